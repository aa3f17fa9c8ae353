import { expect, it } from 'vitest';
import { sampleOf } from '../../web/src/samples';
import { ENGLISH_SAMPLES as SAMPLES } from '../../web/src/samples/english';

const MOST = 9;

it('there are few samples, each with a name and a text of its own', () => {
  expect(SAMPLES.length).toBeLessThanOrEqual(MOST);
  expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(SAMPLES.length);
  expect(new Set(SAMPLES.map(({ text }) => text)).size).toBe(SAMPLES.length);
});

it('the first sample is clearly the one or the other to a person', () => {
  expect(SAMPLES[0].verdict).not.toBeNull();
});

it('“not bad” and “not good” differ in one word, and in what a person calls them', () => {
  const [bad, good] = ['notBad', 'notGood'].map((wanted) => SAMPLES.find(({ id }) => id === wanted)!);
  expect(good!.text).toBe(bad!.text.replace('bad', 'good'));
  expect([bad!.verdict, good!.verdict]).toEqual(['positive', 'negative']);
});

it('a review is a sample only while it is the same, letter for letter', () => {
  const sample = SAMPLES.at(-1)!;
  expect(sampleOf(sample.text)).toBe(sample);
  expect(sampleOf(`${sample.text} `)).toBeUndefined();
  expect(sampleOf('')).toBeUndefined();
});
