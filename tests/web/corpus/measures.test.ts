import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answersOf, errorAt, NO_LABEL } from '../../../web/src/corpus/answers';
import {
  accuracyOf,
  calibrationOf,
  classFigures,
  complementaryError,
  confusionOf,
  disagreementOf,
  histogramOf,
  mcnemar,
  rocOf,
  shareOf,
} from '../../../web/src/corpus/measures';

interface Fixture {
  readonly intervals: readonly { hits: number; of: number; low: number; high: number }[];
  readonly mcnemar: readonly { b: number; c: number; p: number }[];
  readonly erfc: readonly (readonly [x: number, value: number])[];
  readonly corpora: readonly {
    labels: number[];
    scores: number[];
    area: number;
    confusion: number[];
    expectedError: number;
    counts: number[];
  }[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/corpus-measures.json', import.meta.url), 'utf8'),
) as Fixture;

const binary = (scores: readonly number[]) =>
  answersOf(Float32Array.from(scores), new Uint32Array(scores.length), 2, { isSigmoid: true, givesLogits: false });

/** Equal but for rounding, however small. */
const near = (found: number, wanted: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));

it('intervals are Wilson’s, as SciPy gives them; of nothing there is none', () => {
  for (const { hits, of, low, high } of fixture.intervals) {
    near(shareOf(hits, of).low, low);
    near(shareOf(hits, of).high, high);
  }
  expect(shareOf(0, 0)).toMatchObject({ share: NaN, low: NaN, high: NaN });
});

it('McNemar’s test is SciPy’s, exact and approximate, and so is erfc', () => {
  for (const { b, c, p } of fixture.mcnemar) near(mcnemar(b, c), p);
  for (const [x, value] of fixture.erfc) near(complementaryError(x), value);
});

it('area, matrix and calibration of corpora with ties are SciPy’s and NumPy’s', () => {
  for (const { labels, scores, area, confusion, expectedError, counts } of fixture.corpora) {
    const answers = binary(scores);
    const given = Int16Array.from(labels);
    near(rocOf(answers, given, 1).area, area);
    expect([...confusionOf(answers, given)]).toEqual(confusion);
    const accuracy = accuracyOf(answers, given);
    expect(accuracy.hits).toBe(confusion[0]! + confusion[3]!);
    const { bins, expectedError: found } = calibrationOf(answers, given, 1);
    expect(bins.map(({ texts }) => texts)).toEqual(counts);
    expect(found).toBeCloseTo(expectedError, 6);
    const histogram = histogramOf(answers, given, 1, null, 10);
    expect(counts).toEqual(counts.map((_, k) => histogram[0]![k]! + histogram[1]![k]!));
  }
});

it('the ROC curve goes from corner to corner and never down', () => {
  const { labels, scores } = fixture.corpora[1]!;
  const { falsePositive, truePositive } = rocOf(binary(scores), Int16Array.from(labels), 1);
  expect([falsePositive[0], truePositive[0], falsePositive.at(-1), truePositive.at(-1)]).toEqual([0, 0, 1, 1]);
  for (let k = 1; k < truePositive.length; k++) expect(truePositive[k]).toBeGreaterThanOrEqual(truePositive[k - 1]!);
});

it('of texts of one class there is no ROC curve', () => {
  const { area } = rocOf(binary([0.2, 0.9]), Int16Array.of(1, 1), 1);
  expect(area).toBeNaN();
  expect(rocOf(binary([0.2, NaN, 0.9]), Int16Array.of(0, 1, 1), 1).area).toBe(1);
});

it('rows without a label count nowhere, and only chosen rows count', () => {
  const answers = binary([0.9, 0.2, 0.6, 0.5]);
  const labels = Int16Array.of(1, 1, NO_LABEL, 0);
  expect(accuracyOf(answers, labels)).toMatchObject({ hits: 1, of: 3 });
  expect(accuracyOf(answers, labels, Uint32Array.of(0, 2))).toMatchObject({ hits: 1, of: 1 });
  // A share of one half speaks for class 1.
  expect([...confusionOf(answers, labels)]).toEqual([0, 1, 1, 1]);
  expect(errorAt(answers, labels, 1)).toBeCloseTo(0.8, 6);
  expect(errorAt(answers, labels, 2)).toBeNaN();
});

it('of three classes: the likeliest is said, logits are made shares, each class has its figures', () => {
  const logits = Float32Array.of(2, 0, 0, 0, 3, 0, 0, 3, 1);
  const answers = answersOf(logits, Uint32Array.of(4, 5, 6), 3, { isSigmoid: false, givesLogits: true });
  expect([...answers.said]).toEqual([0, 1, 1]);
  expect(answers.shares[0]).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 2), 6);
  const figures = classFigures(confusionOf(answers, Int16Array.of(0, 1, 2)), 3);
  expect(figures[1]).toEqual({ texts: 1, precision: 0.5, recall: 1, f1: 2 / 3 });
  expect(figures[2]).toMatchObject({ recall: 0, f1: 0 });
});

it('two networks: who alone is right, and how often they differ', () => {
  const first = binary([0.9, 0.9, 0.1, 0.2]);
  const second = binary([0.9, 0.1, 0.9, 0.9]);
  expect(disagreementOf(first, second, Int16Array.of(1, 1, 0, NO_LABEL))).toEqual({
    onlyFirst: 2,
    onlySecond: 0,
    different: 3,
    p: 0.5,
    isExact: true,
  });
});
