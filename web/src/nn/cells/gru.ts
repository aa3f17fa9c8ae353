import { activate, slope } from '../activation';
import { expectUnit, makeSum } from '../explain';
import type { Cell, CellDefinition, CellWeights, RecurrentGradients, StepRecord } from './cell';
import { Matrix } from '../matrix';

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
  readonly backwardNeedsInner = true;
  /** W of z and r. */
  readonly #gates: Matrix;
  /** W of g. */
  readonly #candidate: Matrix;
  readonly #gatesBack: Matrix;
  readonly #candidateBack: Matrix;
  readonly #recurrentBias: Float64Array;
  /** Scratch: gradients of the recurrent sums of z, r and g. */
  readonly #recurrentSums: Float64Array;
  /** Scratch: what of the gradient goes past the gates, and what goes back through the candidate. */
  readonly #direct: Float64Array;
  readonly #passed: Float64Array;

  constructor(private readonly weights: CellWeights) {
    this.units = this.carrySize = weights.units;
    this.width = 3 * this.units;
    const [gates, candidate] = splitColumns(weights.recurrentKernel, this.units, 2 * this.units, this.width);
    this.#gates = Matrix.transposed(gates, this.units, 2 * this.units);
    this.#candidate = Matrix.transposed(candidate, this.units, this.units);
    this.#gatesBack = Matrix.of(gates, this.units, 2 * this.units);
    this.#candidateBack = Matrix.of(candidate, this.units, this.units);
    this.#recurrentBias = Float64Array.from(weights.recurrentBias ?? new Float32Array(this.width));
    this.#recurrentSums = new Float64Array(this.width);
    this.#direct = new Float64Array(this.units);
    this.#passed = new Float64Array(this.units);
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
    const bias = this.#recurrentBias;
    const [resetAt, candidateAt, productAt] = [innerAt + units, innerAt + 2 * units, innerAt + 3 * units];
    this.#gates.multiply(carry, 0, inner, innerAt);
    for (let j = 0; j < 2 * units; j++) inner[innerAt + j]! += inputs[at + j]! + bias[j]!;
    activate(recurrentActivation, inner, innerAt, 2 * units);
    if (resetAfter) {
      this.#candidate.multiply(carry, 0, inner, productAt);
      for (let j = 0; j < units; j++) {
        inner[productAt + j]! += bias[2 * units + j]!;
        inner[candidateAt + j] = inner[resetAt + j]! * inner[productAt + j]!;
      }
    } else {
      for (let j = 0; j < units; j++) inner[productAt + j] = inner[resetAt + j]! * carry[j]!;
      this.#candidate.multiply(inner, productAt, inner, candidateAt);
    }
    for (let j = 0; j < units; j++) inner[candidateAt + j]! += inputs[at + 2 * units + j]!;
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
    const { units } = this;
    const { activation, recurrentActivation, resetAfter } = this.weights;
    const recurrent = this.#recurrentSums;
    const direct = this.#direct;
    const passed = this.#passed;
    const [resetAt, candidateAt, productAt] = [innerAt + units, innerAt + 2 * units, innerAt + 3 * units];
    const [resetSums, candidateSums] = [sumsAt + units, sumsAt + 2 * units];
    for (let j = 0; j < units; j++) {
      const update = inner[innerAt + j]!;
      const candidate = inner[candidateAt + j]!;
      sums[sumsAt + j] = gradient[j]! * (carry[j]! - candidate) * slope(recurrentActivation, update);
      sums[candidateSums + j] = gradient[j]! * (1 - update) * slope(activation, candidate);
      direct[j] = gradient[j]! * update;
      // With `resetAfter`, what comes back through the candidate's block of W has been through r.
      passed[j] = resetAfter ? sums[candidateSums + j]! * inner[resetAt + j]! : sums[candidateSums + j]!;
    }
    this.#candidateBack.multiply(passed, 0, gradient, 0);
    for (let j = 0; j < units; j++) {
      const reset = inner[resetAt + j]!;
      const actedOn = resetAfter ? sums[candidateSums + j]! * inner[productAt + j]! : gradient[j]! * carry[j]!;
      sums[resetSums + j] = actedOn * slope(recurrentActivation, reset);
      direct[j]! += resetAfter ? gradient[j]! : gradient[j]! * reset;
      recurrent[j] = sums[sumsAt + j]!;
      recurrent[units + j] = sums[resetSums + j]!;
      recurrent[2 * units + j] = passed[j]!;
    }
    if (weights) this.#addWeights(weights, carry, inner, productAt);
    this.#gatesBack.multiply(recurrent, 0, gradient, 0);
    for (let k = 0; k < units; k++) gradient[k]! += direct[k]!;
  }

  #addWeights(
    { recurrentKernel, recurrentBias }: RecurrentGradients,
    carry: Float64Array,
    inner: Float64Array,
    productAt: number,
  ): void {
    const { units, width } = this;
    const recurrent = this.#recurrentSums;
    for (let k = 0; k < units; k++) {
      // What the candidate's block of W was multiplied with: the state, or what r let through of it.
      const candidateInput = this.weights.resetAfter ? carry[k]! : inner[productAt + k]!;
      for (let j = 0; j < width; j++) {
        recurrentKernel[k * width + j]! += (j < 2 * units ? carry[k]! : candidateInput) * recurrent[j]!;
      }
    }
    if (recurrentBias) for (let j = 0; j < width; j++) recurrentBias[j]! += recurrent[j]!;
  }
}

const UPDATE = { name: 'updateGate', letter: 'z' };
const RESET = { name: 'resetGate', letter: 'r' };
const CANDIDATE = { name: 'candidate', letter: 'g' };

export const gru: CellDefinition = {
  className: 'GRU',
  sums: [UPDATE.name, RESET.name, CANDIDATE.name],
  isRecurrentSum: true,
  make: (weights) => new Gru(weights),
  explain(weights, { x, state }, unit) {
    expectUnit(weights, unit);
    const update = makeSum(weights, UPDATE, 0, x, state, unit);
    const reset = makeSum(weights, RESET, 1, x, state, unit);
    // Without `resetAfter`, each number of the state goes through its own unit's reset gate before W sees it.
    const through = (): Float32Array => state.map((value, k) => makeSum(weights, RESET, 1, x, state, k).value * value);
    const candidate = weights.resetAfter
      ? makeSum(weights, CANDIDATE, 2, x, state, unit, reset.value)
      : makeSum(weights, CANDIDATE, 2, x, through(), unit, null, true);
    const [z, g, before] = [update.value, candidate.value, state[unit]!];
    const value = z * before + (1 - z) * g;
    const terms = [
      [{ value: z }, { value: before, isBefore: true }],
      [{ value: 1 - z }, { value: g }],
    ];
    const blend = { makes: 'state', equation: 's_t = z · s_t-1 + ( 1 − z ) · g', terms, value } as const;
    return { sums: [update, reset, candidate], blends: [blend], state: value };
  },
  equation: ({ activation, resetAfter }) => [
    'z , r = σ( U x_t + W s_t-1 + b )',
    `g = ${activation}( U x_t + ${resetAfter ? 'r ∘ ( W s_t-1 )' : 'W ( r ∘ s_t-1 )'} + b )`,
    's_t = z ∘ s_t-1 + ( 1 − z ) ∘ g',
  ],
};

/** Two matrices side by side, taken apart. @param matrix rows × width, row-major */
function splitColumns(matrix: Float32Array, rows: number, at: number, width: number): [Float32Array, Float32Array] {
  const left = new Float32Array(rows * at);
  const right = new Float32Array(rows * (width - at));
  for (let row = 0; row < rows; row++) {
    left.set(matrix.subarray(row * width, row * width + at), row * at);
    right.set(matrix.subarray(row * width + at, (row + 1) * width), row * (width - at));
  }
  return [left, right];
}
