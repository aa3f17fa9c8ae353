import { isReadWord } from '../../../text/token';
import type { Network, Reading } from 'unrolled';
import { flipsAmong, neighboursOf, oppositesAmong, type Trial } from '../../../analysis/swaps';
import { allWords, wordsLike } from './word-kinds';

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
/** Cosine: below it neighbours of the shipped networks no longer make sense to a person, as "long" and "dark" at 0.7. */
const NEAR = 0.75;
/** Where the vocabulary has none of our words, its most frequent ones are tried. */
const FREQUENT = 300;
/** Steps read for one place at most: fewer words are tried in a long text. */
const MOST_STEPS = 400_000;
const LEAST_WORDS = 40;
/** A slice of work that leaves the frame to others. */
const SLICE_MS = 6;

/** Ids of words to try in the place of one, the most frequent first. */
function candidatesFor(word: string, vocabulary: Network['vocabulary']): number[] {
  const idsOf = (words: Iterable<string>): number[] => [...words].flatMap((each) => vocabulary.idOf(each) ?? []);
  const found = idsOf(wordsLike(word) ?? allWords).sort((a, b) => a - b);
  return found.length > 0 ? found : idsOf(vocabulary.words).slice(0, FREQUENT);
}

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
  const affordable = Math.max(LEAST_WORDS, Math.floor(MOST_STEPS / (reading.tokens.length - step)));
  const candidates = candidatesFor(token.text, network.vocabulary).slice(0, affordable);
  const nearest = wordsLike(token.text)
    ? neighboursOf(token.id, network.embeddings, network.embeddingSize, candidates, NEAR).slice(0, SHOWN)
    : [];
  const before = step === 0 ? network.readout.bias : reading.logits[step - 1]!;
  const trials = new Map<number, Trial>();
  let sliceBegan = performance.now();
  for (const id of candidates) {
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
