import { activate, type Activation } from './activation';
import type { CellWeights } from './cells/cell';

/** A weight, and what it is multiplied with. */
export interface Product {
  readonly weight: number;
  readonly value: number;
  readonly product: number;
}

/** `reset` is r·(W s + b′), where a reset gate acts on the recurrent side. */
export type TermName = 'input' | 'recurrent' | 'reset' | 'bias' | 'recurrentBias';

/** One sum of one unit, product by product. */
export interface UnitSum {
  /** The inner value it becomes, by the names of `Cell.innerNames`; `state` for a SimpleRNN. */
  readonly name: string;
  /** The unit's row of U times x. */
  readonly input: readonly Product[];
  /** Its row of W times the last state, or times what the reset gate let through of it. */
  readonly recurrent: readonly Product[];
  /** What the products add up to. */
  readonly inputTotal: number;
  readonly recurrentTotal: number;
  /** What `total` is the sum of. */
  readonly terms: readonly { readonly name: TermName; readonly value: number }[];
  readonly total: number;
  readonly activation: Activation;
  /** The activation of the total. */
  readonly value: number;
}

/** What a step was given. */
export interface StepInput {
  /** Embedding size: x. */
  readonly x: Float32Array;
  /** Units: the state before. */
  readonly state: Float32Array;
  /** Units: the LSTM's cell memory before; not looked at for other cells. */
  readonly memory: Float32Array;
}

/** How one unit got its value at one step. */
export interface UnitStep {
  readonly sums: readonly UnitSum[];
  /** LSTM: the unit's cell memory after the step; null for other cells. */
  readonly memory: number | null;
  readonly state: number;
}

/** The sums each kind of cell makes, in Keras' order. */
export const SUM_NAMES = {
  'simple-rnn': ['state'],
  gru: ['updateGate', 'resetGate', 'candidate'],
  lstm: ['inputGate', 'forgetGate', 'candidate', 'outputGate'],
} as const;

/**
 * Takes one unit's step apart into its products. It is computed from the weights as they are, apart from the code that reads,
 * so that one can be held against the other.
 *
 * @throws RangeError when there is no such unit
 */
export function unitStep(weights: CellWeights, given: StepInput, unit: number): UnitStep {
  if (!(unit >= 0 && unit < weights.units)) {
    throw new RangeError(`there is no unit ${unit}: the cell has ${weights.units}`);
  }
  if (weights.kind === 'simple-rnn') {
    const sum = makeSum(weights, given.x, given.state, unit, 0);
    return { sums: [sum], memory: null, state: sum.value };
  }
  if (weights.kind === 'gru') return gruStep(weights, given, unit);
  const sums = SUM_NAMES.lstm.map((_, gate) => makeSum(weights, given.x, given.state, unit, gate));
  const [input, forget, candidate, output] = sums.map(({ value }) => value) as [number, number, number, number];
  const memory = forget * given.memory[unit]! + input * candidate;
  return { sums, memory, state: output * activated(weights.activation, memory) };
}

function gruStep(weights: CellWeights, { x, state }: StepInput, unit: number): UnitStep {
  const update = makeSum(weights, x, state, unit, 0);
  const reset = makeSum(weights, x, state, unit, 1);
  const candidate = weights.resetAfter
    ? makeSum(weights, x, state, unit, 2, reset.value)
    : // Each number of the state goes through its own unit's reset gate before W sees it.
      makeSum(
        weights,
        x,
        state.map((value, k) => makeSum(weights, x, state, k, 1).value * value),
        unit,
        2,
      );
  return {
    sums: [update, reset, candidate],
    memory: null,
    state: update.value * state[unit]! + (1 - update.value) * candidate.value,
  };
}

/** @param reset what the recurrent side is multiplied with, where a reset gate acts after the product; or null */
function makeSum(
  weights: CellWeights,
  x: Float32Array,
  state: Float32Array,
  unit: number,
  gate: number,
  reset: number | null = null,
): UnitSum {
  const { kind, kernel, recurrentKernel, bias, recurrentBias, units } = weights;
  const column = gate * units + unit;
  const input = products(kernel, bias.length, column, x);
  const recurrent = products(recurrentKernel, bias.length, column, state);
  const [inputTotal, recurrentTotal] = [addUp(input), addUp(recurrent)];
  const secondBias = recurrentBias?.[column] ?? 0;
  const terms: { name: TermName; value: number }[] = [{ name: 'input', value: inputTotal }];
  if (reset !== null) terms.push({ name: 'reset', value: reset * (recurrentTotal + secondBias) });
  else terms.push({ name: 'recurrent', value: recurrentTotal });
  terms.push({ name: 'bias', value: bias[column]! });
  if (reset === null && recurrentBias) terms.push({ name: 'recurrentBias', value: secondBias });
  const total = terms.reduce((sum, { value }) => sum + value, 0);
  const name = SUM_NAMES[kind][gate]!;
  const isGate = name.endsWith('Gate');
  const activation = isGate ? weights.recurrentActivation : weights.activation;
  const value = activated(activation, total);
  return { name, input, recurrent, inputTotal, recurrentTotal, terms, total, activation, value };
}

/** @param matrix values.length × width: the transposed row is its column */
function products(matrix: Float32Array, width: number, column: number, values: Float32Array): Product[] {
  return Array.from(values, (value, k) => {
    const weight = matrix[k * width + column]!;
    return { weight, value, product: weight * value };
  });
}

function addUp(all: readonly Product[]): number {
  return all.reduce((sum, { product }) => sum + product, 0);
}

/** An activation's value at one number. */
export function activated(activation: Activation, value: number): number {
  const one = Float64Array.of(value);
  activate(activation, one, 0, 1);
  return one[0]!;
}
