import { outputsOf, predictionsOf, readOut } from './head';
import { mergeStep } from './merge';
import { isStepwise, runPlain, sizeTaken, type PlainLayer, type Rows } from './plain-layer';
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
  /** For each layer with layers without memory before it, what it is given: its steps × their size. */
  readonly #given: (Rows | null)[];
  /** What is pooled or read, where layers without memory stand above the last recurrent one. */
  #above: Rows | null = null;
  /** Steps × size, where the head reads pooled states. */
  #pooled = new Float32Array(0);
  /** Steps: how many of those so far are not masked, where a mean leaves masked steps out. */
  #counts = new Int32Array(0);
  #logits = new Float64Array(0);
  #outputs = new Float32Array(0);

  constructor(private readonly stack: Stack) {
    this.#tracks = stack.layers.map(({ directions }) => directions.map((direction) => new Track(direction)));
    this.#states = stack.layers.map(() => new Float32Array(0));
    this.#given = stack.layers.map(() => null);
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
    if (!layers[0]?.directions[0]!.table) this.#expectRows(from, to);
    for (const [index, tracks] of this.#tracks.entries()) {
      if (layers[index]!.before.length > 0) {
        const below = {
          values: this.states(to, index - 1),
          size: this.#sizeBelow(index),
          steps: this.#stepsOf(index - 1, to),
        };
        this.#given[index] = continued(layers[index]!.before, this.#given[index]!, below);
      }
      const [first, last] = [this.#stepsOf(index, from), this.#stepsOf(index, to)];
      for (const track of tracks) {
        this.#putDown(index, track, first, last);
        track.extend(first, last);
      }
      this.#join(index, first, last);
    }
    const { above } = weights;
    if (above?.length) {
      const top = { values: this.#top(to), size: this.stack.size, steps: this.#stepsOf(layers.length - 1, to) };
      this.#above = continued(above, this.#above, top);
    }
    this.#pool(from, to);
    if (readout) readOut(readout, this.#read(to), this.#logits, this.#outputs, from, to);
    this.#length = to;
  }

  /** Pools on, where the head reads pooled states. */
  #pool(from: number, to: number): void {
    const { weights, readSize: size, maskedId } = this.stack;
    const { pooling } = weights;
    if (!pooling || pooling === 'flatten') return;
    const [first, last] = this.#above && !this.stack.isCausal ? [0, this.#above.steps] : [from, to];
    this.#pooled = grown(this.#pooled, last * size);
    const counts = this.#isMeanMasked ? (this.#counts = grown(this.#counts, to)) : null;
    if (counts) {
      for (let t = from; t < to; t++) {
        counts[t] = (t === 0 ? 0 : counts[t - 1]!) + (this.#ids[t] === maskedId ? 0 : 1);
      }
    }
    pool(pooling, this.#beforePooling(to).values, this.#pooled, size, first, last, counts);
  }

  get #isMeanMasked(): boolean {
    const { weights, maskedId } = this.stack;
    return weights.pooling === 'mean' && maskedId !== null && !weights.poolsMasked;
  }

  /** A new tape that begins as this one does. */
  fork(length: number): Tape {
    const copy = new Tape(this.stack);
    copy.#reserve(length);
    copy.#ids.set(this.#ids.subarray(0, length));
    for (const [index, tracks] of copy.#tracks.entries()) {
      for (const [k, track] of tracks.entries()) track.copy(this.#tracks[index]![k]!, length);
      copy.#join(index, 0, length);
      const given = this.#given[index]!;
      copy.#given[index] = given && beginningOf(given, length);
    }
    copy.#above = this.#above && beginningOf(this.#above, length);
    copy.#pooled.set(this.#pooled.subarray(0, copy.#pooled.length > 0 ? length * this.stack.readSize : 0));
    if (this.#isMeanMasked) copy.#counts = this.#counts.slice(0, length);
    copy.#logits.set(this.#logits.subarray(0, length));
    copy.#outputs.set(this.#outputs.subarray(0, length));
    copy.#length = length;
    return copy;
  }

  /** The states of a layer, steps × its size; of the last one, or the embedded words where there is none. */
  states(length: number, layer = this.stack.layers.length - 1): Float32Array {
    if (layer < 0) return this.embedded(length);
    return this.#states[layer]!.subarray(0, this.#stepsOf(layer, length) * this.stack.layers[layer]!.size);
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

  /** What a layer is given at its steps: embedded words, or what stands below it, through the layers without memory between. */
  given(length: number, layer: number): Float32Array {
    return this.#given[layer]?.values ?? this.states(length, layer - 1);
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
    return outputsOf(this.stack.weights.head, this.#hidden(this.#read(length)));
  }

  /**
   * What the framework's own `predict` gives: outputs; or steps × outputs, where the head says something of every token. A cell
   * that reads backward has its last state at the first word.
   *
   * @throws RangeError when the network takes texts of one length, and this one has another
   */
  final(length: number): Float32Array {
    const { head } = this.stack.weights;
    return predictionsOf(head, this.#hidden(head.per === 'token' ? this.#read(length) : this.#whole(length)));
  }

  /** The state that a layer ends with: a cell that reads backward ends at the first word. */
  last(length: number, layer: number): Float32Array {
    const { merge, size } = this.stack.layers[layer]!;
    const state = new Float32Array(size);
    const steps = this.#stepsOf(layer, length);
    if (steps === 0) return state;
    const tracks = this.#tracks[layer]!;
    const units = tracks.map(({ direction }) => direction.cell.units);
    const places = units.map((count) => (steps - 1) * count);
    const states = tracks.map((track) => track.states);
    mergeStep(merge, states, places, units, state, 0);
    return state;
  }

  /** P of each output for the whole text, also where `predict` stops at logits. */
  verdict(length: number): Float32Array {
    return outputsOf(this.stack.weights.head, this.#hidden(this.#whole(length)));
  }

  /** What is read of the whole text: the last states, what was pooled of all, or all. */
  #whole(length: number): Float32Array {
    const { weights, readSize: size, layers } = this.stack;
    const { values, steps } = this.#beforePooling(length);
    const state = new Float32Array(size);
    if (weights.pooling === 'flatten') {
      this.#expectSteps(steps);
      return values.subarray(0, steps * size);
    }
    if (weights.pooling) state.set(this.#pooled.subarray((steps - 1) * size, steps * size));
    else if (layers.length === 0 || weights.above?.length || weights.readsLastStep) {
      state.set(values.subarray((steps - 1) * size, steps * size));
    } else state.set(this.last(length, layers.length - 1));
    return state;
  }

  #expectSteps(steps: number): void {
    const { weights, readSize } = this.stack;
    const sizes = (weights.hidden ?? []).map(sizeTaken);
    const inputs = sizes.find((size) => size !== null) ?? weights.head.kernel.length / weights.head.outputs;
    if (steps * readSize !== inputs) {
      throw new RangeError(
        `the text has ${steps} steps, and this network reads exactly ${inputs / readSize}: pad or cut it to that length`,
      );
    }
  }

  /** What the layers below the head make of what was read. */
  #hidden(values: Float32Array): Float32Array {
    const { weights, readSize } = this.stack;
    if (!weights.hidden?.length) return values;
    const size = weights.pooling === 'flatten' ? values.length : readSize;
    return runPlain(weights.hidden, { values, size, steps: size === 0 ? 0 : values.length / size }).values;
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
    const counts = this.#isMeanMasked ? this.#counts : null;
    if (weights.pooling) pool(weights.pooling, states, read, size, step, length, counts);
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
    if (!readout || !isCausal || layers.length === 0 || layers.some(({ before }) => before.length > 0)) {
      throw new TypeError(
        'cannot go back through time: the network must have two classes, a recurrent layer, and read forward',
      );
    }
    let direct: Float64Array = new Float64Array(length * size);
    if (weights.pooling) {
      const counts = this.#isMeanMasked ? this.#counts : null;
      direct.set(poolBackward(weights.pooling, this.#top(length), Float64Array.from(readout.kernel), length, counts));
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
    const { ignoresMask } = this.stack.layers[layer]!;
    const given = this.#given[layer];
    const below = given?.values ?? this.#states[layer - 1];
    const size = given?.size ?? this.#sizeBelow(layer);
    for (let at = from; at < to; at++) {
      const t = isBackward ? to - 1 - at : at;
      const id = this.#ids[t]!;
      const isMasked = id === maskedId && !ignoresMask;
      if (below) track.placeState(at, below, t * size, isMasked);
      else track.placeWord(at, id, isMasked);
    }
  }

  /** Puts a layer's states together in the order of the text. */
  #join(layer: number, from: number, to: number): void {
    const { isPlain, size, merge, zeroesMasked } = this.stack.layers[layer]!;
    const tracks = this.#tracks[layer]!;
    if (isPlain) {
      this.#states[layer] = tracks[0]!.states;
      return;
    }
    const joined = (this.#states[layer] = grown(this.#states[layer]!, to * size));
    const states = tracks.map((track) => track.states);
    const units = tracks.map(({ direction }) => direction.cell.units);
    for (let t = from; t < to; t++) {
      const places = tracks.map(({ direction }, k) => (direction.isBackward ? to - 1 - t : t) * units[k]!);
      mergeStep(merge, states, places, units, joined, t * size);
      if (zeroesMasked && this.#ids[t] === this.stack.maskedId) joined.fill(0, t * size, (t + 1) * size);
    }
  }

  #sizeBelow(layer: number): number {
    return this.stack.layers[layer - 1]?.size ?? this.stack.weights.embeddingSize;
  }

  /** Steps of a layer for `length` words; fewer where a layer without memory below it drops some. */
  #stepsOf(layer: number, length: number): number {
    return this.#given.every((given) => given === null) ? length : this.stack.stepsOf(layer, length);
  }

  /** Steps × size: what is pooled, or else read. */
  #beforePooling(length: number): Rows {
    const { layers, readSize: size, isCausal } = this.stack;
    if (!this.#above) return { values: this.#top(length), steps: this.#stepsOf(layers.length - 1, length), size };
    return isCausal ? { ...this.#above, steps: length } : this.#above;
  }

  #top(length: number): Float32Array {
    return this.states(length);
  }

  /** What the head reads: steps × size. */
  #read(length: number): Float32Array {
    const { values, steps, size } = this.#beforePooling(length);
    return (this.stack.weights.pooling ? this.#pooled : values).subarray(0, steps * size);
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
    const { maskedId, readout, weights, readSize } = this.stack;
    this.#ids = grown(this.#ids, capacity);
    for (const tracks of this.#tracks) for (const track of tracks) track.reserve(capacity, maskedId !== null);
    if (weights.pooling) this.#pooled = grown(this.#pooled, capacity * readSize);
    if (readout) {
      this.#logits = grown(this.#logits, capacity);
      this.#outputs = grown(this.#outputs, capacity);
    }
  }
}

function beginningOf({ values, steps, size }: Rows, length: number): Rows {
  const kept = Math.min(steps, length);
  return { values: values.slice(0, kept * size), steps: kept, size };
}

/**
 * Runs on what layers without memory made of earlier steps; all anew, where one of them looks at several steps.
 *
 * @param made of the beginning of `rows`, or null
 */
function continued(layers: readonly PlainLayer[], made: Rows | null, rows: Rows): Rows {
  if (made === null || !layers.every(isStepwise)) return runPlain(layers, rows);
  const { steps: from, size } = made;
  const rest = { ...rows, values: rows.values.subarray(from * rows.size), steps: rows.steps - from };
  const values = grown(made.values, rows.steps * size);
  values.set(runPlain(layers, rest).values, from * size);
  return { values, steps: rows.steps, size };
}
