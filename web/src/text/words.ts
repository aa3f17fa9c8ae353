/**
 * Where the words of a text are: the browser's half of THE definition of reading, whose Python half is
 * `training/text`. Shared fixtures (`tests/fixtures/reading.json`) prove the two equal.
 */

/** Keras' default filter characters: each becomes a space. Apostrophes stay. */
const FILTERED = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n';

/**
 * Unicode white space as Python's `str.split` sees it. JavaScript's `\s` differs: it lacks U+001C–U+001F and U+0085, and
 * has U+FEFF.
 */
const WHITE_SPACE =
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000';

const isSpaceTable = new Set(Array.from(WHITE_SPACE, (character) => character.charCodeAt(0)));

/** All separators lie below this code unit, so one small table answers for every character. */
const TABLE_SIZE = 0x3001;

const isSeparatorTable = new Uint8Array(TABLE_SIZE);
for (const character of FILTERED + WHITE_SPACE) isSeparatorTable[character.charCodeAt(0)] = 1;

/** Whether a UTF-16 code unit separates words. */
export function isSeparator(codeUnit: number): boolean {
  return codeUnit < TABLE_SIZE && isSeparatorTable[codeUnit] === 1;
}

/** Whether a UTF-16 code unit is white space. */
export function isSpace(codeUnit: number): boolean {
  return isSpaceTable.has(codeUnit);
}

/**
 * Called for each piece of a text that a token is made of.
 *
 * @param piece in lower case
 * @param start where it stands in the visitor's own spelling, in UTF-16 units
 * @param end exclusive
 */
export type Visit = (piece: string, start: number, end: number) => void;

/**
 * Visits each word of `text` from UTF-16 offset `from` on.
 *
 * Example: `"Don't PANIC!"` has "don't" from 0 to 5 and "panic" from 6 to 11.
 *
 * @param from 0, or an offset right after white space: words before it have no say in the spelling of those after it
 */
export function forEachWord(text: string, visit: Visit, from = 0): void {
  const { lower, startOf, endOf } = lowerCased(text, from);
  const length = lower.length;
  let at = 0;
  while (at < length) {
    while (at < length && isSeparator(lower.charCodeAt(at))) at++;
    if (at >= length) return;
    const start = at;
    while (at < length && !isSeparator(lower.charCodeAt(at))) at++;
    visit(lower.slice(start, at), startOf(start), endOf(at));
  }
}

/** An apostrophe, as phones type it, between two letters; and marks that separate words. */
const APOSTROPHE = /(?<=[A-Za-z\u00C0-\u024F])[\u2019\u02BC\uFF07](?=[A-Za-z\u00C0-\u024F])/g;
const TYPOGRAPHIC = /[\u2018-\u201F\u02BC\uFF07\u2013\u2014\u2026\u00AB\u00BB\u2039\u203A]/g;
/** Any of them, sought once before they are replaced: most texts have none. */
const IS_MARKED = new RegExp(TYPOGRAPHIC.source);

/**
 * A text of the same length with a typewriter's apostrophes, and spaces for typographic quotes, dashes and dots, which Keras' filters
 * do not know. Example: `“It wasn’t bad…”` → `" It wasn't bad  "`.
 */
export function plainMarks(text: string): string {
  return IS_MARKED.test(text) ? text.replace(APOSTROPHE, "'").replace(TYPOGRAPHIC, ' ') : text;
}

/** A text in lower case, and where each piece of it came from. */
export interface LowerCased {
  readonly lower: string;
  /** Where what begins at this offset of `lower` begins in the text. */
  readonly startOf: (at: number) => number;
  /** Where what ends before this offset of `lower` ends in the text. */
  readonly endOf: (at: number) => number;
}

/** @param from what stands before this offset is left out */
export function lowerCased(text: string, from: number): LowerCased {
  const rest = from === 0 ? text : text.slice(from);
  // All is lower-cased at once because a Greek final sigma depends on its neighbours.
  const lower = rest.toLowerCase();
  if (lower.length === rest.length) return { lower, startOf: (at) => from + at, endOf: (at) => from + at };
  const { starts, ends } = originalPlaces(rest, lower.length);
  return { lower, startOf: (at) => from + starts[at]!, endOf: (at) => from + ends[at - 1]! };
}

/**
 * Where reading `after` may begin when `before` was read: right after the last white space up to which the two are equal.
 */
export function resumeAt(before: string, after: string): number {
  let at = commonLength(before, after);
  while (at > 0 && !isSpace(after.charCodeAt(at - 1))) at--;
  return at;
}

/** How many UTF-16 units two texts share at the beginning, by halving: engines compare slices far faster than units. */
export function commonLength(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  // The most frequent case first: one text is the beginning of the other.
  if (a.slice(0, high) === b.slice(0, high)) return high;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * For each unit of the lower-cased text, where the character it came from begins and ends. Lower-casing lengthens a few
 * characters (`İ` becomes `i` and a combining dot), and never shortens one in UTF-16.
 */
function originalPlaces(text: string, lowerLength: number): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const starts = new Int32Array(lowerLength);
  const ends = new Int32Array(lowerLength);
  let lowerAt = 0;
  let at = 0;
  for (const character of text) {
    const lowerEnd = lowerAt + character.toLowerCase().length;
    starts.fill(at, lowerAt, lowerEnd);
    at += character.length;
    ends.fill(at, lowerAt, lowerEnd);
    lowerAt = lowerEnd;
  }
  return { starts, ends };
}
