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
  /** The inner value it becomes, by the names of `Cell.innerNames`; `state` where it is the state. */
  readonly name: string;
  /** The letter it has in the equations. */
  readonly letter: string;
  /** The unit's row of U times x. */
  readonly input: readonly Product[];
  /** Its row of W times the last state, or times what the reset gate let through of it; empty without a W. */
  readonly recurrent: readonly Product[];
  /** Whether W was multiplied with what a reset gate let through. */
  readonly isReset: boolean;
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

/** A number in an equation of `Blend`: itself; `before`, the unit's state at the last step; or what an activation made of it. */
export interface Factor {
  readonly value: number;
  readonly isBefore?: boolean;
  readonly through?: Activation;
}

/** How gates blend two numbers into the unit's memory or state: a sum of products. */
export interface Blend {
  readonly makes: 'state' | 'memory';
  /** In the notation of `CellDefinition.equation`. */
  readonly equation: string;
  readonly terms: readonly (readonly Factor[])[];
  readonly value: number;
}

/** What a step was given. */
export interface StepInput {
  /** Input size: x. */
  readonly x: Float32Array;
  /** Units: the state before. */
  readonly state: Float32Array;
  /** Units: the LSTM's cell memory before; not looked at for other cells. */
  readonly memory: Float32Array;
}

/** How one unit got its value at one step: its sums, then what the gates make of them. */
export interface UnitStep {
  readonly sums: readonly UnitSum[];
  /** None where the only sum is the state. */
  readonly blends: readonly Blend[];
  readonly state: number;
}

/** How a cell names one of its sums. */
export interface SumName {
  readonly name: string;
  readonly letter: string;
}

/**
 * One sum of one unit. It is computed from the weights as they are, apart from the code that reads, so that one can be held
 * against the other.
 *
 * @param gate which sum, in Keras' order
 * @param state what W is multiplied with
 * @param reset what the recurrent side is multiplied with, where a reset gate acts after the product; or null
 * @param isReset whether `state` is what a reset gate let through
 */
export function makeSum(
  weights: CellWeights,
  { name, letter }: SumName,
  gate: number,
  x: Float32Array,
  state: Float32Array,
  unit: number,
  reset: number | null = null,
  isReset = false,
): UnitSum {
  const { kernel, recurrentKernel, bias, recurrentBias, units } = weights;
  const column = gate * units + unit;
  const input = products(kernel, bias.length, column, x);
  const recurrent = recurrentKernel.length > 0 ? products(recurrentKernel, bias.length, column, state) : [];
  const [inputTotal, recurrentTotal] = [addUp(input), addUp(recurrent)];
  const secondBias = recurrentBias?.[column] ?? 0;
  const terms: { name: TermName; value: number }[] = [{ name: 'input', value: inputTotal }];
  if (reset !== null) terms.push({ name: 'reset', value: reset * (recurrentTotal + secondBias) });
  else if (recurrent.length > 0) terms.push({ name: 'recurrent', value: recurrentTotal });
  terms.push({ name: 'bias', value: bias[column]! });
  if (reset === null && recurrentBias) terms.push({ name: 'recurrentBias', value: secondBias });
  const total = terms.reduce((sum, { value }) => sum + value, 0);
  const activation = name.endsWith('Gate') ? weights.recurrentActivation : weights.activation;
  const value = activated(activation, total);
  return { name, letter, input, recurrent, isReset, inputTotal, recurrentTotal, terms, total, activation, value };
}

/** @throws RangeError when there is no such unit */
export function expectUnit({ units }: CellWeights, unit: number): void {
  if (!(unit >= 0 && unit < units)) throw new RangeError(`there is no unit ${unit}: the cell has ${units}`);
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
