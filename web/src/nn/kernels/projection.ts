import { Matrix } from '../matrix';
import { Instance } from './instance';
import { pack, rowsOf, type Gates } from './packed';

const FLOAT = 4;
const DOUBLE = 8;
/** Numbers that come in or go out at a time. */
const NUMBERS_AT_ONCE = 32_768;

/** Turns `count` inputs that lie in memory into rows. */
interface Kernel {
  readonly capacity: number;
  /** Capacity × input size. */
  readonly inputs: Float32Array;
  /** Capacity × width. */
  readonly rows: Float32Array;
  run(count: number): void;
}

/** What a layer makes of its inputs before any state comes in: rows of `U x + b`. */
export class Projection {
  readonly width: number;
  readonly size: number;
  readonly #kernel: Kernel | null;
  readonly #matrix: Matrix | null;
  readonly #input: Float64Array;
  readonly #sums: Float64Array;

  /**
   * @param kernel input size × width
   * @param bias width
   * @param precision of the sums; those in doubles are JavaScript's to the last bit
   */
  constructor(
    kernel: Float32Array,
    private readonly bias: Float32Array,
    precision: 'float' | 'double',
  ) {
    this.width = bias.length;
    this.size = kernel.length / bias.length;
    this.#kernel = makeKernel(kernel, bias, precision);
    this.#matrix = this.#kernel ? null : Matrix.transposed(kernel, this.size, this.width);
    this.#input = new Float64Array(this.#matrix ? this.size : 0);
    this.#sums = new Float64Array(this.#matrix ? this.width : 0);
  }

  /**
   * @param places where in `inputs` each x begins
   * @param rows places × width, written from `rowsAt` on
   */
  project(inputs: Float32Array, places: readonly number[], rows: Float32Array, rowsAt: number): void {
    const kernel = this.#kernel;
    if (kernel) this.#runKernel(kernel, inputs, places, rows, rowsAt);
    else for (const [k, place] of places.entries()) this.#projectOne(inputs, place, rows, rowsAt + k * this.width);
  }

  #runKernel(
    kernel: Kernel,
    inputs: Float32Array,
    places: readonly number[],
    rows: Float32Array,
    rowsAt: number,
  ): void {
    const { size, width } = this;
    for (let first = 0; first < places.length; first += kernel.capacity) {
      const count = Math.min(kernel.capacity, places.length - first);
      for (let k = 0; k < count; k++) {
        const place = places[first + k]!;
        kernel.inputs.set(inputs.subarray(place, place + size), k * size);
      }
      kernel.run(count);
      rows.set(kernel.rows.subarray(0, count * width), rowsAt + first * width);
    }
  }

  #projectOne(inputs: Float32Array, place: number, rows: Float32Array, rowAt: number): void {
    const { bias } = this;
    const input = this.#input;
    const sums = this.#sums;
    for (let k = 0; k < input.length; k++) input[k] = inputs[place + k]!;
    this.#matrix!.multiply(input, 0, sums, 0);
    for (let j = 0; j < bias.length; j++) rows[rowAt + j] = sums[j]! + bias[j]!;
  }
}

function makeKernel(weights: Float32Array, bias: Float32Array, precision: 'float' | 'double'): Kernel | null {
  const width = bias.length;
  const size = weights.length / width;
  const instance = width > 0 ? Instance.create() : null;
  if (!instance) return null;
  const gates: Gates = { units: width, wanted: [0] };
  const matrix = pack(instance, weights, width, gates, precision);
  const biasAt = pack(instance, bias, width, gates, 'float');
  const sums = instance.reserve(rowsOf(gates) * DOUBLE);
  const input = instance.reserve(size * DOUBLE);
  const capacity = Math.max(1, Math.floor(NUMBERS_AT_ONCE / Math.max(size, width)));
  const inputs = instance.reserve(capacity * size * FLOAT);
  const rows = instance.reserve(capacity * width * FLOAT);
  const { project, projectDoubles } = instance.kernels;
  return {
    capacity,
    inputs: instance.floats(inputs, capacity * size),
    rows: instance.floats(rows, capacity * width),
    run:
      precision === 'double'
        ? (count) => projectDoubles(count, width, size, matrix, biasAt, sums, input, inputs, rows)
        : (count) => project(count, width, size, matrix, biasAt, sums, inputs, rows),
  };
}
