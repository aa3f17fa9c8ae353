/** Lines at the top of vocabulary.txt that name no word: `<pad>`, `<start>`, `<unknown>` and, for IMDB ids, `<unused>`. */
const isSpecial = (line: string): boolean => line.startsWith('<') && line.endsWith('>');
const REQUIRED_SPECIALS = ['<pad>', '<start>', '<unknown>'] as const;

/**
 * The words a network knows. Line *k* of vocabulary.txt, from 0, is the word with id *k*. For the IMDB networks "the", the
 * most frequent word, is id 4: three special ids and one that is never used come before it.
 */
export class Vocabulary {
  readonly words: readonly string[];
  readonly #ids = new Map<string, number>();

  /** @throws RangeError when the first three lines are not `<pad>`, `<start>`, `<unknown>`, or a word stands twice. */
  constructor(words: readonly string[]) {
    for (const [id, special] of REQUIRED_SPECIALS.entries()) {
      if (words[id] !== special) {
        throw new RangeError(`vocabulary line ${id} is "${words[id] ?? ''}", and must be "${special}"`);
      }
    }
    this.words = words;
    for (const [id, word] of words.entries()) {
      if (isSpecial(word)) continue;
      const earlier = this.#ids.get(word);
      if (earlier !== undefined) throw new RangeError(`vocabulary has "${word}" twice, at ids ${earlier} and ${id}`);
      this.#ids.set(word, id);
    }
  }

  get size(): number {
    return this.words.length;
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
