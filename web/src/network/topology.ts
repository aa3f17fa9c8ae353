import type { Activation } from '../core/recurrence';

/** The layers of a network as Keras wrote them into model.json, reduced to what reading needs. */
export interface Topology {
  readonly embedding: { readonly layer: string; readonly masksZero: boolean };
  readonly cell: {
    readonly layer: string;
    readonly kind: 'simple-rnn';
    readonly units: number;
    readonly activation: Activation;
  };
  readonly readout: { readonly layer: string };
}

interface Layer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

const ACTIVATIONS: readonly string[] = ['tanh', 'relu', 'linear', 'sigmoid'];
const PASSED_OVER: readonly string[] = ['InputLayer', 'Dropout', 'SpatialDropout1D'];
const SUPPORTED = 'one Embedding, one SimpleRNN and one Dense layer with one output';

/**
 * Finds Embedding → SimpleRNN → Dense in a LayersModel.
 *
 * @throws TypeError naming what was found when the network is of another kind.
 */
export function parseTopology(modelJson: unknown): Topology {
  const layers = layersOf(modelJson).filter((layer) => !PASSED_OVER.includes(layer.class_name));
  const found = layers.map((layer) => layer.class_name).join(' → ') || 'no layers';
  const [embedding, cell, readout] = layers;
  if (
    layers.length !== 3 ||
    embedding?.class_name !== 'Embedding' ||
    cell?.class_name !== 'SimpleRNN' ||
    readout?.class_name !== 'Dense'
  ) {
    throw new TypeError(`model.json has ${found}; supported is ${SUPPORTED}`);
  }
  const activation = cell.config['activation'];
  if (typeof activation !== 'string' || !ACTIVATIONS.includes(activation)) {
    throw new TypeError(
      `model.json: the SimpleRNN's activation is ${JSON.stringify(activation)}; supported are ${ACTIVATIONS.join(', ')}`,
    );
  }
  if (readout.config['units'] !== 1 || readout.config['activation'] !== 'sigmoid') {
    throw new TypeError(
      `model.json: the Dense layer has ${JSON.stringify(readout.config['units'])} outputs with activation ` +
        `${JSON.stringify(readout.config['activation'])}; supported is one sigmoid`,
    );
  }
  return {
    embedding: { layer: embedding.config.name, masksZero: embedding.config['mask_zero'] === true },
    cell: {
      layer: cell.config.name,
      kind: 'simple-rnn',
      units: cell.config['units'] as number,
      activation: activation as Activation,
    },
    readout: { layer: readout.config.name },
  };
}

function layersOf(modelJson: unknown): readonly Layer[] {
  const topology = (modelJson as { modelTopology?: unknown } | null)?.modelTopology as
    { model_config?: { config?: unknown }; config?: unknown } | undefined;
  const config = (topology?.model_config ?? topology)?.config;
  const layers = Array.isArray(config) ? config : (config as { layers?: unknown } | undefined)?.layers;
  if (!Array.isArray(layers)) throw new TypeError('model.json holds no Keras layers (a LayersModel is needed)');
  return layers as readonly Layer[];
}
