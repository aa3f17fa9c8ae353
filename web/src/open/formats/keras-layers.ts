/** One function a Keras layer: what it does when a trained network reads. */
import type { PlainLayer, Window } from '../../nn/plain-layer';
import { ChainError, quoted } from '../errors';
import type { NamedLayer, PlanLayer, Tensor } from '../plan';
import { plainActivation } from './keras-activation';
import type { KerasLayer } from './keras-config';
import { Blocked, shaped, type LayerContext } from './keras-context';
import { bidirectionalLayer, innerLayer, recurrentLayer } from './keras-recurrent';
import type { KerasWeights, Part } from './keras-weights';

/** A layer that is known: what it makes of rows of `size` numbers. Null where it does nothing. */
type Reader = (context: LayerContext, size: number) => PlanLayer | null;

const nothing: Reader = () => null;
const recurrent: Reader = (context, size) => recurrentLayer(context, size);
const bothWays: Reader = (context, size) => bidirectionalLayer(context, size);
const stepwise = (layer: PlainLayer): PlanLayer => ({ kind: 'plain', layer, dropsMask: false });
const acts =
  (name: string): Reader =>
  (context) =>
    stepwise({ kind: 'activation', activation: named(context, name) });
const pools =
  (by: 'max' | 'mean'): Reader =>
  ({ layer: { config } }) => {
    const width = oneOf(config['pool_size'] ?? config['pool_length'] ?? 2);
    const layer = {
      kind: 'pool',
      by,
      ...windowOf(config, width, config['strides'] ?? config['stride'] ?? width),
    } as const;
    return { kind: 'plain', layer, dropsMask: true };
  };

const READERS: Readonly<Record<string, Reader>> = {
  InputLayer: nothing,
  Dropout: nothing,
  SpatialDropout1D: nothing,
  GaussianNoise: nothing,
  GaussianDropout: nothing,
  AlphaDropout: nothing,
  ActivityRegularization: nothing,
  NotEqual: nothing,
  TextVectorization: nothing,
  Embedding: (context) => {
    const { input_dim: rows, output_dim: size, mask_zero: masksZero } = context.layer.config;
    const [table] = context.weights.take(context.layer, ['embeddings']) as [Tensor];
    return {
      kind: 'embedding',
      table: shaped(context, 'embeddings', table, [count(rows), count(size)]),
      masksZero: masksZero === true,
    };
  },
  SimpleRNN: recurrent,
  GRU: recurrent,
  LSTM: recurrent,
  RNN: recurrent,
  Bidirectional: bothWays,
  Dense: (context, size) => dense(context, context.layer, 'own', size),
  TimeDistributedDense: (context, size) => dense(context, context.layer, 'own', size),
  TimeDistributed: (context, size) => {
    const inner = innerLayer(context.layer.config['layer'], context.layer);
    if (inner.className === 'Dense') return dense(context, inner, 'inner', size);
    const reader = Object.hasOwn(READERS, inner.className) ? READERS[inner.className]! : undefined;
    if (reader !== nothing)
      throw new Blocked(`A TimeDistributed ${inner.className} is not known: use TimeDistributed(Dense).`);
    return null;
  },
  Activation: (context) =>
    stepwise({ kind: 'activation', activation: named(context, context.layer.config['activation']) }),
  ReLU: (context) => {
    const { max_value: most, negative_slope: slope = 0, threshold = 0 } = context.layer.config;
    if (threshold !== 0 || (most !== null && most !== undefined && most !== 6) || (slope !== 0 && most === 6)) {
      throw new Blocked('Its max_value, negative_slope or threshold is unusual: use relu, relu6 or LeakyReLU.');
    }
    if (typeof slope === 'number' && slope > 0)
      return stepwise({ kind: 'activation', activation: 'leaky_relu', slope });
    return stepwise({ kind: 'activation', activation: most === 6 ? 'relu6' : 'relu' });
  },
  LeakyReLU: ({ layer: { config } }) => {
    const USUAL_SLOPE = 0.3;
    const slope = [config['alpha'], config['negative_slope']].find((found) => typeof found === 'number') as
      number | undefined;
    return stepwise({ kind: 'activation', activation: 'leaky_relu', slope: slope ?? USUAL_SLOPE });
  },
  ELU: acts('elu'),
  Softmax: acts('softmax'),
  BatchNormalization: (context, size) => stepwise(batchNormalization(context, size)),
  LayerNormalization: (context, size) => {
    const { epsilon = 1e-3, scale, center } = context.layer.config;
    const [factors, offsets] = scaleAndCentre(context, size, scale !== false, center !== false, []);
    return stepwise({ kind: 'normalise', factors: factors!, offsets: offsets!, epsilon: Number(epsilon) });
  },
  Conv1D: (context, size) => convolution(context, size),
  Convolution1D: (context, size) => convolution(context, size),
  MaxPooling1D: pools('max'),
  AveragePooling1D: pools('mean'),
  GlobalMaxPooling1D: () => ({ kind: 'pooling', by: 'max' }),
  GlobalAveragePooling1D: () => ({ kind: 'pooling', by: 'mean' }),
  GlobalMaxPool1D: () => ({ kind: 'pooling', by: 'max' }),
  GlobalAvgPool1D: () => ({ kind: 'pooling', by: 'mean' }),
  Flatten: () => ({ kind: 'pooling', by: 'flatten' }),
};

const REMEDIES: Readonly<Record<string, string>> = {
  Lambda: 'It holds Python code, which is never run here: use a layer that Keras has.',
  Embedding: 'Save the whole model again.',
};

/**
 * The layers of a Keras model with their weights.
 *
 * @param size numbers a step that the first layer takes, where it is no Embedding
 * @throws ChainError when a layer is not known, or has a setting that is not
 */
export function kerasLayers(
  layers: readonly KerasLayer[],
  weights: KerasWeights,
  isKeras3: boolean,
  size = 0,
): NamedLayer[] {
  let width = size;
  return layers.map((layer): NamedLayer => {
    const label = labelOf(layer);
    const refuse = (reason: string): never => {
      throw new ChainError(
        layers.map((each) => ({ label: labelOf(each), isBlocking: each === layer })),
        reason,
      );
    };
    const reader = Object.hasOwn(READERS, layer.className) ? READERS[layer.className] : undefined;
    if (!reader)
      return refuse(REMEDIES[layer.className] ?? `A ${layer.className} is not known here: train without it.`);
    try {
      const read = reader({ layer, weights, isKeras3 }, width);
      width = sizeAfter(read, width);
      return { label, layer: read };
    } catch (cause) {
      if (cause instanceof Blocked) return refuse(cause.message);
      throw cause;
    }
  });
}

function sizeAfter(layer: PlanLayer | null, size: number): number {
  if (layer?.kind === 'embedding') return layer.table.shape[1]!;
  if (layer?.kind === 'plain') return 'bias' in layer.layer ? layer.layer.bias.length : size;
  if (layer?.kind === 'pooling' && layer.by === 'flatten') return 0;
  if (layer?.kind !== 'recurrent') return size;
  const both = (layer.forward?.units ?? 0) + (layer.backward?.units ?? 0);
  return layer.merge === 'concat' ? both : layer.forward!.units;
}

function labelOf({ className, config }: KerasLayer): string {
  const inner = config['layer'] as { class_name?: unknown; config?: { units?: unknown } } | undefined;
  const units = config['units'] ?? config['filters'] ?? inner?.config?.units;
  const shown = inner ? `${className} ${String(inner.class_name)}` : className;
  return typeof units === 'number' ? `${shown} (${units})` : shown;
}

/** Kernels of a Dense layer are checked later where states of many steps lie side by side: their number is not known yet. */
function dense(context: LayerContext, { config }: KerasLayer, part: Part, size: number): PlanLayer {
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

function named({ isKeras3 }: LayerContext, value: unknown) {
  const found = plainActivation(value, isKeras3);
  if (!found) throw new Blocked(`Its activation is ${quoted(value)}: train it with relu, tanh, sigmoid or softmax.`);
  return found;
}

function batchNormalization(context: LayerContext, size: number): PlainLayer {
  const { epsilon = 1e-3, scale, center } = context.layer.config;
  const roles = ['moving_mean', 'moving_variance'];
  const [gamma, beta, mean, variance] = scaleAndCentre(context, size, scale !== false, center !== false, roles);
  const factors = gamma!.map((factor, k) => factor / Math.sqrt(variance![k]! + Number(epsilon)));
  return { kind: 'scale', factors, offsets: beta!.map((offset, k) => offset - mean![k]! * factors[k]!) };
}

/** gamma, beta and more, where the layer has them; ones and zeros otherwise. */
function scaleAndCentre(
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

function convolution(context: LayerContext, size: number): PlanLayer {
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

function windowOf(config: LayerContext['layer']['config'], width: number, strides: unknown): Window {
  const padding = config['padding'] ?? config['border_mode'] ?? 'valid';
  if (padding !== 'valid' && padding !== 'same' && padding !== 'causal') {
    throw new Blocked(`Its padding is ${quoted(padding)}: use valid, same or causal.`);
  }
  return { width, stride: oneOf(strides), padding };
}

/** A size, or a list of one. */
function oneOf(value: unknown): number {
  return count(Array.isArray(value) ? (value as unknown[])[0] : value);
}

function count(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new Blocked(`Its settings name the size ${quoted(value)}: a whole number from 1 on is needed.`);
}
