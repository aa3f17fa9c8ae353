import type { Cell } from './cells/cell';
import type { InputTable } from './input-table';
import { readOut, type Readout } from './head';
import { runForward, type Run, type Scratch } from './run';
import { statesAfter, type Edit, type Replay } from './surgery';

/** Spare steps, so that the next words find room: a quarter of what is there, and at least this many. */
const LEAST_SPARE = 64;
const SPARE_SHARE = 0.25;

/** What a tape is recorded with. */
export interface Recorder {
  readonly cell: Cell;
  readonly readout: Readout;
  readonly inputs: InputTable;
  /** The id whose steps are masked, or null for none. */
  readonly maskedId: number | null;
  readonly scratch: Scratch;
}

/**
 * Everything a network left behind on its way over some ids. A tape only grows: a reading is a view of its beginning, and a
 * longer reading that begins alike goes on where the shorter one stopped, without copying it.
 */
export class Tape {
  #length = 0;
  #ids = new Int32Array(0);
  #places = new Int32Array(0);
  #masked: Uint8Array | null = null;
  #hasMasked = false;
  #states = new Float32Array(0);
  #memory = new Float32Array(0);
  #logits = new Float64Array(0);
  #outputs = new Float32Array(0);

  constructor(private readonly recorder: Recorder) {}

  get length(): number {
    return this.#length;
  }

  /**
   * How many of the first `length` steps are those on the tape.
   *
   * @param known steps already known to be
   */
  sharedWith(steps: readonly { readonly id: number }[], length = steps.length, known = 0): number {
    const most = Math.min(this.#length, length);
    let shared = known;
    while (shared < most && steps[shared]!.id === this.#ids[shared]) shared++;
    return shared;
  }

  /**
   * Reads on to before step `to`; the first `length` of `steps` are on the tape already.
   *
   * @throws RangeError when the embedding has no row for an id; the tape is then as it was
   */
  extend(steps: readonly { readonly id: number }[], to = steps.length): void {
    const { cell, readout, inputs, maskedId, scratch } = this.recorder;
    const from = this.#length;
    this.#reserve(to);
    for (let t = from; t < to; t++) {
      const { id } = steps[t]!;
      this.#ids[t] = id;
      this.#places[t] = inputs.place(id);
      if (this.#masked && id === maskedId) {
        this.#masked[t] = 1;
        this.#hasMasked = true;
      }
    }
    runForward(cell, this.#run(), from, to, scratch);
    readOut(readout, this.#states, this.#logits, this.#outputs, from, to);
    this.#length = to;
  }

  /** A new tape that begins as this one does. */
  fork(length: number): Tape {
    const { cell } = this.recorder;
    const copy = new Tape(this.recorder);
    copy.#reserve(length);
    copy.#ids.set(this.#ids.subarray(0, length));
    copy.#places.set(this.#places.subarray(0, length));
    if (this.#masked) copy.#masked?.set(this.#masked.subarray(0, length));
    copy.#hasMasked = this.#hasMasked;
    copy.#states.set(this.#states.subarray(0, length * cell.units));
    copy.#memory.set(this.#memory.subarray(0, length * (cell.carrySize - cell.units)));
    copy.#logits.set(this.#logits.subarray(0, length));
    copy.#outputs.set(this.#outputs.subarray(0, length));
    copy.#length = length;
    return copy;
  }

  /** Steps × units. */
  states(length: number): Float32Array {
    return this.#states.subarray(0, length * this.recorder.cell.units);
  }

  /** Steps × units: the cell memory c of an LSTM; empty for other cells. */
  memory(length: number): Float32Array {
    const { cell } = this.recorder;
    return this.#memory.subarray(0, length * (cell.carrySize - cell.units));
  }

  logits(length: number): Float64Array {
    return this.#logits.subarray(0, length);
  }

  outputs(length: number): Float32Array {
    return this.#outputs.subarray(0, length);
  }

  /** The first `length` steps as a run, to go back over. */
  run(length: number): Run {
    return {
      ...this.#run(),
      places: this.#places.subarray(0, length),
      states: this.states(length),
      memory: this.memory(length),
    };
  }

  /**
   * Its first `length` steps once more, edited at one of them.
   *
   * @throws RangeError when there is no such step or unit, or the embedding has no row for the word
   */
  replay(length: number, step: number, edit: Edit): Replay {
    const { cell, readout } = this.recorder;
    const run = edit.kind === 'word' ? this.#withWord(length, step, edit.id) : this.run(length);
    const states = statesAfter(cell, run, step, edit);
    const logits = this.logits(length).slice();
    const outputs = this.outputs(length).slice();
    readOut(readout, states, logits, outputs, step, length);
    return { states, logits, outputs, probability: outputs.at(-1)! };
  }

  #withWord(length: number, step: number, id: number): Run {
    const { inputs, maskedId } = this.recorder;
    const run = this.run(length);
    const places = run.places.slice();
    places[step] = inputs.place(id);
    const masked = run.masked?.slice(0, length) ?? (id === maskedId ? new Uint8Array(length) : null);
    if (masked) masked[step] = id === maskedId ? 1 : 0;
    return { ...run, inputs: inputs.rows, places, masked };
  }

  #run(): Run {
    return {
      inputs: this.recorder.inputs.rows,
      places: this.#places,
      masked: this.#hasMasked ? this.#masked : null,
      states: this.#states,
      memory: this.#memory,
    };
  }

  /** Makes room, leaving the arrays that readings hold as they are. */
  #reserve(steps: number): void {
    if (steps <= this.#ids.length) return;
    const capacity = steps + Math.max(LEAST_SPARE, Math.ceil(SPARE_SHARE * steps));
    const { cell, maskedId } = this.recorder;
    const memorySize = cell.carrySize - cell.units;
    // One allocation for all: a short text is read in less time than seven allocations take.
    const numbers = 3 + cell.units + memorySize;
    const buffer = new ArrayBuffer(
      capacity * (Float64Array.BYTES_PER_ELEMENT + numbers * Float32Array.BYTES_PER_ELEMENT),
    );
    let at = 0;
    const take = (bytesPerStep: number): number => {
      const offset = at;
      at += capacity * bytesPerStep;
      return offset;
    };
    const word = Float32Array.BYTES_PER_ELEMENT;
    this.#logits = filled(new Float64Array(buffer, take(2 * word), capacity), this.#logits);
    this.#ids = filled(new Int32Array(buffer, take(word), capacity), this.#ids);
    this.#places = filled(new Int32Array(buffer, take(word), capacity), this.#places);
    this.#outputs = filled(new Float32Array(buffer, take(word), capacity), this.#outputs);
    this.#states = filled(new Float32Array(buffer, take(word * cell.units), capacity * cell.units), this.#states);
    this.#memory = filled(new Float32Array(buffer, take(word * memorySize), capacity * memorySize), this.#memory);
    if (maskedId !== null) this.#masked = filled(new Uint8Array(capacity), this.#masked ?? new Uint8Array(0));
  }
}

function filled<T extends Int32Array | Uint8Array | Float32Array | Float64Array>(array: T, from: T): T {
  array.set(from);
  return array;
}
