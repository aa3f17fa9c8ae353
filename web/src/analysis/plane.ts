/** A plane in the space of states; `plane` in a network's map.json. */
export interface Plane {
  /** Units. */
  readonly mean: readonly number[];
  /** Two rows of units, orthogonal and of length 1. */
  readonly axes: readonly (readonly number[])[];
}

/**
 * Coordinates of states in a plane: `axes · (s − mean)`.
 *
 * @param states steps × units
 * @returns steps × 2
 */
export function project({ mean, axes }: Plane, states: Float32Array): Float64Array {
  const units = mean.length;
  const steps = states.length / units;
  const points = new Float64Array(2 * steps);
  for (let t = 0; t < steps; t++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += axes[axis]![j]! * (states[t * units + j]! - mean[j]!);
      points[2 * t + axis] = sum;
    }
  }
  return points;
}

/** How many steps it takes to forget half, by the largest modulus among eigenvalues; null when nothing is forgotten. */
export function halfLife(eigenvalues: readonly (readonly [number, number])[]): number | null {
  const modulus = Math.max(0, ...eigenvalues.map(([real, imaginary]) => Math.hypot(real, imaginary)));
  return modulus >= 1 ? null : Math.LN2 / -Math.log(modulus);
}
