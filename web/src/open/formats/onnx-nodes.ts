/** One function a node of ONNX: what becomes of the flow that goes into it. */
import type { PlainActivation } from '../../nn/plain-layer';
import { quoted } from '../errors';
import { expectFinite, transposed } from '../numbers';
import type { PlanLayer, Tensor } from '../plan';
import { Blocked } from './keras-context';
import {
  axisAt,
  type Cells,
  joined,
  picked,
  settled,
  withLayer,
  withoutAxis,
  withPlain,
  type Axis,
  type Flow,
} from './onnx-flow';
import { floatOf, intOf, intsOf, type OnnxGraph, type OnnxNode } from './onnx-graph';

/** What a node is given: the flow, other flows it joins, and the tensors behind the first input. */
export interface NodeInput {
  readonly node: OnnxNode;
  readonly flow: Flow;
  readonly flows: readonly Flow[];
  readonly graph: OnnxGraph;
}

type Reader = (input: NodeInput) => Flow;

const passes: Reader = ({ flow }) => flow;
const activates =
  (activation: PlainActivation): Reader =>
  ({ flow, node }) =>
    withPlain(flow, node.type, { kind: 'activation', activation });
const LEAK = 0.01;

export const NODES: Readonly<Record<string, Reader>> = {
  Identity: passes,
  Cast: passes,
  Dropout: passes,
  Relu: activates('relu'),
  Tanh: activates('tanh'),
  Sigmoid: activates('sigmoid'),
  Elu: activates('elu'),
  Selu: activates('selu'),
  Softplus: activates('softplus'),
  Softsign: activates('softsign'),
  LeakyRelu: ({ flow, node }) =>
    withPlain(flow, node.type, { kind: 'activation', activation: 'leaky_relu', slope: floatOf(node, 'alpha', LEAK) }),
  Softmax: ({ flow, node }) => {
    if (axisAt(flow, intOf(node, 'axis', -1)) !== 'numbers')
      throw new Blocked('It is not over the classes: export it again.');
    return withPlain(flow, node.type, { kind: 'activation', activation: 'softmax' });
  },
  Gather: gather,
  Slice: slice,
  Squeeze: squeeze,
  Unsqueeze: ({ flow, node, graph }) => {
    const places = axesOf(node, graph) ?? [];
    const axes: Axis[] = [...flow.axes];
    for (const place of places.toSorted((a, b) => a - b))
      axes.splice(place < 0 ? axes.length + 1 + place : place, 0, '1');
    return { ...flow, axes };
  },
  Transpose: ({ flow, node }) => {
    const order = intsOf(node, 'perm') ?? flow.axes.map((_, k) => flow.axes.length - 1 - k);
    if (order.length !== flow.axes.length)
      throw new Blocked(`It turns ${order.length} axes, and there are ${flow.axes.length}: export it again.`);
    return { ...flow, axes: order.map((place) => axisAt(flow, place)) };
  },
  Reshape: reshape,
  Flatten: reshape,
  Concat: ({ flows, node, flow }) => {
    const axis = axisAt(flow, intOf(node, 'axis', 0));
    if (flows.length !== 2 || axis !== 'numbers')
      throw new Blocked('It joins what is not the two directions of one layer: only chains can be read word by word.');
    return joined(flows[0]!, flows[1]!);
  },
  MatMul: ({ flow, node, graph }) => {
    const kernel = tensorOf(graph, node.inputs[1], 2);
    return withPlain(flow, `Dense (${kernel.shape[1]})`, dense(kernel, null));
  },
  Gemm: ({ flow, node, graph }) => {
    if (floatOf(node, 'alpha', 1) !== 1 || floatOf(node, 'beta', 1) !== 1 || intOf(node, 'transA', 0) !== 0) {
      throw new Blocked('It scales or turns what it is given: export a Linear layer.');
    }
    const stored = tensorOf(graph, node.inputs[1], 2);
    const kernel = intOf(node, 'transB', 0) === 1 ? transposed(stored) : stored;
    const bias = node.inputs[2] ? tensorOf(graph, node.inputs[2]) : null;
    return withPlain(flow, `Dense (${kernel.shape[1]})`, dense(kernel, bias));
  },
  Add: addBias,
  Mul: (input) => {
    const factors = constantOf(input);
    return withPlain(input.flow, input.node.type, {
      kind: 'scale',
      factors,
      offsets: new Float32Array(factors.length),
    });
  },
  BatchNormalization: ({ flow, node, graph }) => {
    const EPSILON = 1e-5;
    const [scale, offset, mean, variance] = node.inputs.slice(1, 5).map((name) => tensorOf(graph, name, 1).values);
    const epsilon = floatOf(node, 'epsilon', EPSILON);
    const factors = scale!.map((factor, k) => factor / Math.sqrt(variance![k]! + epsilon));
    return withPlain(flow, node.type, {
      kind: 'scale',
      factors,
      offsets: offset!.map((value, k) => value - mean![k]! * factors[k]!),
    });
  },
  LayerNormalization: ({ flow, node, graph }) => {
    const EPSILON = 1e-5;
    const factors = tensorOf(graph, node.inputs[1], 1).values;
    const offsets = node.inputs[2] ? tensorOf(graph, node.inputs[2], 1).values : new Float32Array(factors.length);
    return withPlain(flow, node.type, {
      kind: 'normalise',
      factors,
      offsets,
      epsilon: floatOf(node, 'epsilon', EPSILON),
    });
  },
  ReduceMean: (input) => pooled(input, 'mean', axesOf(input.node, input.graph)),
  ReduceMax: (input) => pooled(input, 'max', axesOf(input.node, input.graph)),
  GlobalAveragePool: (input) => pooled(input, 'mean', [-1]),
  GlobalMaxPool: (input) => pooled(input, 'max', [-1]),
};

/** A word's vector; or one direction, one step, one text of many. */
function gather({ node, flow, graph }: NodeInput): Flow {
  const table = graph.tensors.get(node.inputs[0] ?? '');
  if (table) {
    if (table.shape.length !== 2 || flow.size !== 0)
      throw new Blocked('It looks up what is no word: only one Embedding can be read.');
    expectFinite(node.inputs[0]!, table);
    const axes: Axis[] = [...flow.axes, 'numbers'];
    return {
      ...withLayer(flow, 'Embedding', { kind: 'embedding', table, masksZero: false }),
      axes,
      size: table.shape[1]!,
    };
  }
  const at = intOf(node, 'axis', 0);
  const index = tensorOf(graph, node.inputs[1]);
  if (index.values.length !== 1)
    throw new Blocked(`It picks ${index.values.length} places of an axis: export it again.`);
  const found = chosen(flow, at, index.values[0]!);
  return index.shape.length === 0 ? withoutAxis(found, at) : asOne(found, at);
}

/** One place of an axis. */
function chosen(flow: Flow, at: number, index: number): Flow {
  const axis = axisAt(flow, at);
  if (axis === 'directions') return picked(flow, index);
  if (axis === 'texts' || axis === '1') return flow;
  if (axis === 'steps' && flow.cells && isLastOf(flow.cells, index))
    return { ...flow, cells: { ...flow.cells, givesAll: false } };
  if (axis === 'steps' && index === -1) return withLayer(flow, 'last step', { kind: 'pooling', by: 'last-step' });
  throw new Blocked(`It picks place ${index} of ${axis}: only the last step can be picked.`);
}

/** Whether a step is the one that a single direction ends with. */
function isLastOf({ forward, backward }: Cells, index: number): boolean {
  return forward && !backward ? index === -1 : !forward && backward !== null && index === 0;
}

function asOne(flow: Flow, at: number): Flow {
  const place = at < 0 ? at + flow.axes.length : at;
  return { ...flow, axes: flow.axes.map((axis, k) => (k === place ? '1' : axis)) };
}

function slice({ node, flow, graph }: NodeInput): Flow {
  const listed = (name: string, place: number): readonly number[] | null =>
    intsOf(node, name) ?? (node.inputs[place] ? [...tensorOf(graph, node.inputs[place]).values] : null);
  const [starts, ends, steps] = [listed('starts', 1) ?? [], listed('ends', 2) ?? [], listed('steps', 4) ?? []];
  const axes = listed('axes', 3) ?? starts.map((_, k) => k);
  const FAR = 1_000_000;
  let sliced = flow;
  for (const [k, at] of axes.entries()) {
    const [start = 0, end = FAR, step = 1] = [starts[k], ends[k], steps[k]];
    const axis = axisAt(sliced, at);
    if (step !== 1) throw new Blocked(`It takes every ${step}th of ${axis}: export it again.`);
    if (start === 0 && end >= FAR) continue;
    if (end - start !== 1 && !(start === -1 && end >= FAR))
      throw new Blocked(`It takes ${axis} from ${start} to ${end}: only the last step can be picked.`);
    sliced = asOne(chosen(sliced, at, start), at);
  }
  return sliced;
}

function squeeze({ node, flow, graph }: NodeInput): Flow {
  const named = axesOf(node, graph);
  const isSingle = (axis: Axis): boolean =>
    axis === '1' || axis === 'texts' || (axis === 'directions' && !isBothWays(flow));
  const places = (named ?? flow.axes.flatMap((axis, k) => (isSingle(axis) ? [k] : []))).map((at) =>
    at < 0 ? at + flow.axes.length : at,
  );
  for (const at of places) {
    const axis = axisAt(flow, at);
    // An output of one number a step, or a text, may be squeezed as well.
    if (!isSingle(axis) && axis !== '?' && !(axis === 'numbers' && settled(flow).size === 1)) {
      throw new Blocked(`It drops ${axis}, of which there are several: export it again.`);
    }
  }
  return { ...flow, axes: flow.axes.filter((_, k) => !places.includes(k)) };
}

function isBothWays({ cells }: Flow): boolean {
  return cells?.forward !== null && cells?.backward !== null && cells !== null;
}

/** Directions side by side; all steps side by side; or nothing but another way to count. */
function reshape({ node, flow, graph }: NodeInput): Flow {
  const at = flow.axes.indexOf('directions');
  if (at >= 0) {
    if (isBothWays(flow) && flow.axes[at + 1] !== 'numbers')
      throw new Blocked('It mixes the two directions: export it again.');
    return withoutAxis(flow, at);
  }
  const { axes } = flow;
  const rest = axes.filter((axis) => axis !== '1');
  if (!axes.includes('steps') || rest.length === 2) return { ...flow, axes: rest };
  const shape = graph.tensors.get(node.inputs[1] ?? '')?.values;
  const last = shape?.at(-1);
  const isSideBySide = node.type === 'Flatten' || (shape?.length === 2 && last !== settled(flow).size);
  if (!isSideBySide) return flow;
  if (axes[0] !== 'texts' || axes[1] !== 'steps')
    throw new Blocked('It mixes texts and steps: export it with the batch first.');
  return { ...withLayer(flow, 'Flatten', { kind: 'pooling', by: 'flatten' }), axes: ['texts', 'numbers'] };
}

function pooled({ flow, node }: NodeInput, by: 'max' | 'mean', axes: readonly number[] | null): Flow {
  const [at] = axes ?? [];
  if (axes?.length !== 1 || at === undefined || axisAt(flow, at) !== 'steps')
    throw new Blocked('It is not over the steps: export it again.');
  const found = withLayer(flow, node.type, { kind: 'pooling', by });
  return intOf(node, 'keepdims', 1) === 1 ? asOne(found, at) : withoutAxis(found, at);
}

/** The bias of a MatMul before it, or the second half of a batch normalisation. */
function addBias({ flow, node, graph }: NodeInput): Flow {
  const last = flow.chain.at(-1);
  const layer = last?.layer?.kind === 'plain' && !flow.cells ? last.layer.layer : null;
  const bias = constantOf({ node, graph, flow });
  if (layer?.kind === 'dense' && layer.activation === 'linear') {
    const withBias = { ...layer, bias: layer.bias.map((value, k) => value + bias[k]!) };
    return replaced(flow, last!.label, { kind: 'plain', layer: withBias, dropsMask: false });
  }
  if (layer?.kind === 'scale') {
    const moved = { ...layer, offsets: layer.offsets.map((value, k) => value + bias[k]!) };
    return replaced(flow, last!.label, { kind: 'plain', layer: moved, dropsMask: false });
  }
  return withPlain(flow, node.type, { kind: 'scale', factors: bias.map(() => 1), offsets: bias });
}

function replaced(flow: Flow, label: string, layer: PlanLayer): Flow {
  return { ...flow, chain: [...flow.chain.slice(0, -1), { label, layer }] };
}

/** A number for each of a row: what a node adds, or multiplies with. */
function constantOf({ flow, node, graph }: Pick<NodeInput, 'flow' | 'node' | 'graph'>): Float32Array {
  const name = node.inputs.find((each) => graph.tensors.has(each));
  const { size } = settled(flow);
  if (name === undefined || size === 0)
    throw new Blocked('It joins two ways through the network: only chains can be read word by word.');
  const { values } = tensorOf(graph, name);
  if (values.length === 1) return new Float32Array(size).fill(values[0]!);
  if (values.length !== size || flow.axes.at(-1) !== 'numbers')
    throw new Blocked(`It takes ${values.length} numbers, and ${size} come in: export it again.`);
  return values;
}

function dense({ shape, values }: Tensor, bias: Tensor | null) {
  const outputs = shape[1]!;
  if (bias && bias.values.length !== outputs)
    throw new Blocked(`Its bias has ${bias.values.length} numbers, and ${outputs} are needed: export it again.`);
  return {
    kind: 'dense',
    kernel: values,
    bias: bias?.values ?? new Float32Array(outputs),
    activation: 'linear',
  } as const;
}

/** Axes that a node names, among its settings or, since opset 13, as a tensor. */
function axesOf(node: OnnxNode, graph: OnnxGraph): readonly number[] | null {
  return intsOf(node, 'axes') ?? (node.inputs[1] ? [...tensorOf(graph, node.inputs[1]).values] : null);
}

function tensorOf(graph: OnnxGraph, name: string | undefined, rank?: number): Tensor {
  const found = graph.tensors.get(name ?? '');
  if (!found || found.values.length === 0 || (rank !== undefined && found.shape.length !== rank)) {
    throw new Blocked(`It takes ${quoted(name)}, which is no tensor of the file: export it with constants folded.`);
  }
  expectFinite(name!, found);
  return found;
}
