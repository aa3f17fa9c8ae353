import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BarcodeSums, Places, REACH, windowAt } from '../../../web/src/corpus/modifiers';

interface Fixture {
  readonly barcode: {
    windows: { at: number; withIt: number[]; without: number[] }[];
    before: number;
    slopes: number[];
    near: number;
    error: number;
    own: number;
  };
}
const { barcode: wanted } = JSON.parse(
  readFileSync(new URL('../../fixtures/corpus-measures.json', import.meta.url), 'utf8'),
) as Fixture;

it('a window has the word and its neighbours, begins with the start token, and once lacks the word', () => {
  const ids = Int32Array.from([1, ...Array.from({ length: 40 }, (_, k) => 100 + k)]);
  const { with: withIt, without, at } = windowAt(ids, 20, true);
  expect(withIt[0]).toBe(1);
  expect(withIt[at]).toBe(ids[20]);
  expect([...withIt].filter((_, k) => k !== at)).toEqual([...without]);
  expect(withIt.at(-1)).toBe(ids[20 + REACH]);
  expect(windowAt(ids, 1, true).at).toBe(1);
  expect(windowAt(ids.subarray(1), 0, false)).toMatchObject({ at: 0 });
});

it('barcodes are NumPy’s least squares, also where a text ends early', () => {
  const sums = new BarcodeSums();
  for (const { at, withIt, without } of wanted.windows) {
    sums.add(
      { at, with: new Int32Array(withIt.length), without: new Int32Array(without.length) },
      withIt,
      without,
      wanted.before,
    );
  }
  const { slopes, near, error, own, windows } = sums.barcode();
  expect(windows).toBe(wanted.windows.length);
  for (const [k, slope] of wanted.slopes.entries()) expect(slopes[k]).toBeCloseTo(slope, 9);
  expect(near).toBeCloseTo(wanted.near, 9);
  expect(error).toBeCloseTo(wanted.error, 9);
  expect(own).toBeCloseTo(wanted.own, 9);
});

it('a word that turns has a slope below zero, one that changes nothing has one', () => {
  const window = { at: 0, with: new Int32Array(3), without: new Int32Array(2) };
  const turns = new BarcodeSums();
  turns.add(window, [0, -1, -3], [1, 3], 0);
  expect([...turns.barcode().slopes.slice(0, 2)]).toEqual([-1, -1]);
  const nothing = new BarcodeSums();
  nothing.add(window, [0, 1, 3], [1, 3], 0);
  expect(nothing.barcode()).toMatchObject({ near: 1, error: 0, own: 0 });
});

it('places are counted where a word follows, and kept up to a limit', () => {
  const places = new Places(2);
  places.add(4, Int32Array.of(1, 7, 8, 7, 7), true);
  places.add(5, Int32Array.of(1, 7, 9), true);
  const kept = places.of(7);
  expect(kept).toHaveLength(2);
  expect(new Set(kept).size).toBe(2);
  for (const place of kept)
    expect([
      { row: 4, step: 1 },
      { row: 4, step: 3 },
      { row: 5, step: 1 },
    ]).toContainEqual(place);
  expect(places.counts.get(7)).toBe(3);
  expect(places.frequent(1)).toEqual([7, 8]);
  expect(places.of(99)).toEqual([]);
});

it('of a table that is sorted by label both halves are looked at, also by the first places alone', () => {
  for (const rows of [150, 3000]) {
    const places = new Places(200);
    for (let row = 0; row < rows; row++) places.add(row, Int32Array.of(1, 7, 9), true);
    const kept = places.of(7).map(({ row }) => row);
    expect(new Set(kept).size).toBe(Math.min(200, rows));
    for (const some of [kept.slice(0, 40), kept]) {
      const early = some.filter((row) => row < rows / 2).length / some.length;
      expect(early).toBeGreaterThan(0.3);
      expect(early).toBeLessThan(0.7);
    }
  }
});
