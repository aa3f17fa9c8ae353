/** Free places for every taken one, at least: short searches for little memory. */
const ROOM = 2;
/** FNV-1a, 32 bits (Fowler, Noll & Vo). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The hash of nothing: where a scan begins. */
export const EMPTY_HASH = FNV_OFFSET;

/** The hash after one more UTF-16 unit. */
export function extendHash(hash: number, codeUnit: number): number {
  return Math.imul(hash ^ codeUnit, FNV_PRIME);
}

/**
 * Ids of words, found in the middle of a text: a `Map` would need each word cut out and hashed again, which takes longer than
 * everything else that reading does to find words. Open addressing with linear search.
 */
export class WordTable {
  /** Id + 1; 0 where free. */
  readonly #places: Int32Array;
  readonly #mask: number;

  /**
   * @param words by id
   * @param isWord false for entries that name no word and are never found
   * @throws RangeError when a word stands twice
   */
  constructor(
    private readonly words: readonly string[],
    isWord: (word: string) => boolean,
  ) {
    const size = 2 ** Math.ceil(Math.log2(ROOM * words.length + 1));
    this.#places = new Int32Array(size);
    this.#mask = size - 1;
    for (let id = 0; id < words.length; id++) {
      const word = words[id]!;
      if (!isWord(word)) continue;
      const place = this.#placeOf(word, 0, word.length, hashOf(word));
      const earlier = this.#places[place]! - 1;
      if (earlier >= 0) throw new RangeError(`vocabulary has "${word}" twice, at ids ${earlier} and ${id}`);
      this.#places[place] = id + 1;
    }
  }

  /** The id of the word from `start` to before `end` of a text, whose hash this is; −1 when there is none. */
  find(text: string, start: number, end: number, hash: number): number {
    return this.#places[this.#placeOf(text, start, end, hash)]! - 1;
  }

  /** Where that word is, or the free place where it would be. */
  #placeOf(text: string, start: number, end: number, hash: number): number {
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const id = this.#places[place]! - 1;
      if (id < 0 || isAt(text, start, end, this.words[id]!)) return place;
    }
  }
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (text.charCodeAt(start + i) !== word.charCodeAt(i)) return false;
  return true;
}

export function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < word.length; i++) hash = extendHash(hash, word.charCodeAt(i));
  return hash;
}
