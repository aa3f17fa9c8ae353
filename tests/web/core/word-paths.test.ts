import { describe, expect, it } from 'vitest';
import { isTurned, wordPaths, type ReadText } from '../../../web/src/analysis/word-paths';

/** V points along the first of three units, so the logit is that unit and the rest is what is left. */
const readout = { kernel: Float32Array.of(1, 0, 0), bias: 0 };
const START = [0, 0, 0];
const text = (words: string[], ids: number[], ...states: number[][]): ReadText => ({
  words: ['<start>', ...words],
  ids: [1, ...ids],
  states: Float32Array.from([START, ...states].flat()),
  logits: [START, ...states].map(([logit]) => logit!),
});
const good = text(['good'], [7], [2, 0, 1]);
const notGood = text(['not', 'good'], [5, 7], [0, 0, 5], [-1, 0, 4]);
const notBad = text(['not', 'bad'], [5, 9], [0, 0, 5], [1, 0, 5]);

describe('texts as ways through one plane', () => {
  it('come through a common beginning at the same places', () => {
    const { places, ways } = wordPaths([good, notGood, notBad], readout);
    expect(places.map(({ words }) => words.join(' '))).toEqual(['', 'good', 'not', 'not good', 'not bad']);
    expect(ways).toEqual([
      [0, 1],
      [0, 2, 3],
      [0, 2, 4],
    ]);
  });

  it('lie at their logit, and from their middle along what else they differ in', () => {
    const { places } = wordPaths([good, notGood, notBad], readout);
    expect(places.map(({ logit }) => logit)).toEqual([0, 2, 0, -1, 1]);
    // The third unit is 0, 1, 5, 4, 5: 3 in the middle.
    expect(places.map(({ across }) => across)).toEqual([-3, -2, 2, 1, 2].map((value) => expect.closeTo(value, 9)));
  });

  it('are one place where there is nothing but a start', () => {
    expect(wordPaths([text([], []), text([], [])], readout)).toEqual({
      places: [{ words: [], logit: 0, across: 0 }],
      ways: [[0], [0]],
    });
  });
});

it('a push is turned when it goes the other way, not when there is none', () => {
  expect(isTurned(-0.5, 2)).toBe(true);
  expect(isTurned(0.5, 2)).toBe(false);
  expect(isTurned(0, 2)).toBe(false);
});
