import type { CellWeights } from '../cells/cell';
import type { Run } from '../run';
import { Instance } from './instance';
import { inVectors, pack, rowsOf, type Gates } from './packed';

const FLOAT = 4;
const DOUBLE = 8;
/** Numbers of `U x + b` that are carried over at a time: 128 kB, which a processor's second cache holds beside small weights. */
const INPUTS_AT_ONCE = 32_768;
const LEAST_STEPS = 8;
const MOST_STEPS = 512;
/** From here on `set` copies a row faster than a loop does. */
const WIDE = 64;

/** Where a run's numbers lie in the instance's memory. */
interface Places {
  /** The addresses of each step's row of `U x + b`. */
  readonly inputs: number;
  readonly states: number;
  readonly memory: number;
}

/** Makes `steps` steps over what lies in memory. */
type Steps = (steps: number, places: Places) => void;

/** Lays a cell's weights down, and says how its kernel is called. One entry a cell that has a kernel. */
const KERNELS: Readonly<Record<string, (instance: Instance, weights: CellWeights) => Steps>> = {
  'simple-rnn'(instance, { units, recurrentKernel }) {
    const gates: Gates = { units, wanted: [0] };
    const weights = pack(instance, recurrentKernel, units, gates, 'double');
    const sums = instance.reserve(rowsOf(gates) * DOUBLE);
    const state = instance.reserve(units * DOUBLE);
    return (steps, { inputs, states }) =>
      instance.kernels.simpleRnn(steps, units, weights, sums, state, inputs, states);
  },
  gru(instance, { units, resetAfter, recurrentKernel, recurrentBias }) {
    const width = 3 * units;
    if (resetAfter) {
      const gates: Gates = { units, wanted: [0, 1, 2] };
      const weights = pack(instance, recurrentKernel, width, gates, 'float');
      const bias = pack(instance, recurrentBias ?? new Float32Array(width), width, gates, 'float');
      const sums = instance.reserve(rowsOf(gates) * FLOAT);
      return (steps, { inputs, states }) =>
        instance.kernels.gruResetAfter(steps, units, weights, bias, sums, inputs, states);
    }
    const [gates, candidate]: readonly Gates[] = [
      { units, wanted: [0, 1] },
      { units, wanted: [2] },
    ] as const;
    const gateWeights = pack(instance, recurrentKernel, width, gates!, 'float');
    const candidateWeights = pack(instance, recurrentKernel, width, candidate!, 'float');
    const sums = instance.reserve((rowsOf(gates!) + rowsOf(candidate!)) * FLOAT);
    const through = instance.reserve(inVectors(units) * FLOAT);
    return (steps, { inputs, states }) =>
      instance.kernels.gruResetBefore(steps, units, gateWeights, candidateWeights, sums, through, inputs, states);
  },
  lstm(instance, { units, recurrentKernel }) {
    const gates: Gates = { units, wanted: [0, 1, 2, 3] };
    const weights = pack(instance, recurrentKernel, 4 * units, gates, 'float');
    const sums = instance.reserve(rowsOf(gates) * FLOAT);
    return (steps, { inputs, states, memory }) =>
      instance.kernels.lstm(steps, units, weights, sums, inputs, states, memory);
  },
  'min-gru'(instance, { units, activation }) {
    const hasTanh = activation === 'tanh' ? 1 : 0;
    return (steps, { inputs, states }) => instance.kernels.minGru(steps, units, hasTanh, inputs, states);
  },
};

/** Whether the kernels have this cell's activations. */
function isCovered({ kind, activation, recurrentActivation, units }: CellWeights): boolean {
  if (units === 0) return false;
  if (kind === 'simple-rnn') return activation === 'tanh';
  if (recurrentActivation !== 'sigmoid') return false;
  return activation === 'tanh' || (kind === 'min-gru' && activation === 'linear');
}

/** A cell's steps in WebAssembly. */
export class CellKernel {
  /** Steps at a time. */
  readonly #capacity: number;
  readonly #steps: Steps;
  readonly #places: Places;
  /** Rows of `U x + b`: capacity × width; or a row an id. */
  readonly #rows: Float32Array;
  readonly #rowsAt: number;
  /** Capacity: the address of each step's row. */
  readonly #inputs: Uint32Array;
  /** (1 + capacity) × units: the state before, then those that are made. */
  readonly #states: Float32Array;
  /** (1 + capacity) × memory size. */
  readonly #memory: Float32Array;

  private constructor(
    instance: Instance,
    weights: CellWeights,
    private readonly width: number,
    private readonly units: number,
    private readonly memorySize: number,
    table: Float32Array | null,
  ) {
    const steps = table ? MOST_STEPS : Math.floor(INPUTS_AT_ONCE / width);
    const capacity = (this.#capacity = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, steps)));
    this.#steps = KERNELS[weights.kind]!(instance, weights);
    const [states, memory] = [(capacity + 1) * units, (capacity + 1) * memorySize];
    const rows = table?.length ?? capacity * width;
    this.#places = {
      inputs: instance.reserve(capacity * FLOAT),
      states: instance.reserve(states * FLOAT),
      memory: instance.reserve(memory * FLOAT),
    };
    this.#rowsAt = instance.reserve(rows * FLOAT);
    this.#inputs = instance.addresses(this.#places.inputs, capacity);
    this.#states = instance.floats(this.#places.states, states);
    this.#memory = instance.floats(this.#places.memory, memory);
    this.#rows = instance.floats(this.#rowsAt, rows);
    if (table) this.#rows.set(table);
    else for (let t = 0; t < capacity; t++) this.#inputs[t] = this.#rowsAt + t * width * FLOAT;
  }

  /**
   * Null where WebAssembly cannot be had, or has no kernel for such a cell.
   *
   * @param sizes of the cell
   * @param table ids × width: rows of `U x + b`, for `readIds`; without it for `run`
   */
  static create(
    weights: CellWeights,
    { width, units, carrySize }: { readonly width: number; readonly units: number; readonly carrySize: number },
    table: Float32Array | null = null,
  ): CellKernel | null {
    if (!isCovered(weights) || !(weights.kind in KERNELS)) return null;
    const instance = Instance.create();
    return instance && new CellKernel(instance, weights, width, units, carrySize - units, table);
  }

  /**
   * Steps over the table's rows, from zeros.
   *
   * @param ids at least one
   * @param visit is given states as they are made, steps × units; only until it returns
   * @returns the last state, until the next call
   */
  readIds(ids: Int32Array, visit?: (states: Float32Array) => void): Float32Array {
    const { units, memorySize, width } = this;
    this.#states.fill(0, 0, units);
    this.#memory.fill(0, 0, memorySize);
    for (let first = 0; ; first += this.#capacity) {
      const count = Math.min(ids.length - first, this.#capacity);
      for (let t = 0; t < count; t++) this.#inputs[t] = this.#rowsAt + ids[first + t]! * width * FLOAT;
      this.#steps(count, this.#places);
      visit?.(this.#states.subarray(units, (1 + count) * units));
      if (first + count === ids.length) return this.#states.subarray(count * units, (1 + count) * units);
      this.#states.copyWithin(0, count * units, (1 + count) * units);
      this.#memory.copyWithin(0, count * memorySize, (1 + count) * memorySize);
    }
  }

  /** Steps `from` to before `to`, none of them masked, from what is kept of the step before. */
  run({ inputs, places, states, memory }: Run, from: number, to: number): void {
    const { units, memorySize } = this;
    for (let first = from; first < to; first += this.#capacity) {
      const count = Math.min(to - first, this.#capacity);
      this.#takeInputs(inputs, places, first, count);
      takeLast(this.#states, states, first, units);
      if (memorySize > 0) takeLast(this.#memory, memory, first, memorySize);
      this.#steps(count, this.#places);
      states.set(this.#states.subarray(units, (1 + count) * units), first * units);
      if (memorySize > 0) {
        memory.set(this.#memory.subarray(memorySize, (1 + count) * memorySize), first * memorySize);
      }
    }
  }

  #takeInputs(inputs: Float32Array, places: Int32Array, first: number, count: number): void {
    const { width } = this;
    const rows = this.#rows;
    for (let t = 0; t < count; t++) {
      const place = places[first + t]!;
      const at = t * width;
      if (width < WIDE) for (let j = 0; j < width; j++) rows[at + j] = inputs[place + j]!;
      else rows.set(inputs.subarray(place, place + width), at);
    }
  }
}

/** Puts the row before step `step` in front; zeros before the first. */
function takeLast(into: Float32Array, rows: Float32Array, step: number, size: number): void {
  if (step === 0) into.fill(0, 0, size);
  else into.set(rows.subarray((step - 1) * size, step * size));
}
