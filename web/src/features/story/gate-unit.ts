/** A word of the sentence that one unit reads. */
export interface GatedWord {
  /** The new value it brings. */
  readonly value: number;
}

/** Two words say something; the others bring nothing, and would only wipe away. The examples of each language have the words. */
export const SENTENCE: readonly GatedWord[] = [
  { value: 0.9 },
  { value: 0 },
  { value: 0 },
  { value: 0 },
  { value: -0.6 },
  { value: 0 },
];

/** Gates as a trained network might set them: open to what is said, shut to all else. */
export const BY_WORD: readonly number[] = SENTENCE.map(({ value }) => (value === 0 ? 1 : value > 0 ? 0.1 : 0.5));

/**
 * What one unit remembers after each word: s_t = z s_{t−1} + (1 − z) g, from 0.
 *
 * @param gates z of each word, 0 (replace) to 1 (keep)
 */
export function remember(words: readonly GatedWord[], gates: readonly number[]): number[] {
  let memory = 0;
  return words.map(({ value }, t) => (memory = gates[t]! * memory + (1 - gates[t]!) * value));
}

/** The share of what a word wrote that is left at the end: the product of the gates after it. */
export function leftOf(word: number, gates: readonly number[]): number {
  return gates.slice(word + 1).reduce((share, gate) => share * gate, 1);
}
