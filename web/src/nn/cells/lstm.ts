import { activate, slope } from '../activation';
import { activated, expectUnit, makeSum } from '../explain';
import type { Cell, CellDefinition, CellWeights, RecurrentGradients, StepRecord } from './cell';
import { Matrix } from '../matrix';
import { addOuter } from './simple-rnn';

/**
 * Long short-term memory, as Keras has it (Hochreiter & Schmidhuber 1997, with a forget gate):
 * `c_t = f∘c_{t−1} + i∘g`, `s_t = o∘tanh(c_t)`; gates i, f, o and candidate g from `U x_t + W s_{t−1} + b`, in Keras' order
 * i, f, g, o. The carry is s, then c.
 */
export class Lstm implements Cell {
  readonly units: number;
  readonly width: number;
  readonly carrySize: number;
  readonly innerNames = ['inputGate', 'forgetGate', 'candidate', 'outputGate'];
  readonly backwardNeedsInner = true;
  readonly #forward: Matrix;
  readonly #back: Matrix;
  readonly #squashed: Float64Array;

  constructor(private readonly weights: CellWeights) {
    this.units = weights.units;
    this.width = 4 * this.units;
    this.carrySize = 2 * this.units;
    this.#forward = Matrix.transposed(weights.recurrentKernel, this.units, this.width);
    this.#back = Matrix.of(weights.recurrentKernel, this.units, this.width);
    this.#squashed = new Float64Array(this.units);
  }

  forward(
    inputs: Float32Array,
    at: number,
    carry: Float64Array,
    next: Float64Array,
    inner: Float64Array,
    innerAt: number,
  ): void {
    const { units, width } = this;
    const { activation, recurrentActivation } = this.weights;
    this.#forward.multiply(carry, 0, inner, innerAt);
    for (let j = 0; j < width; j++) inner[innerAt + j]! += inputs[at + j]!;
    const [forgetAt, candidateAt, outputAt] = [innerAt + units, innerAt + 2 * units, innerAt + 3 * units];
    activate(recurrentActivation, inner, innerAt, 2 * units);
    activate(activation, inner, candidateAt, units);
    activate(recurrentActivation, inner, outputAt, units);
    for (let j = 0; j < units; j++) {
      const memory = inner[forgetAt + j]! * carry[units + j]! + inner[innerAt + j]! * inner[candidateAt + j]!;
      next[units + j] = memory;
      next[j] = memory;
    }
    activate(activation, next, 0, units);
    for (let j = 0; j < units; j++) next[j] = next[j]! * inner[outputAt + j]!;
  }

  backward(
    { carry, next, inner, innerAt }: StepRecord,
    gradient: Float64Array,
    sums: Float64Array,
    sumsAt: number,
    weights: RecurrentGradients | null,
  ): void {
    const { units, width } = this;
    const { activation, recurrentActivation } = this.weights;
    const squashed = this.#squashed;
    for (let j = 0; j < units; j++) squashed[j] = next[units + j]!;
    activate(activation, squashed, 0, units);
    for (let j = 0; j < units; j++) {
      const input = inner[innerAt + j]!;
      const forget = inner[innerAt + units + j]!;
      const candidate = inner[innerAt + 2 * units + j]!;
      const output = inner[innerAt + 3 * units + j]!;
      const state = gradient[j]!;
      const memory = gradient[units + j]! + state * output * slope(activation, squashed[j]!);
      sums[sumsAt + j] = memory * candidate * slope(recurrentActivation, input);
      sums[sumsAt + units + j] = memory * carry[units + j]! * slope(recurrentActivation, forget);
      sums[sumsAt + 2 * units + j] = memory * input * slope(activation, candidate);
      sums[sumsAt + 3 * units + j] = state * squashed[j]! * slope(recurrentActivation, output);
      gradient[units + j] = memory * forget;
    }
    if (weights) addOuter(weights.recurrentKernel, units, carry, 0, sums, sumsAt, width);
    this.#back.multiply(sums, sumsAt, gradient, 0);
  }
}

const SUMS = [
  { name: 'inputGate', letter: 'i' },
  { name: 'forgetGate', letter: 'f' },
  { name: 'candidate', letter: 'g' },
  { name: 'outputGate', letter: 'o' },
] as const;

export const lstm: CellDefinition = {
  className: 'LSTM',
  sums: SUMS.map(({ name }) => name),
  isRecurrentSum: true,
  make: (weights) => new Lstm(weights),
  explain(weights, { x, state, memory: before }, unit) {
    expectUnit(weights, unit);
    const sums = SUMS.map((sum, gate) => makeSum(weights, sum, gate, x, state, unit));
    const [i, f, g, o] = sums.map(({ value }) => value) as [number, number, number, number];
    const c = f * before[unit]! + i * g;
    const { activation } = weights;
    const value = o * activated(activation, c);
    return {
      sums,
      blends: [
        {
          makes: 'memory',
          equation: 'c_t = f · c_t-1 + i · g',
          terms: [
            [{ value: f }, { value: before[unit]! }],
            [{ value: i }, { value: g }],
          ],
          value: c,
        },
        {
          makes: 'state',
          equation: `s_t = o · ${activation}( c_t )`,
          terms: [[{ value: o }, { value: c, through: activation }]],
          value,
        },
      ],
      state: value,
    };
  },
  equation: ({ activation }) => [
    'i , f , o = σ( U x_t + W s_t-1 + b )',
    `g = ${activation}( U x_t + W s_t-1 + b )`,
    'c_t = f ∘ c_t-1 + i ∘ g',
    `s_t = o ∘ ${activation}( c_t )`,
  ],
};
