/** What one unit does over a whole corpus: its strongest moments, the words that set it, how long it holds a value. */
import { inSlices } from './in-slices';
import { Best, type CorpusStates } from './moments';
import { NO_WORD } from './word-ids';

/** Lags over which a unit is compared with itself. */
export const MOST_LAG = 40;
/** A word must stand at so many places to be named: in every context it moves a unit differently, and a mean over a few is mostly noise. */
const LEAST_PLACES = { ofMany: 20, ofFew: 3 };
/** Texts from which a corpus has enough of most words. */
const MANY_TEXTS = 1000;

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
  /** From how many pairs of words each of these is. */
  readonly pairs: Uint32Array;
  /** Steps until that is half; null where it stays above. */
  readonly halfLife: number | null;
}

/**
 * Looks through all states for one unit, at the steps that are words.
 *
 * @param wordsOf each text's words, a step each, as `wordIdsOf` gives them
 * @param apart steps of one text that are no farther apart count as one moment
 * @throws the signal's reason
 */
export async function unitFigures(
  states: CorpusStates,
  unit: number,
  wordsOf: (row: number) => Int32Array,
  {
    count,
    apart,
    signal,
    onProgress,
  }: { count: number; apart: number; signal?: AbortSignal; onProgress?: ((share: number) => void) | undefined },
): Promise<UnitFigures> {
  const { values, starts, scales, units } = states;
  const texts = scales.length;
  const [high, low] = [new Best(count, apart), new Best(count, apart)];
  const changes = new Map<number, { sum: number; places: number }>();
  const memory = new Memory();
  await inSlices(
    texts,
    (row) => {
      const scale = scales[row]!;
      const [from, to] = [starts[row]!, starts[row + 1]!];
      if (from === to) return;
      const words = wordsOf(row);
      const series: number[] = [];
      // The state before the first step is zero.
      let before = 0;
      for (let step = 0; step < to - from; step++) {
        const value = values[(from + step) * units + unit]! * scale;
        const change = value - before;
        before = value;
        const id = words[step]!;
        if (id === NO_WORD) continue;
        if (-value < high.worst) high.add(row, step, -value);
        if (value < low.worst) low.add(row, step, value);
        series.push(value);
        if (id < 0) continue;
        const known = changes.get(id);
        if (!known) changes.set(id, { sum: change, places: 1 });
        else {
          known.sum += change;
          known.places++;
        }
      }
      memory.add(series);
      onProgress?.((row + 1) / texts);
    },
    signal,
    1,
  );
  const least = texts < MANY_TEXTS ? LEAST_PLACES.ofFew : LEAST_PLACES.ofMany;
  const settings = [...changes]
    .filter(([, { places }]) => places >= least)
    .map(([id, { sum, places }]) => ({ id, change: sum / places, places }))
    .sort((a, b) => b.change - a.change);
  const correlations = memory.correlations();
  const half = correlations.findIndex((correlation) => correlation <= 0.5);
  return {
    highest: high.sorted().map(({ row, step, value }) => ({ row, step, value: -value })),
    lowest: low.sorted(),
    raise: settings.filter(({ change }) => change > 0).slice(0, count),
    lower: settings
      .filter(({ change }) => change < 0)
      .slice(-count)
      .reverse(),
    memory: correlations,
    pairs: memory.pairs,
    halfLife: half < 0 ? null : half,
  };
}

/**
 * How like itself a unit is some steps later, from series of its values. With the mean m of all values, the covariance at a lag is the mean
 * of (a − m) (b − m) over all pairs a, b that far apart; since m is known only at the end, sums of a b, a and b are kept.
 */
class Memory {
  readonly #products = new Float64Array(MOST_LAG + 1);
  readonly #earlier = new Float64Array(MOST_LAG + 1);
  readonly #later = new Float64Array(MOST_LAG + 1);
  readonly pairs = new Uint32Array(MOST_LAG + 1);

  add(series: readonly number[]): void {
    for (let at = 0; at < series.length; at++) {
      const later = series[at]!;
      const most = Math.min(MOST_LAG, at);
      for (let lag = 0; lag <= most; lag++) {
        const earlier = series[at - lag]!;
        this.#products[lag]! += later * earlier;
        this.#earlier[lag]! += earlier;
        this.#later[lag]! += later;
        this.pairs[lag]!++;
      }
    }
  }

  /** From lag 0 to `MOST_LAG`, the covariance as a share of the variance; NaN where no text is long enough. */
  correlations(): Float64Array {
    const mean = this.#later[0]! / this.pairs[0]!;
    const covariances = this.#products.map((product, lag) => {
      const pairs = this.pairs[lag]!;
      return product / pairs - (mean * (this.#earlier[lag]! + this.#later[lag]!)) / pairs + mean * mean;
    });
    return covariances.map((covariance) => covariance / covariances[0]!);
  }
}
