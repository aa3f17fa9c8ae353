import { copyOf } from '../export/sheet';

/** A page between its margins: of Letter, which is less high than A4. In CSS pixels. */
const PAGE_HEIGHT = 952;

/**
 * Puts the open lens, of which the parts marked `data-paper` are for paper, in the place of what is there: where all of it is known, and
 * the page stays one page.
 *
 * @param title of the lens
 * @param place in the handout
 */
export function carryOpenLens(title: string, place: HTMLElement): void {
  const lens = document.getElementById('lens');
  if (!lens || lens.querySelector('[aria-busy="true"], [role=alert]')) return;
  const parts = [...copyOf(lens).querySelectorAll('[data-paper]')];
  if (parts.length === 0) return;
  const before = [...place.childNodes];
  const heading = document.createElement('h2');
  heading.textContent = title;
  place.replaceChildren(heading, ...parts);
  for (const picture of place.querySelectorAll('svg[role=img]')) {
    if (picture.closest('figure')) continue;
    // On the page its name is only heard: an introduction stands above it there.
    const caption = document.createElement('p');
    caption.textContent = picture.getAttribute('aria-label');
    picture.before(caption);
  }
  place.classList.add('carried');
  if (place.closest('article')!.scrollHeight <= PAGE_HEIGHT) return;
  place.replaceChildren(...before);
  place.classList.remove('carried');
}
