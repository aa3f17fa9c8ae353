import { prefersReducedMotion } from 'svelte/motion';
import { placeBeside, scrollToShow, type Box, type Place } from './placement';

/** Between a note and what it speaks of, in pixels. */
const GAP = 14;
/** Between that and the ring around it. */
export const RING = 6;
/** How often the page is scrolled to one stop at most. */
const MOST_TRIES = 4;

/** Where a target and its note are on the page; the note's place is null while it is a sheet at the bottom of the window. */
export interface Stand {
  readonly thing: Box | null;
  readonly place: Place | null;
}

/**
 * Places a note beside its target, again whenever one of them changes its size, and scrolls both into view. The page may
 * grow while it scrolls, so this checks again when scrolling ends. It stops scrolling as soon as the visitor acts.
 *
 * @returns ends it
 */
export function standBeside(
  note: HTMLElement,
  element: HTMLElement | null,
  isAtBottom: boolean,
  onstand: (stand: Stand) => void,
): () => void {
  const stopped = new AbortController();
  let isOnTheWay = false;
  let tries = MOST_TRIES;

  function arrange(): void {
    const thing = element && boxOf(element);
    const room = { width: document.documentElement.clientWidth, height: innerHeight };
    const size = { width: note.offsetWidth, height: note.offsetHeight };
    const place = thing && !isAtBottom ? placeBeside(thing, size, room, GAP) : null;
    onstand({ thing, place });
    if (!thing || tries === 0 || isOnTheWay) return;
    // Limits the distance to the page's end: a scroll that moves nothing would never report `scrollend`.
    const by = Math.trunc(Math.min(distanceTo(thing, place, size.height), leftBelow()));
    if (by === 0) return;
    tries--;
    isOnTheWay = true;
    scrollBy({ top: by, behavior: prefersReducedMotion.current ? 'instant' : 'smooth' });
  }
  const observer = new ResizeObserver(arrange);
  for (const watched of [note, document.body, document.documentElement, ...(element ? [element] : [])])
    observer.observe(watched);
  const { signal } = stopped;
  const arrive = (): void => {
    isOnTheWay = false;
    arrange();
  };
  document.addEventListener('scrollend', arrive, { signal });
  for (const deed of ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const)
    document.addEventListener(deed, () => (tries = 0), { signal, passive: true, capture: true });
  return () => {
    observer.disconnect();
    stopped.abort();
  };
}

/** How far the page can still be scrolled down, in pixels. */
function leftBelow(): number {
  return document.documentElement.scrollHeight - innerHeight - scrollY;
}

function boxOf(element: HTMLElement): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY, width, height };
}

/** By how much the page must be scrolled to show a thing and, beside it or below all, a note of that height. */
function distanceTo(thing: Box, place: Place | null, noteHeight: number): number {
  const [top, bottom] = [thing.top - RING - scrollY, thing.top + thing.height + RING - scrollY];
  if (!place) return Math.round(scrollToShow(top, bottom, innerHeight - noteHeight, GAP));
  const noteTop = place.top - scrollY;
  const preferred = place.side === 'below' ? 'end' : 'beginning';
  const [from, to] = [Math.min(top, noteTop), Math.max(bottom, noteTop + noteHeight)];
  return Math.round(scrollToShow(from, to, innerHeight, GAP - RING, preferred));
}
