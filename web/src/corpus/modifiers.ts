/**
 * What a word does to the words after it (after Maheswaranathan & Sussillo 2020): windows of the corpus are read with the word and without it,
 * and what each following word did to the logit is compared.
 */

import { seededRandom } from './random';

/** Words after the modifier that are looked at, and words before it that are read for context. */
export const REACH = 10;
const BEFORE = 12;
/** Following words by which modifiers are ranked: most of what a word does, it does there. */
export const NEAR = 3;
const SEED = 23;

/** A place in a text where a word stands, as ids: the text around it with the word, and without. */
export interface Window {
  readonly with: Int32Array;
  readonly without: Int32Array;
  /** The step of the word in `with`; in `without` the word after it stands there. */
  readonly at: number;
}

/**
 * The window around step `at` of a text.
 *
 * @param ids of the text
 * @param hasStart whether the first of them is a start token, which each window then begins with
 */
export function windowAt(ids: Int32Array, at: number, hasStart: boolean): Window {
  const first = hasStart ? 1 : 0;
  const from = Math.max(first, at - BEFORE);
  const to = Math.min(ids.length, at + REACH + 1);
  const start = hasStart ? [ids[0]!] : [];
  return {
    with: Int32Array.from([...start, ...ids.subarray(from, to)]),
    without: Int32Array.from([...start, ...ids.subarray(from, at), ...ids.subarray(at + 1, to)]),
    at: first + at - from,
  };
}

/** How a word changes what following words do. */
export interface Barcode {
  /** Windows that were read. */
  readonly windows: number;
  /** REACH: how many times what it would do without the modifier the k-th word after it does; NaN where there is none. */
  readonly slopes: Float64Array;
  /** REACH: in how many windows there is a k-th word. */
  readonly counts: Uint32Array;
  /** The same for the first three words together, with its standard error. */
  readonly near: number;
  readonly error: number;
  /** What the word itself does to the logit, on the average. */
  readonly own: number;
}

/** Sums over windows, from which a barcode follows. */
export class BarcodeSums {
  /** By how far behind the word: Σ x², Σ x y, Σ y², with x what a word does without the modifier and y what it does with it. */
  readonly #xx = new Float64Array(REACH);
  readonly #xy = new Float64Array(REACH);
  readonly #yy = new Float64Array(REACH);
  readonly #count = new Uint32Array(REACH);
  #windows = 0;
  #own = 0;

  /**
   * Adds a window.
   *
   * @param withIt logits after each step of `window.with`, `without` after each of `window.without`
   * @param before the logit before any step
   */
  add({ at }: Window, withIt: ArrayLike<number>, without: ArrayLike<number>, before: number): void {
    this.#windows++;
    this.#own += withIt[at]! - (at > 0 ? withIt[at - 1]! : before);
    for (let k = 0; k < REACH && at + k < without.length; k++) {
      const y = withIt[at + 1 + k]! - withIt[at + k]!;
      const x = without[at + k]! - (at + k > 0 ? without[at + k - 1]! : before);
      this.#xx[k]! += x * x;
      this.#xy[k]! += x * y;
      this.#yy[k]! += y * y;
      this.#count[k]!++;
    }
  }

  /** Least squares through the origin: y = slope · x. */
  barcode(): Barcode {
    const slopes = this.#xy.map((xy, k) => xy / this.#xx[k]!);
    const near = (sums: ArrayLike<number>): number =>
      Array.from(sums)
        .slice(0, NEAR)
        .reduce((all, sum) => all + sum, 0);
    const [xx, xy, yy, count] = [near(this.#xx), near(this.#xy), near(this.#yy), near(this.#count)];
    const slope = xy / xx;
    const rest = Math.max(0, yy - slope * xy);
    return {
      windows: this.#windows,
      slopes,
      counts: this.#count,
      near: slope,
      error: count > 1 ? Math.sqrt(rest / (count - 1) / xx) : NaN,
      own: this.#own / this.#windows,
    };
  }
}

/** Where a word stands: the text, and the step in it. */
export interface Place {
  readonly row: number;
  readonly step: number;
}

/**
 * Places of each word, at most so many: chosen by chance with a seed, and in a random order, so that the first forty of them are as good a
 * choice. The first places of a table would not do: many tables are sorted by label.
 */
export class Places {
  readonly counts = new Map<number, number>();
  readonly #places = new Map<number, Place[]>();
  readonly #random = seededRandom(SEED);

  constructor(readonly most: number) {}

  /** Adds a text. A place counts only if a word follows. @param hasStart whether the first id is a start token */
  add(row: number, ids: Int32Array, hasStart: boolean): void {
    for (let step = hasStart ? 1 : 0; step < ids.length - 1; step++) {
      const id = ids[step]!;
      const count = (this.counts.get(id) ?? 0) + 1;
      this.counts.set(id, count);
      let places = this.#places.get(id);
      if (!places) this.#places.set(id, (places = []));
      // Each of the places so far is as likely to be kept, and at any position (Fisher and Yates' shuffle, then Vitter's algorithm R).
      const at = Math.floor(this.#random() * count);
      if (places.length < this.most) places.push(places[at] ?? { row, step });
      if (at < places.length) places[at] = { row, step };
    }
  }

  of(id: number): readonly Place[] {
    return this.#places.get(id) ?? [];
  }

  /** Ids by how often they stand in the corpus, the most frequent first. */
  frequent(least: number): number[] {
    return [...this.counts]
      .filter(([, count]) => count >= least)
      .sort((a, b) => b[1] - a[1])
      .map(([id]) => id);
  }
}
