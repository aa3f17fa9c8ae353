import type { Table } from '../../analysis/export/table-csv';
import type { KeyEntry } from '../../plot/key';
import { line } from '../../plot/marks';
import type { StripPalette } from '../../plot/strip-content';

/** How exactly values are known: from `low` to `high`, with what the two are called. */
export interface Interval {
  readonly names: readonly [low: string, high: string];
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** One quantity of a chart. */
export interface Series {
  readonly name: string;
  /** NaN leaves a gap. */
  readonly values: ArrayLike<number>;
  /** Where value `k` stands on the horizontal axis; at `k` where nothing is said. */
  readonly at?: (k: number) => number;
  /** Lengths of dashes and gaps; a line without them is the matter at hand. */
  readonly dash?: string | undefined;
  readonly as?: 'line' | 'bars' | 'area';
  /** Of a line. */
  readonly interval?: Interval;
}

/**
 * The numbers of a chart: a column for the horizontal axis and one a series. A series that stands elsewhere than the one before it
 * has a column of its own for that; one with intervals has two more.
 *
 * Example: two series of three values each are four rows, the head included, of three columns.
 */
export function tableOf(xName: string, series: readonly Series[]): Table {
  interface Column {
    readonly name: string;
    readonly value: (row: number) => number;
  }
  const column = (name: string, values: ArrayLike<number>): Column => ({ name, value: (row) => values[row] ?? NaN });
  const columns = series.flatMap(({ name, values, at, interval }, k): Column[] => {
    const own = [column(name, values)];
    if (interval) own.push(column(interval.names[0], interval.low), column(interval.names[1], interval.high));
    if (k > 0 && at === series[k - 1]!.at) return own;
    const place = at ?? ((row: number): number => row);
    return [{ name: xName, value: (row) => (at && row >= values.length ? NaN : place(row)) }, ...own];
  });
  const length = series.reduce((most, { values }) => Math.max(most, values.length), 0);
  return {
    head: columns.map(({ name }) => name),
    rows: Array.from({ length }, (_, row) => columns.map(({ value }) => value(row))),
  };
}

const SAMPLE = 28;

/** Names the lines of a chart that has several. */
export function lineKey(series: readonly Series[], { ink, soft }: StripPalette): KeyEntry[] {
  if (series.length < 2) return [];
  return series.map(({ name, dash }) => ({
    name,
    sample: [
      dash === undefined
        ? line(0, 0, SAMPLE, 0, ink, { strokeWidth: 2.25 })
        : line(0, 0, SAMPLE, 0, soft, { strokeWidth: 1.75, dash: dash.split(' ').map(Number) }),
    ],
  }));
}
