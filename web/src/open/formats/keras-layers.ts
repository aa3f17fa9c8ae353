/** One function a Keras layer: what it does when a trained network reads. */
import { ChainError } from '../errors';
import type { NamedLayer, PlanLayer, Tensor } from '../plan';
import type { KerasLayer } from './keras-config';
import { Blocked, shaped, type LayerContext } from './keras-context';
import {
  batchNormalization,
  convolution,
  count,
  dense,
  named,
  oneOf,
  scaleAndCentre,
  stepwise,
  windowOf,
} from './keras-plain';
import { bidirectionalLayer, innerLayer, recurrentLayer } from './keras-recurrent';
import type { KerasWeights } from './keras-weights';

/** A layer that is known: what it makes of rows of `size` numbers. Null where it does nothing. */
type Reader = (context: LayerContext, size: number) => PlanLayer | null;

const nothing: Reader = () => null;
const recurrent: Reader = (context, size) => recurrentLayer(context, size);
const bothWays: Reader = (context, size) => bidirectionalLayer(context, size);
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
