import type { Network } from '../network';
import { batchesOf } from './batches';
import type { BatchResult } from './batch';
import type { Many, ReadManyOptions, Texts } from './many';
import { ReaderPool } from './pool';

/** Where `navigator` says nothing of cores. */
const FEWEST_CORES = 2;

/** Numbers of states that are put together before the page gets its turn: some ten milliseconds where the memory is new. */
const STATES_PER_SLICE = 8_000_000;

/** A pool a network: starting a worker takes longer than reading many a table. */
const pools = new WeakMap<Network, ReaderPool>();

/** See `Network.readMany`. */
export async function readMany(network: Network, texts: Texts, options: ReadManyOptions = {}): Promise<Many> {
  const { signal, onProgress, keep = 'final', workers = coresHere() } = options;
  if (!(Number.isInteger(workers) && workers > 0))
    throw new RangeError(`cannot read with ${workers} workers: 1 or more`);
  if (keep === 'states' && !network.stepsAreWords)
    throw new TypeError(`cannot keep the states of network "${network.card.id}": its steps are not words`);
  signal?.throwIfAborted();
  const pool = poolOf(network);
  pool.grow(workers);
  const total = Array.isArray(texts) ? texts.length : null;
  const results: BatchResult[] = [];
  const underWay = new Set<Promise<void>>();
  let read = 0;
  let isAborted = false;
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener(
      'abort',
      () => {
        isAborted = true;
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
  // Rejected with nobody waiting: the loop below has ended before.
  aborted.catch(() => {});

  let count = 0;
  for await (const batch of batchesOf(texts)) {
    const index = count++;
    const job = pool
      .read(network.hasOwnTokeniser ? batch.map((text) => network.idsOf(text)) : batch, keep)
      .then((result) => {
        results[index] = result;
        read += batch.length;
        underWay.delete(job);
        if (!isAborted) onProgress?.({ read, total });
      });
    underWay.add(job);
    // Of a failed batch the loop hears below, or when it waits for room.
    job.catch(() => {});
    while (underWay.size >= pool.room) await Promise.race([aborted, ...underWay]);
    signal?.throwIfAborted();
  }
  await Promise.race([aborted, Promise.all(underWay)]);
  const many = joined(results, network.weights.head.outputs, network.units);
  return Promise.race([aborted, many]);
}

/** Lets go of the workers of a network that reads no more. */
export function disposePool(network: Network): void {
  pools.get(network)?.dispose();
  pools.delete(network);
}

function poolOf(network: Network): ReaderPool {
  const pool =
    pools.get(network) ?? new ReaderPool(network, new URL(/* @vite-ignore */ './reader-worker.js', import.meta.url));
  pools.set(network, pool);
  return pool;
}

function coresHere(): number {
  return (globalThis.navigator as Navigator | undefined)?.hardwareConcurrency || FEWEST_CORES;
}

async function joined(results: readonly BatchResult[], outputs: number, units: number): Promise<Many> {
  const count = results.reduce((sum, { steps }) => sum + steps.length, 0);
  const final = new Float32Array(count * outputs);
  const steps = new Uint32Array(count);
  const last = results[0]?.last ? new Float32Array(count * units) : null;
  const scales = results[0]?.scales ? new Float32Array(count) : null;
  let text = 0;
  for (const result of results) {
    final.set(result.final, text * outputs);
    steps.set(result.steps, text);
    last?.set(result.last!, text * units);
    scales?.set(result.scales!, text);
    text += result.steps.length;
  }
  return { count, final, steps, last, states: scales && (await statesOf(results, steps, scales)) };
}

async function statesOf(results: readonly BatchResult[], steps: Uint32Array, scales: Float32Array) {
  const starts = new Uint32Array(steps.length + 1);
  for (const [k, many] of steps.entries()) starts[k + 1] = starts[k]! + many;
  const values = new Int8Array(results.reduce((sum, result) => sum + result.values!.length, 0));
  let [at, slice] = [0, 0];
  for (const result of results) {
    values.set(result.values!, at);
    at += result.values!.length;
    slice += result.values!.length;
    if (slice < STATES_PER_SLICE) continue;
    slice = 0;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { values, starts, scales };
}
