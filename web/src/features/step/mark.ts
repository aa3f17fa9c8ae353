/** Decimals of the figures in sums. */
export const DIGITS = 4;

/** The colour of a number that raises or lowers a unit, or of a vote, as CSS that follows the theme. */
export function tint(share: number, isVote = false): string {
  const end = isVote ? (share < 0 ? 'negative' : 'positive') : share < 0 ? 'state-minus' : 'state-plus';
  const PERCENT = 100;
  return `color-mix(in lab, var(--${end}) ${Math.min(1, Math.abs(share)) * PERCENT}%, var(--middle))`;
}
