/**
 * The order of the heatmap's rows: units by their readout weight V, greatest first, so that the upper rows vote positive
 * when their value is positive and the lower ones negative.
 */
export function rowsByVote(readout: Float32Array): number[] {
  return Array.from(readout.keys()).sort((a, b) => readout[b]! - readout[a]!);
}
