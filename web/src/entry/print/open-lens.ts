/** Of a second text that a lens compares with. */
const MOST_CHARACTERS = 300;
/** Not printed: controls, what only a screen reader says, and the heading, which the handout sets itself. */
const LEFT_OUT = [
  ...[
    'h2',
    'button.pill:not(dd > *)',
    'label:has([type=text])',
    'input',
    'fieldset',
    'summary',
    'details:not([open])',
    'details:has([role=region])',
  ],
  ...['.visually-hidden', '[data-screen]'],
].join();

/** CSS pixels between the margins of a Letter page, which is lower than A4. */
const PAGE_HEIGHT = 952;

/**
 * Replaces what is in a place by the open lens: its parts marked `data-paper`. Leaves the place as it is while the lens still waits for
 * figures, and where the handout would become longer than a page.
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

/** A copy of a part of the page, without its controls. */
function copyOf(part: HTMLElement): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement;
  fillIn(part, copy);
  for (const control of copy.querySelectorAll(LEFT_OUT)) control.remove();
  return copy;
}

/** Writes what was chosen and typed into the copy as plain text: cloned controls forget it. */
function fillIn(part: Element, copy: Element): void {
  const selects = [...copy.querySelectorAll('select')];
  for (const [index, select] of [...part.querySelectorAll('select')].entries()) {
    const words = document.createElement('b');
    const chosen = select.selectedOptions[0]?.text ?? '';
    words.textContent = ` ${chosen}`;
    const copied = selects[index]!;
    const label = copied.parentElement!;
    copied.replaceWith(words);
    // A label "Unit" before the choice "unit 6" would say it twice.
    if (chosen.toLowerCase().startsWith(label.firstChild!.textContent!.trim().toLowerCase()))
      label.replaceChildren(words);
  }
  const boxes = [...copy.querySelectorAll('textarea')];
  for (const [index, { value }] of [...part.querySelectorAll('textarea')].entries()) {
    const words = document.createElement('div');
    words.style.fontFamily = 'var(--serif)';
    words.textContent = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
    boxes[index]!.replaceWith(words);
  }
}
