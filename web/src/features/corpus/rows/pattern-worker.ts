/**
 * Matches a pattern against texts in a thread of its own: one such as `/(a+)+$/` may never finish with a single text, and nothing but the end of
 * its thread stops it.
 */
import { matcherOf } from '../../../corpus/slices';

export interface PatternQuestion {
  readonly pattern: string;
  readonly texts: readonly string[];
}

onmessage = ({ data: { pattern, texts } }: MessageEvent<PatternQuestion>) => {
  const matches = matcherOf(pattern);
  postMessage(Uint8Array.from(texts, (text) => Number(matches(text))));
};
