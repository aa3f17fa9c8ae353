import { OpenError, quoted } from '../errors';
import type { TextFacts } from '../plan';

/** What people call ids that are no words. */
const PADDING = ['<pad>', '[PAD]', '<PAD>', 'PAD', '<padding>', '_PAD_'];
const UNKNOWN = ['<unk>', '[UNK]', '<UNK>', '<OOV>', '<oov>', 'OOV', 'UNK', '<unknown>', '<UNKNOWN>', '_UNK_'];
const START = ['<start>', '<START>', '<sos>', '<bos>', '<s>'];
const MOST_WORDS = 5_000_000;

/** Ids of words from an object, checked. @throws OpenError when an id is no whole number from 0 on */
export function idsOf(file: string, entries: Iterable<readonly [string, unknown]>): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [word, id] of entries) {
    const number = typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
      throw new OpenError(`${file} gives ${quoted(word)} the id ${quoted(id)}: whole numbers from 0 on are needed.`);
    }
    ids.set(word, number);
    if (ids.size > MOST_WORDS)
      throw new OpenError(`${file} lists more than ${MOST_WORDS} words: give only those that have ids.`);
  }
  return ids;
}

/** The word list itself, and what its entries that are no words say. */
export function factsOfIds(words: ReadonlyMap<string, number>): TextFacts {
  const find = (names: readonly string[]): number | undefined => {
    const name = names.find((each) => words.has(each));
    return name === undefined ? undefined : words.get(name);
  };
  const [padId, unknown] = [find(PADDING), find(UNKNOWN)];
  return { words, ...(padId !== undefined && { padId }), ...(unknown !== undefined && { unknown }) };
}

/** The start token's id, where the word list names one. */
export function startIn(words: ReadonlyMap<string, number>): number | undefined {
  const name = START.find((each) => words.has(each));
  return name === undefined ? undefined : words.get(name);
}

/** Whether an entry stands for padding, the start or what is unknown, and no text can hold it. */
export function isSpecial(word: string): boolean {
  return word === '' || [...PADDING, ...UNKNOWN, ...START].includes(word);
}
