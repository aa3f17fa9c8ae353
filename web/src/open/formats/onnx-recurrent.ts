/** RNN, GRU and LSTM nodes of ONNX. */
import type { Activation } from '../../nn/activation';
import type { CellKind } from '../../nn/cells';
import type { CellWeights } from '../../nn/cells/cell';
import { quoted } from '../errors';
import { expectFinite } from '../numbers';
import type { Tensor } from '../plan';
import { Blocked } from './keras-context';
import { ATTRIBUTE, intOf, type OnnxGraph, type OnnxNode } from './onnx-graph';
import { floatsIn, textIn, textsIn } from './protobuf';
import { cellFromRows } from './torch-cells';

/** ONNX' gates by Keras' order: LSTM i, o, f, c against i, f, c, o; GRU z, r, h in both. */
const KINDS: Readonly<Record<string, { readonly kind: CellKind; readonly order: readonly number[] }>> = {
  RNN: { kind: 'simple-rnn', order: [0] },
  GRU: { kind: 'gru', order: [0, 1, 2] },
  LSTM: { kind: 'lstm', order: [0, 2, 3, 1] },
};
const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  tanh: 'tanh',
  relu: 'relu',
  sigmoid: 'sigmoid',
  softsign: 'softsign',
  softplus: 'softplus',
  elu: 'elu',
};

export interface OnnxCells {
  readonly forward: CellWeights | null;
  readonly backward: CellWeights | null;
  readonly kind: CellKind;
  readonly units: number;
}

export function isRecurrent({ type }: OnnxNode): boolean {
  return Object.hasOwn(KINDS, type);
}

/** @throws Blocked when the node has a setting that is not known here */
export function cellsOf(node: OnnxNode, graph: OnnxGraph): OnnxCells {
  const { kind, order } = KINDS[node.type]!;
  const [, inputName, recurrentName, biasName = '', , ...rest] = node.inputs;
  const [input, recurrent] = [graph.tensors.get(inputName ?? ''), graph.tensors.get(recurrentName ?? '')];
  const direction = textIn(node.attributes.get('direction') ?? new Map(), ATTRIBUTE.text) || 'forward';
  if (!['forward', 'reverse', 'bidirectional'].includes(direction))
    throw new Blocked(`Its direction is ${quoted(direction)}: export it again.`);
  if (node.attributes.has('clip') || intOf(node, 'input_forget', 0) !== 0) {
    throw new Blocked('It clips its sums or couples its gates: train it without.');
  }
  expectZeros(rest, graph);
  const directions = direction === 'bidirectional' ? 2 : 1;
  const units = recurrent?.shape[2] ?? 0;
  const width = order.length * units;
  const inputs = input?.shape[2] ?? 0;
  const bias =
    biasName === ''
      ? { shape: [directions, 2 * width], values: new Float32Array(directions * 2 * width) }
      : graph.tensors.get(biasName);
  expectShape('W', input, [directions, width, inputs]);
  expectShape('R', recurrent, [directions, width, units]);
  expectShape('B', bias, [directions, 2 * width]);
  const resetAfter = kind === 'gru' && intOf(node, 'linear_before_reset', 0) === 1;
  const cell = (k: number): CellWeights => {
    const [gates, inner] = activationsOf(node, kind, k);
    const biases = bias!.values.subarray(k * 2 * width, (k + 1) * 2 * width);
    return cellFromRows({
      kind,
      units,
      order,
      input: input!.values.subarray(k * width * inputs, (k + 1) * width * inputs),
      recurrent: recurrent!.values.subarray(k * width * units, (k + 1) * width * units),
      inputBias: biases.subarray(0, width),
      recurrentBias: biases.subarray(width),
      activation: inner,
      recurrentActivation: gates,
      resetAfter,
    });
  };
  if (direction === 'bidirectional') return { forward: cell(0), backward: cell(1), kind, units };
  return direction === 'reverse'
    ? { forward: null, backward: cell(0), kind, units }
    : { forward: cell(0), backward: null, kind, units };
}

/** First states, where a file names them, must be zeros; peepholes are no part of an LSTM here. */
function expectZeros(names: readonly string[], graph: OnnxGraph): void {
  for (const [k, name] of names.entries()) {
    const isPeephole = k === 2;
    const tensor = graph.tensors.get(name);
    if (name !== '' && (isPeephole || tensor?.values.some((value) => value !== 0))) {
      throw new Blocked(
        isPeephole ? 'It has peepholes: train it without.' : 'Its first state is not zero: train it with zeros.',
      );
    }
  }
}

/** Of the gates, and of the candidate, for one of its directions. */
function activationsOf(node: OnnxNode, kind: CellKind, direction: number): [Activation, Activation] {
  const settings = node.attributes.get('activations');
  const perDirection = kind === 'simple-rnn' ? 1 : kind === 'gru' ? 2 : 3;
  const names = settings ? textsIn(settings, ATTRIBUTE.texts).slice(direction * perDirection) : [];
  const alphas = floatsIn(node.attributes.get('activation_alpha') ?? new Map(), ATTRIBUTE.floats);
  const known = (name: string | undefined, usual: Activation): Activation => {
    const lower = name?.toLowerCase();
    if (lower === undefined) return usual;
    if (lower === 'hardsigmoid') {
      const [USUAL_ALPHA, CLOSE] = [0.2, 1e-3];
      const alpha = alphas[0] ?? USUAL_ALPHA;
      if (Math.abs(alpha - USUAL_ALPHA) < CLOSE) return 'hard_sigmoid';
      if (Math.abs(alpha - 1 / 6) < CLOSE) return 'hard_sigmoid_6';
    }
    const found = Object.hasOwn(ACTIVATIONS, lower) ? ACTIVATIONS[lower] : undefined;
    if (!found) throw new Blocked(`Its activation is ${quoted(name)}: train it with tanh, relu or sigmoid.`);
    return found;
  };
  if (kind === 'simple-rnn') return ['sigmoid', known(names[0], 'tanh')];
  const inner = known(names[1], 'tanh');
  if (kind === 'lstm' && known(names[2], 'tanh') !== inner)
    throw new Blocked('Its two activations differ: train it with one.');
  return [known(names[0], 'sigmoid'), inner];
}

function expectShape(role: string, tensor: Tensor | undefined, shape: readonly number[]): void {
  const isRight =
    tensor?.shape.length === shape.length && tensor.shape.every((size, axis) => size === shape[axis] && size > 0);
  if (!isRight)
    throw new Blocked(
      `Its ${role} has the shape ${quoted(tensor?.shape ?? null)}, and ${quoted(shape)} is needed: export it again.`,
    );
  expectFinite(role, tensor);
}
