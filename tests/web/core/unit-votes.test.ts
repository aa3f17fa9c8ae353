import { expect, it } from 'vitest';
import type { Token } from '../../../web/src/text/token';
import { decisiveUnits, strongestWords, voteChanges } from '../../../web/src/analysis/unit-votes';

const word = (text: string, start: number): Token => ({ text, start, end: start + text.length, id: 4, kind: 'word' });
const special = (text: string): Token => ({
  text,
  start: 0,
  end: 0,
  id: 0,
  kind: text === '<pad>' ? 'padding' : 'start',
});

it('the changes of a vote add up to the vote', () => {
  const states = Float32Array.of(0.5, 9, -0.25, 9, 1, 9);
  const changes = voteChanges(states, 2, 0, -2);
  expect([...changes]).toEqual([-1, 1.5, -2.5]);
  expect(changes.reduce((sum, change) => sum + change, 0)).toBe(-2 * 1);
  expect(voteChanges(new Float32Array(), 2, 0, 1)).toHaveLength(0);
});

it('names the strongest words in either direction, and neither start, padding nor words that did nothing', () => {
  const tokens = [
    special('<start>'),
    word('a', 0),
    word('dull', 2),
    word('fine', 7),
    word('film', 12),
    special('<pad>'),
  ];
  const changes = Float64Array.of(9, 0, -2, 1, 1.5, -9);
  expect(strongestWords(tokens, changes, 2)).toEqual([2, 4]);
  expect(strongestWords(tokens, changes, 9)).toEqual([2, 4, 3]);
  expect(strongestWords([special('<start>')], Float64Array.of(1), 3)).toEqual([]);
});

it('finds the units whose vote alone turns the verdict', () => {
  // Votes 3, −1 and 0.5 with a bias of −1: the logit is 1.5.
  const [last, kernel] = [Float32Array.of(1, -1, 0.5), Float32Array.of(3, 1, 1)];
  expect(decisiveUnits(last, kernel, 1.5)).toEqual([0]);
  expect(decisiveUnits(last, kernel, 9)).toEqual([]);
  expect(decisiveUnits(last, kernel, -0.5)).toEqual([1]);
});
