import { parseProgress, STOPS, type Progress, type Stop } from './tour-stops';

/** Where progress is kept in the visitor's browser. */
const KEPT = 'unrolled-tour';

/** The tour of the page: how far the visitor has come, kept in this browser so that it goes on there and asks only once. */
class Tour {
  progress = $state<Progress>(kept());
  isOpen = $state(false);
  /** The stop that is shown, from 0. */
  place = $state(0);
  stop = $derived<Stop>(STOPS[this.place]!);
  isLast = $derived(this.place === STOPS.length - 1);

  /** Begins, or goes on where the visitor left. */
  open(): void {
    this.#go(typeof this.progress === 'number' ? this.progress : 0);
    this.isOpen = true;
  }

  /** Shows one stop. */
  show(stop: Stop): void {
    this.#go(STOPS.indexOf(stop));
    this.isOpen = true;
  }

  moveBy(stops: number): void {
    this.#go(Math.max(0, Math.min(this.place + stops, STOPS.length - 1)));
  }

  /** Closes; the tour can go on later. */
  leave(): void {
    this.isOpen = false;
  }

  /** Closes for good: the page does not offer it again by itself. */
  finish(): void {
    this.isOpen = false;
    this.#keep('done');
  }

  #go(place: number): void {
    this.place = place;
    if (this.progress !== 'done') this.#keep(place);
  }

  #keep(progress: Progress): void {
    this.progress = progress;
    try {
      localStorage.setItem(KEPT, String(progress));
    } catch {
      // Storage is forbidden or full: the page asks again at the next visit, and no more is lost.
    }
  }
}

/** The page's one tour: this file is fetched with the first part that needs it. */
export const pageTour = new Tour();

function kept(): Progress {
  try {
    return parseProgress(localStorage.getItem(KEPT));
  } catch {
    // Storage is forbidden here: everybody is new.
    return 'new';
  }
}
