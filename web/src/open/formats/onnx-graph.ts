/** The graph of an ONNX file: nodes in the order in which they are computed, and the tensors they are given. */
import { OpenError, quoted } from '../errors';
import { bytesOfType, countOf, decodeNumbers, type NumberType } from '../numbers';
import type { Tensor } from '../plan';
import { floatsIn, messageOf, messagesIn, numberIn, numbersIn, textIn, textsIn, type ProtoMessage } from './protobuf';

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, ProtoMessage>;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Names of what the graph is given, tensors apart. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Numbers of fields in onnx.proto. */
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, type: 4, attribute: 5 } as const;
const TENSOR = {
  dims: 1,
  type: 2,
  floats: 4,
  ints: 5,
  longs: 7,
  name: 8,
  raw: 9,
  doubles: 10,
  external: 13,
  place: 14,
} as const;
export const ATTRIBUTE = { name: 1, float: 2, int: 3, text: 4, tensor: 5, floats: 7, ints: 8, texts: 9 } as const;
/** `TensorProto.DataType`. */
const TYPES: Readonly<Record<number, NumberType>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  16: 'bfloat16',
};
const MOST_NODES = 100_000;

/** The graph in a file's bytes, or null where they hold none. @throws RangeError when they are damaged */
export function graphMessage(bytes: Uint8Array): ProtoMessage | null {
  const [graph] = messagesIn(messageOf(bytes), MODEL_GRAPH);
  return graph && graph.has(GRAPH.node) && graph.has(GRAPH.output) ? graph : null;
}

export function graphOf(graph: ProtoMessage): OnnxGraph {
  const nodes = messagesIn(graph, GRAPH.node).map((node): OnnxNode => ({
    type: textIn(node, NODE.type),
    inputs: textsIn(node, NODE.input),
    outputs: textsIn(node, NODE.output),
    attributes: new Map(messagesIn(node, NODE.attribute).map((each) => [textIn(each, ATTRIBUTE.name), each])),
  }));
  if (nodes.length > MOST_NODES) throw new OpenError(`The graph has ${nodes.length} nodes: export a smaller network.`);
  const tensors = new Map(
    messagesIn(graph, GRAPH.initializer).map((each) => [textIn(each, TENSOR.name), tensorOf(each)]),
  );
  for (const node of nodes) {
    const value = node.attributes.get('value')?.get(ATTRIBUTE.tensor)?.[0];
    const [name] = node.outputs;
    if (node.type === 'Constant' && name !== undefined && value instanceof Uint8Array)
      tensors.set(name, tensorOf(messageOf(value)));
  }
  const namesOf = (field: number): string[] => messagesIn(graph, field).map((each) => textIn(each, 1));
  return {
    name: textIn(graph, GRAPH.name),
    nodes,
    tensors,
    inputs: namesOf(GRAPH.input).filter((name) => !tensors.has(name)),
    outputs: namesOf(GRAPH.output),
  };
}

function tensorOf(message: ProtoMessage): Tensor {
  const name = textIn(message, TENSOR.name);
  const shape = numbersIn(message, TENSOR.dims);
  const count = countOf(name, shape);
  const code = numberIn(message, TENSOR.type) ?? 0;
  const type = TYPES[code];
  // Texts and complex numbers are of no layer here; whoever needs this tensor finds it too short.
  if (!type) return { shape, values: new Float32Array(0) };
  if (message.has(TENSOR.external) || numberIn(message, TENSOR.place) === 1) {
    throw new OpenError(`"${name}" lies in another file: export with external_data=False, so that one file holds all.`);
  }
  const raw = message.get(TENSOR.raw)?.[0];
  if (raw instanceof Uint8Array) {
    if (raw.length < count * bytesOfType(type)) throw tooShort(name, shape, raw.length);
    return { shape, values: decodeNumbers(raw, type, count) };
  }
  const listed = [floatsIn(message, TENSOR.floats), numbersIn(message, TENSOR.ints), numbersIn(message, TENSOR.longs)];
  const numbers = listed.find((each) => each.length > 0) ?? [];
  if (numbers.length < count) throw tooShort(name, shape, numbers.length);
  return { shape, values: Float32Array.from(numbers) };
}

function tooShort(name: string, shape: readonly number[], found: number): OpenError {
  return new OpenError(
    `"${name}" has the shape ${quoted(shape)} and too few numbers (${found}): export the network again.`,
  );
}

/** A whole number among a node's settings. */
export function intOf({ attributes }: OnnxNode, name: string, usual: number): number {
  const found = attributes.get(name);
  return (found && numberIn(found, ATTRIBUTE.int)) ?? usual;
}

export function intsOf({ attributes }: OnnxNode, name: string): number[] | null {
  const found = attributes.get(name);
  return found ? numbersIn(found, ATTRIBUTE.ints) : null;
}

export function floatOf({ attributes }: OnnxNode, name: string, usual: number): number {
  const found = attributes.get(name);
  return (found && floatsIn(found, ATTRIBUTE.float)[0]) ?? usual;
}
