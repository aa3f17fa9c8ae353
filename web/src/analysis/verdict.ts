/** The class a probability speaks for: 1 for that of outputs near 1 ("positive"), 0 for the other, null while undecided. */
export type Side = 0 | 1 | null;

/** Shares from the first of these on, and below the second, are written as 47 to 53 per cent. */
export const UNDECIDED = [0.465, 0.535] as const;

/**
 * The one rule for verdicts and for the colours of shares: 47 to 53 per cent, as they are written, are undecided.
 * Example: 0.07 → 0; 0.534, which is written as 53 %, → null; 0.54 → 1.
 */
export function verdictOf(probability: number): Side {
  if (probability < UNDECIDED[0]) return 0;
  return probability < UNDECIDED[1] ? null : 1;
}

/** The colour of a share, by its name in the style sheets. */
export function toneOf(probability: number): 'negative' | 'positive' | 'undecided' {
  const side = verdictOf(probability);
  return side === null ? 'undecided' : side === 1 ? 'positive' : 'negative';
}
