import { isReadWord, type Token } from '../text/token';

/**
 * What each word did: the change of the logit at its step. The first step's change is counted from the readout's bias, so
 * bias and changes add up to the last logit exactly (to double rounding).
 *
 * @param logits steps
 * @param bias the readout's c
 * @returns steps
 */
export function wordEffects(logits: Float64Array, bias: number): Float64Array {
  return logits.map((logit, t) => logit - (t === 0 ? bias : logits[t - 1]!));
}

/** The step that moved the logit most, or 0 when there is none. */
export function strongestStep(effects: Float64Array): number {
  let strongest = 0;
  for (let t = 1; t < effects.length; t++) {
    if (Math.abs(effects[t]!) > Math.abs(effects[strongest]!)) strongest = t;
  }
  return strongest;
}

/** The verdict as a sum: every entry is an exact share of the last logit. */
export interface Ledger {
  /** The words that moved the logit most, in reading order. */
  readonly words: readonly { readonly step: number; readonly effect: number }[];
  readonly otherCount: number;
  /** What the words not listed did together. */
  readonly otherEffect: number;
  readonly start: number;
  readonly padding: number;
  /** The readout's c. */
  readonly bias: number;
  /** The last logit; the bias when nothing was read. */
  readonly logit: number;
}

/**
 * Who moved the logit, with at most `most` words named.
 *
 * @param tokens steps
 * @param logits steps
 */
export function ledgerOf(tokens: readonly Token[], logits: Float64Array, bias: number, most: number): Ledger {
  const effects = wordEffects(logits, bias);
  const steps: number[] = [];
  let start = 0;
  let padding = 0;
  for (const [step, token] of tokens.entries()) {
    if (isReadWord(token)) steps.push(step);
    else if (token.kind === 'padding') padding += effects[step]!;
    else start += effects[step]!;
  }
  const strongest = steps.toSorted((a, b) => Math.abs(effects[b]!) - Math.abs(effects[a]!));
  const words = strongest
    .slice(0, most)
    .sort((a, b) => a - b)
    .map((step) => ({ step, effect: effects[step]! }));
  const otherEffect = strongest.slice(most).reduce((sum, step) => sum + effects[step]!, 0);
  const otherCount = steps.length - words.length;
  return { words, otherCount, otherEffect, start, padding, bias, logit: logits.at(-1) ?? bias };
}
