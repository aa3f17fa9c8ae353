import { outputsOf, predictionsOf, readOut } from './head';
import { LayerTape } from './layer-tape';
import { beginningOf, continued, runPlain, sizeTaken, type Rows } from './plain-layer';
import { Pooled } from './pooled';
import { inputGradients, runBackward, type Run } from './run';
import type { Stack } from './stack';
import { statesAfter, type Edit, type Replay } from './surgery';
import { grown } from './track';

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
  readonly #layers: readonly LayerTape[];
  /** What is pooled or read, where layers without memory stand above the last recurrent one. */
  #above: Rows | null = null;
  readonly #pooled: Pooled | null;
  #logits = new Float64Array(0);
  #outputs = new Float32Array(0);

  constructor(private readonly stack: Stack) {
    this.#layers = stack.layers.map((layer) => new LayerTape(layer, stack.maskedId));
    this.#pooled = Pooled.of(stack);
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
    for (const [index, layer] of this.#layers.entries()) {
      const below = layers[index]!.directions[0]!.table ? null : this.#below(to, index);
      layer.extend(this.#ids, below, this.stack.stepsOf(index, from), this.stack.stepsOf(index, to));
    }
    const { above } = weights;
    if (above?.length) {
      const top = { values: this.states(to), size: this.stack.size, steps: this.stack.stepsOf(layers.length - 1, to) };
      this.#above = continued(above, this.#above, top);
    }
    const [first, last] = this.#above && !this.stack.isCausal ? [0, this.#above.steps] : [from, to];
    this.#pooled?.extend(this.#beforePooling(to).values, first, last, this.#ids, from, to);
    if (readout) readOut(readout, this.#read(to), this.#logits, this.#outputs, from, to);
    this.#length = to;
  }

  /** A new tape that begins as this one does. */
  fork(length: number): Tape {
    const copy = new Tape(this.stack);
    copy.#reserve(length);
    copy.#ids.set(this.#ids.subarray(0, length));
    for (const [index, layer] of copy.#layers.entries()) layer.copy(this.#layers[index]!, copy.#ids, length);
    copy.#above = this.#above && beginningOf(this.#above, length);
    if (this.#pooled) copy.#pooled!.copy(this.#pooled, length);
    copy.#logits.set(this.#logits.subarray(0, length));
    copy.#outputs.set(this.#outputs.subarray(0, length));
    copy.#length = length;
    return copy;
  }

  /** The states of a layer, steps × its size; of the last one, or the embedded words where there is none. */
  states(length: number, layer = this.stack.layers.length - 1): Float32Array {
    if (layer < 0) return this.embedded(length);
    return this.#layers[layer]!.states.subarray(0, this.stack.stepsOf(layer, length) * this.stack.layers[layer]!.size);
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
    return this.#layers[layer]?.given?.values ?? this.states(length, layer - 1);
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
    return this.#layers[layer]!.last(this.stack.stepsOf(layer, length));
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
    if (this.#pooled) state.set(this.#pooled.values.subarray((steps - 1) * size, steps * size));
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
    return this.#layers.at(-1)!.tracks[0]!.run(length);
  }

  /**
   * Its first `length` steps once more, edited at one of them; edits of units act on the last layer.
   *
   * @throws RangeError when there is no such step or unit, or the embedding has no row for the word
   * @throws TypeError when the network does not have two classes, or reads backward
   */
  replay(length: number, step: number, edit: Edit): Replay {
    const { layers, readout, isCausal } = this.stack;
    if (!readout || !isCausal) {
      throw new TypeError('cannot edit a step: the network must have two classes and read forward');
    }
    if (edit.kind === 'word') return this.#withWord(length, step, edit.id);
    const { cell } = layers.at(-1)!.directions[0]!;
    const states = statesAfter(cell, this.run(length), step, edit);
    const logits = this.logits(length).slice();
    const outputs = this.outputs(length).slice();
    const read = this.#pooled ? this.#pooled.again(states, step, length) : states;
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
    const { readout, layers, size, isCausal } = this.stack;
    if (!readout || !isCausal || layers.length === 0 || layers.some(({ before }) => before.length > 0)) {
      throw new TypeError(
        'cannot go back through time: the network must have two classes, a recurrent layer, and read forward',
      );
    }
    let direct: Float64Array = new Float64Array(length * size);
    if (this.#pooled) direct = this.#pooled.backward(this.states(length), Float64Array.from(readout.kernel), length);
    else if (length > 0) direct.set(readout.kernel, (length - 1) * size);
    let top: Float64Array | null = null;
    for (const { tracks } of this.#layers.toReversed()) {
      const track = tracks[0]!;
      const { cell, weights: cellWeights } = track.direction;
      const { sums, states } = runBackward(cell, track.run(length), length, direct, null);
      top ??= states;
      direct = inputGradients(sums, cellWeights.kernel, cell.width);
    }
    return { inputs: Float32Array.from(direct), states: Float32Array.from(top!) };
  }

  /** What stands below a layer: the states of the layer below, or the embedded words. */
  #below(length: number, layer: number): Rows {
    const size = this.stack.layers[layer - 1]?.size ?? this.stack.weights.embeddingSize;
    return { values: this.states(length, layer - 1), size, steps: this.stack.stepsOf(layer - 1, length) };
  }

  /** Steps × size: what is pooled, or else read. */
  #beforePooling(length: number): Rows {
    const { layers, readSize: size, isCausal } = this.stack;
    if (!this.#above)
      return { values: this.states(length), steps: this.stack.stepsOf(layers.length - 1, length), size };
    return isCausal ? { ...this.#above, steps: length } : this.#above;
  }

  /** What the head reads: steps × size. */
  #read(length: number): Float32Array {
    const { values, steps, size } = this.#beforePooling(length);
    return (this.#pooled?.values ?? values).subarray(0, steps * size);
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
    this.#ids = grown(this.#ids, capacity);
    for (const layer of this.#layers) layer.reserve(capacity);
    this.#pooled?.reserve(capacity);
    if (this.stack.readout) {
      this.#logits = grown(this.#logits, capacity);
      this.#outputs = grown(this.#outputs, capacity);
    }
  }
}
