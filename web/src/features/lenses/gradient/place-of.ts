import type { Token } from 'unrolled';
import { lenses } from '../words';
import { wordAt } from '../../../ui/word-at';

/** A token's name in the pictures of gradients: the start token is the start of the text. */
export function placeOf(token: Token): string {
  return token.kind === 'start' ? lenses.gradient.start : wordAt([token], 0);
}
