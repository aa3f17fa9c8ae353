/** Lines at the top of vocabulary.txt that name no word: `<pad>`, `<start>`, `<unknown>` and, for IMDB ids, `<unused>`. */
const isSpecial = (line: string): boolean => line.startsWith('<') && line.endsWith('>');
const REQUIRED_SPECIALS = ['<pad>', '<start>', '<unknown>'] as const;

/**
 * The words a network knows. Line *k* of vocabulary.txt, from 0, is the word with id *k*. For the IMDB networks "the", the
 * most frequent word, is id 4: three special ids and one that is never used come before it.
 */
export class Vocabulary {
  readonly words: readonly string[];
  readonly #ids: Map<string, number>;

  /**
   * A vocabulary whose ids are given: nothing is asked of the first ones.
   *
   * @param ids of each word
   * @param names of ids that are no words, such as that of padding
   */
  static of(ids: ReadonlyMap<string, number>, names: ReadonlyMap<number, string> = new Map()): Vocabulary {
    return new Vocabulary(namesOf(ids, names), new Map(ids));
  }

  /**
   * @param words by id
   * @param ids where they are not the words' places: see `of`
   * @throws RangeError when the first three lines are not `<pad>`, `<start>`, `<unknown>`, or a word stands twice.
   */
  constructor(words: readonly string[], ids?: Map<string, number>) {
    this.#ids = ids ?? new Map<string, number>();
    this.words = words;
    if (ids) return;
    for (const [id, special] of REQUIRED_SPECIALS.entries()) {
      if (words[id] !== special) {
        throw new RangeError(`vocabulary line ${id} is "${words[id] ?? ''}", and must be "${special}"`);
      }
    }
    // By place, and not by `entries()`: this runs once, over all words, before anything is optimised.
    for (let id = 0; id < words.length; id++) {
      const word = words[id]!;
      if (isSpecial(word)) continue;
      const earlier = this.#ids.get(word);
      if (earlier !== undefined) throw new RangeError(`vocabulary has "${word}" twice, at ids ${earlier} and ${id}`);
      this.#ids.set(word, id);
    }
  }

  get size(): number {
    return this.words.length;
  }

  /** Every word that has an id, with it. */
  get entries(): Iterable<readonly [string, number]> {
    return this.#ids;
  }

  /** The id of a lower-case word, or undefined when the network does not know it. */
  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }
}

/** The lines of vocabulary.txt: one word each, in the order of ids. */
export function wordsOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The word of each id; an id without one has an empty name. */
function namesOf(ids: ReadonlyMap<string, number>, names: ReadonlyMap<number, string>): string[] {
  const last = Math.max(
    -1,
    ...names.keys(),
    ids.size > 0 ? [...ids.values()].reduce((most, id) => Math.max(most, id)) : -1,
  );
  const all = new Array<string>(last + 1).fill('');
  for (const [word, id] of ids) all[id] = word;
  for (const [id, name] of names) all[id] = name;
  return all;
}
