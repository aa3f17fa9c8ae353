/** Within this of one half the network has not made up its mind. */
const UNDECIDED_MARGIN = 0.03;

/** Which class a probability speaks for, and how strongly. */
export interface Verdict {
  /** 1 for the class that outputs near 1 mean ("positive"), 0 for the other, null when undecided. */
  readonly side: 0 | 1 | null;
  /** The probability of that class, at least one half; of the likelier one when undecided. */
  readonly confidence: number;
}

/** Example: 0.07 → side 0 at 0.93; 0.52 → undecided. */
export function verdictOf(probability: number): Verdict {
  const confidence = Math.max(probability, 1 - probability);
  if (Math.abs(probability - 0.5) <= UNDECIDED_MARGIN) return { side: null, confidence };
  return { side: probability > 0.5 ? 1 : 0, confidence };
}
