import { activate, slope } from '../activation';
import { expectUnit, makeSum } from '../explain';
import type { Cell, CellDefinition, CellWeights, RecurrentGradients, StepRecord } from './cell';
import { Matrix } from '../matrix';

/** `s_t = f(U x_t + W s_{t−1} + b)`. Its inner value is the summand `W s_{t−1}`. */
export class SimpleRnn implements Cell {
  readonly units: number;
  readonly width: number;
  readonly carrySize: number;
  readonly innerNames = ['recurrent'];
  readonly backwardNeedsInner = false;
  readonly #forward: Matrix;
  readonly #back: Matrix;

  constructor(private readonly weights: CellWeights) {
    this.units = this.width = this.carrySize = weights.units;
    this.#forward = Matrix.transposed(weights.recurrentKernel, this.units, this.units);
    this.#back = Matrix.of(weights.recurrentKernel, this.units, this.units);
  }

  forward(
    inputs: Float32Array,
    at: number,
    carry: Float64Array,
    next: Float64Array,
    inner: Float64Array,
    innerAt: number,
  ): void {
    const units = this.units;
    this.#forward.multiply(carry, 0, inner, innerAt);
    for (let j = 0; j < units; j++) next[j] = inputs[at + j]! + inner[innerAt + j]!;
    activate(this.weights.activation, next, 0, units);
  }

  backward(
    { carry, next }: StepRecord,
    gradient: Float64Array,
    sums: Float64Array,
    sumsAt: number,
    weights: RecurrentGradients | null,
  ): void {
    const { units } = this;
    for (let j = 0; j < units; j++) {
      sums[sumsAt + j] = gradient[j]! * slope(this.weights.activation, next[j]!);
    }
    if (weights) addOuter(weights.recurrentKernel, units, carry, 0, sums, sumsAt, units);
    this.#back.multiply(sums, sumsAt, gradient, 0);
  }
}

const STATE = { name: 'state', letter: 's' };

export const simpleRnn: CellDefinition = {
  className: 'SimpleRNN',
  sums: [STATE.name],
  isRecurrentSum: true,
  make: (weights) => new SimpleRnn(weights),
  explain(weights, { x, state }, unit) {
    expectUnit(weights, unit);
    const sum = makeSum(weights, STATE, 0, x, state, unit);
    return { sums: [sum], blends: [], state: sum.value };
  },
  equation: ({ activation }) => [`s_t = ${activation}( U x_t + W s_t-1 + b )`],
};

/** Adds the outer product of `rows` (from `rowsAt` on, `count` of them) and `columns` (`width` of them) to a matrix. */
export function addOuter(
  matrix: Float64Array,
  count: number,
  rows: Float64Array,
  rowsAt: number,
  columns: Float64Array,
  columnsAt: number,
  width: number,
): void {
  for (let k = 0; k < count; k++) {
    const row = rows[rowsAt + k]!;
    for (let j = 0; j < width; j++) matrix[k * width + j]! += row * columns[columnsAt + j]!;
  }
}
