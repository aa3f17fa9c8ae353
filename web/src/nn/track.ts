import type { Direction } from './layer';
import { runForward, type Run } from './run';

/**
 * One cell's way over the steps read so far, in the order in which it reads them: a cell that reads backward has the last step
 * of the text first.
 */
export class Track {
  #places = new Int32Array(0);
  /** Steps × width: the rows of a cell that reads states; those of words lie in its table. */
  #rows = new Float32Array(0);
  #masked = new Uint8Array(0);
  #hasMasked = false;
  #states = new Float32Array(0);
  #memory = new Float32Array(0);
  /** The states of the layer below, and where in them the steps begin that have been put down and not yet read. */
  #below: Float32Array = new Float32Array(0);
  #pending: number[] = [];

  constructor(readonly direction: Direction) {}

  get states(): Float32Array {
    return this.#states;
  }

  /** Makes room for steps, leaving the arrays that readings hold as they are. */
  reserve(steps: number, isMasking: boolean): void {
    const { cell, table } = this.direction;
    this.#places = grown(this.#places, steps);
    if (!table) this.#rows = grown(this.#rows, steps * cell.width);
    if (isMasking) this.#masked = grown(this.#masked, steps);
    this.#states = grown(this.#states, steps * cell.units);
    this.#memory = grown(this.#memory, steps * (cell.carrySize - cell.units));
  }

  /** Puts down what step `t` reads: a word, by its id. @throws RangeError when the embedding has no row for it */
  placeWord(t: number, id: number, isMasked: boolean): void {
    this.#places[t] = this.direction.table!.place(id);
    this.#mask(t, isMasked);
  }

  /** The same for a state of the layer below, which begins at `at`. */
  placeState(t: number, states: Float32Array, at: number, isMasked: boolean): void {
    this.#places[t] = t * this.direction.cell.width;
    this.#below = states;
    this.#pending.push(at);
    this.#mask(t, isMasked);
  }

  #mask(t: number, isMasked: boolean): void {
    if (this.#masked.length === 0) return;
    this.#masked[t] = isMasked ? 1 : 0;
    if (isMasked) this.#hasMasked = true;
  }

  /** Reads steps `from` to before `to`, which have been put down. */
  extend(from: number, to: number): void {
    const { projection, cell } = this.direction;
    projection?.project(this.#below, this.#pending, this.#rows, from * cell.width);
    this.#pending = [];
    runForward(this.direction.cell, this.run(to), from, to, this.direction.scratch);
  }

  /** The first `length` steps, to go back over. */
  run(length: number): Run {
    const { cell, table } = this.direction;
    return {
      inputs: table ? table.rows : this.#rows,
      places: this.#places.subarray(0, length),
      masked: this.#hasMasked ? this.#masked : null,
      states: this.#states.subarray(0, length * cell.units),
      memory: this.memory(length),
    };
  }

  memory(length: number): Float32Array {
    const { carrySize, units } = this.direction.cell;
    return this.#memory.subarray(0, length * (carrySize - units));
  }

  /** Takes over the first `length` steps of another track of the same cell. */
  copy(other: Track, length: number): void {
    const { cell } = this.direction;
    this.#places.set(other.#places.subarray(0, length));
    if (this.#rows.length > 0) this.#rows.set(other.#rows.subarray(0, length * cell.width));
    if (this.#masked.length > 0) this.#masked.set(other.#masked.subarray(0, length));
    this.#hasMasked = other.#hasMasked;
    this.#states.set(other.#states.subarray(0, length * cell.units));
    this.#memory.set(other.memory(length));
  }
}

/** The array with room for `length` numbers: itself, or a longer copy. */
export function grown<T extends Int32Array | Uint8Array | Float32Array | Float64Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array);
  return longer;
}
