import { gatesOf, kindOfClass } from './cell-kinds';
import type { CellWeights } from '../../nn/cells/cell';
import type { Merge } from '../../nn/merge';
import { quoted } from '../errors';
import { fieldsOf, type Fields } from '../file';
import type { PlanLayer, Tensor } from '../plan';
import { cellActivation } from './keras-activation';
import type { KerasLayer } from './keras-config';
import { Blocked, shaped, type LayerContext } from './keras-context';
import type { Part } from './keras-weights';

const MERGES: readonly Merge[] = ['concat', 'sum', 'mul', 'ave'];

/** SimpleRNN, GRU, LSTM, or an RNN around one of their cells. */
export function recurrentLayer(context: LayerContext, size: number): PlanLayer {
  const { config } = context.layer;
  const cell = cellOf(context, context.layer, 'own', size);
  const isBackward = config['go_backwards'] === true;
  return {
    kind: 'recurrent',
    forward: isBackward ? null : cell,
    backward: isBackward ? cell : null,
    merge: 'concat',
    givesAll: config['return_sequences'] === true,
    givesReversed: isBackward,
    zeroesMasked: config['zero_output_for_mask'] === true,
  };
}

/** Bidirectional around one of them. */
export function bidirectionalLayer(context: LayerContext, size: number): PlanLayer {
  const { config } = context.layer;
  const mode = config['merge_mode'] === undefined ? 'concat' : config['merge_mode'];
  const merge = MERGES.find((known) => known === mode);
  if (!merge) throw new Blocked(`It merges by ${quoted(mode)}: train it with ${MERGES.join(', ')}.`);
  const inner = innerLayer(config['layer'], context.layer);
  const back = fieldsOf(config['backward_layer']) ? innerLayer(config['backward_layer'], context.layer) : inner;
  const givesAll = inner.config['return_sequences'] === true;
  return {
    kind: 'recurrent',
    forward: cellOf(context, inner, 'forward', size),
    backward: cellOf(context, back, 'backward', size),
    merge,
    givesAll,
    givesReversed: false,
    // Keras gives zeros for masked steps here, unlike a layer by itself.
    zeroesMasked: givesAll,
  };
}

/** The layer that a wrapper holds; its weights stand under the wrapper's name. */
export function innerLayer(value: unknown, wrapper: KerasLayer): KerasLayer {
  const fields = fieldsOf(value);
  const [className, config] = [fields?.['class_name'], fieldsOf(fields?.['config'])];
  if (typeof className !== 'string' || !config) throw new Blocked('It wraps no layer: save the whole model again.');
  return { ...wrapper, className, config };
}

function cellOf(context: LayerContext, described: KerasLayer, part: Part, size: number): CellWeights {
  const { className, config } = unwrapped(described);
  const kind = kindOfClass(className);
  if (!kind) throw new Blocked(`A ${className} is not known: use SimpleRNN, GRU or LSTM.`);
  if (config['time_major'] === true) throw new Blocked('It has time_major: train it with the batch first.');
  const units = config['units'];
  const MOST_UNITS = 65_536;
  if (typeof units !== 'number' || !Number.isInteger(units) || units < 1 || units > MOST_UNITS) {
    throw new Blocked(`It has ${quoted(units)} units: a whole number from 1 on is needed.`);
  }
  const usesBias = config['use_bias'] !== false;
  const resetAfter = kind === 'gru' && config['reset_after'] === true;
  const width = gatesOf(kind) * units;
  const roles = ['kernel', 'recurrent_kernel', ...(usesBias ? ['bias'] : [])];
  const [kernel, recurrentKernel, bias] = context.weights.take(context.layer, roles, part) as [Tensor, Tensor, Tensor?];
  // Without an Embedding, vectors come from outside: whether they fit is seen when the network is built.
  shaped(context, 'kernel', kernel, [size === 0 ? (kernel.shape[0] ?? 0) : size, width]);
  shaped(context, 'recurrent_kernel', recurrentKernel, [units, width]);
  if (bias) shaped(context, 'bias', bias, resetAfter ? [2, width] : [width]);
  return {
    kind,
    units,
    activation: activationOf(context, config, 'activation', 'tanh'),
    recurrentActivation:
      kind === 'simple-rnn' ? 'sigmoid' : activationOf(context, config, 'recurrent_activation', 'sigmoid'),
    resetAfter,
    kernel: kernel.values,
    recurrentKernel: recurrentKernel.values,
    bias: bias ? bias.values.subarray(0, width) : new Float32Array(width),
    recurrentBias: resetAfter && bias ? bias.values.subarray(width) : null,
  };
}

/** `RNN(LSTMCell(6))` is an LSTM of 6 units. */
function unwrapped(layer: KerasLayer): { readonly className: string; readonly config: Fields } {
  if (layer.className !== 'RNN') return layer;
  const cell = fieldsOf(layer.config['cell']);
  const config = fieldsOf(cell?.['config']);
  if (typeof cell?.['class_name'] !== 'string' || !config) {
    throw new Blocked('It is an RNN of several cells: stack layers instead.');
  }
  return { className: cell['class_name'].replace(/Cell$/, ''), config };
}

function activationOf({ isKeras3 }: LayerContext, config: Fields, setting: string, usual: string) {
  const written = config[setting] === undefined ? usual : config[setting];
  const found = cellActivation(written, isKeras3);
  if (!found)
    throw new Blocked(`Its ${setting} is ${quoted(written)}: train it with tanh, relu, sigmoid or hard_sigmoid.`);
  return found;
}
