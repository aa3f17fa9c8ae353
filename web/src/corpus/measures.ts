/** How good a network is on texts with labels. `tests/web/corpus/measures.test.ts` compares with SciPy. */
import { NO_LABEL, type Answers } from './answers';

/** 95 per cent of a normal distribution lie within so many standard deviations. */
export const Z_95 = 1.959963984540054;
/** Disagreements up to which McNemar's test is exact; beyond, the chi-square distribution is as good. */
const MOST_EXACT = 1000;

/** A share with the interval that Wilson gives it. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  /** NaN where there is nothing to count. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval of 95 per cent for a share of counted cases (Wilson 1927). Example: 8 of 10 → 0.49 to 0.94. */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: NaN, low: NaN, high: NaN };
  const share = hits / of;
  const z2 = Z_95 * Z_95;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z_95 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  // At the ends the formula is 0 or 1 but for rounding.
  const low = hits === 0 ? 0 : middle - half;
  const high = hits === of ? 1 : middle + half;
  return { hits, of, share, low, high };
}

/** Which rows count: all of them where it is null. */
export type Among = Uint32Array | null;

/** Calls for each row that has a label. */
function eachLabelled(labels: Int16Array, among: Among, visit: (row: number, label: number) => void): void {
  const length = among?.length ?? labels.length;
  for (let i = 0; i < length; i++) {
    const row = among ? among[i]! : i;
    if (labels[row] !== NO_LABEL) visit(row, labels[row]!);
  }
}

/** How many of the texts with a label got the class that the label names. */
export function accuracyOf({ said }: Answers, labels: Int16Array, among: Among = null): Share {
  let [hits, of] = [0, 0];
  eachLabelled(labels, among, (row, label) => {
    of++;
    if (said[row] === label) hits++;
  });
  return shareOf(hits, of);
}

/** Classes × classes: how many texts with the row's label were said to be of the column's class. */
export function confusionOf({ said, classes }: Answers, labels: Int16Array, among: Among = null): Uint32Array {
  const cells = new Uint32Array(classes * classes);
  eachLabelled(labels, among, (row, label) => cells[label * classes + said[row]!]!++);
  return cells;
}

/** Figures of one class. */
export interface ClassFigures {
  /** Texts with this label. */
  readonly texts: number;
  /** Of those said to be of the class, the share that is; of those that are, the share that was said to be; their harmonic mean. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function classFigures(confusion: Uint32Array, classes: number): ClassFigures[] {
  return Array.from({ length: classes }, (_, c) => {
    const right = confusion[c * classes + c]!;
    let [texts, said] = [0, 0];
    for (let other = 0; other < classes; other++) {
      texts += confusion[c * classes + other]!;
      said += confusion[other * classes + c]!;
    }
    return { texts, precision: right / said, recall: right / texts, f1: (2 * right) / (texts + said) };
  });
}

/** The ROC curve of class 1: at each threshold, which share of the others and which of its own is above it. */
export interface Roc {
  readonly falsePositive: Float64Array;
  readonly truePositive: Float64Array;
  /** The area below: how often a text of class 1 has the higher share, ties counted half. NaN where there is one class only. */
  readonly area: number;
}

/** More points than these are not seen. */
const MOST_POINTS = 400;

export function rocOf({ shares, classes, count }: Answers, labels: Int16Array, of: number, among: Among = null): Roc {
  const scores = [new Float32Array(count), new Float32Array(count)] as const;
  const ends = [0, 0];
  eachLabelled(labels, among, (row, label) => {
    const side = label === of ? 1 : 0;
    const share = shares[row * classes + of]!;
    // A network that overflowed says nothing: such a text has no place in an order.
    if (!Number.isNaN(share)) scores[side][ends[side]!++] = share;
  });
  // Each side by itself, so that the browser sorts without a comparing function: ten times as fast.
  const [others, own] = scores.map((side, k) => side.subarray(0, ends[k]).sort()) as [Float32Array, Float32Array];
  const points: [number, number][] = [[0, 0]];
  let [hits, misses, area] = [0, 0, 0];
  while (hits < own.length || misses < others.length) {
    const [hitsBefore, missesBefore] = [hits, misses];
    const score = Math.max(own[own.length - 1 - hits] ?? -1, others[others.length - 1 - misses] ?? -1);
    // Equal scores pass a threshold together.
    while (own[own.length - 1 - hits] === score) hits++;
    while (others[others.length - 1 - misses] === score) misses++;
    area += ((misses - missesBefore) * (hits + hitsBefore)) / 2;
    points.push([misses / others.length, hits / own.length]);
  }
  const every = Math.ceil(points.length / MOST_POINTS);
  const kept = points.filter((_, k) => k % every === 0 || k === points.length - 1);
  return {
    falsePositive: Float64Array.from(kept, ([x]) => x),
    truePositive: Float64Array.from(kept, ([, y]) => y),
    area: area / (own.length * others.length),
  };
}

/** Texts whose share lies between two bounds: how many, its mean, and how many are of the class. */
export interface CalibrationBin {
  readonly texts: number;
  readonly mean: number;
  readonly right: Share;
}

/** @param of the class whose shares are looked at @returns equally wide bins, and the mean difference of share and frequency */
export function calibrationOf(
  { shares, classes }: Answers,
  labels: Int16Array,
  of: number,
  among: Among = null,
  bins = 10,
): { readonly bins: readonly CalibrationBin[]; readonly expectedError: number } {
  const texts = new Uint32Array(bins);
  const sums = new Float64Array(bins);
  const hits = new Uint32Array(bins);
  eachLabelled(labels, among, (row, label) => {
    const share = shares[row * classes + of]!;
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    texts[bin]!++;
    sums[bin]! += share;
    if (label === of) hits[bin]!++;
  });
  const all = texts.reduce((sum, many) => sum + many, 0);
  const found = Array.from(texts, (many, bin) => ({
    texts: many,
    mean: sums[bin]! / many,
    right: shareOf(hits[bin]!, many),
  }));
  const expectedError = found.reduce(
    (sum, { texts: many, mean, right }) => (many === 0 ? sum : sum + (many / all) * Math.abs(mean - right.share)),
    0,
  );
  return { bins: found, expectedError: all === 0 ? NaN : expectedError };
}

/** How many shares of a class lie in each of equally wide bins, by label; the last row is of texts without one. */
export function histogramOf(
  { shares, classes, count }: Answers,
  labels: Int16Array,
  of: number,
  among: Among = null,
  bins = 20,
): readonly Uint32Array[] {
  const rows = Array.from({ length: classes + 1 }, () => new Uint32Array(bins));
  for (let i = 0; i < (among?.length ?? count); i++) {
    const row = among ? among[i]! : i;
    const label = labels[row]!;
    const bin = Math.min(bins - 1, Math.floor(shares[row * classes + of]! * bins));
    rows[label === NO_LABEL ? classes : label]![bin]!++;
  }
  return rows;
}

/** Two networks on the same texts. */
export interface Disagreement {
  /** Texts with a label that only the first, or only the second got right. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Texts, with a label or without, of which they say different classes. */
  readonly different: number;
  /** How often chance alone would part the two at least so far, were they equally good; NaN without labels. */
  readonly p: number;
  readonly isExact: boolean;
}

export function disagreementOf(first: Answers, second: Answers, labels: Int16Array, among: Among = null): Disagreement {
  let [onlyFirst, onlySecond, different, labelled] = [0, 0, 0, 0];
  for (let i = 0; i < (among?.length ?? first.count); i++) {
    const row = among ? among[i]! : i;
    if (first.said[row] !== second.said[row]) different++;
  }
  eachLabelled(labels, among, (row, label) => {
    labelled++;
    const [isFirst, isSecond] = [first.said[row] === label, second.said[row] === label];
    if (isFirst && !isSecond) onlyFirst++;
    if (isSecond && !isFirst) onlySecond++;
  });
  const p = labelled === 0 ? NaN : mcnemar(onlyFirst, onlySecond);
  return { onlyFirst, onlySecond, different, p, isExact: onlyFirst + onlySecond <= MOST_EXACT };
}

/**
 * McNemar's test (1947), two-sided: exact binomial up to 1,000 disagreements, beyond that chi-square with one degree of freedom and Edwards'
 * correction.
 */
export function mcnemar(b: number, c: number): number {
  const n = b + c;
  if (n === 0) return 1;
  if (n > MOST_EXACT) {
    const chiSquare = Math.max(0, Math.abs(b - c) - 1) ** 2 / n;
    return complementaryError(Math.sqrt(chiSquare / 2));
  }
  // The smaller tail, summed from its logarithms: 2^1000 is beyond a double.
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(b, c); k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

/** Terms of the continued fraction; from 2 on they give double precision. */
const FRACTION_TERMS = 60;

/** erfc(x) for x ≥ 0: a series near zero (Abramowitz & Stegun 7.1.6), a continued fraction beyond (7.1.14). */
export function complementaryError(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) sum += term *= (2 * x * x) / (2 * n + 1);
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let k = FRACTION_TERMS; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
