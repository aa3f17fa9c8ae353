/**
 * A recurrent network in ONNX format, written with as much of protobuf as it takes: Gather → RNN → MatMul → Sigmoid, the same
 * work as the network in the browser does. Field numbers are those of onnx.proto3.
 */

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

/** Random weights: what they are makes no difference to the time. */
function random(...shape: number[]): Float32Array {
  const scale = 0.5;
  return Float32Array.from(
    { length: shape.reduce((product, size) => product * size, 1) },
    () => (Math.random() - 0.5) * scale,
  );
}

/** Ids (int64, steps) to `states` (steps × 1 × 1 × units) and `outputs`. */
export function onnxRnn(vocabulary: number, embedding: number, units: number): Uint8Array {
  const hiddenSize = message([1, 'hidden_size'], [3, units], [20, INT_ATTRIBUTE]);
  const graph = message(
    node('Gather', ['E', 'ids'], ['embedded']),
    node('Unsqueeze', ['embedded', 'axis'], ['x']),
    node('RNN', ['x', 'W', 'R', 'B'], ['states'], hiddenSize),
    node('MatMul', ['states', 'V'], ['votes']),
    node('Add', ['votes', 'c'], ['logits']),
    node('Sigmoid', ['logits'], ['outputs']),
    [2, 'rnn'],
    tensor('E', FLOAT, [vocabulary, embedding], random(vocabulary, embedding)),
    tensor('axis', INT64, [1], BigInt64Array.of(1n)),
    tensor('W', FLOAT, [1, units, embedding], random(units, embedding)),
    tensor('R', FLOAT, [1, units, units], random(units, units)),
    tensor('B', FLOAT, [1, 2 * units], random(2 * units)),
    tensor('V', FLOAT, [units, 1], random(units)),
    tensor('c', FLOAT, [1], random(1)),
    value(11, 'ids', INT64, ['steps']),
    value(12, 'states', FLOAT, ['steps', 1, 1, units]),
    value(12, 'outputs', FLOAT, ['steps', 1, 1, 1]),
  );
  const [irVersion, opset] = [8, 13];
  return message([1, irVersion], [7, graph], [8, message([1, ''], [2, opset])]);
}
