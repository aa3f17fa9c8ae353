import { isReadWord } from '../../../text/token';
import type { Reading } from 'unrolled';
import { candidatesFor, flipsAmong, neighboursOf, oppositesAmong, type Trial } from '../../../analysis/swaps';

/** Words tried in one place, and what became of them. */
export interface Suggestions {
  readonly reading: Reading;
  readonly step: number;
  readonly tried: number;
  readonly neighbours: readonly Trial[];
  readonly opposites: readonly Trial[];
  readonly flips: readonly Trial[];
  /** The one that ends nearest to the other verdict, or furthest in it. */
  readonly closest: Trial;
}

/** Words of each kind that are shown. */
const SHOWN = 5;
const FREQUENT = 300;
const STRONG = 60;
/** Steps read for one place at most: fewer words are tried in a long text. */
const MOST_STEPS = 400_000;
const LEAST_WORDS = 40;
/** A slice of work that leaves the frame to others. */
const SLICE_MS = 6;

/**
 * Reads other words in the place of the one at `step`, in slices.
 *
 * @param wanted false once nobody waits for the answer
 * @returns null when it was given up, or there is no word at the step
 */
export async function suggest(reading: Reading, step: number, wanted: () => boolean): Promise<Suggestions | null> {
  const token = reading.tokens[step];
  if (!token || !isReadWord(token)) return null;
  const { network } = reading;
  const { words } = network.vocabulary;
  const size = network.embeddingSize;
  const gradient = reading.gradients().inputs.subarray(step * size, (step + 1) * size);
  const affordable = Math.max(LEAST_WORDS, Math.floor(MOST_STEPS / (reading.tokens.length - step)));
  const share = Math.min(1, affordable / (FREQUENT + 2 * STRONG));
  const candidates = candidatesFor(gradient, network.embeddings, words, {
    frequent: Math.ceil(share * FREQUENT),
    strong: Math.ceil(share * STRONG),
  });
  const nearest = token.kind === 'word' ? neighboursOf(token.id, network.embeddings, size, words, SHOWN) : [];
  const before = step === 0 ? network.readout.bias : reading.logits[step - 1]!;
  const trials = new Map<number, Trial>();
  let sliceBegan = performance.now();
  for (const id of new Set([...nearest, ...candidates])) {
    if (id === token.id) continue;
    if (performance.now() - sliceBegan > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      if (!wanted()) return null;
      sliceBegan = performance.now();
    }
    const { logits, probability } = reading.replay(step, { kind: 'word', id });
    trials.set(id, { id, effect: logits[step]! - before, probability });
  }
  const all = [...trials.values()];
  if (all.length === 0) return null;
  const side = reading.probability > 0.5 ? 1 : -1;
  return {
    reading,
    step,
    tried: all.length,
    neighbours: nearest.map((id) => trials.get(id)!),
    opposites: oppositesAmong(all, reading.logits[step]! - before, SHOWN),
    flips: flipsAmong(all, reading.probability, SHOWN),
    closest: all.reduce((best, trial) => (side * trial.probability < side * best.probability ? trial : best)),
  };
}
