import type { Token } from '../text/token';

/**
 * What each step did to one unit's vote, V·Δs. The state before the first step is zero, so the changes add up to the unit's
 * share of the last logit.
 *
 * @param states steps × units
 * @param weight the unit's readout weight V
 * @returns steps
 */
export function voteChanges(states: Float32Array, units: number, unit: number, weight: number): Float64Array {
  return Float64Array.from({ length: states.length / units }, (_, t) => {
    const before = t === 0 ? 0 : states[(t - 1) * units + unit]!;
    return weight * (states[t * units + unit]! - before);
  });
}

/**
 * The steps of visible words that changed something most, strongest first.
 *
 * @param changes steps
 */
export function strongestWords(tokens: readonly Token[], changes: Float64Array, most: number): number[] {
  const steps: number[] = [];
  for (const [step, token] of tokens.entries()) {
    if (token.end <= token.start || changes[step] === 0) continue;
    let place = steps.length;
    while (place > 0 && Math.abs(changes[step]!) > Math.abs(changes[steps[place - 1]!]!)) place--;
    if (place < most) steps.splice(place, 0, step);
    if (steps.length > most) steps.pop();
  }
  return steps;
}

/**
 * The units that decide alone: without the vote of any one of them, the verdict would be the other.
 *
 * @param last units: the last state
 * @param kernel units: the readout's V
 * @param logit the last logit
 */
export function decisiveUnits(last: Float32Array, kernel: Float32Array, logit: number): number[] {
  return [...last.keys()].filter((unit) => logit > 0 !== logit - last[unit]! * kernel[unit]! > 0);
}
