import type { Activation } from '../nn/activation';
import type { CellKind } from '../nn/cells';
import { kindOfClass } from '../nn/cells';
import type { Pooling } from '../nn/pooling';

/** The layers of a network as Keras wrote them into model.json, reduced to what reading needs. */
export interface Topology {
  readonly embedding: { readonly layer: string; readonly masksZero: boolean };
  readonly layers: readonly LayerTopology[];
  readonly pooling: Pooling | null;
  readonly head: {
    readonly layer: string;
    readonly outputs: number;
    readonly activation: 'sigmoid' | 'linear' | 'softmax';
    readonly usesBias: boolean;
  };
}

/** A recurrent layer: the settings of its cells, which are alike in both directions, and where their weights stand. */
export interface LayerTopology {
  readonly layer: string;
  readonly direction: 'forward' | 'backward' | 'both';
  readonly cell: CellTopology;
}

export interface CellTopology {
  readonly kind: CellKind;
  readonly units: number;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  readonly resetAfter: boolean;
  readonly usesBias: boolean;
}

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

/** What cells of a model directory may have. A `hard_sigmoid` is not the same in every version of Keras: `openNetwork` knows which. */
const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu', 'linear', 'sigmoid'];

/** Layers that do nothing when a trained network reads; NotEqual is how Keras 3 writes down an embedding's mask. */
const PASSED_OVER: readonly string[] = ['InputLayer', 'Dropout', 'SpatialDropout1D', 'NotEqual'];
const POOLINGS: Readonly<Record<string, Pooling>> = { GlobalMaxPooling1D: 'max', GlobalAveragePooling1D: 'mean' };
const SUPPORTED =
  'Embedding → any number of SimpleRNN, GRU or LSTM, each forward or Bidirectional → a pooling layer or none → Dense, ' +
  'with Dropout layers anywhere, Sequential or functional';
/** Settings of a recurrent layer that change what it computes in ways not supported here. */
const REFUSED_SETTINGS = ['go_backwards', 'time_major', 'zero_output_for_mask'] as const;

/**
 * Finds Embedding → recurrent layers → pooling → Dense in a LayersModel, as Keras 2 or Keras 3 wrote it.
 *
 * @throws TypeError naming what was found and what is supported when the network is of another kind.
 */
export function parseTopology(modelJson: unknown): Topology {
  const found = layersOf(modelJson);
  const [embedding, ...rest] = found;
  const head = rest.pop();
  if (embedding?.class_name !== 'Embedding' || !head) throw unsupported(found);
  const pooling = POOLINGS[rest.at(-1)?.class_name ?? ''] ?? null;
  if (pooling) rest.pop();
  return {
    embedding: { layer: embedding.config.name, masksZero: embedding.config['mask_zero'] === true },
    layers: rest.map((layer) => recurrentLayer(layer, found)),
    pooling,
    head: headOf(head, found),
  };
}

function headOf(layer: KerasLayer, found: readonly KerasLayer[]): Topology['head'] {
  const dense = layer.class_name === 'TimeDistributed' ? innerLayer(layer, found) : layer;
  if (dense.class_name !== 'Dense') throw unsupported(found);
  const { units: outputs, activation } = dense.config;
  const isSquashed = activation === 'sigmoid' || activation === 'softmax' || (activation === 'linear' && outputs === 1);
  if (typeof outputs !== 'number' || !isSquashed) {
    throw new TypeError(
      `model.json: the Dense layer has ${JSON.stringify(outputs)} outputs with activation ${JSON.stringify(activation)}; ` +
        'supported are one sigmoid or one linear logit, several sigmoids, or a softmax',
    );
  }
  return { layer: layer.config.name, outputs, activation, usesBias: dense.config['use_bias'] !== false };
}

function recurrentLayer(layer: KerasLayer, found: readonly KerasLayer[]): LayerTopology {
  if (layer.class_name !== 'Bidirectional') {
    return { layer: layer.config.name, direction: 'forward', cell: cellOf(layer, found) };
  }
  const { merge_mode: merge = 'concat' } = layer.config;
  if (merge !== 'concat') {
    throw new TypeError(
      `model.json: the Bidirectional layer merges by ${JSON.stringify(merge)}; supported is "concat"`,
    );
  }
  return { layer: layer.config.name, direction: 'both', cell: cellOf(innerLayer(layer, found), found) };
}

/** The layer that a wrapper holds. */
function innerLayer(wrapper: KerasLayer, found: readonly KerasLayer[]): KerasLayer {
  const inner = wrapper.config['layer'] as Partial<KerasLayer> | undefined;
  if (typeof inner?.class_name !== 'string' || typeof inner.config !== 'object') throw unsupported(found);
  return inner as KerasLayer;
}

function cellOf(layer: KerasLayer, found: readonly KerasLayer[]): CellTopology {
  const kind = kindOfClass(layer.class_name);
  if (!kind) throw unsupported(found);
  for (const setting of REFUSED_SETTINGS) {
    if (layer.config[setting] === true) {
      throw new TypeError(`model.json: the ${layer.class_name} has ${setting}, which is not supported`);
    }
  }
  const units = layer.config['units'];
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) {
    throw new TypeError(`model.json: the ${layer.class_name} has ${JSON.stringify(units)} units`);
  }
  const hasGates = layer.config['recurrent_activation'] !== undefined;
  return {
    kind,
    units,
    activation: activationOf(layer, 'activation'),
    recurrentActivation: hasGates ? activationOf(layer, 'recurrent_activation') : 'sigmoid',
    resetAfter: layer.config['reset_after'] === true,
    usesBias: layer.config['use_bias'] !== false,
  };
}

function activationOf(layer: KerasLayer, setting: string): Activation {
  const name = layer.config[setting];
  const found = ACTIVATIONS.find((activation) => activation === name);
  if (found) return found;
  throw new TypeError(
    `model.json: the ${layer.class_name}'s ${setting} is ${JSON.stringify(name)}; supported are ${ACTIVATIONS.join(', ')}`,
  );
}

function unsupported(layers: readonly KerasLayer[]): TypeError {
  const chain = layers.map((layer) => layer.class_name).join(' → ') || 'no layers';
  return new TypeError(`model.json has ${chain}; supported is ${SUPPORTED}`);
}

/** The layers that compute something. */
function layersOf(modelJson: unknown): readonly KerasLayer[] {
  const topology = (modelJson as { modelTopology?: unknown } | null)?.modelTopology as
    { model_config?: { config?: unknown }; config?: unknown } | undefined;
  const config = (topology?.model_config ?? topology)?.config;
  // Early Keras 2 wrote a Sequential network as a bare list.
  const layers = Array.isArray(config) ? config : (config as { layers?: unknown } | undefined)?.layers;
  if (!Array.isArray(layers)) throw new TypeError('model.json holds no Keras layers: a LayersModel is needed');
  for (const layer of layers as readonly Partial<KerasLayer>[]) {
    if (typeof layer?.class_name !== 'string' || typeof layer.config?.name !== 'string') {
      throw new TypeError('model.json has a layer without class_name or name');
    }
  }
  return (layers as readonly KerasLayer[]).filter((layer) => !PASSED_OVER.includes(layer.class_name));
}
