/** Keras layers without memory: Dense, BatchNormalization, Conv1D, and how their settings are read. */
import type { PlainLayer, Window } from '../../nn/plain-layer';
import { quoted } from '../errors';
import type { PlanLayer, Tensor } from '../plan';
import { plainActivation } from './keras-activation';
import type { KerasLayer } from './keras-config';
import { Blocked, shaped, type LayerContext } from './keras-context';
import type { Part } from './keras-weights';

export const stepwise = (layer: PlainLayer): PlanLayer => ({ kind: 'plain', layer, dropsMask: false });

/** Kernels of a Dense layer are checked later where states of many steps lie side by side: their number is not known yet. */
export function dense(context: LayerContext, { config }: KerasLayer, part: Part, size: number): PlanLayer {
  const outputs = count(config['units']);
  const usesBias = config['use_bias'] !== false;
  const [kernel, bias] = context.weights.take(context.layer, usesBias ? ['kernel', 'bias'] : ['kernel'], part) as [
    Tensor,
    Tensor?,
  ];
  const rows = kernel.shape[0] ?? 0;
  shaped(context, 'kernel', kernel, [rows % Math.max(1, size) === 0 ? rows : size, outputs]);
  if (bias) shaped(context, 'bias', bias, [outputs]);
  const activation = named(context, config['activation']);
  return stepwise({
    kind: 'dense',
    kernel: kernel.values,
    bias: bias?.values ?? new Float32Array(outputs),
    activation,
  });
}

export function named({ isKeras3 }: LayerContext, value: unknown) {
  const found = plainActivation(value, isKeras3);
  if (!found) throw new Blocked(`Its activation is ${quoted(value)}: train it with relu, tanh, sigmoid or softmax.`);
  return found;
}

export function batchNormalization(context: LayerContext, size: number): PlainLayer {
  const { epsilon = 1e-3, scale, center } = context.layer.config;
  const roles = ['moving_mean', 'moving_variance'];
  const [gamma, beta, mean, variance] = scaleAndCentre(context, size, scale !== false, center !== false, roles);
  const factors = gamma!.map((factor, k) => factor / Math.sqrt(variance![k]! + Number(epsilon)));
  return { kind: 'scale', factors, offsets: beta!.map((offset, k) => offset - mean![k]! * factors[k]!) };
}

/** gamma, beta and more, where the layer has them; ones and zeros otherwise. */
export function scaleAndCentre(
  context: LayerContext,
  size: number,
  hasGamma: boolean,
  hasBeta: boolean,
  more: readonly string[],
): Float32Array[] {
  const roles = [...(hasGamma ? ['gamma'] : []), ...(hasBeta ? ['beta'] : []), ...more];
  const found = context.weights.take(context.layer, roles);
  // Behind a Flatten the size is known when the network is built.
  const wanted = size === 0 ? (found[0]?.values.length ?? 0) : size;
  for (const [k, tensor] of found.entries()) shaped(context, roles[k]!, tensor, [wanted]);
  const of = (role: string, usual: number): Float32Array =>
    roles.includes(role) ? found[roles.indexOf(role)]!.values : new Float32Array(wanted).fill(usual);
  return [of('gamma', 1), of('beta', 0), ...more.map((role) => of(role, 0))];
}

export function convolution(context: LayerContext, size: number): PlanLayer {
  const { config } = context.layer;
  const filters = count(config['filters']);
  const groups = config['groups'] ?? 1;
  if (groups !== 1) throw new Blocked(`It has ${quoted(groups)} groups: train it with one.`);
  if (config['data_format'] === 'channels_first')
    throw new Blocked('Its channels come first: train it with channels_last.');
  const width = oneOf(config['kernel_size']);
  const usesBias = config['use_bias'] !== false;
  const [kernel, bias] = context.weights.take(context.layer, usesBias ? ['kernel', 'bias'] : ['kernel']) as [
    Tensor,
    Tensor?,
  ];
  shaped(context, 'kernel', kernel, [width, size, filters]);
  if (bias) shaped(context, 'bias', bias, [filters]);
  const layer: PlainLayer = {
    kind: 'convolve',
    kernel: kernel.values,
    bias: bias?.values ?? new Float32Array(filters),
    activation: named(context, config['activation']),
    dilation: oneOf(config['dilation_rate'] ?? 1),
    ...windowOf(config, width, config['strides'] ?? 1),
  };
  return { kind: 'plain', layer, dropsMask: true };
}

export function windowOf(config: LayerContext['layer']['config'], width: number, strides: unknown): Window {
  const padding = config['padding'] ?? config['border_mode'] ?? 'valid';
  if (padding !== 'valid' && padding !== 'same' && padding !== 'causal') {
    throw new Blocked(`Its padding is ${quoted(padding)}: use valid, same or causal.`);
  }
  return { width, stride: oneOf(strides), padding };
}

/** A size, or a list of one. */
export function oneOf(value: unknown): number {
  return count(Array.isArray(value) ? (value as unknown[])[0] : value);
}

export function count(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new Blocked(`Its settings name the size ${quoted(value)}: a whole number from 1 on is needed.`);
}
