import { OpenError, quoted } from './errors';
import type { Tensor } from './plan';

/** More numbers than any network that a browser reads with; a file that asks for more is refused before memory is taken. */
export const MOST_NUMBERS = 100_000_000;

/** How numbers are stored, all little-endian. */
const BYTES = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint64: 8,
  uint32: 4,
  uint16: 2,
  uint8: 1,
  bool: 1,
} as const;
export type NumberType = keyof typeof BYTES;

export function isNumberType(name: unknown): name is NumberType {
  return typeof name === 'string' && Object.hasOwn(BYTES, name);
}

export function bytesOfType(type: NumberType): number {
  return BYTES[type];
}

/** How many numbers a shape holds. @throws OpenError when it is no shape, or holds too many */
export function countOf(name: string, shape: readonly unknown[]): number {
  let count = 1;
  for (const size of shape) {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
      throw new OpenError(`"${name}" has the shape ${quoted(shape)}, which is none: save the network again.`);
    }
    count *= size;
  }
  if (!(count <= MOST_NUMBERS)) {
    throw new OpenError(
      `"${name}" has the shape ${quoted(shape)}, more than ${MOST_NUMBERS} numbers: open a smaller network.`,
    );
  }
  return count;
}

/** Numbers of any type as float32. @throws RangeError when the bytes are too few */
export function decodeNumbers(bytes: Uint8Array, type: NumberType, count: number): Float32Array {
  const size = BYTES[type];
  if (bytes.length < count * size)
    throw new RangeError(`${count * size} bytes are needed, and ${bytes.length} are there`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[type];
  return Float32Array.from({ length: count }, (_, i) => read(view, i * size));
}

const READERS: Readonly<Record<NumberType, (view: DataView, at: number) => number>> = {
  float64: (view, at) => view.getFloat64(at, true),
  float32: (view, at) => view.getFloat32(at, true),
  float16: (view, at) => half(view.getUint16(at, true)),
  bfloat16: (view, at) => upper(view.getUint16(at, true)),
  int64: (view, at) => Number(view.getBigInt64(at, true)),
  int32: (view, at) => view.getInt32(at, true),
  int16: (view, at) => view.getInt16(at, true),
  int8: (view, at) => view.getInt8(at),
  uint64: (view, at) => Number(view.getBigUint64(at, true)),
  uint32: (view, at) => view.getUint32(at, true),
  uint16: (view, at) => view.getUint16(at, true),
  uint8: (view, at) => view.getUint8(at),
  bool: (view, at) => view.getUint8(at),
};

/** A float16: one bit of sign, five of exponent, ten of fraction. */
function half(bits: number): number {
  const [FRACTION, FRACTION_BITS, EXPONENT, BIAS] = [0x3ff, 10, 0x1f, 15];
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> FRACTION_BITS) & EXPONENT;
  const fraction = (bits & FRACTION) / (FRACTION + 1);
  if (exponent === 0) return sign * fraction * 2 ** (1 - BIAS);
  if (exponent === EXPONENT) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction) * 2 ** (exponent - BIAS);
}

const scratch = new DataView(new ArrayBuffer(4));

/** A bfloat16: the upper half of a float32. */
function upper(bits: number): number {
  scratch.setUint32(0, bits * 0x10000);
  return scratch.getFloat32(0);
}

/** Rows become columns. */
export function transposed({ shape, values }: Tensor): Tensor {
  const [rows = 0, columns = 0] = shape;
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column]!;
  }
  return { shape: [columns, rows], values: turned };
}

/** @throws OpenError when a number is NaN or infinite */
export function expectFinite(name: string, { values }: Tensor): void {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  throw new OpenError(`"${name}" holds ${values[at]} at place ${at}: training diverged, so open an earlier save.`);
}
