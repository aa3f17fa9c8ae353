import { PAD_ID, UNKNOWN_ID, type ReadingRule, type Token, type TokenisedText } from './token';
import { hashOf, WordTable } from '../core/word-table';
import { forEachWord } from './words';

/** Lines at the top of vocabulary.txt that name no word: `<pad>`, `<start>`, `<unknown>` and, for IMDB ids, `<unused>`. */
const isSpecial = (line: string): boolean => line.startsWith('<') && line.endsWith('>');
const REQUIRED_SPECIALS = ['<pad>', '<start>', '<unknown>'] as const;

/**
 * The words a network knows. Line *k* of vocabulary.txt, from 0, is the word with id *k*. For the IMDB networks "the", the
 * most frequent word, is id 4: three special ids and one that is never used come before it.
 */
export class Vocabulary {
  readonly words: readonly string[];
  readonly #table: WordTable;

  /** @throws RangeError when the first three lines are not `<pad>`, `<start>`, `<unknown>`, or a word stands twice. */
  constructor(words: readonly string[]) {
    for (const [id, special] of REQUIRED_SPECIALS.entries()) {
      if (words[id] !== special) {
        throw new RangeError(`vocabulary line ${id} is "${words[id] ?? ''}", and must be "${special}"`);
      }
    }
    this.words = words;
    this.#table = new WordTable(words, (word) => !isSpecial(word));
  }

  /** Reads vocabulary.txt. */
  static parse(text: string): Vocabulary {
    return new Vocabulary(wordsOf(text));
  }

  get size(): number {
    return this.words.length;
  }

  /** The id of a lower-case word, or undefined when the network does not know it. */
  idOf(word: string): number | undefined {
    const id = this.#table.find(word, 0, word.length, hashOf(word));
    return id < 0 ? undefined : id;
  }

  /** The tokens of every word of `text` from UTF-16 offset `from` on (0, or right after white space), after `tokens`. */
  tokenise(text: string, from = 0, tokens: Token[] = []): Token[] {
    forEachWord(
      text,
      ({ lower, at, until, hash, start, end }) => {
        const id = this.#table.find(lower, at, until, hash);
        const known = id >= 0;
        // A known word is the vocabulary's own string: nothing is cut out of the text.
        const word = known ? this.words[id]! : lower.slice(at, until);
        tokens.push({ text: word, start, end, id: known ? id : UNKNOWN_ID, known });
      },
      from,
    );
    return tokens;
  }
}

/** The lines of vocabulary.txt: one word each, in the order of ids. */
export function wordsOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What stands before the first word: the start token, where the network has one. */
export function startTokens({ start_token }: ReadingRule): Token[] {
  return start_token === null ? [] : [{ text: '<start>', start: 0, end: 0, id: start_token, known: true }];
}

/** Whether a network with this rule reads this many ids, start token included, as they are: nothing cut, nothing padded. */
export function readsAsItIs(count: number, { max_words: limit, pad_to: padTo }: ReadingRule): boolean {
  return (limit === null || count <= limit) && (padTo === null || count >= padTo);
}

/**
 * What a network with this rule reads, step by step. `max_words` counts the start token, as Keras does when it loads IMDB
 * and then cuts: a text too long for `keep: "last"` loses its start token first.
 *
 * @param all start token and words; returned as they are when nothing is cut or padded
 */
export function applyRule(all: readonly Token[], rule: ReadingRule, textLength: number): TokenisedText {
  const { max_words: limit, keep, pad_to: padTo } = rule;
  if (readsAsItIs(all.length, rule)) return { tokens: all, skipped: [] };
  const isCut = limit !== null && all.length > limit;
  const cut = isCut ? all.length - limit : 0;
  const tokens = keep === 'first' ? all.slice(0, all.length - cut) : all.slice(cut);
  const dropped = keep === 'first' ? all.slice(all.length - cut) : all.slice(0, cut);
  while (padTo !== null && tokens.length < padTo) {
    tokens.push({ text: '<pad>', start: textLength, end: textLength, id: PAD_ID, known: true });
  }
  return { tokens, skipped: dropped.filter((token) => token.end > token.start) };
}
