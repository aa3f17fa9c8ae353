import type { Card } from '../card';
import type { Network } from '../network';
import type { NetworkWeights } from '../../nn/stack';

/** What a network is made of, as it can be sent to another thread. */
export interface Parts {
  readonly card: Card;
  /** Null where ids are sent instead of texts. */
  readonly words: readonly string[] | null;
  readonly weights: NetworkWeights;
  readonly masksZero: boolean;
}

export function partsOf({ card, vocabulary, weights, masksZero, hasOwnTokeniser }: Network): Parts {
  return { card, words: hasOwnTokeniser ? null : vocabulary.words, weights, masksZero };
}
