import type { Head, Readout } from './head';
import { readoutOf } from './head';
import { Layer, type LayerWeights } from './layer';
import type { Pooling } from './pooling';

/** Everything a network learned. */
export interface NetworkWeights {
  /** Vocabulary × embedding size. */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** From the words up; none where the head reads embedded words. */
  readonly layers: readonly LayerWeights[];
  readonly pooling: Pooling | null;
  readonly head: Head;
}

/** A network's layers one above the other, ready to be recorded on a `Tape`. */
export class Stack {
  readonly layers: readonly Layer[];
  /** Numbers a step that come out of the last layer. */
  readonly size: number;
  /** Where the head has two classes. */
  readonly readout: Readout | null;
  /** Whether what it says after a step depends on nothing behind that step. */
  readonly isCausal: boolean;

  /** @param maskedId the id whose steps are masked, or null for none */
  constructor(
    readonly weights: NetworkWeights,
    readonly maskedId: number | null,
  ) {
    this.layers = weights.layers.map((layer, index) => new Layer(layer, index === 0 ? weights.embeddings : null));
    this.size = this.layers.at(-1)?.size ?? weights.embeddingSize;
    this.readout = weights.head.per === 'text' ? readoutOf(weights.head) : null;
    this.isCausal = this.layers.every((layer) => layer.isCausal);
  }

  /** Ids the embedding has rows for. */
  get vocabularySize(): number {
    return this.weights.embeddings.length / this.weights.embeddingSize;
  }
}
