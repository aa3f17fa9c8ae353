import { expect, it } from 'vitest';
import { BY_WORD, leftOf, remember, SENTENCE } from '../../../web/src/features/story/gate-unit';

const all = (gate: number): number[] => SENTENCE.map(() => gate);

it('a gate of 0 replaces the memory at every word, one of 1 never writes', () => {
  expect(remember(SENTENCE, all(0))).toEqual(SENTENCE.map(({ value }) => value));
  expect(remember(SENTENCE, all(1))).toEqual(SENTENCE.map(() => 0));
});

it('half a gate halves what is remembered at each word, as worked out by hand', () => {
  const memory = remember(SENTENCE, all(0.5));
  expect(memory.slice(0, 3).map((value) => Number(value.toFixed(4)))).toEqual([0.45, 0.225, 0.1125]);
  expect(leftOf(0, all(0.5))).toBeCloseTo(1 / 32, 12);
});

it('a gate for each word keeps half of what “good” wrote, where one gate for all keeps next to nothing', () => {
  expect(leftOf(0, BY_WORD)).toBe(0.5);
});
