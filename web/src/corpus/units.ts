/** What one unit does over a whole corpus: its strongest moments, the words that set it, how long it holds a value. */
import { inSlices } from './in-slices';
import { Best, type CorpusStates } from './moments';

/** Lags over which a unit is compared with itself. */
export const MOST_LAG = 40;
/** A word must set a unit at so many places to be named. */
const LEAST_PLACES = 3;

/** A moment at which a unit has an extreme value. */
export interface Strong {
  readonly row: number;
  readonly step: number;
  readonly value: number;
}

/** A word, and how much the unit changes at it, on the average. */
export interface Setting {
  readonly id: number;
  readonly change: number;
  readonly places: number;
}

export interface UnitFigures {
  /** The highest and the lowest values, each at moments of their own. */
  readonly highest: readonly Strong[];
  readonly lowest: readonly Strong[];
  /** Words that raise it most, and that lower it most. */
  readonly raise: readonly Setting[];
  readonly lower: readonly Setting[];
  /** Correlation of the unit with itself so many steps later, from 0 to `MOST_LAG`. */
  readonly memory: Float64Array;
  /** Steps until that is half; null where it stays above. */
  readonly halfLife: number | null;
}

/**
 * Looks through all states for one unit.
 *
 * @param ids of each text, a step each
 * @param isWord whether an id is a word, neither padding nor a start token
 * @param apart steps of one text that are no farther apart count as one moment
 * @throws the signal's reason
 */
export async function unitFigures(
  states: CorpusStates,
  unit: number,
  ids: (row: number) => ArrayLike<number>,
  {
    count,
    apart,
    isWord,
    signal,
  }: { count: number; apart: number; isWord: (id: number) => boolean; signal?: AbortSignal },
): Promise<UnitFigures> {
  const { values, starts, scales, units } = states;
  const [high, low] = [new Best(count, apart), new Best(count, apart)];
  const changes = new Map<number, { sum: number; places: number }>();
  const products = new Float64Array(MOST_LAG + 1);
  const pairs = new Uint32Array(MOST_LAG + 1);
  const mean = meanOf(states, unit);
  await inSlices(
    scales.length,
    (row) => {
      const scale = scales[row]!;
      const words = ids(row);
      const [from, to] = [starts[row]!, starts[row + 1]!];
      const at = (step: number): number => values[(from + step) * units + unit]! * scale;
      for (let step = 0; step < to - from; step++) {
        const value = at(step);
        if (-value < high.worst) high.add(row, step, -value);
        if (value < low.worst) low.add(row, step, value);
        for (let lag = 0; lag <= MOST_LAG && lag <= step; lag++) {
          products[lag]! += (value - mean) * (at(step - lag) - mean);
          pairs[lag]!++;
        }
        const id = words[step]!;
        if (step === 0 || !isWord(id)) continue;
        const change = changes.get(id);
        if (!change) changes.set(id, { sum: value - at(step - 1), places: 1 });
        else {
          change.sum += value - at(step - 1);
          change.places++;
        }
      }
    },
    signal,
    1,
  );
  const settings = [...changes]
    .filter(([, { places }]) => places >= LEAST_PLACES)
    .map(([id, { sum, places }]) => ({ id, change: sum / places, places }))
    .sort((a, b) => b.change - a.change);
  const memory = products.map((product, lag) => product / pairs[lag]! / (products[0]! / pairs[0]!));
  const half = memory.findIndex((correlation) => correlation <= 0.5);
  return {
    highest: high.sorted().map(({ row, step, value }) => ({ row, step, value: -value })),
    lowest: low.sorted(),
    raise: settings.filter(({ change }) => change > 0).slice(0, count),
    lower: settings
      .filter(({ change }) => change < 0)
      .slice(-count)
      .reverse(),
    memory,
    halfLife: half < 0 ? null : half,
  };
}

function meanOf({ values, starts, scales, units }: CorpusStates, unit: number): number {
  let sum = 0;
  for (let row = 0; row < scales.length; row++) {
    let inRow = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) inRow += values[at * units + unit]!;
    sum += inRow * scales[row]!;
  }
  return sum / Math.max(1, starts.at(-1)!);
}
