import { verdictOf } from './verdict';

/** One word read in another's place. */
export interface Trial {
  readonly id: number;
  /** What it did to the logit at its step. */
  readonly effect: number;
  /** P(positive) at the end. */
  readonly probability: number;
}

/**
 * Of some words those nearest to one in the embedding, by the cosine of their rows.
 *
 * @param embeddings vocabulary × size
 * @param candidates ids
 * @param least cosine: what is further away is no neighbour
 * @returns ids, nearest first, without `id` itself
 */
export function neighboursOf(
  id: number,
  embeddings: Float32Array,
  size: number,
  candidates: readonly number[],
  least: number,
): number[] {
  const rowOf = (word: number): Float32Array => embeddings.subarray(word * size, (word + 1) * size);
  const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  const own = rowOf(id);
  return candidates
    .filter((word) => word !== id)
    .map((word) => {
      const row = rowOf(word);
      return { word, cosine: product(own, row) / Math.sqrt(product(own, own) * product(row, row)) };
    })
    .filter(({ cosine }) => cosine >= least)
    .sort((a, b) => b.cosine - a.cosine)
    .map(({ word }) => word);
}

/** Trials whose effect has the other sign than `effect`, strongest first. */
export function oppositesAmong(trials: readonly Trial[], effect: number, count: number): Trial[] {
  return trials
    .filter((trial) => trial.effect * effect < 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, count);
}

/**
 * Trials whose verdict is the other one than that of `probability`, and not undecided; the most frequent words, whose ids are
 * least, first.
 */
export function flipsAmong(trials: readonly Trial[], probability: number, count: number): Trial[] {
  const other = probability > 0.5 ? 0 : 1;
  return trials
    .filter((trial) => verdictOf(trial.probability) === other)
    .sort((a, b) => a.id - b.id)
    .slice(0, count);
}
