import { activate, slope } from './activation';
import { dot, transposed, type Cell, type CellWeights, type RecurrentGradients, type StepRecord } from './cell';

/** `s_t = f(U x_t + W s_{t−1} + b)`. Its inner value is the summand `W s_{t−1}`. */
export class SimpleRnn implements Cell {
  readonly units: number;
  readonly width: number;
  readonly carrySize: number;
  readonly innerNames = ['recurrent'];
  readonly #rows: Float64Array;
  readonly #back: Float64Array;

  constructor(private readonly weights: CellWeights) {
    this.units = this.width = this.carrySize = weights.units;
    this.#rows = transposed(weights.recurrentKernel, this.units, this.units);
    this.#back = Float64Array.from(weights.recurrentKernel);
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
    const rows = this.#rows;
    for (let j = 0; j < units; j++) {
      const recurrent = dot(rows, j, carry, 0, units);
      inner[innerAt + j] = recurrent;
      next[j] = inputs[at + j]! + recurrent;
    }
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
    for (let k = 0; k < units; k++) gradient[k] = dot(this.#back, k, sums, sumsAt, units);
  }
}

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
