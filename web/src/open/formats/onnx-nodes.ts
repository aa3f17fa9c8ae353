/** One function a node of ONNX: what becomes of the flow that goes into it. */
import type { PlainActivation } from '../../nn/plain-layer';
import { transposed } from '../numbers';
import type { PlanLayer, Tensor } from '../plan';
import { Blocked } from './keras-context';
import { gather, pooled, reshape, slice, squeeze, type NodeInput } from './onnx-axes';
import { axesOf, tensorOf } from './onnx-constants';
import { axisAt, joined, settled, withPlain, type Axis, type Flow } from './onnx-flow';
import { floatOf, intOf, intsOf } from './onnx-graph';

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
