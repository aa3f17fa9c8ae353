import base64 from './simple-rnn.wat';
import { Matrix } from '../matrix';

interface Exports {
  readonly memory: WebAssembly.Memory;
  run(count: number, units: number, padded: number, from: number, to: number, step: number): void;
}

/** Units that WebAssembly's fixed memory has room for; networks with more run in JavaScript. */
const MOST_UNITS = 128;
const LANES = 8;
const DOUBLE = 8;

/** Compiled for the first cell that asks, not while the page is waiting for its program; null once it is known to be impossible. */
let module: WebAssembly.Module | null | undefined;

/** Null where WebAssembly or its vectors are missing, or the page's security policy forbids them. */
function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    // No loss but of speed: JavaScript computes the same numbers, bit for bit.
    return null;
  }
}

/**
 * Many steps of a SimpleRNN with tanh in WebAssembly, two units at a time. The numbers are those of `SimpleRnn.forward` to the
 * last bit, so either may go on where the other stopped.
 */
export class SimpleRnnSimd {
  readonly #run: Exports['run'];
  readonly #buffers: Float64Array;
  readonly #steps: Float32Array;
  readonly #padded: number;
  readonly #fromAt: number;
  readonly #toAt: number;
  readonly #stepsAt: number;
  /** Steps that fit into memory at a time. */
  readonly #capacity: number;

  private constructor(
    module: WebAssembly.Module,
    private readonly units: number,
    recurrent: Matrix,
  ) {
    const { memory, run } = new WebAssembly.Instance(module).exports as unknown as Exports;
    this.#run = run;
    this.#padded = Math.ceil(units / LANES) * LANES;
    new Float64Array(memory.buffer).set(recurrent.packed);
    this.#fromAt = recurrent.packed.byteLength;
    this.#toAt = this.#fromAt + this.#padded * DOUBLE;
    this.#stepsAt = this.#toAt + this.#padded * DOUBLE;
    this.#buffers = new Float64Array(memory.buffer, this.#fromAt, this.#padded);
    this.#steps = new Float32Array(memory.buffer, this.#stepsAt);
    this.#capacity = Math.floor(this.#steps.length / this.#padded);
  }

  /** Null where it cannot be had. @param recurrent W, units × units */
  static create(recurrent: Matrix): SimpleRnnSimd | null {
    if (recurrent.rows > MOST_UNITS) return null;
    if (module === undefined) module = compile();
    if (module === null) return null;
    return new SimpleRnnSimd(module, recurrent.rows, recurrent);
  }

  /**
   * Steps `from` to before `to`.
   *
   * @param inputs rows of `U x + b`
   * @param places steps: where each row begins
   * @param carry units: the state before, read and replaced by the last
   * @param states steps × units, written
   */
  run(
    inputs: Float32Array,
    places: Int32Array,
    carry: Float64Array,
    states: Float32Array,
    from: number,
    to: number,
  ): void {
    const { units } = this;
    const padded = this.#padded;
    const steps = this.#steps;
    for (let first = from; first < to; first += this.#capacity) {
      const count = Math.min(to - first, this.#capacity);
      for (let t = 0; t < count; t++) {
        const place = places[first + t]!;
        for (let j = 0; j < units; j++) steps[t * padded + j] = inputs[place + j]!;
        for (let j = units; j < padded; j++) steps[t * padded + j] = 0;
      }
      this.#buffers.set(carry);
      this.#run(count, units, padded, this.#fromAt, this.#toAt, this.#stepsAt);
      for (let t = 0; t < count; t++) {
        for (let j = 0; j < units; j++) states[(first + t) * units + j] = steps[t * padded + j]!;
      }
      for (let j = 0; j < units; j++) carry[j] = steps[(count - 1) * padded + j]!;
    }
  }
}
