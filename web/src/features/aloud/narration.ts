/** What one step did, to be told in a sentence. */
export interface Move {
  /** P(positive) before the step; null at the first one. */
  readonly from: number | null;
  readonly to: number;
  /** Units whose value changed its sign at the step. */
  readonly turned: readonly { readonly unit: number; readonly isPositive: boolean }[];
}

/**
 * What step `step` did.
 *
 * @param outputs steps: P(positive)
 * @param states steps × units
 * @throws RangeError when there is no such step
 */
export function moveAt(outputs: Float32Array, states: Float32Array, step: number): Move {
  const to = outputs[step];
  if (to === undefined) throw new RangeError(`no step ${step} among ${outputs.length}`);
  if (step === 0) return { from: null, to, turned: [] };
  const units = states.length / outputs.length;
  const turned: { unit: number; isPositive: boolean }[] = [];
  for (let unit = 0; unit < units; unit++) {
    const before = states[(step - 1) * units + unit]!;
    const now = states[step * units + unit]!;
    if (before < 0 !== now < 0) turned.push({ unit, isPositive: now >= 0 });
  }
  return { from: outputs[step - 1]!, to, turned };
}
