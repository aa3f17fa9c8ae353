import { expect, it } from 'vitest';
import type { CorpusStates } from '../../../web/src/corpus/moments';
import { NO_WORD } from '../../../web/src/corpus/word-ids';
import { MOST_LAG, unitFigures } from '../../../web/src/corpus/units';

/** Three units; unit 1 rises to 0.8 at word 7, falls to −0.6 at word 9, and keeps its value at others. */
const IDS = [
  [NO_WORD, 5, 7, 5, 5, 9, 5],
  [NO_WORD, 7, 5, 9],
  [NO_WORD, 9, 7, 5],
];
const wordsOf = (row: number): Int32Array => Int32Array.from(IDS[row]!);
const valueAfter = (id: number, before: number): number => (id === 7 ? 80 : id === 9 ? -60 : before);
const rows = IDS.map((ids) => {
  let value = 0;
  return ids.flatMap((id) => [3, (value = valueAfter(id, value)), -4]);
});
const states: CorpusStates = {
  units: 3,
  values: Int8Array.from(rows.flat()),
  starts: Uint32Array.of(0, 7, 11, 15),
  scales: Float32Array.of(0.01, 0.01, 0.01),
};

it('of one unit: its strongest moments, the words that set it, and how long it holds', async () => {
  const found = await unitFigures(states, 1, wordsOf, { count: 2, apart: 9 });
  // One moment a text: the steps are no farther apart than nine.
  expect(found.highest.map(({ row, step }) => [row, step])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  expect(found.highest[0]!.value).toBeCloseTo(0.8, 6);
  expect(found.lowest.map(({ value }) => value.toFixed(2))).toEqual(['-0.60', '-0.60']);
  // 7 raises it by 0.8, 0.8 and 1.4; 9 lowers it by 1.4, 1.4 and 0.6; 5 leaves it as it is.
  expect(found.raise.map(({ id, places }) => [id, places])).toEqual([[7, 3]]);
  expect(found.raise[0]!.change).toBeCloseTo(1, 6);
  expect(found.lower[0]).toMatchObject({ id: 9, places: 3 });
  expect(found.lower[0]!.change).toBeCloseTo(-3.4 / 3, 6);
  expect(found.memory).toHaveLength(MOST_LAG + 1);
  expect(found.memory[0]).toBe(1);
  // Of twelve words in three texts; the two longest reach a lag of five and of two.
  expect([...found.pairs.slice(0, 7)]).toEqual([12, 9, 6, 3, 2, 1, 0]);
});

it('the correlation with itself is the sum over pairs, computed another way', async () => {
  const { memory, halfLife } = await unitFigures(states, 1, wordsOf, { count: 1, apart: 0 });
  // The start token is no word.
  const series = rows.map((row) =>
    row
      .filter((_, k) => k % 3 === 1)
      .slice(1)
      .map((value) => value * Math.fround(0.01)),
  );
  const all = series.flat();
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const covariance = (lag: number): number => {
    const pairs = series.flatMap((row) => row.slice(lag).map((value, k) => (value - mean) * (row[k]! - mean)));
    return pairs.reduce((sum, product) => sum + product, 0) / pairs.length;
  };
  for (const lag of [1, 2, 3]) expect(memory[lag]).toBeCloseTo(covariance(lag) / covariance(0), 9);
  expect(halfLife).toBe([1, 2, 3, 4, 5, 6].find((lag) => covariance(lag) / covariance(0) <= 0.5));
});
