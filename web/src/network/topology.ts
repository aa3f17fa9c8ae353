import { ACTIVATIONS, type Activation } from '../nn/activation';
import type { CellKind } from '../nn/cells/cell';

/** The layers of a network as Keras wrote them into model.json, reduced to what reading needs. */
export interface Topology {
  readonly embedding: { readonly layer: string; readonly masksZero: boolean };
  readonly cell: CellTopology;
  readonly readout: { readonly layer: string; readonly usesBias: boolean };
}

/** A recurrent layer. */
export interface CellTopology {
  readonly layer: string;
  readonly kind: CellKind;
  readonly units: number;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  readonly resetAfter: boolean;
  readonly usesBias: boolean;
}

/** The layers of a tagger: what it says of a word is one of several classes, with or without a memory of earlier words. */
export interface TaggerTopology {
  readonly embedding: { readonly layer: string };
  readonly cell: CellTopology | null;
  readonly readout: { readonly layer: string; readonly classes: number };
}

interface Layer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

const CELLS: Readonly<Record<string, CellKind>> = { SimpleRNN: 'simple-rnn', GRU: 'gru', LSTM: 'lstm' };
/** Layers that do nothing when a trained network reads; NotEqual is how Keras 3 writes down an embedding's mask. */
const PASSED_OVER: readonly string[] = ['InputLayer', 'Dropout', 'SpatialDropout1D', 'NotEqual'];
const SUPPORTED =
  'Embedding → SimpleRNN, GRU or LSTM → Dense with one output, with Dropout layers anywhere, Sequential or functional';
/** Settings of a recurrent layer that change what it computes in ways not supported here. */
const REFUSED_SETTINGS = ['go_backwards', 'time_major', 'zero_output_for_mask'] as const;

/**
 * Finds Embedding → cell → Dense in a LayersModel, as Keras 2 or Keras 3 wrote it.
 *
 * @throws TypeError naming what was found and what is supported when the network is of another kind.
 */
export function parseTopology(modelJson: unknown): Topology {
  const layers = layersOf(modelJson);
  const [embedding, cell, readout] = layers;
  if (layers.length !== 3 || embedding?.class_name !== 'Embedding' || !cell || readout?.class_name !== 'Dense') {
    throw new TypeError(`model.json has ${chain(layers)}; supported is ${SUPPORTED}`);
  }
  const outputs = readout.config['units'];
  const squash = readout.config['activation'];
  const found = cellOf(cell, layers);
  if (outputs !== 1 || (squash !== 'sigmoid' && squash !== 'linear')) {
    throw new TypeError(
      `model.json: the Dense layer has ${JSON.stringify(outputs)} outputs with activation ${JSON.stringify(squash)}; ` +
        'supported is one output, a sigmoid or a linear logit',
    );
  }
  return {
    embedding: { layer: embedding.config.name, masksZero: embedding.config['mask_zero'] === true },
    cell: found,
    readout: { layer: readout.config.name, usesBias: readout.config['use_bias'] !== false },
  };
}

/**
 * Finds Embedding → (cell →) Dense with softmax.
 *
 * @throws TypeError naming what was found when the network is of another kind.
 */
export function parseTaggerTopology(modelJson: unknown): TaggerTopology {
  const layers = layersOf(modelJson);
  const [embedding] = layers;
  const readout = layers.at(-1);
  const classes = readout?.config['units'];
  const isTagger =
    (layers.length === 2 || layers.length === 3) &&
    embedding?.class_name === 'Embedding' &&
    embedding.config['mask_zero'] !== true &&
    readout?.class_name === 'Dense' &&
    readout.config['activation'] === 'softmax' &&
    typeof classes === 'number';
  if (!isTagger) {
    throw new TypeError(
      `model.json has ${chain(layers)}; a tagger is Embedding (without mask) → Dense with softmax, or a cell between them`,
    );
  }
  return {
    embedding: { layer: embedding.config.name },
    cell: layers.length === 3 ? cellOf(layers[1]!, layers) : null,
    readout: { layer: readout.config.name, classes },
  };
}

const chain = (layers: readonly Layer[]): string => layers.map((layer) => layer.class_name).join(' → ') || 'no layers';

function cellOf(layer: Layer, layers: readonly Layer[]): CellTopology {
  const kind = CELLS[layer.class_name];
  if (!kind) throw new TypeError(`model.json has ${chain(layers)}; supported is ${SUPPORTED}`);
  for (const setting of REFUSED_SETTINGS) {
    if (layer.config[setting] === true) {
      throw new TypeError(`model.json: the ${layer.class_name} has ${setting}, which is not supported`);
    }
  }
  const units = layer.config['units'];
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) {
    throw new TypeError(`model.json: the ${layer.class_name} has ${JSON.stringify(units)} units`);
  }
  return {
    layer: layer.config.name,
    kind,
    units,
    activation: activationOf(layer, 'activation'),
    recurrentActivation: kind === 'simple-rnn' ? 'sigmoid' : activationOf(layer, 'recurrent_activation'),
    resetAfter: kind === 'gru' && layer.config['reset_after'] === true,
    usesBias: layer.config['use_bias'] !== false,
  };
}

function activationOf(layer: Layer, setting: string): Activation {
  const name = layer.config[setting];
  const found = ACTIVATIONS.find((activation) => activation === name);
  if (found) return found;
  throw new TypeError(
    `model.json: the ${layer.class_name}'s ${setting} is ${JSON.stringify(name)}; supported are ${ACTIVATIONS.join(', ')}`,
  );
}

/** The layers that compute something. */
function layersOf(modelJson: unknown): readonly Layer[] {
  const topology = (modelJson as { modelTopology?: unknown } | null)?.modelTopology as
    { model_config?: { config?: unknown }; config?: unknown } | undefined;
  const config = (topology?.model_config ?? topology)?.config;
  // Early Keras 2 wrote a Sequential network as a bare list.
  const layers = Array.isArray(config) ? config : (config as { layers?: unknown } | undefined)?.layers;
  if (!Array.isArray(layers)) throw new TypeError('model.json holds no Keras layers: a LayersModel is needed');
  for (const layer of layers as readonly Partial<Layer>[]) {
    if (typeof layer?.class_name !== 'string' || typeof layer.config?.name !== 'string') {
      throw new TypeError('model.json has a layer without class_name or name');
    }
  }
  return (layers as readonly Layer[]).filter((layer) => !PASSED_OVER.includes(layer.class_name));
}
