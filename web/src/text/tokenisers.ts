import { forEachWord, isSpace, lowerCased, resumeAt, type Visit } from './words';

/** How a text is cut into the pieces that a vocabulary has ids for. */
export interface Tokeniser {
  /** Visits each piece of `text` from UTF-16 offset `from` on. */
  forEach(text: string, visit: Visit, from?: number): void;
  /** Where reading `after` may begin when `before` was read: what stands before it is cut alike in both. */
  resumeAt(before: string, after: string): number;
}

/** Each code point of the lower-cased text that is not white space. */
function forEachCharacter(text: string, visit: Visit, from = 0): void {
  const { lower, startOf, endOf } = lowerCased(text, from);
  let at = 0;
  for (const character of lower) {
    const end = at + character.length;
    if (!isSpace(character.charCodeAt(0))) visit(character, startOf(at), endOf(end));
    at = end;
  }
}

/** By the `kind` in a card's `tokeniser`. A new one is added here and in `training/text`. */
export const TOKENISERS: Readonly<Record<string, Tokeniser>> = {
  words: { forEach: forEachWord, resumeAt },
  characters: { forEach: forEachCharacter, resumeAt },
};
