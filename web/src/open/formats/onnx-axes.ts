/** Nodes of ONNX that choose among axes, drop or join them. */
import { expectFinite } from '../numbers';
import { Blocked } from './keras-context';
import { axesOf, tensorOf } from './onnx-constants';
import { axisAt, picked, settled, withLayer, withoutAxis, type Axis, type Cells, type Flow } from './onnx-flow';
import { intOf, intsOf, type OnnxGraph, type OnnxNode } from './onnx-graph';

/** What a node is given: the flow, other flows it joins, and the tensors behind the first input. */
export interface NodeInput {
  readonly node: OnnxNode;
  readonly flow: Flow;
  readonly flows: readonly Flow[];
  readonly graph: OnnxGraph;
}

/** A word's vector; or one direction, one step, one text of many. */
export function gather({ node, flow, graph }: NodeInput): Flow {
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

export function slice({ node, flow, graph }: NodeInput): Flow {
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

export function squeeze({ node, flow, graph }: NodeInput): Flow {
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
export function reshape({ node, flow, graph }: NodeInput): Flow {
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

export function pooled({ flow, node }: NodeInput, by: 'max' | 'mean', axes: readonly number[] | null): Flow {
  const [at] = axes ?? [];
  if (axes?.length !== 1 || at === undefined || axisAt(flow, at) !== 'steps')
    throw new Blocked('It is not over the steps: export it again.');
  const found = withLayer(flow, node.type, { kind: 'pooling', by });
  return intOf(node, 'keepdims', 1) === 1 ? asOne(found, at) : withoutAxis(found, at);
}
