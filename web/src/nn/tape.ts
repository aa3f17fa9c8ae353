import { outputsOf, readOut } from './head';
import { poolBackward, pool } from './pooling';
import { inputGradients, runBackward, type Run } from './run';
import type { Stack } from './stack';
import { statesAfter, type Edit, type Replay } from './surgery';
import { grown, Track } from './track';

/** Spare steps, so that the next words find room: a quarter of what is there, and at least this many. */
const LEAST_SPARE = 64;
const SPARE_SHARE = 0.25;

/** Where the logit of class 1 after the last step changes. */
export interface Gradients {
  /** Steps × embedding size: ∂logit/∂x_t. */
  readonly inputs: Float32Array;
  /** Steps × size of the last layer: ∂logit/∂s_t in total, through all later steps. */
  readonly states: Float32Array;
}

/**
 * Everything a network left behind on its way over some ids, layer by layer. A tape only grows: a reading is a view of its
 * beginning, and a longer reading that begins alike goes on where the shorter one stopped, without copying it. Only the tape of
 * a network without backward layers can grow twice.
 */
export class Tape {
  #length = 0;
  #ids = new Int32Array(0);
  /** For each layer, its cells' ways. */
  readonly #tracks: readonly (readonly Track[])[];
  /** For each layer, steps × its size, in the order of the text. */
  readonly #states: Float32Array[];
  /** Steps × size, where the head reads pooled states. */
  #pooled = new Float32Array(0);
  #logits = new Float64Array(0);
  #outputs = new Float32Array(0);

  constructor(private readonly stack: Stack) {
    this.#tracks = stack.layers.map(({ directions }) => directions.map((direction) => new Track(direction)));
    this.#states = stack.layers.map(() => new Float32Array(0));
  }

  get length(): number {
    return this.#length;
  }

  /**
   * How many of the first `length` steps are those on the tape.
   *
   * @param known steps already known to be
   */
  sharedWith(steps: readonly { readonly id: number }[], known = 0): number {
    const most = Math.min(this.#length, steps.length);
    let shared = Math.min(known, most);
    while (shared < most && steps[shared]!.id === this.#ids[shared]) shared++;
    return shared;
  }

  /**
   * Reads on to before step `to`; the first `length` of `steps` are on the tape already.
   *
   * @throws RangeError when the embedding has no row for an id; the tape is then as it was
   * @throws TypeError when a tape with a backward layer has been read to its end
   */
  extend(steps: readonly { readonly id: number }[], to = steps.length): void {
    const { layers, readout, weights } = this.stack;
    const from = this.#length;
    if (from > 0 && from < to && !this.stack.isCausal) {
      throw new TypeError('cannot read on: a layer of this network reads backward, and began at the last word');
    }
    this.#reserve(to);
    for (let t = from; t < to; t++) this.#ids[t] = steps[t]!.id;
    if (layers.length === 0) this.#expectRows(from, to);
    for (const [index, tracks] of this.#tracks.entries()) {
      for (const track of tracks) {
        this.#putDown(index, track, from, to);
        track.extend(from, to);
      }
      this.#join(index, from, to);
    }
    if (weights.pooling) pool(weights.pooling, this.#top(to), this.#pooled, this.stack.size, from, to);
    if (readout) readOut(readout, this.#read(to), this.#logits, this.#outputs, from, to);
    this.#length = to;
  }

  /** A new tape that begins as this one does. */
  fork(length: number): Tape {
    const copy = new Tape(this.stack);
    copy.#reserve(length);
    copy.#ids.set(this.#ids.subarray(0, length));
    for (const [index, tracks] of copy.#tracks.entries()) {
      for (const [k, track] of tracks.entries()) track.copy(this.#tracks[index]![k]!, length);
      copy.#join(index, 0, length);
    }
    copy.#pooled.set(this.#pooled.subarray(0, copy.#pooled.length > 0 ? length * this.stack.size : 0));
    copy.#logits.set(this.#logits.subarray(0, length));
    copy.#outputs.set(this.#outputs.subarray(0, length));
    copy.#length = length;
    return copy;
  }

  /** The states of a layer, steps × its size; of the last one, or the embedded words where there is none. */
  states(length: number, layer = this.stack.layers.length - 1): Float32Array {
    if (layer < 0) return this.embedded(length);
    return this.#states[layer]!.subarray(0, length * this.stack.layers[layer]!.size);
  }

  /** What the first layer is given: steps × embedding size. */
  embedded(length: number): Float32Array {
    const { embeddings, embeddingSize: size } = this.stack.weights;
    const rows = new Float32Array(length * size);
    for (let t = 0; t < length; t++) {
      const id = this.#ids[t]!;
      rows.set(embeddings.subarray(id * size, (id + 1) * size), t * size);
    }
    return rows;
  }

  /** Steps: the logit of class 1; of networks with two classes. */
  logits(length: number): Float64Array {
    return this.#logits.subarray(0, length);
  }

  /** Steps: P(class 1); of networks with two classes. */
  outputs(length: number): Float32Array {
    return this.#outputs.subarray(0, length);
  }

  /** What the head says after each step: steps × outputs. */
  scores(length: number): Float32Array {
    return outputsOf(this.stack.weights.head, this.#read(length));
  }

  /** What the head says of the whole text: outputs. A cell that reads backward has its last state at the first word. */
  final(length: number): Float32Array {
    const { weights, size, layers } = this.stack;
    const state = new Float32Array(size);
    if (weights.pooling) state.set(this.#pooled.subarray((length - 1) * size, length * size));
    else if (layers.length === 0) state.set(this.embedded(length).subarray((length - 1) * size));
    else {
      let at = 0;
      for (const { direction, states } of this.#tracks.at(-1)!) {
        const { units } = direction.cell;
        if (length > 0) state.set(states.subarray((length - 1) * units, length * units), at);
        at += units;
      }
    }
    return outputsOf(weights.head, state);
  }

  /** The way of the last layer's first cell over `length` steps, in its own order. */
  run(length: number): Run {
    return this.#tracks.at(-1)![0]!.run(length);
  }

  /**
   * Its first `length` steps once more, edited at one of them; edits of units act on the last layer.
   *
   * @throws RangeError when there is no such step or unit, or the embedding has no row for the word
   * @throws TypeError when the network does not have two classes, or reads backward
   */
  replay(length: number, step: number, edit: Edit): Replay {
    const { layers, readout, weights, isCausal, size } = this.stack;
    if (!readout || !isCausal) {
      throw new TypeError('cannot edit a step: the network must have two classes and read forward');
    }
    if (edit.kind === 'word') return this.#withWord(length, step, edit.id);
    const { cell } = layers.at(-1)!.directions[0]!;
    const states = statesAfter(cell, this.run(length), step, edit);
    const logits = this.logits(length).slice();
    const outputs = this.outputs(length).slice();
    const read = weights.pooling ? this.#pooled.slice(0, length * size) : states;
    if (weights.pooling) pool(weights.pooling, states, read, size, step, length);
    readOut(readout, read, logits, outputs, step, length);
    return { states, logits, outputs, probability: outputs.at(-1)! };
  }

  #withWord(length: number, step: number, id: number): Replay {
    if (!(Number.isInteger(step) && step >= 0 && step < length)) {
      throw new RangeError(`cannot edit step ${step}: the reading has ${length} steps`);
    }
    const steps = Array.from(this.#ids.subarray(0, length), (old, t) => ({ id: t === step ? id : old }));
    const tape = this.fork(step);
    tape.extend(steps);
    const outputs = tape.outputs(length);
    return { states: tape.states(length), logits: tape.logits(length), outputs, probability: outputs.at(-1)! };
  }

  /**
   * Back-propagation through time, layer by layer, from the logit of class 1 after the last step.
   *
   * @throws TypeError when the network does not have two classes, or reads backward
   */
  gradients(length: number): Gradients {
    const { readout, weights, layers, size, isCausal } = this.stack;
    if (!readout || !isCausal || layers.length === 0) {
      throw new TypeError(
        'cannot go back through time: the network must have two classes, a recurrent layer, and read forward',
      );
    }
    let direct: Float64Array = new Float64Array(length * size);
    if (weights.pooling) {
      direct.set(poolBackward(weights.pooling, this.#top(length), Float64Array.from(readout.kernel), length));
    } else if (length > 0) direct.set(readout.kernel, (length - 1) * size);
    let top: Float64Array | null = null;
    for (const [track] of this.#tracks.toReversed() as (readonly [Track])[]) {
      const { cell, weights: cellWeights } = track.direction;
      const { sums, states } = runBackward(cell, track.run(length), length, direct, null);
      top ??= states;
      direct = inputGradients(sums, cellWeights.kernel, cell.width);
    }
    return { inputs: Float32Array.from(direct), states: Float32Array.from(top!) };
  }

  /** Puts down, for one cell of a layer, what it reads at steps `from` to before `to`. */
  #putDown(layer: number, track: Track, from: number, to: number): void {
    const { maskedId } = this.stack;
    const { isBackward } = track.direction;
    const below = this.#states[layer - 1];
    const size = this.stack.layers[layer - 1]?.size ?? 0;
    for (let at = from; at < to; at++) {
      const t = isBackward ? to - 1 - at : at;
      const id = this.#ids[t]!;
      const isMasked = id === maskedId;
      if (below) track.placeState(at, below, t * size, isMasked);
      else track.placeWord(at, id, isMasked);
    }
  }

  /** Puts a layer's states together in the order of the text. */
  #join(layer: number, from: number, to: number): void {
    const { directions, size } = this.stack.layers[layer]!;
    const tracks = this.#tracks[layer]!;
    if (directions.length === 1 && !directions[0]!.isBackward) {
      this.#states[layer] = tracks[0]!.states;
      return;
    }
    const joined = (this.#states[layer] = grown(this.#states[layer]!, to * size));
    let offset = 0;
    for (const { direction, states } of tracks) {
      const { units } = direction.cell;
      for (let t = from; t < to; t++) {
        const at = (direction.isBackward ? to - 1 - t : t) * units;
        joined.set(states.subarray(at, at + units), t * size + offset);
      }
      offset += units;
    }
  }

  #top(length: number): Float32Array {
    return this.states(length);
  }

  /** What the head reads: steps × size. */
  #read(length: number): Float32Array {
    return this.stack.weights.pooling ? this.#pooled.subarray(0, length * this.stack.size) : this.#top(length);
  }

  #expectRows(from: number, to: number): void {
    const rows = this.stack.vocabularySize;
    for (let t = from; t < to; t++) {
      const id = this.#ids[t]!;
      if (!(id >= 0 && id < rows)) {
        throw new RangeError(`id ${id} is outside the embedding, which has ${rows} rows`);
      }
    }
  }

  #reserve(steps: number): void {
    if (steps <= this.#ids.length && this.#ids.length > 0) return;
    const capacity = steps + Math.max(LEAST_SPARE, Math.ceil(SPARE_SHARE * steps));
    const { maskedId, readout, weights, size } = this.stack;
    this.#ids = grown(this.#ids, capacity);
    for (const tracks of this.#tracks) for (const track of tracks) track.reserve(capacity, maskedId !== null);
    if (weights.pooling) this.#pooled = grown(this.#pooled, capacity * size);
    if (readout) {
      this.#logits = grown(this.#logits, capacity);
      this.#outputs = grown(this.#outputs, capacity);
    }
  }
}
