import type { Instance } from './instance';

/** Rows that a kernel sums together. */
const BLOCK = 16;
/** Floats in a vector. */
const LANES = 4;
const FLOAT = 4;
const DOUBLE = 8;

/** The gates of a kernel that are wanted, of `units` columns each. */
export interface Gates {
  readonly units: number;
  readonly wanted: readonly number[];
}

/** Numbers that each gate's sums take: its units, in whole vectors. */
export function inVectors(units: number): number {
  return Math.ceil(units / LANES) * LANES;
}

/** Rows of the gates' matrix, in whole blocks. */
export function rowsOf({ units, wanted }: Gates): number {
  return Math.ceil((wanted.length * inVectors(units)) / BLOCK) * BLOCK;
}

/**
 * Lays a Keras kernel down as products read it: blocks of 16 rows, a row a sum; within a block, input after input. Gates begin with
 * whole vectors, and missing rows are zeros.
 *
 * @param kernel inputs × width, row-major
 * @returns its address
 */
export function pack(
  instance: Instance,
  kernel: Float32Array,
  width: number,
  gates: Gates,
  precision: 'float' | 'double',
): number {
  const size = kernel.length / width;
  const length = rowsOf(gates) * size;
  const address = instance.reserve(length * (precision === 'double' ? DOUBLE : FLOAT));
  const packed = precision === 'double' ? instance.doubles(address, length) : instance.floats(address, length);
  for (const [place, gate] of gates.wanted.entries()) {
    for (let j = 0; j < gates.units; j++) {
      const row = place * inVectors(gates.units) + j;
      const base = Math.floor(row / BLOCK) * BLOCK * size + (row % BLOCK);
      const column = gate * gates.units + j;
      for (let k = 0; k < size; k++) packed[base + k * BLOCK] = kernel[k * width + column]!;
    }
  }
  return address;
}
