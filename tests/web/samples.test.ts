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

/** Rows of a corpus of ours, each with its subject, kind, label and text. */
function corpusOf(name: string): string[][] {
  const file = new URL(`../../web/src/samples/${name}`, import.meta.url);
  const [head, ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(head).toEqual(['subject', 'kind', 'label', 'text']);
  return rows;
}

it.each([
  { name: 'reviews.tsv', count: 100, units: / /, least: 60, most: 150 },
  { name: 'reviews-zh.tsv', count: 32, units: '', least: 100, most: 200 },
])(
  'the longer reviews of $name: both labels, many kinds, none twice, each of a length that takes a reader some breath',
  ({ name, count, units, least, most }) => {
    const rows = corpusOf(name);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(([, , , text]) => text)).size).toBe(count);
    for (const label of ['positive', 'negative'])
      expect(rows.filter((row) => row[2] === label)).toHaveLength(count / 2);
    expect(rows.filter(([, kind]) => kind !== 'plain').length).toBeGreaterThan(count / 2);
    for (const { length } of rows.map(([, , , text]) => text!.split(units))) {
      expect(length).toBeGreaterThanOrEqual(least);
      expect(length).toBeLessThanOrEqual(most);
    }
  },
);
