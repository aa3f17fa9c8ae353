import { seededRandom } from './random';
import { NO_WORD } from './word-ids';

const SEED = 23;

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

  /** Adds a text. A place counts only if a word follows. @param words as `wordIdsOf` gives them */
  add(row: number, words: Int32Array): void {
    for (let step = 0; step < words.length - 1; step++) {
      const id = words[step]!;
      if (id < 0 || words[step + 1] === NO_WORD) continue;
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
