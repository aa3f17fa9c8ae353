import type { FinalPlane } from '../../../corpus/final-plane';
import type { Window } from '../../../plot/corpus-map';

/** One step of a zoom. */
export const ZOOM = 1.6;
/** The plane as a whole is at most so many times as wide as what is seen of it. */
const MOST_ZOOM = 500;

/** Which part of a plane is seen. Another plane begins as a whole. */
export class MapWindow {
  readonly #plane: () => FinalPlane | null;
  #zoomed = $state.raw<{ readonly plane: FinalPlane; readonly window: Window } | null>(null);

  constructor(plane: () => FinalPlane | null) {
    this.#plane = plane;
  }

  /** The rectangle that holds all points, and the line where the verdict turns. */
  readonly whole = $derived.by(() => {
    const plane = this.#plane();
    return plane && boundsOf(plane);
  });
  readonly isZoomed = $derived.by(() => this.#zoomed !== null && this.#zoomed.plane === this.#plane());
  readonly now = $derived.by(() => (this.isZoomed ? this.#zoomed!.window : this.whole));

  /** Shows a part of the plane, or all of it. */
  show(window: Window | null): void {
    const plane = this.#plane();
    if (!plane || !this.whole) return;
    const least = (this.whole.right - this.whole.left) / MOST_ZOOM;
    if (window && window.right - window.left < least) return;
    const isWhole = !window || window.right - window.left >= this.whole.right - this.whole.left;
    this.#zoomed = isWhole ? null : { plane, window };
  }

  /** Makes everything so many times as large; a place of the plane, by default the middle, stays where it is. */
  zoom(times: number, at: readonly [x: number, y: number] | null = null): void {
    const { now } = this;
    if (!now) return;
    const [x, y] = at ?? [(now.left + now.right) / 2, (now.low + now.high) / 2];
    this.show({
      left: x - (x - now.left) / times,
      right: x + (now.right - x) / times,
      low: y - (y - now.low) / times,
      high: y + (now.high - y) / times,
    });
  }

  /** Moves what is seen by shares of its own size. */
  move(across: number, up: number): void {
    if (!this.isZoomed) return;
    const { left, right, low, high } = this.now!;
    const [x, y] = [across * (right - left), up * (high - low)];
    this.show({ left: left + x, right: right + x, low: low + y, high: high + y });
  }
}

function boundsOf({ x: xs, y: ys }: FinalPlane): Window {
  let [left, right, low, high] = [0, 0, Infinity, -Infinity];
  for (let row = 0; row < xs.length; row++) {
    const [x, y] = [xs[row]!, ys[row]!];
    if (Number.isNaN(x)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return { left, right: right > left ? right : left + 1, low, high: high > low ? high : low + 1 };
}
