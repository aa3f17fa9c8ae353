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
