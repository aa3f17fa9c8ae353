/**
 * The Euclidean length of each row.
 *
 * @param rows steps × size, row-major
 * @returns steps
 */
export function rowNorms(rows: Float32Array, size: number): Float64Array {
  const norms = new Float64Array(rows.length / size);
  for (let t = 0; t < norms.length; t++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += rows[t * size + k]! ** 2;
    norms[t] = Math.sqrt(sum);
  }
  return norms;
}

/** How many steps back from the last a gradient falls below `share` of its last value; null when it never does. */
export function stepsToShrink(norms: Float64Array, share: number): number | null {
  const last = norms.at(-1);
  if (last === undefined || last === 0) return null;
  for (let back = 1; back < norms.length; back++) {
    if (norms[norms.length - 1 - back]! < share * last) return back;
  }
  return null;
}

/**
 * Each step's gradient along its word's embedding, ∂logit/∂x · x: by how much the logit would change, to first order, if the word
 * were turned up a little from where it stands, as a share of it.
 *
 * @param gradients steps × size
 * @param embeddings vocabulary × size
 * @param ids steps: the row of each word
 * @returns steps
 */
export function alongInputs(
  gradients: Float32Array,
  embeddings: Float32Array,
  ids: readonly number[],
  size: number,
): Float64Array {
  return Float64Array.from(ids, (id, t) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += gradients[t * size + k]! * embeddings[id * size + k]!;
    return sum;
  });
}

/**
 * What going back over each step multiplied the gradient's length by: ‖∂logit/∂s_{t−1}‖ / ‖∂logit/∂s_t‖. Their product over all
 * steps after t is the gradient's length at t in units of that at the end.
 *
 * @param norms steps: ‖∂logit/∂s_t‖
 * @returns steps; the first is NaN, for nothing came before it, and a step is NaN where nothing was left to multiply
 */
export function growthFactors(norms: Float64Array): Float64Array {
  return norms.map((norm, t) => (t === 0 || norm === 0 ? NaN : norms[t - 1]! / norm));
}
