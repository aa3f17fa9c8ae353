import { ACTIVATIONS, type Activation } from '../core/cells/activation';
import type { CellKind } from '../core/cells/cell';

/** The layers of a network as Keras wrote them into model.json, reduced to what reading needs. */
export interface Topology {
  readonly embedding: { readonly layer: string; readonly masksZero: boolean };
  readonly cell: {
    readonly layer: string;
    readonly kind: CellKind;
    readonly units: number;
    readonly activation: Activation;
    readonly recurrentActivation: Activation;
    readonly resetAfter: boolean;
    readonly usesBias: boolean;
  };
  readonly readout: { readonly layer: string; readonly usesBias: boolean };
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
  const layers = layersOf(modelJson).filter((layer) => !PASSED_OVER.includes(layer.class_name));
  const found = layers.map((layer) => layer.class_name).join(' → ') || 'no layers';
  const [embedding, cell, readout] = layers;
  const kind = CELLS[cell?.class_name ?? ''];
  if (
    layers.length !== 3 ||
    embedding?.class_name !== 'Embedding' ||
    !kind ||
    readout?.class_name !== 'Dense' ||
    !cell
  ) {
    throw new TypeError(`model.json has ${found}; supported is ${SUPPORTED}`);
  }
  for (const setting of REFUSED_SETTINGS) {
    if (cell.config[setting] === true) {
      throw new TypeError(`model.json: the ${cell.class_name} has ${setting}, which is not supported`);
    }
  }
  const outputs = readout.config['units'];
  const squash = readout.config['activation'];
  if (outputs !== 1 || (squash !== 'sigmoid' && squash !== 'linear')) {
    throw new TypeError(
      `model.json: the Dense layer has ${JSON.stringify(outputs)} outputs with activation ${JSON.stringify(squash)}; ` +
        'supported is one output, a sigmoid or a linear logit',
    );
  }
  const units = cell.config['units'];
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1) {
    throw new TypeError(`model.json: the ${cell.class_name} has ${JSON.stringify(units)} units`);
  }
  return {
    embedding: { layer: embedding.config.name, masksZero: embedding.config['mask_zero'] === true },
    cell: {
      layer: cell.config.name,
      kind,
      units,
      activation: activationOf(cell, 'activation'),
      recurrentActivation: kind === 'simple-rnn' ? 'sigmoid' : activationOf(cell, 'recurrent_activation'),
      resetAfter: kind === 'gru' && cell.config['reset_after'] === true,
      usesBias: cell.config['use_bias'] !== false,
    },
    readout: { layer: readout.config.name, usesBias: readout.config['use_bias'] !== false },
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
  return layers as readonly Layer[];
}
