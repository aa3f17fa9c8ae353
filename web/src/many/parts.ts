import type { Card } from '../network/card';
import type { Network } from '../network/network';
import type { NetworkWeights } from '../nn/stack';

/** What a network is made of, as it can be sent to another thread. */
export interface Parts {
  readonly card: Card;
  readonly words: readonly string[];
  readonly weights: NetworkWeights;
  readonly masksZero: boolean;
}

export function partsOf({ card, vocabulary, weights, masksZero }: Network): Parts {
  return { card, words: vocabulary.words, weights, masksZero };
}
