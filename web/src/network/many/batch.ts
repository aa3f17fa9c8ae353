import { Stack } from '../../nn/stack';
import { Tape } from '../../nn/tape';
import { IdReader } from '../../text/ids';
import { PAD_ID } from '../../text/token';
import { tokeniserOf } from '../../text/tokenisers';
import type { Network } from '../network';
import { BareRun } from './bare-run';
import { EightBits } from './eight-bits';
import type { Keep } from './many';

/** What is kept of one batch of texts: see `Many`. */
export interface BatchResult {
  readonly final: Float32Array;
  readonly steps: Uint32Array;
  readonly last: Float32Array | null;
  readonly values: Int8Array | null;
  readonly scales: Float32Array | null;
}

/** A batch: texts, or the ids of each. */
export type Batch = readonly string[] | readonly Int32Array[];

/** What reading takes of a network. */
type NetworkParts = Pick<Network, 'card' | 'vocabulary' | 'weights' | 'masksZero' | 'hasOwnTokeniser'>;

/** Reads batches with one network, text after text. */
export class BatchReader {
  readonly #stack: Stack;
  readonly #bare: BareRun | null;
  readonly #ids: IdReader | null;

  constructor({ card, vocabulary, weights, masksZero, hasOwnTokeniser }: NetworkParts) {
    this.#stack = new Stack(weights, masksZero ? PAD_ID : null);
    this.#bare = BareRun.of(this.#stack);
    this.#ids = hasOwnTokeniser
      ? null
      : new IdReader({ tokeniser: tokeniserOf(card.tokeniser), vocabulary, rule: card.reading });
  }

  read(texts: Batch, keep: Keep): BatchResult {
    const { size: units, weights } = this.#stack;
    const { outputs } = weights.head;
    const final = new Float32Array(texts.length * outputs);
    const steps = new Uint32Array(texts.length);
    const last = keep === 'last' ? new Float32Array(texts.length * units) : null;
    const states = keep === 'states' ? new EightBits(texts.length) : null;
    for (const [k, text] of texts.entries()) {
      const ids = typeof text === 'string' ? this.#ids!.idsOf(text) : text;
      steps[k] = ids.length;
      const read = this.#bare?.canRead(ids)
        ? this.#bare.read(ids, states ? (made) => states.add(made) : undefined)
        : this.#readWhole(ids, states);
      final.set(read.final, k * outputs);
      last?.set(read.last, k * units);
      states?.endText(k);
    }
    return { final, steps, last, values: states && states.values, scales: states && states.scales };
  }

  /** By way of a tape, as `Network.read` does. */
  #readWhole(ids: Int32Array, kept: EightBits | null): { readonly last: Float32Array; readonly final: Float32Array } {
    const tape = new Tape(this.#stack);
    tape.extend(Array.from(ids, (id) => ({ id })));
    const states = tape.states(ids.length);
    kept?.add(states);
    const { size } = this.#stack;
    return { last: states.subarray(Math.max(0, states.length - size)), final: tape.final(ids.length) };
  }
}

/** Arrays that may be moved, not copied, to another thread. */
export function buffersOf({ final, steps, last, values, scales }: BatchResult): ArrayBuffer[] {
  return [final, steps, last, values, scales].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}
