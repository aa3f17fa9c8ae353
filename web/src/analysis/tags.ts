import type { Token } from '../text/token';

/** The likeliest class of a word, and its probability. */
export interface Tag {
  readonly tag: number;
  readonly share: number;
}

/** @param probabilities steps × classes */
export function likeliest(probabilities: Float32Array, step: number, classes: number): Tag {
  let tag = 0;
  for (let c = 1; c < classes; c++) {
    if (probabilities[step * classes + c]! > probabilities[step * classes + tag]!) tag = c;
  }
  return { tag, share: probabilities[step * classes + tag]! };
}

/** A word no vocabulary has. */
const UNKNOWABLE = 'xqzvx';

/**
 * What each earlier word is worth to a class at a step: the class's probability when that word is unknown.
 *
 * @param probabilitiesOf reads a text: steps × classes
 * @returns one number a step before `step`
 */
export function withoutEach(
  text: string,
  tokens: readonly Token[],
  step: number,
  { tag, classes }: { readonly tag: number; readonly classes: number },
  probabilitiesOf: (text: string) => Float32Array,
): number[] {
  return tokens.slice(0, step).map(({ start, end }) => {
    const changed = text.slice(0, start) + UNKNOWABLE + text.slice(end);
    return probabilitiesOf(changed)[step * classes + tag]!;
  });
}
