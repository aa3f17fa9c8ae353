import { expect, it } from 'vitest';
import { someRows } from '../../../web/src/corpus/some-rows';

const STEPS = Uint32Array.from({ length: 1000 }, (_, row) => 1 + (row % 7));

it('all rows where they have few steps, else some from everywhere in the table, the same each time', () => {
  expect([...someRows(STEPS, 4000)]).toEqual([...STEPS.keys()]);
  const some = someRows(STEPS, 2000);
  const steps = some.reduce((sum, row) => sum + STEPS[row]!, 0);
  expect(steps).toBeLessThanOrEqual(2000);
  expect(steps).toBeGreaterThan(2000 - 8);
  expect([...some]).toEqual([...new Set(some)].sort((a, b) => a - b));
  const inFirstHalf = some.filter((row) => row < 500).length / some.length;
  expect(Math.abs(inFirstHalf - 0.5)).toBeLessThan(0.1);
  expect(someRows(STEPS, 2000)).toEqual(some);
});
