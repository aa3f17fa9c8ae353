/** The first half of a pair of UTF-16 units, left without its second. */
const HALF_AT_END = /[\uD800-\uDBFF]$/;
/** Letters written from right to left: Hebrew, Arabic, and their kin. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** The first `length` UTF-16 units of a word, and never half of an emoji. Example: "😀😀", 3 → "😀". */
export function beginningOf(word: string, length: number): string {
  return word.slice(0, length).replace(HALF_AT_END, '');
}

/** A word of at most `most` UTF-16 units, with "…" for what was cut off. */
export function shortened(word: string, most: number): string {
  return word.length > most ? `${beginningOf(word, most - 1)}…` : word;
}

/** A word that may stand in any sentence: one from right to left does not turn the numbers beside it around. */
export function isolated(word: string): string {
  return RIGHT_TO_LEFT.test(word) ? `\u2068${word}\u2069` : word;
}
