import { isReadWord, type Token } from '../text/token';

/** In place of an id: a word that the vocabulary lacks. */
export const UNKNOWN_WORD = -1;
/** In place of an id: a step that is no word of the text, such as the start token or padding. */
export const NO_WORD = -2;

/**
 * The id of each step that is a word of the vocabulary. A word may have any id: in some vocabularies 0 is one, in others padding.
 *
 * Example: start token, "good" with id 9, a word it lacks → −2, 9, −1.
 */
export function wordIdsOf(tokens: readonly Token[]): Int32Array {
  return Int32Array.from(tokens, (token) =>
    token.kind === 'word' ? token.id : isReadWord(token) ? UNKNOWN_WORD : NO_WORD,
  );
}
