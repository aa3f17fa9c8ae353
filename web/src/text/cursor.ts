import { isReadWord, type Token } from './token';

/**
 * The step whose word holds a caret position, or the last word before it; step 0 when there is none. Found by halving:
 * offsets rise with the steps.
 *
 * @param offset UTF-16 offset of the caret in the visitor's text
 */
export function stepOfOffset(tokens: readonly Token[], offset: number): number {
  const isPaddedInFront = tokens[0]?.kind === 'padding' && tokens.at(-1)!.kind !== 'padding';
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle]!;
    const isBefore =
      token.kind === 'start' ||
      (token.kind === 'padding' && isPaddedInFront) ||
      (isReadWord(token) && token.start <= offset);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
