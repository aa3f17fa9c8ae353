/** What is left counts as gone once it is at most this share of what there was. */
const HALF = 0.5;

/**
 * A unit's response to one step: its values as they are, less its values when that step hands its state on unchanged.
 *
 * @param states steps × units, as they are
 * @param muted steps × units, with the step muted
 * @returns from the step itself to the last
 * @throws RangeError when there is no such step or unit, or the two readings differ in length
 */
export function responseTo(
  states: Float32Array,
  muted: Float32Array,
  units: number,
  unit: number,
  step: number,
): Float64Array {
  const steps = states.length / units;
  if (muted.length !== states.length) throw new RangeError(`${states.length} values, but ${muted.length} when muted`);
  if (!(step >= 0 && step < steps)) throw new RangeError(`there is no step ${step}: the reading has ${steps}`);
  if (!(unit >= 0 && unit < units)) throw new RangeError(`there is no unit ${unit}: the network has ${units}`);
  return Float64Array.from({ length: steps - step }, (_, k) => {
    const at = (step + k) * units + unit;
    return states[at]! - muted[at]!;
  });
}

/**
 * After how many steps at most half of a response is left, and stays so to the end: one that swings through zero and comes
 * back is not yet gone.
 *
 * @param response from its own step on
 * @returns null when more than half is left at the end, or when there was nothing to forget
 */
export function halfLife(response: Float64Array): number | null {
  const half = HALF * Math.abs(response[0] ?? 0);
  if (half === 0) return null;
  let after = response.length;
  while (after > 0 && Math.abs(response[after - 1]!) <= half) after--;
  return after < response.length ? after : null;
}
