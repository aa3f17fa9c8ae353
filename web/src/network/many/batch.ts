import type { Network } from '../network';
import type { Keep } from './many';

/** What is kept of one batch of texts: see `Many`. */
export interface BatchResult {
  readonly final: Float32Array;
  readonly steps: Uint32Array;
  readonly last: Float32Array | null;
  readonly values: Int8Array | null;
  readonly scales: Float32Array | null;
}

/** The largest value of eight bits. */
const LARGEST = 127;

/** A batch: texts, or the ids of each. */
export type Batch = readonly string[] | readonly Int32Array[];

/** Reads a batch, one text after the other. */
export function readBatch(network: Network, texts: Batch, keep: Keep): BatchResult {
  const { units } = network;
  const outputs = network.weights.head.outputs;
  const final = new Float32Array(texts.length * outputs);
  const steps = new Uint32Array(texts.length);
  const last = keep === 'last' ? new Float32Array(texts.length * units) : null;
  const scales = keep === 'states' ? new Float32Array(texts.length) : null;
  const rows: Int8Array[] = [];
  for (const [k, text] of texts.entries()) {
    const reading = typeof text === 'string' ? network.read(text) : network.readIds(text);
    const count = reading.tokens.length;
    steps[k] = count;
    final.set(reading.final, k * outputs);
    if (last && count > 0) last.set(reading.states.subarray((count - 1) * units, count * units), k * units);
    if (scales) {
      const { values, scale } = inEightBits(reading.states);
      scales[k] = scale;
      rows.push(values);
    }
  }
  return { final, steps, last, values: scales ? joined(rows) : null, scales };
}

/** Arrays that may be moved, not copied, to another thread. */
export function buffersOf({ final, steps, last, values, scales }: BatchResult): ArrayBuffer[] {
  return [final, steps, last, values, scales].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []));
}

function inEightBits(states: Float32Array): { readonly values: Int8Array; readonly scale: number } {
  let most = 0;
  for (const value of states) most = Math.max(most, Math.abs(value));
  const scale = most / LARGEST;
  const values = new Int8Array(states.length);
  if (scale > 0) for (let i = 0; i < states.length; i++) values[i] = Math.round(states[i]! / scale);
  return { values, scale };
}

function joined(rows: readonly Int8Array[]): Int8Array {
  const all = new Int8Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}
