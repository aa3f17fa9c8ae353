/** What a network that reads backward, or all at once, would say if the text ended at each of its words. */
import type { Network, Reading } from 'unrolled';

/** Multiplications: some 30 ms, and some 4 s. */
const MOST_AT_ONCE = 2e7;
const MOST_AT_ALL = 3e9;
/** Milliseconds between two breaths of the page. */
const SLICE_MS = 12;

/** P of each class for the whole text; of nothing, what the network says before it reads. */
export function sharesAt({ network, tape, tokens }: Reading): Float32Array {
  const { head } = network.card;
  const made = tape.verdict(tokens.length);
  return head.kind === 'sigmoid' ? Float32Array.of(1 - made[0]!, made[0]!) : made;
}

/** Whether the text can be read again for each of its words at once, a little at a time, or never. */
export function isCheap(reading: Reading): 'now' | 'slowly' | 'never' {
  const steps = reading.tokens.length;
  const { pad_to: padTo } = reading.network.card.reading;
  const each = padTo === null ? steps / 2 : steps;
  const cost = endsOf(reading).length * each * productsOf(reading.network);
  return cost < MOST_AT_ONCE ? 'now' : cost < MOST_AT_ALL ? 'slowly' : 'never';
}

/** Multiplications a step. */
function productsOf({ weights }: Network): number {
  let sum = 0;
  for (const { forward, backward } of weights.layers) {
    for (const cell of [forward, backward]) if (cell) sum += cell.kernel.length + cell.recurrentKernel.length;
  }
  return sum;
}

/** Where the text may end: behind each token, in UTF-16 units, each place once. */
function endsOf({ tokens }: Reading): number[] {
  return [...new Set(tokens.map(({ end }) => end))].sort((a, b) => a - b);
}

/** @returns steps × classes */
export function readAgain(reading: Reading): Float32Array {
  const said = new Map(endsOf(reading).map((end) => [end, saidAt(reading, end)]));
  return spread(reading, said);
}

/** The same, with breaths for the page. @throws the signal's reason when it is aborted */
export async function readAgainSlowly(reading: Reading, signal: AbortSignal): Promise<Float32Array> {
  const said = new Map<number, Float32Array>();
  let begun = performance.now();
  for (const end of endsOf(reading)) {
    if (performance.now() - begun > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
    }
    signal.throwIfAborted();
    said.set(end, saidAt(reading, end));
  }
  return spread(reading, said);
}

function saidAt({ network, text }: Reading, end: number): Float32Array {
  return sharesAt(network.read(text.slice(0, end)));
}

function spread({ network, tokens }: Reading, said: ReadonlyMap<number, Float32Array>): Float32Array {
  const count = network.classes.length;
  const all = new Float32Array(tokens.length * count);
  tokens.forEach(({ end }, step) => all.set(said.get(end)!, step * count));
  return all;
}
