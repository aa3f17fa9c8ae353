import { sigmoid } from './activation';

/** The Dense layer at the end: what a network makes of a state. */
export interface Head {
  /** `sigmoid`: one logit. `softmax`: classes that exclude each other. `labels`: classes that do not. */
  readonly kind: 'sigmoid' | 'softmax' | 'labels';
  /** Whether it says something of the whole text or of every token. */
  readonly per: 'text' | 'token';
  /** Numbers it makes: 1 for `sigmoid`, otherwise the classes. */
  readonly outputs: number;
  /** Input size × outputs. */
  readonly kernel: Float32Array;
  /** Outputs. */
  readonly bias: Float32Array;
  /** Whether the framework's own `predict` stops at the logits; the sigmoid or softmax is then ours. */
  readonly givesLogits?: boolean;
}

/** What turns a state into the logit of class 1 against class 0: `V s + c`. */
export interface Readout {
  /** Units: V. */
  readonly kernel: Float32Array;
  /** c. */
  readonly bias: number;
}

/** The readout of a head with two classes: its one logit, or the difference of its two; null for other heads. */
export function readoutOf({ kind, outputs, kernel, bias }: Head): Readout | null {
  if (kind === 'sigmoid') return { kernel, bias: bias[0]! };
  if (kind !== 'softmax' || outputs !== 2) return null;
  const units = kernel.length / 2;
  return {
    kernel: Float32Array.from({ length: units }, (_, unit) => kernel[2 * unit + 1]! - kernel[2 * unit]!),
    bias: bias[1]! - bias[0]!,
  };
}

/**
 * The logit and P(class 1) of steps `from` to before `to`.
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
    const at = t * units;
    // Four sums, so that no addition waits for the one before.
    let a = bias;
    let b = 0;
    let c = 0;
    let d = 0;
    let j = 0;
    for (; j + 3 < units; j += 4) {
      a += kernel[j]! * states[at + j]!;
      b += kernel[j + 1]! * states[at + j + 1]!;
      c += kernel[j + 2]! * states[at + j + 2]!;
      d += kernel[j + 3]! * states[at + j + 3]!;
    }
    for (; j < units; j++) a += kernel[j]! * states[at + j]!;
    logits[t] = a + b + (c + d);
    outputs[t] = sigmoid(logits[t]!);
  }
}

/** What a network says before it has read anything: `σ(c)`. */
export function initialOutput({ bias }: Readout): number {
  return sigmoid(bias);
}

/**
 * What the head says of each state.
 *
 * @param states steps × input size
 * @returns steps × outputs; a row of `softmax` adds up to 1
 */
export function outputsOf(head: Head, states: Float32Array): Float32Array {
  return rowsOf(head, states, false);
}

/** The same, as the framework's own `predict` gives it: logits, where the network ends with them. */
export function predictionsOf(head: Head, states: Float32Array): Float32Array {
  return rowsOf(head, states, head.givesLogits === true);
}

function rowsOf({ kind, outputs, kernel, bias }: Head, states: Float32Array, areLogits: boolean): Float32Array {
  const size = kernel.length / outputs;
  const steps = states.length / size;
  const all = new Float32Array(steps * outputs);
  const row = new Float64Array(outputs);
  for (let t = 0; t < steps; t++) {
    row.set(bias);
    for (let k = 0; k < size; k++) {
      const value = states[t * size + k]!;
      for (let c = 0; c < outputs; c++) row[c]! += value * kernel[k * outputs + c]!;
    }
    if (!areLogits) {
      if (kind === 'softmax') softmax(row);
      else for (let c = 0; c < outputs; c++) row[c] = sigmoid(row[c]!);
    }
    all.set(row, t * outputs);
  }
  return all;
}

/** In place. The greatest logit is taken off first, so that no power overflows. */
export function softmax(logits: Float64Array): void {
  const most = Math.max(...logits);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) sum += logits[c] = Math.exp(logits[c]! - most);
  for (let c = 0; c < logits.length; c++) logits[c]! /= sum;
}
