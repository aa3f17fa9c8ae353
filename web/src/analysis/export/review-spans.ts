import { isReadWord } from '../../text/token';
import type { Token } from '../../text/token';

/** A piece of the visitor's text. */
export interface ReviewSpan {
  readonly text: string;
  /** The step at which it was read as a word; null for what lies between words, and for words that were not read. */
  readonly step: number | null;
  readonly isSkipped: boolean;
}

/**
 * The text as it was written, word by word.
 *
 * @param tokens one a step
 * @param skipped words that the network did not read
 * @param most UTF-16 units; the text is cut before the word that would go beyond
 */
export function reviewSpans(
  text: string,
  tokens: readonly Token[],
  skipped: readonly Token[],
  most: number,
): { readonly spans: readonly ReviewSpan[]; readonly isCut: boolean } {
  const words = [
    ...tokens.flatMap((token, step) => (isReadWord(token) ? [{ ...token, at: step as number | null }] : [])),
    ...skipped.map((token) => ({ ...token, at: null })),
  ].sort((a, b) => a.start - b.start);
  const spans: ReviewSpan[] = [];
  let place = 0;
  for (const { start, end, at } of words) {
    if (end > most) return { spans, isCut: true };
    if (start > place) spans.push({ text: text.slice(place, start), step: null, isSkipped: false });
    spans.push({ text: text.slice(start, end), step: at, isSkipped: at === null });
    place = end;
  }
  const isCut = text.length > most;
  if (place < text.length)
    spans.push({ text: text.slice(place, isCut ? most : undefined), step: null, isSkipped: false });
  return { spans, isCut };
}
