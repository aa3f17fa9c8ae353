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
