import type { Table } from '../../analysis/export/table-csv';
import type { KeyEntry } from '../../plot/key';
import { line } from '../../plot/marks';
import type { StripPalette } from '../../plot/strip-content';

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
  /** The standard error of each value, drawn as a line to either side of it. */
  readonly errors?: ArrayLike<number>;
}

/**
 * The numbers of a chart: a column for the horizontal axis and one a series. A series that stands elsewhere than the one before it
 * has a column of its own for that.
 *
 * Example: two series of three values each are four rows, the head included, of three columns.
 */
export function tableOf(xName: string, series: readonly Series[]): Table {
  const columns = series.flatMap(
    ({ name, values, at, errors }, k): { name: string; value: (row: number) => number }[] => {
      const own = [
        { name, value: (row: number): number => values[row] ?? NaN },
        ...(errors ? [{ name: `${name} ±`, value: (row: number): number => errors[row] ?? NaN }] : []),
      ];
      if (k > 0 && at === series[k - 1]!.at) return own;
      const place = at ?? ((row: number): number => row);
      return [{ name: xName, value: (row) => (at && row >= values.length ? NaN : place(row)) }, ...own];
    },
  );
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
