import { readFileSync } from 'node:fs';
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

it('the longer reviews: both labels, many kinds, none twice, and each of a length that takes a reader some breath', () => {
  const file = new URL('../../web/src/samples/reviews.tsv', import.meta.url);
  const [head, ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(head).toEqual(['subject', 'kind', 'label', 'text']);
  expect(new Set(rows.map(([, , , text]) => text)).size).toBe(rows.length);
  const labels = rows.map(([, , label]) => label);
  for (const label of ['positive', 'negative']) {
    expect(labels.filter((each) => each === label).length).toBeGreaterThan(0.4 * rows.length);
  }
  expect(rows.filter(([, kind]) => kind !== 'plain').length).toBeGreaterThan(rows.length / 2);
  for (const { length } of rows.map(([, , , text]) => text!.split(' '))) {
    expect(length).toBeGreaterThanOrEqual(60);
    expect(length).toBeLessThanOrEqual(150);
  }
});
