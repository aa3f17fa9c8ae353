/** safetensors: the length of a JSON list of tensors, the list, the numbers. */
import { damaged, OpenError, quoted } from '../errors';
import { fieldsOf, nameOf, type GivenFile } from '../file';
import { bytesOfType, countOf, decodeNumbers, type NumberType } from '../numbers';
import type { Tensor } from '../plan';
import type { Format } from './format';
import { planOfStates } from './state-dict';

const LENGTH_BYTES = 8;
const TYPES: Readonly<Record<string, NumberType>> = {
  F64: 'float64',
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  I64: 'int64',
  I32: 'int32',
  I16: 'int16',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
};

export const safetensors: Format = {
  id: 'safetensors',
  recognise: (file) => headerLength(file) !== null,
  read(file, _others, questions) {
    const name = nameOf(file);
    const start = LENGTH_BYTES + headerLength(file)!;
    let header: unknown;
    try {
      header = JSON.parse(new TextDecoder().decode(file.bytes.subarray(LENGTH_BYTES, start)));
    } catch (cause) {
      throw damaged(name, 'its list of tensors is not JSON', cause);
    }
    const data = file.bytes.subarray(start);
    const tensors = new Map<string, Tensor>();
    for (const [key, value] of Object.entries(fieldsOf(header) ?? {})) {
      if (key !== '__metadata__') tensors.set(key, tensorOf(name, key, value, data));
    }
    return planOfStates(name, tensors, 'safetensors', questions);
  },
};

/** Bytes of the list, or null where the file is something else. */
function headerLength({ bytes }: GivenFile): number | null {
  if (bytes.length < LENGTH_BYTES + 2) return null;
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return length <= bytes.length - LENGTH_BYTES && bytes[LENGTH_BYTES] === '{'.charCodeAt(0) ? length : null;
}

function tensorOf(file: string, key: string, value: unknown, data: Uint8Array): Tensor {
  const { dtype, shape, data_offsets: offsets } = fieldsOf(value) ?? {};
  const type = typeof dtype === 'string' && Object.hasOwn(TYPES, dtype) ? TYPES[dtype] : undefined;
  if (!type) throw new OpenError(`${file} stores ${quoted(key)} as ${quoted(dtype)}: save it as float32.`);
  const [from, to] = Array.isArray(offsets) ? (offsets as unknown[]) : [];
  const count = Array.isArray(shape) ? countOf(key, shape as unknown[]) : NaN;
  if (
    typeof from !== 'number' ||
    typeof to !== 'number' ||
    from < 0 ||
    to > data.length ||
    to - from !== count * bytesOfType(type)
  ) {
    throw damaged(file, `${quoted(key)} does not lie where its list says`);
  }
  return { shape: shape as number[], values: decodeNumbers(data.subarray(from, to), type, count) };
}
