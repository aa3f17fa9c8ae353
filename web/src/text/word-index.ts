import { isSeparator, lowerCased } from './words';

/** FNV-1a, 32 bits. */
const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;
/** Places a word: few of them are asked for twice. */
const PLACES_A_WORD = 4;

/** Finds the ids of a text's words where they stand, without cutting them out: `forEachWord` and `Vocabulary.idOf` in one, for many texts. */
export class WordIndex {
  /** By hash: 1 + the number of a word, or 0. A power of two of them. */
  readonly #table: Int32Array;
  /** All words' UTF-16 units, one word behind the other. */
  readonly #units: Uint16Array;
  /** Words + 1: where each begins in `#units`. */
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;

  /** @param words with their ids, each once */
  constructor(words: Iterable<readonly [string, number]>) {
    const entries = Array.from(words);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(PLACES_A_WORD * entries.length + 1)));
    this.#units = new Uint16Array(entries.reduce((sum, [word]) => sum + word.length, 0));
    this.#starts = new Int32Array(entries.length + 1);
    this.#ids = new Int32Array(entries.length);
    let at = 0;
    for (const [k, [word, id]] of entries.entries()) {
      this.#ids[k] = id;
      let hash = HASH_START;
      for (let i = 0; i < word.length; i++) {
        const unit = (this.#units[at++] = word.charCodeAt(i));
        hash = Math.imul(hash ^ unit, HASH_PRIME);
      }
      this.#starts[k + 1] = at;
      let place = this.#placeOf(hash);
      while (this.#table[place] !== 0) place = (place + 1) & (this.#table.length - 1);
      this.#table[place] = k + 1;
    }
  }

  /**
   * Visits each word's id, in their order; of a word that the index lacks, -1 and the word.
   */
  forEachId(text: string, visit: (id: number, missing: string) => void): void {
    const { lower } = lowerCased(text, 0);
    const length = lower.length;
    for (let at = 0; at < length;) {
      let unit = lower.charCodeAt(at);
      if (isSeparator(unit)) {
        at++;
        continue;
      }
      const start = at;
      let hash = HASH_START;
      do {
        hash = Math.imul(hash ^ unit, HASH_PRIME);
        unit = ++at < length ? lower.charCodeAt(at) : 0;
      } while (at < length && !isSeparator(unit));
      const id = this.#find(hash, lower, start, at);
      visit(id, id < 0 ? lower.slice(start, at) : '');
    }
  }

  #find(hash: number, text: string, start: number, end: number): number {
    const [table, starts, units] = [this.#table, this.#starts, this.#units];
    for (let place = this.#placeOf(hash); ; place = (place + 1) & (table.length - 1)) {
      const word = table[place]! - 1;
      if (word < 0) return -1;
      const from = starts[word]!;
      if (starts[word + 1]! - from !== end - start) continue;
      let i = start;
      while (i < end && text.charCodeAt(i) === units[from + i - start]) i++;
      if (i === end) return this.#ids[word]!;
    }
  }

  /** The high bits of a product have heard of every unit. */
  #placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }
}
