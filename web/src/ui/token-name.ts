import { m } from '../messages';
import type { Token } from '../text/token';

/** A token's text; special tokens in plain words. */
export function nameOf({ kind, text }: Pick<Token, 'kind' | 'text'>): string {
  if (kind === 'start') return m.startToken;
  return kind === 'padding' ? m.padToken : text;
}
