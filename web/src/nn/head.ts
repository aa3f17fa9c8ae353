import { sigmoid } from './activation';

/** The Dense layer that turns a state into one logit: `V s + c`. */
export interface Readout {
  /** Units: V. */
  readonly kernel: Float32Array;
  /** c. */
  readonly bias: number;
}

/**
 * The logit and P(positive) of steps `from` to before `to`.
 *
 * @param states steps × units
 * @param logits steps, written
 * @param outputs steps, written
 */
export function readOut(
  { kernel, bias }: Readout,
  states: Float32Array,
  logits: Float64Array,
  outputs: Float32Array,
  from: number,
  to: number,
): void {
  const units = kernel.length;
  for (let t = from; t < to; t++) {
    let sum = bias;
    for (let j = 0; j < units; j++) sum += kernel[j]! * states[t * units + j]!;
    logits[t] = sum;
    outputs[t] = sigmoid(sum);
  }
}

/** What a network says before it has read anything: `σ(c)`. */
export function initialOutput({ bias }: Readout): number {
  return sigmoid(bias);
}
