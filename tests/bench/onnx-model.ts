/**
 * A recurrent network in ONNX format, written with as much of protobuf as it takes: Gather → RNN, GRU or LSTM → MatMul → Sigmoid, the same
 * work as the network in the browser does. Field numbers are those of onnx.proto3.
 */
import type { CellWeights } from '../../web/src/nn/cells/cell';

type Field = readonly [number: number, value: string | number | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

function message(...fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      parts.push(Uint8Array.from([...varint(number << 3), ...varint(value)]));
    } else {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      const lengthDelimited = 2;
      parts.push(Uint8Array.from([...varint((number << 3) | lengthDelimited), ...varint(bytes.length)]), bytes);
    }
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;
const INT_ATTRIBUTE = 2;

const node = (
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  ...attributes: Uint8Array[]
): Field => [
  1,
  message(
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, type],
    ...attributes.map((attribute): Field => [5, attribute]),
  ),
];

const tensor = (name: string, type: number, dims: readonly number[], values: Float32Array | BigInt64Array): Field => [
  5,
  message(
    ...dims.map((size): Field => [1, size]),
    [2, type],
    [8, name],
    [9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  ),
];

const value = (field: number, name: string, type: number, dims: readonly (string | number)[]): Field => [
  field,
  message(
    [1, name],
    [
      2,
      message([
        1,
        message(
          [1, type],
          [
            2,
            message(
              ...dims.map((size): Field => [1, typeof size === 'string' ? message([2, size]) : message([1, size])]),
            ),
          ],
        ),
      ]),
    ],
  ),
];

/** The recurrent operator of a kind of cell, and where each of its gates stands in Keras' weights. */
const OPERATORS = {
  'simple-rnn': { type: 'RNN', gates: [0] },
  gru: { type: 'GRU', gates: [0, 1, 2] },
  // Keras has i, f, c, o; ONNX i, o, f, c.
  lstm: { type: 'LSTM', gates: [0, 3, 1, 2] },
} as const;

/** A Keras matrix, input × width, as ONNX has it: width × input, its gates in another order. */
function turned(matrix: Float32Array, units: number, gates: readonly number[]): Float32Array {
  const width = gates.length * units;
  const size = matrix.length / width;
  return Float32Array.from({ length: matrix.length }, (_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    return matrix[column * width + gates[Math.floor(row / units)]! * units + (row % units)]!;
  });
}

/** The weights of a recurrent operator, as ONNX has them. */
function operatorOf(weights: CellWeights) {
  const { kind, units, bias, recurrentBias, resetAfter } = weights;
  if (kind === 'min-gru') throw new RangeError('ONNX has no minGRU');
  const { type, gates } = OPERATORS[kind];
  const width = gates.length * units;
  const size = weights.kernel.length / width;
  const biases = new Float32Array(2 * width);
  biases.set(turned(bias, units, gates));
  if (recurrentBias) biases.set(turned(recurrentBias, units, gates), width);
  const integer = (name: string, value: number): Uint8Array => message([1, name], [3, value], [20, INT_ATTRIBUTE]);
  const attributes = [integer('hidden_size', units)];
  if (kind === 'gru') attributes.push(integer('linear_before_reset', resetAfter ? 1 : 0));
  const tensors = [
    tensor('W', FLOAT, [1, width, size], turned(weights.kernel, units, gates)),
    tensor('R', FLOAT, [1, width, units], turned(weights.recurrentKernel, units, gates)),
    tensor('B', FLOAT, [1, 2 * width], biases),
  ];
  return { type, size, attributes, tensors };
}

function modelOf(graph: Uint8Array): Uint8Array {
  const [irVersion, opset] = [8, 13];
  return message([1, irVersion], [7, graph], [8, message([1, ''], [2, opset])]);
}

/**
 * Ids (int64, steps) to `states` (steps × 1 × 1 × units) and `outputs`.
 *
 * @param weights of a SimpleRNN, GRU or LSTM
 * @param embeddings vocabulary × embedding size
 * @param readout units
 */
export function onnxNetwork(weights: CellWeights, embeddings: Float32Array, readout: Float32Array): Uint8Array {
  const { units } = weights;
  const { type, size, attributes, tensors } = operatorOf(weights);
  return modelOf(
    message(
      node('Gather', ['E', 'ids'], ['embedded']),
      node('Unsqueeze', ['embedded', 'axis'], ['x']),
      node(type, ['x', 'W', 'R', 'B'], ['states'], ...attributes),
      node('MatMul', ['states', 'V'], ['votes']),
      node('Add', ['votes', 'c'], ['logits']),
      node('Sigmoid', ['logits'], ['outputs']),
      [2, 'rnn'],
      tensor('E', FLOAT, [embeddings.length / size, size], embeddings),
      tensor('axis', INT64, [1], BigInt64Array.of(1n)),
      ...tensors,
      tensor('V', FLOAT, [units, 1], readout),
      tensor('c', FLOAT, [1], new Float32Array(1)),
      value(11, 'ids', INT64, ['steps']),
      value(12, 'states', FLOAT, ['steps', 1, 1, units]),
      value(12, 'outputs', FLOAT, ['steps', 1, 1, 1]),
    ),
  );
}

/**
 * Many texts at once: ids (int64, steps × texts) with `lengths` (int32, texts) to `outputs`, P(class 1) of each text.
 *
 * @param readout units
 * @param bias of the readout
 */
export function onnxBatchNetwork(
  weights: CellWeights,
  embeddings: Float32Array,
  readout: Float32Array,
  bias: number,
): Uint8Array {
  const { type, size, attributes, tensors } = operatorOf(weights);
  return modelOf(
    message(
      node('Gather', ['E', 'ids'], ['x']),
      node(type, ['x', 'W', 'R', 'B', 'lengths'], ['', 'last'], ...attributes),
      node('MatMul', ['last', 'V'], ['votes']),
      node('Add', ['votes', 'c'], ['logits']),
      node('Sigmoid', ['logits'], ['outputs']),
      [2, 'rnn'],
      tensor('E', FLOAT, [embeddings.length / size, size], embeddings),
      ...tensors,
      tensor('V', FLOAT, [weights.units, 1], readout),
      tensor('c', FLOAT, [1], Float32Array.of(bias)),
      value(11, 'ids', INT64, ['steps', 'texts']),
      value(11, 'lengths', INT32, ['texts']),
      value(12, 'outputs', FLOAT, [1, 'texts', 1]),
    ),
  );
}
