import { isReadWord, type Token } from './token';

/** A word or two without a meaning says nothing of the language: the visitor may be half-way through one. */
const LEAST_UNKNOWN = 3;
/** Scripts in which no English word is written. Chinese and Japanese put no spaces: a whole sentence is one word. */
const NOT_LATIN = /[^\P{Letter}\p{Script=Latin}]/u;

/**
 * Whether more than half of the words read were unknown: the text is hardly in the network's language.
 *
 * @param tokens of a reading; the start token and padding do not count
 */
export function isMostlyUnknown(tokens: readonly Token[]): boolean {
  let words = 0;
  let unknown = 0;
  let isForeign = false;
  for (const token of tokens) {
    if (!isReadWord(token)) continue;
    words++;
    if (token.kind === 'word') continue;
    unknown++;
    isForeign ||= NOT_LATIN.test(token.text);
  }
  return unknown * 2 > words && (unknown >= LEAST_UNKNOWN || isForeign);
}
