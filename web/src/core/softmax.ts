import type { Matrix } from '../nn/matrix';

/**
 * A Dense layer with softmax, row by row.
 *
 * @param readout classes × units
 * @param bias classes
 * @param states steps × units
 * @returns steps × classes; each row adds up to 1
 */
export function softmaxRows(readout: Matrix, bias: Float32Array, states: Float32Array): Float32Array {
  const { rows: classes, columns: units } = readout;
  const steps = states.length / units;
  const probabilities = new Float32Array(steps * classes);
  const all = Float64Array.from(states);
  const logits = new Float64Array(classes);
  for (let t = 0; t < steps; t++) {
    readout.multiply(all, t * units, logits, 0);
    let most = -Infinity;
    for (let c = 0; c < classes; c++) most = Math.max(most, (logits[c]! += bias[c]!));
    let sum = 0;
    // The greatest logit is taken off first, so that no power overflows.
    for (let c = 0; c < classes; c++) sum += logits[c] = Math.exp(logits[c]! - most);
    for (let c = 0; c < classes; c++) probabilities[t * classes + c] = logits[c]! / sum;
  }
  return probabilities;
}
