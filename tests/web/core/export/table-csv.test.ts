import { expect, it } from 'vitest';
import { lineKey, tableOf } from '../../../../web/src/ui/chart/series';
import { tableToCsv } from '../../../../web/src/analysis/export/table-csv';
import { CONTENT } from '../../plot/small-reading';

it('a table is CSV: numbers in full, no formulas, NaN an empty cell', () => {
  const table = { head: ['step', 'a "name"'], rows: [[0, 0.1], [1, NaN], [2, '=1+1']] as (string | number)[][] }; // prettier-ignore
  expect(tableToCsv(table)).toBe('\uFEFFstep,"a ""name"""\r\n0,0.1\r\n1,\r\n2,\'=1+1\r\n');
});

it('a chart’s numbers are a column a series, beside where they stand', () => {
  const now = { name: 'now', values: [1, 2, 3] };
  expect(tableOf('step', [{ name: 'then', values: [4, 5] }, now])).toEqual({
    head: ['step', 'then', 'now'],
    rows: [
      [0, 4, 1],
      [1, 5, 2],
      [2, NaN, 3],
    ],
  });
});

it('series that stand in places of their own have a column for these', () => {
  const at = (k: number): number => 10 * k;
  const series = [
    { name: 'a', values: [1, 2], at },
    { name: 'b', values: [3, 4], at },
    { name: 'c', values: [5], at: () => 7 },
  ];
  expect(tableOf('epoch', series)).toEqual({
    head: ['epoch', 'a', 'b', 'epoch', 'c'],
    rows: [
      [0, 1, 3, 7, 5],
      [10, 2, 4, NaN, NaN],
    ],
  });
});

it('the key of a chart tells its lines apart by their dashes, and says nothing of a single one', () => {
  const [dashed, whole] = lineKey(
    [
      { name: 'a', values: [], dash: '4 3' },
      { name: 'b', values: [] },
    ],
    CONTENT.palette,
  );
  expect(dashed).toMatchObject({ name: 'a', sample: [{ dash: [4, 3], stroke: CONTENT.palette.soft }] });
  expect(whole).toMatchObject({ name: 'b', sample: [{ stroke: CONTENT.palette.ink }] });
  expect(lineKey([{ name: 'a', values: [] }], CONTENT.palette)).toEqual([]);
});

it('a series known to an interval has two columns more', () => {
  const interval = { names: ['from', 'to'], low: [1, 2, 3], high: [5, 6, 7] } as const;
  expect(
    tableOf('step', [
      { name: 'now', values: [3, 4, 5], interval },
      { name: 'then', values: [8, 9, 10] },
    ]),
  ).toEqual({
    head: ['step', 'now', 'from', 'to', 'then'],
    rows: [
      [0, 3, 1, 5, 8],
      [1, 4, 2, 6, 9],
      [2, 5, 3, 7, 10],
    ],
  });
});
