import { isReadWord, type Token } from '../text/token';

/** A whole reading in a few facts. Steps are those of words; null where no word was read. */
export interface Account {
  readonly words: number;
  readonly unknown: number;
  /** P(positive) after the last step. */
  readonly probability: number;
  /** How often P(positive) went from one side of one half to the other. */
  readonly turns: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The word that raised the logit most; null when none did. */
  readonly raised: number | null;
  readonly lowered: number | null;
}

/**
 * @param outputs steps: P(positive)
 * @param effects steps: change of the logit
 */
export function accountOf(
  tokens: readonly Token[],
  outputs: Float32Array,
  effects: Float64Array,
  probability: number,
): Account {
  let words = 0;
  let unknown = 0;
  let turns = 0;
  let lowest: number | null = null;
  let highest: number | null = null;
  let raised: number | null = null;
  let lowered: number | null = null;
  for (const [t, token] of tokens.entries()) {
    if (t > 0 && outputs[t]! > 0.5 !== outputs[t - 1]! > 0.5) turns++;
    if (!isReadWord(token)) continue;
    words++;
    if (token.kind === 'unknown') unknown++;
    if (lowest === null || outputs[t]! < outputs[lowest]!) lowest = t;
    if (highest === null || outputs[t]! > outputs[highest]!) highest = t;
    if (effects[t]! > (raised === null ? 0 : effects[raised]!)) raised = t;
    if (effects[t]! < (lowered === null ? 0 : effects[lowered]!)) lowered = t;
  }
  return { words, unknown, probability, turns, lowest, highest, raised, lowered };
}
