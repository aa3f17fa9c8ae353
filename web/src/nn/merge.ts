/** How a layer that reads both ways puts its two states together, by Keras' names. */
export type Merge = 'concat' | 'sum' | 'mul' | 'ave';

/**
 * Puts the states of a layer's cells at one step together.
 *
 * @param states for each cell, its states; those of the step begin at `places` of the same index, `units` numbers each
 * @param merged written from `at` on: units, or with `concat` units of each cell
 */
export function mergeStep(
  merge: Merge,
  states: readonly Float32Array[],
  places: readonly number[],
  units: readonly number[],
  merged: Float32Array,
  at: number,
): void {
  let offset = 0;
  for (let cell = 0; cell < states.length; cell++) {
    const part = states[cell]!;
    const place = places[cell]!;
    const count = units[cell]!;
    for (let j = 0; j < count; j++) {
      const value = part[place + j]!;
      if (merge === 'concat') merged[at + offset + j] = value;
      else if (cell === 0) merged[at + j] = value;
      else if (merge === 'mul') merged[at + j]! *= value;
      else merged[at + j] = merge === 'sum' ? merged[at + j]! + value : (merged[at + j]! + value) / 2;
    }
    offset += count;
  }
}
