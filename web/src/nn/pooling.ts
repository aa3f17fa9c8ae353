/** What a head reads where it does not read the last state: over the steps so far, each unit's greatest or mean value. */
export type Pooling = 'max' | 'mean';

/**
 * Pools on from step `from` to before step `to`.
 *
 * @param states steps × size
 * @param pooled steps × size, written; what stands before `from` is read
 */
export function pool(
  kind: Pooling,
  states: Float32Array,
  pooled: Float32Array,
  size: number,
  from: number,
  to: number,
): void {
  for (let t = from; t < to; t++) {
    for (let j = 0; j < size; j++) {
      const value = states[t * size + j]!;
      const before = t === 0 ? value : pooled[(t - 1) * size + j]!;
      pooled[t * size + j] = kind === 'max' ? Math.max(before, value) : before + (value - before) / (t + 1);
    }
  }
}

/**
 * From the gradient of what was pooled after the last step to those of the states.
 *
 * @param gradient size
 * @returns steps × size
 */
export function poolBackward(kind: Pooling, states: Float32Array, gradient: Float64Array, steps: number): Float64Array {
  const size = gradient.length;
  const direct = new Float64Array(steps * size);
  for (let j = 0; j < size; j++) {
    if (kind === 'mean') for (let t = 0; t < steps; t++) direct[t * size + j] = gradient[j]! / steps;
    else {
      let most = 0;
      for (let t = 1; t < steps; t++) if (states[t * size + j]! > states[most * size + j]!) most = t;
      if (steps > 0) direct[most * size + j] = gradient[j]!;
    }
  }
  return direct;
}
