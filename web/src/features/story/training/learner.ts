import { SimpleRnn } from '../../../nn/cells/simple-rnn';
import { readOut } from '../../../nn/head';
import { runBackward, runForward, scratchFor, type Run } from '../../../nn/run';
import { Adam } from './adam';
import type { Loss } from './losses';
import { randomNumbers } from './random';

/** A sentence and what it says: 1 for praise. */
export interface Example {
  readonly words: readonly string[];
  readonly label: 0 | 1;
}

/** States and outputs of a sentence. */
export interface Read {
  /** Steps × units. */
  readonly states: Float32Array;
  /** Steps. */
  readonly logits: Float64Array;
  /** Steps: P(positive). */
  readonly outputs: Float32Array;
}

export interface LearnerSettings {
  readonly units: number;
  readonly seed: number;
  readonly rate: number;
  readonly loss: Loss;
}

/** Input weights start within ± this. */
const START_RANGE = 0.5;

/**
 * A network small enough to train in view: one row of U a word, a SimpleRNN, one readout, a loss on the last word.
 * It uses the same forward and backward functions as the large networks.
 */
export class Learner {
  readonly units: number;
  readonly vocabulary: readonly string[];
  /** Words × units: the row of U of each word. */
  readonly input: Float32Array;
  /** Units × units: W, the identity at the start, so that an untrained network keeps its state. */
  readonly recurrent: Float32Array;
  /** Units: V. */
  readonly readout: Float32Array;
  /** c. */
  readonly bias = new Float32Array(1);
  readonly #ids: ReadonlyMap<string, number>;
  readonly #loss: Loss;
  readonly #optimisers: readonly Adam[];
  #cell: SimpleRnn;
  #rounds = 0;

  constructor(
    readonly examples: readonly Example[],
    { units, seed, rate, loss }: LearnerSettings,
  ) {
    this.units = units;
    this.#loss = loss;
    this.vocabulary = [...new Set(examples.flatMap(({ words }) => words))];
    this.#ids = new Map(this.vocabulary.map((word, id) => [word, id]));
    const random = randomNumbers(seed);
    const around = (): number => START_RANGE * (2 * random() - 1);
    this.input = Float32Array.from({ length: this.vocabulary.length * units }, around);
    this.recurrent = Float32Array.from({ length: units * units }, (_, k) => (k % (units + 1) === 0 ? 1 : 0));
    this.readout = Float32Array.from({ length: units }, around);
    this.#optimisers = [this.input, this.recurrent, this.readout, this.bias].map((weights) => new Adam(weights, rate));
    this.#cell = this.#makeCell();
  }

  /** Rounds learned so far. */
  get rounds(): number {
    return this.#rounds;
  }

  /** @throws RangeError for a word that is in no example */
  read(words: readonly string[]): Read {
    const run = this.#run(words);
    const logits = new Float64Array(words.length);
    const outputs = new Float32Array(words.length);
    readOut({ kernel: this.readout, bias: this.bias[0]! }, run.states, logits, outputs, 0, words.length);
    return { states: run.states, logits, outputs };
  }

  /** The mean loss over some sentences, as it stands. */
  lossOn(examples: readonly Example[] = this.examples): number {
    const total = examples.reduce((sum, { words, label }) => {
      return sum + this.#loss.value(this.read(words).logits.at(-1)!, label);
    }, 0);
    return total / examples.length;
  }

  /** The gradients of the mean loss: input, recurrent, readout, bias. */
  gradients(): readonly [Float64Array, Float64Array, Float64Array, Float64Array] {
    const { units } = this;
    const input = new Float64Array(this.input.length);
    const recurrentKernel = new Float64Array(units * units);
    const readout = new Float64Array(units);
    const bias = new Float64Array(1);
    for (const { words, label } of this.examples) {
      const run = this.#run(words);
      const last = (words.length - 1) * units;
      const logit = this.readout.reduce((sum, weight, j) => sum + weight * run.states[last + j]!, this.bias[0]!);
      const error = this.#loss.slope(logit, label) / this.examples.length;
      const direct = new Float64Array(run.states.length);
      for (let j = 0; j < units; j++) {
        direct[last + j] = error * this.readout[j]!;
        readout[j]! += error * run.states[last + j]!;
      }
      bias[0]! += error;
      const { sums } = runBackward(this.#cell, run, words.length, direct, { recurrentKernel, recurrentBias: null });
      for (let t = 0; t < words.length; t++) {
        for (let j = 0; j < units; j++) input[run.places[t]! + j]! += sums[t * units + j]!;
      }
    }
    return [input, recurrentKernel, readout, bias];
  }

  /** One round: all sentences forwards, the error back through time, every weight moved a little. */
  learn(): void {
    const gradients = this.gradients();
    this.#optimisers.forEach((optimiser, k) => optimiser.move(gradients[k]!));
    this.#cell = this.#makeCell();
    this.#rounds++;
  }

  #run(words: readonly string[]): Run {
    const places = Int32Array.from(words, (word) => {
      const id = this.#ids.get(word);
      if (id === undefined) throw new RangeError(`"${word}" is in no sentence that was learned from`);
      return id * this.units;
    });
    const states = new Float32Array(words.length * this.units);
    const run: Run = { inputs: this.input, places, masked: null, states, memory: new Float32Array(0) };
    runForward(this.#cell, run, 0, words.length, scratchFor(this.#cell));
    return run;
  }

  #makeCell(): SimpleRnn {
    // Not `makeCell`: its kernel would get an instance with a memory of its own in each round.
    return new SimpleRnn({
      kind: 'simple-rnn',
      units: this.units,
      activation: 'tanh',
      recurrentActivation: 'sigmoid',
      resetAfter: false,
      kernel: new Float32Array(0),
      recurrentKernel: this.recurrent,
      bias: new Float32Array(this.units),
      recurrentBias: null,
    });
  }
}
