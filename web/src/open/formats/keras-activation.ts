import type { Activation } from '../../nn/activation';
import type { PlainActivation } from '../../nn/plain-layer';
import { fieldsOf } from '../file';

const ACTIVATIONS = [
  'tanh',
  'relu',
  'linear',
  'sigmoid',
  'softsign',
  'softplus',
  'elu',
  'selu',
  'relu6',
  'exponential',
] as const satisfies readonly Activation[];
const HARD: readonly Activation[] = ['hard_sigmoid', 'hard_sigmoid_6'];
const PLAIN: readonly PlainActivation[] = ['softmax', 'swish', 'gelu', 'leaky_relu'];
const OTHER_NAMES: Readonly<Record<string, PlainActivation>> = { silu: 'swish', exp: 'exponential', null: 'linear' };

/** The name of an activation, as any version writes it: a word, a class, or a function by its name. */
export function activationName(value: unknown): string {
  if (value === null || value === undefined) return 'linear';
  if (typeof value === 'string') return value;
  const fields = fieldsOf(value);
  const inside = fields?.['config'];
  if (typeof inside === 'string') return inside;
  const name = fieldsOf(inside)?.['name'] ?? fields?.['class_name'];
  return typeof name === 'string' ? name.toLowerCase() : 'unknown';
}

/** Ours for a Keras activation; null where there is none. @param isKeras3 whose `hard_sigmoid` is x / 6 + 0.5 */
export function plainActivation(value: unknown, isKeras3: boolean): PlainActivation | null {
  const written = activationName(value);
  const name = Object.hasOwn(OTHER_NAMES, written) ? OTHER_NAMES[written]! : written;
  if (name === 'hard_sigmoid') return isKeras3 ? 'hard_sigmoid_6' : 'hard_sigmoid';
  return ([...ACTIVATIONS, ...PLAIN] as readonly PlainActivation[]).find((known) => known === name) ?? null;
}

/** The same for a recurrent cell. */
export function cellActivation(value: unknown, isKeras3: boolean): Activation | null {
  const found = plainActivation(value, isKeras3);
  return [...ACTIVATIONS, ...HARD].find((known) => known === found) ?? null;
}
