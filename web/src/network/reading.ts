import { stepJacobian } from '../nn/jacobian';
import type { Cell } from '../nn/cells/cell';
import { initialOutput } from '../nn/head';
import { innerValues } from '../nn/run';
import type { Edit, Replay } from '../nn/surgery';
import type { Gradients, Tape } from '../nn/tape';
import type { Token } from '../text/token';
import type { Network } from './network';

/** Everything a network did with one text. The arrays are views that other readings may share: do not write to them. */
export class Reading {
  #states: Float32Array | null = null;
  #logits: Float64Array | null = null;
  #outputs: Float32Array | null = null;

  /** @internal A network makes readings: see `Network.read`. */
  constructor(
    readonly network: Network,
    readonly text: string,
    /** One token a step. */
    readonly tokens: readonly Token[],
    /** Words that the network did not read: those its limit cut off, and dropped ones. */
    readonly skipped: readonly Token[],
    /** @internal Start token and all words, before limit and padding. */
    readonly words: readonly Token[],
    /** @internal */
    readonly tape: Tape,
  ) {}

  // Views are made when first looked at: while a visitor types, most readings are only passed through.

  /** Steps × units of the last layer, row-major. */
  get states(): Float32Array {
    return (this.#states ??= this.tape.states(this.tokens.length));
  }

  /** Steps × size of layer `k`, from 0. */
  layer(k: number): Float32Array {
    return this.tape.states(this.tokens.length, k);
  }

  /** The state that layer `k` ends with; where it reads backward, that of the first word. */
  lastState(k: number): Float32Array {
    return this.tape.last(this.tokens.length, k);
  }

  /** Steps: the logit of class 1, `V s_t + c`; of networks with two classes. */
  get logits(): Float64Array {
    return (this.#logits ??= this.tape.logits(this.tokens.length));
  }

  /** Steps: P(class 1) after each step; of networks with two classes. */
  get outputs(): Float32Array {
    return (this.#outputs ??= this.network.isBinary ? this.tape.outputs(this.tokens.length) : this.#secondClass());
  }

  /**
   * Steps × classes: what the network says after each step (a sigmoid of class 0 and class 1).
   *
   * @throws TypeError when it says nothing before the text is over, because a layer reads backward
   */
  get scores(): Float32Array {
    const { weights, isCausal } = this.network;
    if (!isCausal && weights.head.per === 'text') {
      throw new TypeError('this network reads backward and has no scores before the end: use "final"');
    }
    const made = this.tape.scores(this.tokens.length);
    return weights.head.kind === 'sigmoid'
      ? Float32Array.from({ length: 2 * made.length }, (_, i) => (i % 2 ? made[i >> 1]! : 1 - made[i >> 1]!))
      : made;
  }

  /**
   * What the framework's own `predict` gives for this text: outputs; or steps × outputs, where the head is per token. Where the
   * network ends with logits these are logits.
   */
  get final(): Float32Array {
    return this.tape.final(this.tokens.length);
  }

  /** P(class 1) after each step, where no single logit says it; empty unless there are two classes. */
  #secondClass(): Float32Array {
    const { network } = this;
    if (network.classes.length !== 2 || !network.isCausal) return new Float32Array(0);
    const { scores } = this;
    return Float32Array.from({ length: scores.length / 2 }, (_, step) => scores[2 * step + 1]!);
  }

  /** P(class 1) of the whole text; before any step, what the network says of nothing. Of networks with two classes. */
  get probability(): number {
    const { isBinary, isCausal } = this.network;
    if (isBinary && this.tokens.length === 0) return initialOutput(this.network.readout);
    if (isBinary && isCausal) return this.outputs.at(-1)!;
    return this.tape.verdict(this.tokens.length).at(-1)!;
  }

  /** What the last layer was given at a step: an embedded word, or a state of the layer below. */
  inputAt(step: number): Float32Array {
    const top = this.network.layers.length - 1;
    const layer = this.network.layers[top];
    if (top <= 0 && !layer?.before.length) {
      const { embeddings, embeddingSize: size } = this.network;
      const { id } = this.tokens[step]!;
      return embeddings.subarray(id * size, (id + 1) * size);
    }
    const { kernel, bias } = this.network.cellWeights;
    const size = kernel.length / bias.length;
    return this.tape.given(this.tokens.length, top).subarray(step * size, (step + 1) * size);
  }

  /**
   * What each step computed on the way to its state, each steps × units, by the names of `Cell.innerNames`: a SimpleRNN's
   * `recurrent` (W s), the gates and the `candidate` of the others, an LSTM's `memory`. A SimpleRNN has `input` (U x), too.
   *
   * @param from the first step wanted; rows are counted from it
   * @param to one past the last
   */
  inner(from = 0, to = this.tokens.length): Readonly<Record<string, Float32Array>> {
    const { cell, cellWeights } = this.network;
    const { units } = cell;
    const run = this.tape.run(this.tokens.length);
    const steps = to - from;
    const all = innerValues(cell, run, to, from);
    const parts = Object.fromEntries(
      cell.innerNames.map((name, index) => [name, columns(cell, all, steps, index)] as const),
    );
    if (this.network.hasMemory) return { ...parts, memory: run.memory.subarray(from * units, to * units) };
    if (this.network.definition.sums[0] !== 'state') return parts;
    const input = new Float32Array(steps * units);
    for (let t = 0; t < steps; t++) {
      for (let j = 0; j < units; j++) {
        input[t * units + j] = run.inputs[run.places[from + t]! + j]! - cellWeights.bias[j]!;
      }
    }
    return { input, ...parts };
  }

  /**
   * The same text with one step edited: a unit pinned, held, set to zero or turned, a step muted, another word read. What follows
   * is computed again; an edit that changes nothing gives the same numbers, bit for bit.
   *
   * Example: `reading.replay(5, { kind: 'flip', unit: 3 }).probability`.
   *
   * @throws RangeError when there is no such step or unit, or the embedding has no row for the word
   */
  replay(step: number, edit: Edit): Replay {
    return this.tape.replay(this.tokens.length, step, edit);
  }

  /**
   * How what step `step` handed on changes with what it was given: carry × carry, row-major, where the carry is the state and,
   * for an LSTM, the cell memory behind it.
   *
   * @throws RangeError when there is no such step
   */
  jacobian(step: number): Float64Array {
    const steps = this.tokens.length;
    if (!(step >= 0 && step < steps)) throw new RangeError(`there is no step ${step}: the reading has ${steps}`);
    return stepJacobian(this.network.cell, this.tape.run(steps), step);
  }

  /** Back-propagation through time from the last logit. */
  gradients(): Gradients {
    return this.tape.gradients(this.tokens.length);
  }
}

/** The `index`-th block of units out of each step's inner values. */
function columns(cell: Cell, inner: Float64Array, steps: number, index: number): Float32Array {
  const { units } = cell;
  const size = cell.innerNames.length * units;
  const block = new Float32Array(steps * units);
  for (let t = 0; t < steps; t++) {
    for (let j = 0; j < units; j++) block[t * units + j] = inner[t * size + index * units + j]!;
  }
  return block;
}
