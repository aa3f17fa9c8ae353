/** ONNX files with RNN, GRU or LSTM nodes, as PyTorch and tf2onnx export them: the chain of nodes between ids and output. */
import { ChainError, damaged, OpenError, quoted } from '../errors';
import { nameOf, type GivenFile } from '../file';
import type { Format } from './format';
import { Blocked } from './keras-context';
import { ids, settled, type Flow } from './onnx-flow';
import { graphMessage, graphOf, intOf, type OnnxGraph, type OnnxNode } from './onnx-graph';
import { NODES } from './onnx-nodes';
import { cellsOf, isRecurrent } from './onnx-recurrent';

const IR_VERSION = 0x08;
/** Nodes that hold a graph, which takes what it reads without naming it. */
const INNER_GRAPHS = ['Loop', 'Scan', 'If'];

export const onnx: Format = {
  id: 'ONNX',
  recognise(file) {
    if (file.bytes[0] !== IR_VERSION || nameOf(file) === 'saved_model.pb') return false;
    try {
      return graphMessage(file.bytes) !== null;
    } catch {
      // Any file may begin so. One that is called ONNX and is damaged is read, and the reader says what is wrong.
      return /\.onnx$/i.test(file.path);
    }
  },
  read(file) {
    const graph = read(file);
    const flow = flowOf(graph, nameOf(file));
    return { format: 'ONNX', title: nameOf(file).replace(/\.\w+$/, ''), layers: settled(flow).chain, text: {} };
  },
};

function read(file: GivenFile): OnnxGraph {
  try {
    const message = graphMessage(file.bytes);
    if (message) return graphOf(message);
    throw new RangeError('it holds no graph');
  } catch (cause) {
    if (cause instanceof OpenError) throw cause;
    throw damaged(nameOf(file), cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Follows the ids through the nodes to the output. Nodes that no flow enters compute shapes. */
function flowOf(graph: OnnxGraph, file: string): Flow {
  const flows = new Map<string, Flow>();
  for (const name of graph.inputs.slice(0, 1)) flows.set(name, ids);
  const passed: OnnxNode[] = [];
  for (const node of graph.nodes) {
    if (node.type === 'Shape' || node.type === 'Constant' || !node.inputs.some((name) => flows.has(name))) continue;
    passed.push(node);
    try {
      enter(node, flows, graph);
    } catch (cause) {
      if (cause instanceof Blocked) throw blocked(passed, graph, cause.message);
      throw cause;
    }
  }
  const found = flows.get(graph.outputs[0] ?? '');
  const loop = graph.nodes.find(({ type }) => INNER_GRAPHS.includes(type));
  if (!found && loop) {
    throw blocked(
      [...passed, loop],
      graph,
      'It is a graph of its own, as tf2onnx makes of a SimpleRNN or a GRU without reset_after: open the Keras file.',
    );
  }
  if (!found) {
    throw new OpenError(
      `${file} does not lead from ${quoted(graph.inputs[0])} to ${quoted(graph.outputs[0])}: export a network that takes ids.`,
    );
  }
  return found;
}

function enter(node: OnnxNode, flows: Map<string, Flow>, graph: OnnxGraph): void {
  const given = node.inputs.flatMap((name) => flows.get(name) ?? []);
  const [flow] = given as [Flow];
  if (isRecurrent(node)) {
    recur(node, settled(flow), flows, graph);
    return;
  }
  const reader = Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined;
  if (!reader)
    throw new Blocked(
      `${node.type} is not known here: export a network of Embedding, RNN, GRU or LSTM, and Linear layers.`,
    );
  if (given.length > 1 && node.type !== 'Concat')
    throw new Blocked('It joins two ways through the network: only chains can be read word by word.');
  flows.set(node.outputs[0] ?? '', reader({ node, flow, flows: given, graph }));
}

/** A recurrent node gives all states, and the last. */
function recur(node: OnnxNode, flow: Flow, flows: Map<string, Flow>, graph: OnnxGraph): void {
  const { forward, backward } = cellsOf(node, graph);
  const [all = '', last = ''] = node.outputs;
  const isBatchFirst = intOf(node, 'layout', 0) === 1;
  const axes = { all: ['steps', 'directions', 'texts', 'numbers'], last: ['directions', 'texts', 'numbers'] } as const;
  const turned = {
    all: ['texts', 'steps', 'directions', 'numbers'],
    last: ['texts', 'directions', 'numbers'],
  } as const;
  const named = isBatchFirst ? turned : axes;
  // Both begin with the same chain, so that what is picked of them can be joined again.
  const { chain } = flow;
  if (all !== '') flows.set(all, { chain, cells: { forward, backward, givesAll: true }, axes: named.all, size: 0 });
  if (last !== '') flows.set(last, { chain, cells: { forward, backward, givesAll: false }, axes: named.last, size: 0 });
}

function blocked(passed: readonly OnnxNode[], graph: OnnxGraph, reason: string): ChainError {
  const blocking = passed.at(-1)!;
  const rest = graph.nodes
    .slice(graph.nodes.indexOf(blocking) + 1)
    .filter(({ type }) => type !== 'Constant' && type !== 'Shape');
  return new ChainError(
    [...passed, ...rest].map((node) => ({ label: node.type, isBlocking: node === blocking })),
    reason,
  );
}
