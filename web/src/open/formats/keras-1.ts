/** Keras 1: settings and weights had other names. */
import { fieldsOf, type Fields } from '../file';
import type { Tensor } from '../plan';
import type { KerasWeights } from './keras-weights';

/** Old names of settings, and what Keras 2 called them. */
const RENAMED: Readonly<Record<string, string>> = {
  inner_activation: 'recurrent_activation',
  bias: 'use_bias',
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  subsample_length: 'strides',
};
/** In Keras 1, `output_dim` was what later became `units`, but for the Embedding. */
const HAS_UNITS = ['Dense', 'TimeDistributedDense', 'SimpleRNN', 'GRU', 'LSTM'];
/** Gates in the order in which Keras 1 kept their weights, by the order of Keras 2. */
const GATES: Readonly<Record<string, readonly string[]>> = { LSTM: ['i', 'f', 'c', 'o'], GRU: ['z', 'r', 'h'] };

/** Whether a description is of Keras 1: no later one has `inner_activation` or a Dense layer with `output_dim`. */
export function isKeras1(value: unknown): boolean {
  const text = JSON.stringify(value) ?? '';
  return text.includes('"inner_activation"') || /"class_name":"Dense","config":\{[^{}]*"output_dim"/.test(text);
}

/** The same description with the names of Keras 2. */
export function keras1Model(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(keras1Model);
  const fields = fieldsOf(value);
  if (!fields) return value;
  const renewed: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, inside] of Object.entries(fields)) renewed[name] = keras1Model(inside);
  const { class_name: className, config } = renewed;
  if (typeof className === 'string' && fieldsOf(config)) renewed['config'] = renamed(className, config as Fields);
  return renewed;
}

function renamed(className: string, config: Fields): Fields {
  const renewed: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(config)) {
    const isUnits = name === 'output_dim' && HAS_UNITS.includes(className);
    renewed[isUnits ? 'units' : Object.hasOwn(RENAMED, name) ? RENAMED[name]! : name] = value;
  }
  if (config['input_length'] !== undefined && className === 'Embedding')
    renewed['input_length'] = config['input_length'];
  return renewed;
}

/** Weights of Keras 1 by the roles of Keras 2: each gate had arrays of its own. */
export function keras1Weights(weights: KerasWeights): KerasWeights {
  const OLD: Readonly<Record<string, string>> = { kernel: 'W', recurrent_kernel: 'U', bias: 'b' };
  return {
    take(layer, roles, part = 'own') {
      const inner =
        part === 'own' ? layer.className : String((layer.config['layer'] as Fields | undefined)?.['class_name']);
      const gates = GATES[inner];
      const owner = part === 'forward' || part === 'backward' ? part : layer.name;
      const old = (role: string, gate?: string): string =>
        `${owner}_${OLD[role] ?? OLD_SPECIAL[role] ?? role}${gate === undefined ? '' : `_${gate}`}`;
      if (!gates || inner === 'Dense') {
        const named = roles.map((role) => (inner === 'Embedding' ? `${layer.name}_W` : old(role)));
        return weights.take(layer, named, 'own').map((tensor, k) => flatKernel(tensor, roles[k]!));
      }
      return roles.map((role) =>
        sideBySide(
          weights.take(
            layer,
            gates.map((gate) => old(role, gate)),
            'own',
          ),
        ),
      );
    },
  };
}

const OLD_SPECIAL: Readonly<Record<string, string>> = { moving_mean: 'running_mean', moving_variance: 'running_std' };

/** Keras 1 kept kernels of convolutions with an axis of one more. */
function flatKernel(tensor: Tensor, role: string): Tensor {
  const IMAGE = 4;
  if (role !== 'kernel' || tensor.shape.length !== IMAGE) return tensor;
  const [width = 0, , inputs = 0, filters = 0] = tensor.shape;
  return { shape: [width, inputs, filters], values: tensor.values };
}

/** Matrices, or rows, one beside the other. */
function sideBySide(tensors: readonly Tensor[]): Tensor {
  const [first] = tensors;
  const rows = first!.shape.length === 1 ? 1 : first!.shape[0]!;
  const widths = tensors.map(({ values }) => values.length / rows);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const values = new Float32Array(rows * width);
  let at = 0;
  for (const [k, tensor] of tensors.entries()) {
    const part = widths[k]!;
    for (let row = 0; row < rows; row++)
      values.set(tensor.values.subarray(row * part, (row + 1) * part), row * width + at);
    at += part;
  }
  return { shape: first!.shape.length === 1 ? [width] : [rows, width], values };
}
