import { nearestMoments, spansLike, type CorpusStates, type OnUnit } from '../../../corpus/moments';
import type { ReadCorpus } from '../corpus.svelte';

/** How many are found. */
const COUNT = 24;
/** Steps: nearer ones of one text are the same moment. */
const APART = 5;

/** What is looked for: a state, by all units or some of them; or a span over which the same units are on. */
export type Wanted =
  | { readonly kind: 'state'; readonly state: Float32Array; readonly units: readonly number[] | undefined }
  | { readonly kind: 'span'; readonly on: readonly OnUnit[]; readonly threshold: number; readonly length: number };

/** A moment, or a span, that was found. */
export interface Found {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** Of the state, from the one looked for; null of a span. */
  readonly distance: number | null;
}

/**
 * Where in the corpus the network was in such a state, the nearest first.
 *
 * @param text that is left out: it is no answer to itself
 * @throws the signal's reason
 */
export async function whereBefore(
  { rows }: ReadCorpus,
  states: CorpusStates,
  wanted: Wanted,
  text: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const skip = (row: number): boolean => rows.rows[row]!.cells[rows.text] === text;
  const search = { count: COUNT, skip, signal };
  if (wanted.kind === 'span') {
    const { on, threshold, length } = wanted;
    if (on.length === 0) return [];
    const spans = await spansLike(states, on, threshold, length, search);
    return spans.map((span) => ({ ...span, distance: null }));
  }
  const { state, units } = wanted;
  const moments = await nearestMoments(states, state, { ...search, apart: APART, ...(units && { units }) });
  return moments.map(({ row, step, distance }) => ({ row, from: step, to: step, distance }));
}
