import { expect, it } from 'vitest';
import { originOf, stepOf } from '../../../web/src/analysis/origin';

it('a weight is multiplied with the word, with a unit of the state before, or with a unit of this one', () => {
  const [word, before, now] = (['U', 'W', 'V'] as const).map((matrix) => originOf({ matrix, row: 2, column: 5 }));
  expect(word).toEqual({ matrix: 'U', from: 'word', unit: null });
  // A column of W is a unit of the state before; a row of V is one of this.
  expect(before).toEqual({ matrix: 'W', from: 'before', unit: 5 });
  expect(now).toEqual({ matrix: 'V', from: 'now', unit: 2 });
  expect([word!, before!, now!].map((origin) => stepOf(origin, 7))).toEqual([7, 6, 7]);
});

it('a whole row of W is multiplied with all of the state before', () => {
  expect(originOf({ matrix: 'W', row: 2, column: null })).toEqual({ matrix: 'W', from: 'before', unit: null });
});
