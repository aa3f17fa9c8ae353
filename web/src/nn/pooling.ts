/**
 * What a head reads where it does not read the last state: over the steps so far, each unit's greatest or mean value; or with
 * `flatten` the states of all steps side by side, which takes a text of one fixed length.
 */
export type Pooling = 'max' | 'mean' | 'flatten';

/**
 * Pools on from step `from` to before step `to`.
 *
 * @param kind `max` or `mean`
 * @param states steps × size
 * @param pooled steps × size, written; what stands before `from` is read
 * @param counts steps: how many of the steps so far are not masked, where a mean leaves masked ones out; otherwise null
 */
export function pool(
  kind: Pooling,
  states: Float32Array,
  pooled: Float32Array,
  size: number,
  from: number,
  to: number,
  counts: Int32Array | null = null,
): void {
  for (let t = from; t < to; t++) {
    const count = counts ? counts[t]! : t + 1;
    const isLeftOut = counts !== null && count === (t === 0 ? 0 : counts[t - 1]!);
    for (let j = 0; j < size; j++) {
      const value = states[t * size + j]!;
      const before = t > 0 ? pooled[(t - 1) * size + j]! : kind === 'max' ? value : 0;
      if (kind === 'max') pooled[t * size + j] = Math.max(before, value);
      else pooled[t * size + j] = isLeftOut ? before : before + (value - before) / count;
    }
  }
}

/**
 * From the gradient of what was pooled after the last step to those of the states.
 *
 * @param gradient size
 * @param counts as `pool` takes them
 * @returns steps × size
 */
export function poolBackward(
  kind: Pooling,
  states: Float32Array,
  gradient: Float64Array,
  steps: number,
  counts: Int32Array | null = null,
): Float64Array {
  const size = gradient.length;
  const direct = new Float64Array(steps * size);
  for (let j = 0; j < size; j++) {
    if (kind === 'mean') {
      const all = counts ? (counts[steps - 1] ?? 0) : steps;
      for (let t = 0; t < steps; t++) {
        const isLeftOut = counts !== null && counts[t] === (t === 0 ? 0 : counts[t - 1]);
        direct[t * size + j] = isLeftOut ? 0 : gradient[j]! / all;
      }
    } else {
      let most = 0;
      for (let t = 1; t < steps; t++) if (states[t * size + j]! > states[most * size + j]!) most = t;
      if (steps > 0) direct[most * size + j] = gradient[j]!;
    }
  }
  return direct;
}
