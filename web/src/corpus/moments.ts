/** Where in a corpus a network was in a state like this one. All states of all texts in eight bits, searched without an index: exact. */
import { inSlices } from './in-slices';

/** All states of some texts, as `readMany` keeps them: unit `j` at step `t` of text `k` is `values[(starts[k] + t) * units + j] * scales[k]`. */
export interface CorpusStates {
  readonly units: number;
  /** Steps of all texts × units. */
  readonly values: Int8Array;
  /** Texts + 1. */
  readonly starts: Uint32Array;
  /** Texts. */
  readonly scales: Float32Array;
}

/** A step of a text, and how far its state is from the one looked for (Euclid). */
export interface Moment {
  readonly row: number;
  readonly step: number;
  readonly distance: number;
}

export interface Search {
  /** How many are wanted. */
  readonly count: number;
  /** Which units are compared; all of them where it is not given. */
  readonly units?: readonly number[];
  /** Of steps of one text that are no farther apart than this, only the best counts: neighbours are alike. */
  readonly apart?: number;
  /** Texts that are left out. */
  readonly skip?: (row: number) => boolean;
  readonly signal?: AbortSignal;
}

/** Squares are summed in groups of so many units; a group that is too far already ends the step. */
const GROUP = 8;

/**
 * The moments whose states are nearest to a state, the nearest first.
 *
 * @param query units
 * @throws the signal's reason
 */
export async function nearestMoments(
  states: CorpusStates,
  query: ArrayLike<number>,
  search: Search,
): Promise<Moment[]> {
  const { values, starts, scales, units: size } = states;
  const { count, units = Array.from({ length: size }, (_, unit) => unit), apart = 0, skip, signal } = search;
  // Far from zero first: few states are there, too, so most are known to be too far after one group.
  const columns = Uint32Array.from(units).sort((a, b) => Math.abs(query[b]!) - Math.abs(query[a]!));
  const scaled = new Float64Array(columns.length);
  const best = new Best(count, apart);
  await inSlices(
    scales.length,
    (row) => {
      const scale = scales[row]!;
      if (scale === 0 || skip?.(row)) return;
      // In units of the scale the values are whole numbers.
      for (let k = 0; k < columns.length; k++) scaled[k] = query[columns[k]!]! / scale;
      const [from, to] = [starts[row]!, starts[row + 1]!];
      for (let at = from; at < to; at++) {
        const worst = best.worst / (scale * scale);
        let sum = 0;
        for (let group = 0; group < columns.length && sum < worst; group += GROUP) {
          const end = Math.min(columns.length, group + GROUP);
          for (let k = group; k < end; k++) {
            const apartBy = scaled[k]! - values[at * size + columns[k]!]!;
            sum += apartBy * apartBy;
          }
        }
        if (sum < worst) best.add(row, at - from, sum * scale * scale);
      }
    },
    signal,
  );
  return best.sorted().map(({ row, step, value }) => ({ row, step, distance: Math.sqrt(value) }));
}

/** A unit that is on: beyond the threshold, on this side of zero. */
export interface OnUnit {
  readonly unit: number;
  readonly sign: 1 | -1;
}

/** Steps, one after the other, at which all units of a pattern are on, and how many others were on for as long. */
export interface Span {
  readonly row: number;
  readonly from: number;
  /** The last step of it. */
  readonly to: number;
  readonly others: number;
}

/**
 * Units that are on at every step of a span (Strobelt et al. 2018).
 *
 * @param states steps × units
 * @param from the first step of the span, `to` its last
 */
export function unitsOn(
  states: ArrayLike<number>,
  units: number,
  from: number,
  to: number,
  threshold: number,
): OnUnit[] {
  const on: OnUnit[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (const sign of [1, -1] as const) {
      let isOn = true;
      for (let step = from; step <= to && isOn; step++) isOn = sign * states[step * units + unit]! >= threshold;
      if (isOn) on.push({ unit, sign });
    }
  }
  return on;
}

/**
 * Spans of the corpus over which the same units are on: those with the fewest other units first, then those that last nearest to as long.
 *
 * @param length steps of the span that is looked for; a span half as long is none
 * @throws the signal's reason
 */
export async function spansLike(
  states: CorpusStates,
  pattern: readonly OnUnit[],
  threshold: number,
  length: number,
  { count, skip, signal }: Omit<Search, 'units' | 'apart'>,
): Promise<Span[]> {
  const { values, starts, scales, units } = states;
  const best = new Best(count, 0);
  const found = new Map<string, Span>();
  await inSlices(
    scales.length,
    (row) => {
      if (scales[row] === 0 || skip?.(row)) return;
      const least = threshold / scales[row]!;
      const [start, end] = [starts[row]!, starts[row + 1]!];
      const isOn = ({ unit, sign }: OnUnit, at: number): boolean => sign * values[at * units + unit]! >= least;
      for (let at = start; at < end; at++) {
        const from = at;
        while (at < end && pattern.every((each) => isOn(each, at))) at++;
        const lasts = at - from;
        if (lasts === 0 || 2 * lasts < length) continue;
        const others =
          unitsOn(values.subarray(from * units, at * units), units, 0, lasts - 1, least).length - pattern.length;
        const span = { row, from: from - start, to: at - 1 - start, others };
        const value = others * LONGER_THAN_ANY + Math.abs(lasts - length);
        if (value >= best.worst) continue;
        best.add(row, span.from, value);
        found.set(`${row} ${span.from}`, span);
      }
    },
    signal,
  );
  return best.sorted().map(({ row, step }) => found.get(`${row} ${step}`)!);
}

/** Steps: one more unit weighs more than any difference in length. */
const LONGER_THAN_ANY = 1e6;

interface Entry {
  readonly row: number;
  readonly step: number;
  readonly value: number;
}

/** The smallest of many values, each at a step of a row. */
export class Best {
  readonly #entries: Entry[] = [];

  constructor(
    readonly count: number,
    readonly apart: number,
  ) {}

  /** A value must be smaller than this to be kept. */
  get worst(): number {
    return this.#entries.length < this.count ? Infinity : this.#entries.at(-1)!.value;
  }

  add(row: number, step: number, value: number): void {
    const near = this.#entries.findIndex((entry) => entry.row === row && Math.abs(entry.step - step) <= this.apart);
    if (near >= 0) {
      if (this.#entries[near]!.value <= value) return;
      this.#entries.splice(near, 1);
    }
    let at = this.#entries.length;
    while (at > 0 && this.#entries[at - 1]!.value > value) at--;
    this.#entries.splice(at, 0, { row, step, value });
    if (this.#entries.length > this.count) this.#entries.pop();
  }

  sorted(): readonly Entry[] {
    return this.#entries;
  }
}
