import type { Head, Readout } from './head';
import { readoutOf } from './head';
import { Layer, type LayerWeights } from './layer';
import { isStepwise, sizeAfter, stepsAfter, type PlainLayer } from './plain-layer';
import type { Pooling } from './pooling';

/** Everything a network learned. */
export interface NetworkWeights {
  /** Vocabulary × embedding size. */
  readonly embeddings: Float32Array;
  readonly embeddingSize: number;
  /** From the words up; none where the head reads embedded words. */
  readonly layers: readonly LayerWeights[];
  /** Layers without memory between the last recurrent layer and the pooling; none where it is missing. */
  readonly above?: readonly PlainLayer[];
  readonly pooling: Pooling | null;
  /** Whether a mean counts masked steps, too, because a layer dropped the mask. */
  readonly poolsMasked?: boolean;
  /** Without pooling: whether the head reads what stands at the last word, also of a cell that began there. */
  readonly readsLastStep?: boolean;
  /** Layers without memory between what is read of the states and the head; none where it is missing. */
  readonly hidden?: readonly PlainLayer[];
  readonly head: Head;
}

/** A network's layers one above the other, ready to be recorded on a `Tape`. */
export class Stack {
  readonly layers: readonly Layer[];
  /** Numbers a step that come out of the last layer. */
  readonly size: number;
  /** Numbers a step that are pooled, or read. */
  readonly readSize: number;
  /** Where the head has two classes. */
  readonly readout: Readout | null;
  /** Whether what it says after a step depends on nothing behind that step. */
  readonly isCausal: boolean;

  /** @param maskedId the id whose steps are masked, or null for none */
  constructor(
    readonly weights: NetworkWeights,
    readonly maskedId: number | null,
  ) {
    const { above = [], hidden = [], head, pooling } = weights;
    this.layers = weights.layers.map(
      (layer, index) => new Layer(layer, index === 0 && !layer.before?.length ? weights.embeddings : null),
    );
    this.size = this.layers.at(-1)?.size ?? weights.embeddingSize;
    this.readSize = above.reduce((size, layer) => sizeAfter(layer, size), this.size);
    const isLinear = above.length === 0 && hidden.length === 0 && pooling !== 'flatten';
    this.readout = head.per === 'text' && isLinear ? readoutOf(head) : null;
    this.isCausal = pooling !== 'flatten' && above.every(isStepwise) && this.layers.every((layer) => layer.isCausal);
  }

  /** Steps of a layer, for a text of `length` steps. */
  stepsOf(layer: number, length: number): number {
    let steps = length;
    for (const { before } of this.layers.slice(0, layer + 1)) {
      for (const plain of before) steps = stepsAfter(plain, steps);
    }
    return steps;
  }

  /** Whether every layer has one step a word. */
  get stepsAreWords(): boolean {
    return this.layers.every(({ before }) =>
      before.every(
        (layer) => isStepwise(layer) || (layer.kind === 'convolve' && layer.stride === 1 && layer.padding !== 'valid'),
      ),
    );
  }

  /** Ids the embedding has rows for. */
  get vocabularySize(): number {
    return this.weights.embeddings.length / this.weights.embeddingSize;
  }
}
