/** A stretch of a text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A small change of a text, to be read instead of it. */
export interface Variant {
  readonly id: 'without' | 'unknown' | 'not' | 'swap';
  readonly text: string;
}

/** How a language writes what variants are made of. */
interface Spelling {
  readonly not: string;
  /** A word no vocabulary has: what is not known is read as `<unknown>`. */
  readonly unknowable: string;
}
const ENGLISH: Spelling = { not: 'not ', unknowable: 'xqzvx' };
/** Four dragons: a character that no review has. */
const CHINESE: Spelling = { not: '不', unknowable: '\u{2a6a5}' };

/** The text without a word, with an unknown word in its place, and with "not" or 不 before it. */
export function variantsOf(text: string, { start, end }: Stretch, isChinese = false): Variant[] {
  const { not, unknowable } = isChinese ? CHINESE : ENGLISH;
  const before = text.slice(0, start);
  const after = text.slice(end);
  const without = isChinese
    ? before + after
    : before.trimEnd() + (before.trim() && after.trim() ? ' ' : '') + after.trimStart();
  return [
    { id: 'without', text: without },
    { id: 'unknown', text: before + unknowable + after },
    { id: 'not', text: before + not + text.slice(start) },
  ];
}

/** The text with another word in a word's place. */
export function swapped(text: string, { start, end }: Stretch, word: string): string {
  return text.slice(0, start) + word + text.slice(end);
}

/**
 * Shuffled copies of some words: always the same ones for the same words, so that a figure made from them can be checked.
 * Fisher–Yates with a linear congruential generator (Park & Miller 1988).
 */
export function* shuffles(words: readonly string[], count: number): Generator<string[]> {
  const [multiplier, modulus] = [48271, 2147483647];
  let seed = 1;
  for (let k = 0; k < count; k++) {
    const copy = [...words];
    for (let i = copy.length - 1; i > 0; i--) {
      seed = (seed * multiplier) % modulus;
      const j = Math.floor((seed / modulus) * (i + 1));
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    yield copy;
  }
}

/** How many values fall into each of `bins` equal parts of 0…1. */
export function histogram(values: readonly number[], bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(value * bins))]!++;
  return counts;
}
