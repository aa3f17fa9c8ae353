import { isolated, shortened } from '../text/spelling';
import type { Token } from '../text/token';
import { nameOf } from './token-name';

/** A pasted "word" may be a megabyte; a sentence has room for this much of it. */
const MOST_CHARACTERS = 40;

/** The word of a step as a sentence names it: special tokens in plain words, endless ones cut, others from right to left set apart. */
export function wordAt(tokens: readonly Token[], step: number): string {
  return isolated(shortened(nameOf(tokens[step]!), MOST_CHARACTERS));
}
