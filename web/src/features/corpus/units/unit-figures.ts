import type { CorpusStates } from '../../../corpus/moments';
import { unitFigures, type UnitFigures } from '../../../corpus/units';
import type { ReadCorpus } from '../corpus.svelte';
import { wordsOfRow } from '../corpus-words';

/** Moments and words of each kind. */
const COUNT = 8;
/** Steps: nearer ones of one text are one moment. */
const APART = 8;

const made = new WeakMap<CorpusStates, Map<number, UnitFigures>>();

/** What a unit does over the corpus; looked through once, whoever asks. @throws the signal's reason */
export async function figuresOf(
  read: ReadCorpus,
  states: CorpusStates,
  unit: number,
  signal: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<UnitFigures> {
  let known = made.get(states);
  if (!known) made.set(states, (known = new Map()));
  const before = known.get(unit);
  if (before) return before;
  const figures = await unitFigures(states, unit, (row) => wordsOfRow(read, row), {
    count: COUNT,
    apart: APART,
    signal,
    onProgress,
  });
  known.set(unit, figures);
  return figures;
}
