/** A network from weights alone: its layers are found by the names and shapes of tensors, in the order in which they stand. */
import type { CellKind } from '../../nn/cells';
import type { CellWeights } from '../../nn/cells/cell';
import type { PlainLayer } from '../../nn/plain-layer';
import type { Questions } from '../answers';
import { OpenError } from '../errors';
import { expectFinite, transposed } from '../numbers';
import type { NamedLayer, Plan, Tensor } from '../plan';
import { classOfKind } from './cell-kinds';
import { cellFromRows, zeroBias } from './torch-cells';

type Tensors = ReadonlyMap<string, Tensor>;

/** PyTorch's gates by Keras' order: LSTM has i, f, g, o in both; GRU r, z, n against z, r, h. */
const KINDS: Readonly<Record<number, { readonly kind: CellKind; readonly order: readonly number[] }>> = {
  1: { kind: 'simple-rnn', order: [0] },
  3: { kind: 'gru', order: [1, 0, 2] },
  4: { kind: 'lstm', order: [0, 1, 2, 3] },
};
const INPUT_WEIGHT = /^(.*?)weight_ih(_l(\d+))?(_reverse)?$/;

/** @throws OpenError when the tensors are not those of a recurrent classifier */
export function planOfStates(file: string, tensors: Tensors, format: string, questions: Questions): Plan {
  for (const [name, tensor] of tensors) expectFinite(name, tensor);
  const recurrent = recurrentLayers(file, tensors, questions);
  const inputs = recurrent[0]!.inputs;
  const { layers: plain, table } = plainLayers(file, tensors, inputs, questions);
  const reads = questions.ask(
    'reads',
    undefined,
    'last',
    ['last', 'last-step', 'mean', 'max'],
    'A state_dict does not say what the layers above read of the states.',
  );
  const layers: NamedLayer[] = [
    { label: 'Embedding', layer: { kind: 'embedding', table, masksZero: false } },
    ...recurrent.map(({ label, forward, backward }, k): NamedLayer => {
      const givesAll = k + 1 < recurrent.length || reads !== 'last';
      return {
        label,
        layer: {
          kind: 'recurrent',
          forward,
          backward,
          merge: 'concat',
          givesAll,
          givesReversed: false,
          zeroesMasked: false,
        },
      };
    }),
    ...(reads === 'last' ? [] : [{ label: reads, layer: { kind: 'pooling', by: reads } } as const]),
    ...plain,
  ];
  return { format, title: file.replace(/\.\w+$/, ''), layers, text: {} };
}

interface Recurrent {
  readonly label: string;
  readonly inputs: number;
  readonly forward: CellWeights;
  readonly backward: CellWeights | null;
}

function recurrentLayers(file: string, tensors: Tensors, questions: Questions): Recurrent[] {
  const found: Recurrent[] = [];
  for (const name of tensors.keys()) {
    const match = INPUT_WEIGHT.exec(name);
    if (!match || match[4]) continue;
    const [, prefix = '', level = ''] = match;
    const forward = cellOf(tensors, prefix, level, questions);
    const backward = tensors.has(`${name}_reverse`) ? cellOf(tensors, prefix, `${level}_reverse`, questions) : null;
    const label = `${backward ? 'bidirectional ' : ''}${classOfKind(forward.kind)} (${forward.units})`;
    found.push({ label, inputs: forward.kernel.length / forward.bias.length, forward, backward });
  }
  if (found.length === 0) {
    throw new OpenError(
      `${file} holds ${tensors.size} tensors, and none is called weight_ih_l0: use nn.RNN, nn.GRU or nn.LSTM, and save its state_dict.`,
    );
  }
  return found;
}

function cellOf(tensors: Tensors, prefix: string, suffix: string, questions: Questions): CellWeights {
  const take = (role: string): Tensor | undefined => tensors.get(`${prefix}${role}${suffix}`);
  const [input, recurrent] = [take('weight_ih'), take('weight_hh')];
  const name = `${prefix}weight_ih${suffix}`;
  const units = recurrent?.shape[1] ?? 0;
  const found = recurrent && KINDS[recurrent.shape[0]! / units];
  if (!input || !recurrent || !found || input.shape.length !== 2 || input.shape[0] !== recurrent.shape[0]) {
    throw new OpenError(`"${name}" and its weight_hh are of no nn.RNN, nn.GRU or nn.LSTM: save the whole state_dict.`);
  }
  if (take('weight_hr'))
    throw new OpenError(`"${prefix}weight_hr${suffix}" projects states: train the LSTM without proj_size.`);
  const { kind, order } = found;
  const bias = (role: string): Float32Array => {
    const tensor = take(role);
    if (tensor && tensor.values.length !== order.length * units) {
      throw new OpenError(
        `"${prefix}${role}${suffix}" has ${tensor.values.length} numbers, and ${order.length * units} are needed: save it again.`,
      );
    }
    return tensor?.values ?? zeroBias(kind, units);
  };
  const activation =
    kind === 'simple-rnn'
      ? questions.ask(
          'activation',
          undefined,
          'tanh',
          ['tanh', 'relu'],
          'A state_dict does not say which activation nn.RNN has.',
        )
      : 'tanh';
  return cellFromRows({
    kind,
    units,
    order,
    input: input.values,
    recurrent: recurrent.values,
    inputBias: bias('bias_ih'),
    recurrentBias: bias('bias_hh'),
    activation,
    recurrentActivation: 'sigmoid',
    resetAfter: kind === 'gru',
  });
}

/** Embedding, and the layers above the recurrent ones. */
function plainLayers(
  file: string,
  tensors: Tensors,
  inputs: number,
  questions: Questions,
): { readonly layers: NamedLayer[]; readonly table: Tensor } {
  let table: Tensor | null = null;
  const layers: NamedLayer[] = [];
  const linears: number[] = [];
  for (const [name, weight] of tensors) {
    if (!name.endsWith('weight')) continue;
    const prefix = name.slice(0, -'weight'.length);
    const bias = tensors.get(`${prefix}bias`);
    const [rows = 0, columns = 0] = weight.shape;
    if (!table && !bias && weight.shape.length === 2 && columns === inputs) table = weight;
    else if (weight.shape.length === 2) {
      linears.push(layers.length);
      const kernel = transposed(weight).values;
      layers.push(
        plain(`Linear (${rows})`, {
          kind: 'dense',
          kernel,
          bias: bias?.values ?? new Float32Array(rows),
          activation: 'linear',
        }),
      );
    } else if (weight.shape.length === 1) layers.push(normalisation(tensors, prefix, weight, bias));
    else
      throw new OpenError(
        `${file} has "${name}" of ${weight.shape.length} dimensions: only Embedding, RNN, GRU, LSTM, Linear and BatchNorm1d can be told apart by their weights, so export to ONNX.`,
      );
  }
  if (!table)
    throw new OpenError(
      `${file} has no Embedding of ${inputs} numbers a word: save the state_dict of the whole model.`,
    );
  if (linears.length === 0) throw new OpenError(`${file} has no Linear layer: save the state_dict of the whole model.`);
  if (linears.length > 1) {
    const activation = questions.ask(
      'between',
      undefined,
      'relu',
      ['relu', 'tanh', 'linear', 'sigmoid'],
      'A state_dict does not say what stands between Linear layers.',
    );
    for (const at of linears.slice(0, -1).toReversed())
      layers.splice(at + 1, 0, plain(activation, { kind: 'activation', activation }));
  }
  return { layers, table };
}

function normalisation(tensors: Tensors, prefix: string, weight: Tensor, bias: Tensor | undefined): NamedLayer {
  const EPSILON = 1e-5;
  const offsets = bias?.values ?? new Float32Array(weight.values.length);
  const [mean, variance] = [tensors.get(`${prefix}running_mean`), tensors.get(`${prefix}running_var`)];
  if (!mean || !variance) {
    return plain('LayerNorm', { kind: 'normalise', factors: weight.values, offsets, epsilon: EPSILON });
  }
  const factors = weight.values.map((factor, k) => factor / Math.sqrt(variance.values[k]! + EPSILON));
  return plain('BatchNorm1d', {
    kind: 'scale',
    factors,
    offsets: offsets.map((offset, k) => offset - mean.values[k]! * factors[k]!),
  });
}

function plain(label: string, layer: PlainLayer): NamedLayer {
  return { label, layer: { kind: 'plain', layer, dropsMask: false } };
}
