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
  /** The word whose reading goes furthest towards the other verdict. */
  readonly closest: Trial;
}

/** How many words each list shows. */
const SHOWN = 5;
/** Least cosine of a neighbour. Below it the shipped networks give pairs that no person would exchange: "long" and "dark", 0.75; "music" and "scene", 0.74. */
const NEAR = 0.75;
/** So many of the most frequent words are tried where the vocabulary has none of ours, as of another language. */
const FREQUENT = 300;
/** Most steps read for one place: in a long text fewer words are tried. */
const MOST_STEPS = 400_000;
const LEAST_WORDS = 40;
/** After so many milliseconds the work yields to the browser. */
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
 * @param wanted returns false once the answer is no longer needed
 * @returns null when the answer is no longer needed, or when no word is read at the step
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
