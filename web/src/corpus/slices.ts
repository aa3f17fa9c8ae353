/** Parts of a corpus that are looked at apart: short and long texts, those with a word, the values of a column. */
import { NO_LABEL, type Answers } from './answers';
import { shareOf, type Share } from './measures';
import type { Row } from './row-splitter';
import { valuesOf } from './rows';

/** What a row has that belongs to none of the parts. */
export const NO_PART = -1;
/** A column with more values has no parts. */
export const MOST_PARTS = 20;

/** A division of the rows: the part of each, and what the parts are, as a range of values or a value itself. */
export interface Division {
  readonly parts: readonly (string | Range)[];
  /** Rows: the index of its part, or `NO_PART`. */
  readonly of: Int16Array;
}

/** From the first to the last value in a part, both in it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Into quarters with about as many rows each; equal values stay together. NaN belongs to no part. */
export function byQuarters(values: ArrayLike<number>, quarters = 4): Division {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  sorted.sort();
  /** The largest value of each part. */
  const ends: number[] = [];
  for (let k = 1; k <= quarters && sorted.length > 0; k++) {
    const end = sorted[Math.ceil((k * sorted.length) / quarters) - 1]!;
    if (ends.at(-1) !== end) ends.push(end);
  }
  const of = Int16Array.from(values, (value) => ends.findIndex((end) => value <= end));
  const lows = ends.map(() => Infinity);
  for (let row = 0; row < of.length; row++)
    if (of[row] !== NO_PART) lows[of[row]!] = Math.min(lows[of[row]!]!, values[row]!);
  return { parts: ends.map((to, k) => ({ from: lows[k]!, to })), of };
}

/** By the values of a column, the most frequent first; rows with rarer ones than twenty belong to no part. */
export function byColumn(rows: readonly Row[], column: number): Division {
  const parts = valuesOf(rows, column, 2 * MOST_PARTS).slice(0, MOST_PARTS);
  const index = new Map(parts.map((value, k) => [value, k] as const));
  return { parts, of: Int16Array.from(rows, ({ cells }) => index.get(cells[column]!) ?? NO_PART) };
}

/** Whether a column divides the rows into few parts. */
export function hasParts(rows: readonly Row[], column: number): boolean {
  const seen = new Set<string>();
  for (const { cells } of rows) if (seen.add(cells[column]!).size > MOST_PARTS) return false;
  return seen.size > 1;
}

const PATTERN = /^\/(.+)\/$/;

/** Whether what was written is a pattern, which may take long, and not words. */
export const isPattern = (words: string): boolean => PATTERN.test(words.trim());

/**
 * Says whether a text has some words, whatever their case: `not bad`; or matches a pattern: `/not (very )?good/`.
 *
 * @throws SyntaxError when the pattern is none
 */
export function matcherOf(words: string): (text: string) => boolean {
  const pattern = PATTERN.exec(words.trim())?.[1];
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'iu');
    return (text) => expression.test(text);
  }
  const wanted = words.trim().toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

/** How a network does on one part. */
export interface PartFigures {
  readonly texts: number;
  readonly accuracy: Share;
  /** Mean share of the class that is asked for. */
  readonly mean: number;
}

/** @param of the class whose mean share is wanted */
export function partFigures(
  { of: parts, ...division }: Division,
  answers: Answers,
  labels: Int16Array,
  of: number,
): PartFigures[] {
  const sums = division.parts.map(() => ({ texts: 0, hits: 0, labelled: 0, share: 0 }));
  for (let row = 0; row < parts.length; row++) {
    const sum = sums[parts[row]!];
    if (!sum) continue;
    sum.texts++;
    sum.share += answers.shares[row * answers.classes + of]!;
    if (labels[row] === NO_LABEL) continue;
    sum.labelled++;
    if (labels[row] === answers.said[row]) sum.hits++;
  }
  return sums.map(({ texts, hits, labelled, share }) => ({
    texts,
    accuracy: shareOf(hits, labelled),
    mean: share / texts,
  }));
}
