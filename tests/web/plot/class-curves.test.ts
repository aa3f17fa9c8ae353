import { expect, it } from 'vitest';
import { apart } from '../../../web/src/plot/class-curves';

it('names that would lie on each other are moved apart, in their order, and stay within the curve', () => {
  expect(apart([10, 40, 90], 12, [0, 100])).toEqual([10, 40, 90]);
  expect(apart([50, 51, 49], 12, [0, 100])).toEqual([61, 73, 49]);
  expect(apart([98, 99, 97], 12, [0, 100])).toEqual([88, 100, 76]);
  expect(apart([2, 1, 3], 12, [5, 100])).toEqual([17, 5, 29]);
  expect(apart([7, 7], 12, [0, 100])).toEqual([7, 19]);
  expect(apart([], 12, [0, 100])).toEqual([]);
});
