import type { Reading } from 'unrolled';
import { isReadWord } from '../../../text/token';
import { isChineseWord, LONGEST_CHINESE_WORD } from './chinese-kinds';

/** What is changed: the word at the cursor. In a Chinese text it may have several characters, and so several steps. */
export interface Place {
  readonly word: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Its first and last step. */
  readonly first: number;
  readonly last: number;
}

/** Whether a reading is of Chinese characters. */
export function readsChinese({ network }: Reading): boolean {
  return network.card.tokeniser.kind === 'chinese';
}

/**
 * The word at a step: the longest of our Chinese words that covers it, else the token itself. Null where no word is read.
 * Example: in 不好看, the place of both 好 and 看 is 好看.
 */
export function placeAt(reading: Reading, step: number): Place | null {
  const token = reading.tokens[step];
  if (!token || !isReadWord(token)) return null;
  if (readsChinese(reading)) {
    for (let length = LONGEST_CHINESE_WORD; length > 1; length--) {
      for (let first = Math.max(0, step - length + 1); first <= step; first++) {
        const place = placeOf(reading, first, first + length - 1);
        if (place && isChineseWord(place.word)) return place;
      }
    }
  }
  return placeOf(reading, step, step);
}

/** Tokens that stand side by side in the text; null where something is between them. */
function placeOf({ tokens }: Reading, first: number, last: number): Place | null {
  const own = tokens.slice(first, last + 1);
  if (last >= tokens.length || !own.every(isReadWord)) return null;
  if (own.some(({ start }, k) => k > 0 && start !== own[k - 1]!.end)) return null;
  return { word: own.map(({ text }) => text).join(''), start: own[0]!.start, end: own.at(-1)!.end, first, last };
}
