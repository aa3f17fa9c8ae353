/** A weight as model.json describes it: a float32, or stored smaller, as the converter's quantisation does. */
export interface StoredWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly min?: number; readonly scale?: number };
}

const BYTES: Readonly<Record<string, number>> = { float32: 4, float16: 2, uint16: 2, uint8: 1 };

/** Bytes that a weight takes. @throws RangeError when it is stored as anything else than a float, or whole numbers with a scale */
export function bytesOf({ name, shape, dtype, quantization }: StoredWeight): number {
  const stored = quantization?.dtype ?? dtype;
  const bytes = dtype === 'float32' ? BYTES[stored] : undefined;
  if (bytes === undefined) {
    throw new RangeError(
      `weight "${name}" is stored as ${dtype === 'float32' ? stored : dtype}, which is not supported`,
    );
  }
  return shape.reduce((product, size) => product * size, bytes);
}

/** A weight's numbers. @throws RangeError when whole numbers have no scale */
export function decode({ name, quantization }: StoredWeight, bytes: ArrayBuffer): Float32Array {
  if (!quantization) return new Float32Array(bytes);
  const { dtype, min, scale } = quantization;
  if (dtype === 'float32') return new Float32Array(bytes);
  if (dtype === 'float16') return fromHalves(new Uint16Array(bytes));
  if (min === undefined || scale === undefined) {
    throw new RangeError(`weight "${name}" is stored as ${dtype}, and has no "min" and "scale"`);
  }
  const levels = dtype === 'uint8' ? new Uint8Array(bytes) : new Uint16Array(bytes);
  const values = new Float32Array(levels.length);
  for (let i = 0; i < levels.length; i++) values[i] = levels[i]! * scale + min;
  return values;
}

/** `Float32Array.from` would walk through an iterator, which takes twice as long. */
function fromHalves(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = fromHalf(halves[i]!);
  return values;
}

/** A float of 16 bits: one for the sign, 5 for the exponent, 10 behind the point. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}
