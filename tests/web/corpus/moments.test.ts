import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nearestMoments, spansLike, unitsOn, type CorpusStates } from '../../../web/src/corpus/moments';

interface Fixture {
  readonly moments: {
    units: number;
    values: number[];
    starts: number[];
    scales: number[];
    query: number[];
    nearest: [row: number, step: number, distance: number][];
    some: number[];
    nearestBySome: [row: number, step: number, distance: number][];
  };
}
const { moments } = JSON.parse(
  readFileSync(new URL('../../fixtures/corpus-measures.json', import.meta.url), 'utf8'),
) as Fixture;
const states: CorpusStates = {
  units: moments.units,
  values: Int8Array.from(moments.values),
  starts: Uint32Array.from(moments.starts),
  scales: Float32Array.from(moments.scales),
};

it.each([
  ['all units', undefined, moments.nearest],
  ['some units', moments.some, moments.nearestBySome],
])('the nearest moments by %s are NumPy’s', async (_, units, wanted) => {
  const found = await nearestMoments(states, moments.query, { count: 6, ...(units ? { units } : {}) });
  expect(found.map(({ row, step }) => [row, step])).toEqual(wanted.map(([row, step]) => [row, step]));
  for (const [k, { distance }] of found.entries()) expect(distance).toBeCloseTo(wanted[k]![2], 9);
});

it('texts can be left out, and of neighbouring steps only the nearest counts', async () => {
  const nearestRow = moments.nearest[0]![0];
  const without = await nearestMoments(states, moments.query, { count: 6, skip: (row) => row === nearestRow });
  expect(without.some(({ row }) => row === nearestRow)).toBe(false);
  const apart = await nearestMoments(states, moments.query, { count: 6, apart: 10 });
  expect(new Set(apart.map(({ row }) => row)).size).toBe(apart.length);
  expect(apart[0]).toMatchObject({ row: nearestRow });
});

it('who asks for something else hears of it', async () => {
  const control = new AbortController();
  control.abort(new Error('enough'));
  const many: CorpusStates = {
    units: 1,
    values: new Int8Array(1e6).fill(1),
    starts: Uint32Array.from({ length: 1e4 + 1 }, (_, k) => 100 * k),
    scales: new Float32Array(1e4).fill(0.1),
  };
  // Where it ends within the first slice nobody had asked for anything else.
  const slow = (): boolean => {
    const end = Date.now() + 1;
    while (Date.now() < end);
    return false;
  };
  await expect(nearestMoments(many, [1], { count: 3, skip: slow, signal: control.signal })).rejects.toThrow('enough');
});

/** Two units over two texts: unit 0 is on at steps 1 and 2 of the first text, and at all of the second, where unit 1 is on, too. */
const small: CorpusStates = {
  units: 2,
  values: Int8Array.from([10, 0, 100, 5, 90, -3, 0, 0, 100, -100, 100, -90]),
  starts: Uint32Array.of(0, 4, 6),
  scales: Float32Array.of(0.01, 0.01),
};

it('units are on over a span where each step is beyond the threshold, on one side of zero', () => {
  const real = Float32Array.from(small.values, (value) => value / 100);
  expect(unitsOn(real, 2, 1, 2, 0.5)).toEqual([{ unit: 0, sign: 1 }]);
  expect(unitsOn(real, 2, 0, 2, 0.5)).toEqual([]);
  expect(unitsOn(real, 2, 4, 5, 0.5)).toEqual([
    { unit: 0, sign: 1 },
    { unit: 1, sign: -1 },
  ]);
});

it('spans with the same units on: fewest others first, then the likest length', async () => {
  const pattern = [{ unit: 0, sign: 1 }] as const;
  expect(await spansLike(small, pattern, 0.5, 2, { count: 5 })).toEqual([
    { row: 0, from: 1, to: 2, others: 0 },
    { row: 1, from: 0, to: 1, others: 1 },
  ]);
  // Half as long is none.
  expect(await spansLike(small, pattern, 0.5, 5, { count: 5 })).toEqual([]);
  expect(await spansLike(small, [{ unit: 1, sign: -1 }], 0.5, 2, { count: 5 })).toEqual([
    { row: 1, from: 0, to: 1, others: 1 },
  ]);
});
