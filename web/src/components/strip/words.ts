import { m } from '../../messages';

/** A token's text; special tokens in plain words. */
export function nameOf(text: string): string {
  if (text === '<start>') return m.startToken;
  return text === '<pad>' ? m.padToken : text;
}
