/**
 * The recurrence itself, over typed arrays: `s_t = f(U x_t + W s_{t−1} + b)`, `o_t = σ(V s_t + c)`.
 *
 * Matrices are row-major as Keras stores them (input × units), so U is `kernel` transposed. States are kept in float32,
 * as Keras keeps them; sums are made in double.
 */

/** The activations a SimpleRNN may have here, by their Keras names. */
export type Activation = 'tanh' | 'relu' | 'linear' | 'sigmoid';

/** A SimpleRNN layer's weights. */
export interface SimpleRnnWeights {
  readonly cell: 'simple-rnn';
  readonly units: number;
  readonly activation: Activation;
  /** Embedding size × units: U, transposed. */
  readonly kernel: Float32Array;
  /** Units × units: W, transposed. */
  readonly recurrentKernel: Float32Array;
  /** Units. */
  readonly bias: Float32Array;
}

/** The Dense layer that turns a state into one logit. */
export interface Readout {
  /** Units: V. */
  readonly kernel: Float32Array;
  /** c. */
  readonly bias: number;
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

const ACTIVATIONS: Record<Activation, (sum: number) => number> = {
  tanh: Math.tanh,
  relu: (sum) => Math.max(0, sum),
  linear: (sum) => sum,
  sigmoid,
};

/**
 * Embedding and kernel folded into one table: row *id* is `U x_id + b`, made the first time a word is read. A word met
 * again costs one look-up instead of a matrix product.
 */
export class InputTable {
  readonly width: number;
  /** Vocabulary × width; rows are valid once `prepare` was called for their id. */
  readonly rows: Float32Array;
  readonly #isReady: Uint8Array;

  /**
   * @param embeddings vocabulary × embedding size
   * @param kernel embedding size × width
   * @param bias width
   */
  constructor(
    private readonly embeddings: Float32Array,
    private readonly kernel: Float32Array,
    private readonly bias: Float32Array,
  ) {
    this.width = bias.length;
    const size = this.embeddingSize;
    this.#isReady = new Uint8Array(embeddings.length / size);
    this.rows = new Float32Array(this.#isReady.length * this.width);
  }

  get embeddingSize(): number {
    return this.kernel.length / this.width;
  }

  /** @throws RangeError when an id has no row in the embedding. */
  prepare(ids: Int32Array): void {
    for (const id of ids) {
      const isReady = this.#isReady[id];
      if (isReady === 1) continue;
      if (isReady === undefined)
        throw new RangeError(`id ${id} is outside the embedding's ${this.#isReady.length} rows`);
      this.#fill(id);
    }
  }

  #fill(id: number): void {
    const { width, embeddingSize, embeddings, kernel, bias, rows } = this;
    for (let j = 0; j < width; j++) {
      let sum = bias[j]!;
      for (let k = 0; k < embeddingSize; k++) sum += embeddings[id * embeddingSize + k]! * kernel[k * width + j]!;
      rows[id * width + j] = sum;
    }
    this.#isReady[id] = 1;
  }
}

/**
 * Runs a SimpleRNN over ids.
 *
 * @param inputs the folded inputs, prepared for `ids`
 * @param ids steps
 * @param states steps × units, written
 */
export function runSimpleRnn(
  weights: SimpleRnnWeights,
  inputs: InputTable,
  ids: Int32Array,
  states: Float32Array,
): void {
  const { units, recurrentKernel } = weights;
  const activation = ACTIVATIONS[weights.activation];
  for (let t = 0; t < ids.length; t++) {
    const previous = (t - 1) * units;
    const input = ids[t]! * units;
    for (let j = 0; j < units; j++) {
      let sum = inputs.rows[input + j]!;
      if (t > 0) for (let k = 0; k < units; k++) sum += recurrentKernel[k * units + j]! * states[previous + k]!;
      states[t * units + j] = activation(sum);
    }
  }
}

/**
 * The logit after every step: `V s_t + c`.
 *
 * @param states steps × units
 * @returns steps
 */
export function logitsOf(readout: Readout, states: Float32Array): Float64Array {
  const units = readout.kernel.length;
  const logits = new Float64Array(states.length / units);
  for (let t = 0; t < logits.length; t++) {
    let sum = readout.bias;
    for (let j = 0; j < units; j++) sum += readout.kernel[j]! * states[t * units + j]!;
    logits[t] = sum;
  }
  return logits;
}
