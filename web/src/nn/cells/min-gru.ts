import { activate, slope } from '../activation';
import { expectUnit, makeSum } from '../explain';
import type { Cell, CellDefinition, CellWeights, StepRecord } from './cell';

/**
 * minGRU (Feng et al. 2024, "Were RNNs all we needed?"): `s_t = (1 − z)∘s_{t−1} + z∘g`, with gate `z = σ(U_z x + b_z)` and
 * candidate `g = U_g x + b_g` from the input alone: there is no W.
 */
class MinGru implements Cell {
  readonly units: number;
  readonly width: number;
  readonly carrySize: number;
  readonly innerNames = ['updateGate', 'candidate'];
  readonly backwardNeedsInner = true;

  constructor(private readonly weights: CellWeights) {
    this.units = this.carrySize = weights.units;
    this.width = 2 * this.units;
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
    for (let j = 0; j < width; j++) inner[innerAt + j] = inputs[at + j]!;
    activate(this.weights.recurrentActivation, inner, innerAt, units);
    activate(this.weights.activation, inner, innerAt + units, units);
    for (let j = 0; j < units; j++) {
      const update = inner[innerAt + j]!;
      next[j] = (1 - update) * carry[j]! + update * inner[innerAt + units + j]!;
    }
  }

  backward({ carry, inner, innerAt }: StepRecord, gradient: Float64Array, sums: Float64Array, sumsAt: number): void {
    const { units } = this;
    for (let j = 0; j < units; j++) {
      const update = inner[innerAt + j]!;
      const candidate = inner[innerAt + units + j]!;
      sums[sumsAt + j] = gradient[j]! * (candidate - carry[j]!) * slope(this.weights.recurrentActivation, update);
      sums[sumsAt + units + j] = gradient[j]! * update * slope(this.weights.activation, candidate);
      gradient[j]! *= 1 - update;
    }
  }
}

const UPDATE = { name: 'updateGate', letter: 'z' };
const CANDIDATE = { name: 'candidate', letter: 'g' };

/**
 * A minGRU is stored as a GRU without recurrent weights, so that stock TensorFlow.js opens it. Keras' update gate keeps the old
 * state where minGRU's lets the new one in, so its sums have the other sign: σ(−a) = 1 − σ(a).
 */
function fromStored({
  units,
  activation,
  recurrentActivation,
  kernel,
  recurrentKernel,
  bias,
}: CellWeights): CellWeights {
  if (recurrentKernel.some((weight) => weight !== 0)) {
    throw new RangeError('card.json calls a layer MinGRU whose recurrent weights are not zero');
  }
  const rows = kernel.length / bias.length;
  const taken = (from: Float32Array, row: number): number[] => [
    ...Array.from(from.subarray(row * 3 * units, row * 3 * units + units), (weight) => -weight),
    ...from.subarray(row * 3 * units + 2 * units, (row + 1) * 3 * units),
  ];
  return {
    kind: 'min-gru',
    units,
    activation,
    recurrentActivation,
    resetAfter: false,
    kernel: Float32Array.from(Array.from({ length: rows }, (_, row) => taken(kernel, row)).flat()),
    recurrentKernel: new Float32Array(0),
    bias: Float32Array.from(taken(bias, 0)),
    recurrentBias: null,
  };
}

export const minGru: CellDefinition = {
  className: 'MinGRU',
  sums: [UPDATE.name, CANDIDATE.name],
  isRecurrentSum: false,
  fromStored,
  make: (weights) => new MinGru(weights),
  explain(weights, { x, state }, unit) {
    expectUnit(weights, unit);
    const update = makeSum(weights, UPDATE, 0, x, state, unit);
    const candidate = makeSum(weights, CANDIDATE, 1, x, state, unit);
    const [z, g, before] = [update.value, candidate.value, state[unit]!];
    const value = (1 - z) * before + z * g;
    const terms = [
      [{ value: 1 - z }, { value: before, isBefore: true }],
      [{ value: z }, { value: g }],
    ];
    const blend = { makes: 'state', equation: 's_t = ( 1 − z ) · s_t-1 + z · g', terms, value } as const;
    return { sums: [update, candidate], blends: [blend], state: value };
  },
  equation: () => ['z = σ( U x_t + b )', 'g = U x_t + b', 's_t = ( 1 − z ) ∘ s_t-1 + z ∘ g'],
};
