import { activate, slope } from './activation';
import { dot, transposed, type Cell, type CellWeights, type RecurrentGradients, type StepRecord } from './cell';

/**
 * Gated recurrent unit, as Keras has it (Cho et al. 2014): `s_t = z∘s_{t−1} + (1 − z)∘g`, with update gate z, reset gate r
 * and candidate g, in Keras' order z, r, g.
 *
 * The reset gate acts on the state before the recurrent product, `g = f(U x + W (r∘s) + b)`, or with `resetAfter` on the
 * product, `g = f(U x + b + r∘(W s + b'))`. The inner value `product` is what r lets through or what it acts on: `r∘s`
 * in the first form, `W s + b'` of the candidate in the second.
 */
export class Gru implements Cell {
  readonly units: number;
  readonly width: number;
  readonly carrySize: number;
  readonly innerNames = ['updateGate', 'resetGate', 'candidate', 'product'];
  readonly #rows: Float64Array;
  readonly #back: Float64Array;
  readonly #recurrentBias: Float64Array;
  /** Gradients of the recurrent sums of z, r and g. */
  readonly #recurrentSums: Float64Array;
  readonly #direct: Float64Array;

  constructor(private readonly weights: CellWeights) {
    this.units = this.carrySize = weights.units;
    this.width = 3 * this.units;
    this.#rows = transposed(weights.recurrentKernel, this.units, this.width);
    this.#back = Float64Array.from(weights.recurrentKernel);
    this.#recurrentBias = Float64Array.from(weights.recurrentBias ?? new Float32Array(this.width));
    this.#recurrentSums = new Float64Array(this.width);
    this.#direct = new Float64Array(this.units);
  }

  forward(
    inputs: Float32Array,
    at: number,
    carry: Float64Array,
    next: Float64Array,
    inner: Float64Array,
    innerAt: number,
  ): void {
    const { units } = this;
    const { activation, recurrentActivation, resetAfter } = this.weights;
    const rows = this.#rows;
    const bias = this.#recurrentBias;
    for (let j = 0; j < 2 * units; j++) {
      inner[innerAt + j] = inputs[at + j]! + dot(rows, j, carry, 0, units) + bias[j]!;
    }
    activate(recurrentActivation, inner, innerAt, 2 * units);
    const [resetAt, candidateAt, productAt] = [innerAt + units, innerAt + 2 * units, innerAt + 3 * units];
    if (!resetAfter) for (let j = 0; j < units; j++) inner[productAt + j] = inner[resetAt + j]! * carry[j]!;
    for (let j = 0; j < units; j++) {
      const row = 2 * units + j;
      let recurrent: number;
      if (resetAfter) {
        const product = dot(rows, row, carry, 0, units) + bias[row]!;
        inner[productAt + j] = product;
        recurrent = inner[resetAt + j]! * product;
      } else {
        recurrent = dot(rows, row, inner, productAt, units);
      }
      inner[candidateAt + j] = inputs[at + row]! + recurrent;
    }
    activate(activation, inner, candidateAt, units);
    for (let j = 0; j < units; j++) {
      const update = inner[innerAt + j]!;
      next[j] = update * carry[j]! + (1 - update) * inner[candidateAt + j]!;
    }
  }

  backward(
    { carry, inner, innerAt }: StepRecord,
    gradient: Float64Array,
    sums: Float64Array,
    sumsAt: number,
    weights: RecurrentGradients | null,
  ): void {
    const { units, width } = this;
    const { activation, recurrentActivation, resetAfter } = this.weights;
    const recurrent = this.#recurrentSums;
    const direct = this.#direct;
    const [resetAt, candidateAt, productAt] = [innerAt + units, innerAt + 2 * units, innerAt + 3 * units];
    const [updateSums, resetSums, candidateSums] = [sumsAt, sumsAt + units, sumsAt + 2 * units];
    for (let j = 0; j < units; j++) {
      const update = inner[innerAt + j]!;
      const candidate = inner[candidateAt + j]!;
      sums[updateSums + j] = gradient[j]! * (carry[j]! - candidate) * slope(recurrentActivation, update);
      sums[candidateSums + j] = gradient[j]! * (1 - update) * slope(activation, candidate);
      direct[j] = gradient[j]! * update;
    }
    for (let j = 0; j < units; j++) {
      const reset = inner[resetAt + j]!;
      // ∂/∂r is the candidate's gradient times what r acts on; before the product, that passes back through W.
      const passed = resetAfter
        ? sums[candidateSums + j]! * inner[productAt + j]!
        : this.#throughCandidate(j, sums, candidateSums) * carry[j]!;
      if (!resetAfter) direct[j]! += this.#throughCandidate(j, sums, candidateSums) * reset;
      sums[resetSums + j] = passed * slope(recurrentActivation, reset);
      recurrent[j] = sums[updateSums + j]!;
      recurrent[units + j] = sums[resetSums + j]!;
      recurrent[2 * units + j] = resetAfter ? sums[candidateSums + j]! * reset : 0;
    }
    if (weights) this.#addWeights(weights, carry, inner, productAt, sums, candidateSums);
    for (let k = 0; k < units; k++) gradient[k] = direct[k]! + dot(this.#back, k, recurrent, 0, width);
  }

  /** ∂/∂(r∘s)_k: the candidate's gradients through row k of its block of W. */
  #throughCandidate(k: number, sums: Float64Array, candidateSums: number): number {
    const { units, width } = this;
    let sum = 0;
    for (let j = 0; j < units; j++) sum += this.#back[k * width + 2 * units + j]! * sums[candidateSums + j]!;
    return sum;
  }

  #addWeights(
    { recurrentKernel, recurrentBias }: RecurrentGradients,
    carry: Float64Array,
    inner: Float64Array,
    productAt: number,
    sums: Float64Array,
    candidateSums: number,
  ): void {
    const { units, width } = this;
    const { resetAfter } = this.weights;
    const recurrent = this.#recurrentSums;
    for (let k = 0; k < units; k++) {
      for (let j = 0; j < width; j++) recurrentKernel[k * width + j]! += carry[k]! * recurrent[j]!;
      if (resetAfter) continue;
      const product = inner[productAt + k]!;
      for (let j = 0; j < units; j++) {
        recurrentKernel[k * width + 2 * units + j]! += product * sums[candidateSums + j]!;
      }
    }
    if (recurrentBias) for (let j = 0; j < width; j++) recurrentBias[j]! += recurrent[j]!;
  }
}
