import type { Network, Reading } from 'unrolled';
import { flipsAmong, neighboursOf, oppositesAmong, type Trial } from '../../../analysis/swaps';
import { swapped } from '../../../analysis/what-if';
import { chineseWordsLike } from './chinese-kinds';
import { placeAt, readsChinese, type Place } from './place';
import { allWords, wordsLike } from './word-kinds';

/** Words tried in one place, and what became of them. */
export interface Suggestions {
  readonly reading: Reading;
  readonly step: number;
  /** What gives way. */
  readonly place: Place;
  /** The word of a trial. */
  readonly wordOf: (trial: Trial) => string;
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

/** Words to try in a place, and how. */
interface Plan {
  /** Ids that tell the words apart; the one to name first has the least. */
  readonly candidates: readonly number[];
  readonly nearest: readonly number[];
  wordOf(id: number): string;
  /** The logit after the word, and P(positive) at the end. */
  tryOut(id: number): { readonly logit: number; readonly probability: number };
}

/** Ids of words to try in the place of one, the most frequent first. */
function candidatesFor(word: string, vocabulary: Network['vocabulary']): number[] {
  const idsOf = (words: Iterable<string>): number[] => [...words].flatMap((each) => vocabulary.idOf(each) ?? []);
  const found = idsOf(wordsLike(word) ?? allWords).sort((a, b) => a - b);
  return found.length > 0 ? found : idsOf(vocabulary.words).slice(0, FREQUENT);
}

/** Words of the vocabulary, each replayed from its step on. */
function wordPlan(reading: Reading, { word, first }: Place): Plan {
  const { network } = reading;
  const { id } = reading.tokens[first]!;
  const candidates = candidatesFor(word, network.vocabulary);
  return {
    candidates: candidates.filter((each) => each !== id),
    nearest: wordsLike(word) ? neighboursOf(id, network.embeddings, network.embeddingSize, candidates, NEAR) : [],
    wordOf: (each) => network.vocabulary.words[each]!,
    tryOut(each) {
      const { logits, probability } = reading.replay(first, { kind: 'word', id: each });
      return { logit: logits[first]!, probability };
    },
  };
}

/** Chinese words of our list, of as many characters as they have, whose characters the network knows: each text is read. */
function chinesePlan(reading: Reading, place: Place): Plan {
  const { network, text } = reading;
  const words = chineseWordsLike(place.word).filter(
    (word) => word !== place.word && [...word].every((character) => network.vocabulary.idOf(character) !== undefined),
  );
  return {
    candidates: words.map((_, id) => id),
    nearest: [],
    wordOf: (id) => words[id]!,
    tryOut(id) {
      const word = words[id]!;
      const { logits, probability } = network.read(swapped(text, place, word), reading);
      return { logit: logits[place.first + word.length - 1]!, probability };
    },
  };
}

/**
 * Reads other words in the place of the one at `step`, in slices.
 *
 * @param wanted returns false once the answer is no longer needed
 * @returns null when the answer is no longer needed, or when no word is read at the step
 */
export async function suggest(reading: Reading, step: number, wanted: () => boolean): Promise<Suggestions | null> {
  const place = placeAt(reading, step);
  if (!place) return null;
  const { first, last } = place;
  const affordable = Math.max(LEAST_WORDS, Math.floor(MOST_STEPS / (reading.tokens.length - first)));
  const plan = (readsChinese(reading) ? chinesePlan : wordPlan)(reading, place);
  const before = first === 0 ? reading.network.readout.bias : reading.logits[first - 1]!;
  const trials = new Map<number, Trial>();
  let sliceBegan = performance.now();
  for (const id of plan.candidates.slice(0, affordable)) {
    if (performance.now() - sliceBegan > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      if (!wanted()) return null;
      sliceBegan = performance.now();
    }
    const { logit, probability } = plan.tryOut(id);
    trials.set(id, { id, effect: logit - before, probability });
  }
  const all = [...trials.values()];
  if (all.length === 0) return null;
  const side = reading.probability > 0.5 ? 1 : -1;
  return {
    reading,
    step,
    place,
    wordOf: ({ id }) => plan.wordOf(id),
    tried: all.length,
    neighbours: plan.nearest.flatMap((id) => trials.get(id) ?? []).slice(0, SHOWN),
    opposites: oppositesAmong(all, reading.logits[last]! - before, SHOWN),
    flips: flipsAmong(all, reading.probability, SHOWN),
    closest: all.reduce((best, trial) => (side * trial.probability < side * best.probability ? trial : best)),
  };
}
