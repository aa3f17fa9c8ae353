import { InputTable, logitsOf, runSimpleRnn, sigmoid } from '../core/recurrence';
import type { Token } from '../core/token';
import { applyRule, type Vocabulary } from '../core/vocabulary';
import type { Card } from './card';
import type { Weights } from './weights';

/** Everything a network did with one text. */
export interface Reading {
  readonly text: string;
  /** One token a step. */
  readonly tokens: readonly Token[];
  /** Words the network's limit cut off. */
  readonly skipped: readonly Token[];
  /** Steps × units, row-major. */
  readonly states: Float32Array;
  /** Steps: `V s_t + c`, before the sigmoid. */
  readonly logits: Float64Array;
  /** Steps: P(positive) after each step. */
  readonly outputs: Float32Array;
  /** The last output; what the network says before the first step when there is no step. */
  readonly probability: number;
}

/** A trained network, ready to read. */
export class Network {
  #inputs: InputTable | null;

  constructor(
    readonly card: Card,
    readonly vocabulary: Vocabulary,
    readonly weights: Weights,
  ) {
    const { cell, embeddings } = weights;
    this.#inputs = new InputTable(embeddings, cell.kernel, cell.bias);
  }

  get units(): number {
    return this.weights.cell.units;
  }

  /**
   * Reads a text: synchronous, causal, and the same numbers as Keras to float32 rounding.
   *
   * @throws TypeError after `dispose`
   */
  read(text: string): Reading {
    if (this.#inputs === null) throw new TypeError(`network "${this.card.id}" was disposed and cannot read`);
    const { tokens, skipped } = applyRule(this.vocabulary.tokenise(text), this.card.reading, text.length);
    const ids = Int32Array.from(tokens, (token) => token.id);
    this.#inputs.prepare(ids);
    const states = new Float32Array(ids.length * this.units);
    runSimpleRnn(this.weights.cell, this.#inputs, ids, states);
    const logits = logitsOf(this.weights.readout, states);
    const outputs = Float32Array.from(logits, sigmoid);
    const probability = outputs.at(-1) ?? sigmoid(this.weights.readout.bias);
    return { text, tokens, skipped, states, logits, outputs, probability };
  }

  /** Lets go of what the network holds. A disposed network does not read again. */
  dispose(): void {
    this.#inputs = null;
  }
}
