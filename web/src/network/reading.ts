import type { Cell } from '../nn/cells/cell';
import { stepJacobian } from '../core/jacobian';
import { initialOutput } from '../nn/head';
import { innerValues, inputGradients, runBackward } from '../nn/run';
import type { Edit, Replay } from '../nn/surgery';
import type { Tape } from '../nn/tape';
import type { Token } from '../text/token';
import type { TokenList } from '../core/token-list';
import type { Network } from './network';

/** Where the verdict's logit changes, step by step. */
export interface Gradients {
  /** Steps × embedding size: ∂logit/∂x_t, for the logit after the last step. */
  readonly inputs: Float32Array;
  /** Steps × units: ∂logit/∂s_t in total, through all later steps. */
  readonly states: Float32Array;
}

/** Everything a network did with one text. The arrays are views that other readings may share: do not write to them. */
export class Reading {
  #tokens: readonly Token[] | null = null;
  #states: Float32Array | null = null;
  #logits: Float64Array | null = null;
  #outputs: Float32Array | null = null;

  /** @internal A network makes readings: see `Network.read`. */
  constructor(
    readonly network: Network,
    readonly text: string,
    /** @internal What is read, a token a step. */
    readonly read: TokenList,
    /** Words that the network's limit cut off. */
    readonly skipped: readonly Token[],
    /** @internal Start token and all words, before limit and padding. */
    readonly words: TokenList,
    /** @internal */
    readonly tape: Tape,
  ) {}

  // Views are made when first looked at: while a visitor types, most readings are only passed through.

  /** One token a step. */
  get tokens(): readonly Token[] {
    return (this.#tokens ??= this.read.toArray());
  }

  /** Steps × units, row-major. */
  get states(): Float32Array {
    return (this.#states ??= this.tape.states(this.read.length));
  }

  /** Steps: `V s_t + c`, before the sigmoid. */
  get logits(): Float64Array {
    return (this.#logits ??= this.tape.logits(this.read.length));
  }

  /** Steps: P(positive) after each step. */
  get outputs(): Float32Array {
    return (this.#outputs ??= this.tape.outputs(this.read.length));
  }

  /** The last output; before any step, what the network says of nothing. */
  get probability(): number {
    return this.outputs.at(-1) ?? initialOutput(this.network.weights.readout);
  }

  /**
   * What each step computed on the way to its state, each steps × units. SimpleRNN: the summands `input` (U x) and
   * `recurrent` (W s). GRU: `updateGate`, `resetGate`, `candidate`. LSTM: `inputGate`, `forgetGate`, `candidate`,
   * `outputGate`, and the cell memory `memory`.
   *
   * @param from the first step wanted; rows are counted from it
   * @param to one past the last
   */
  inner(from = 0, to = this.read.length): Readonly<Record<string, Float32Array>> {
    const { cell } = this.network;
    const { units } = cell;
    const run = this.tape.run(this.read.length);
    const steps = to - from;
    const all = innerValues(cell, run, to, from);
    const parts = Object.fromEntries(
      cell.innerNames.map((name, index) => [name, columns(cell, all, steps, index)] as const),
    );
    const { bias, kind } = this.network.weights.cell;
    if (kind === 'simple-rnn') {
      const input = new Float32Array(steps * units);
      for (let t = 0; t < steps; t++) {
        for (let j = 0; j < units; j++) input[t * units + j] = run.inputs[run.places[from + t]! + j]! - bias[j]!;
      }
      return { input, ...parts };
    }
    return kind === 'lstm' ? { ...parts, memory: run.memory.subarray(from * units, to * units) } : parts;
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
    return this.tape.replay(this.read.length, step, edit);
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
    const { cell, weights } = this.network;
    const steps = this.read.length;
    const direct = new Float64Array(steps * cell.units);
    if (steps > 0) direct.set(weights.readout.kernel, (steps - 1) * cell.units);
    const { sums, states } = runBackward(cell, this.tape.run(steps), steps, direct, null);
    return {
      inputs: Float32Array.from(inputGradients(sums, weights.cell.kernel, cell.width)),
      states: Float32Array.from(states),
    };
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
