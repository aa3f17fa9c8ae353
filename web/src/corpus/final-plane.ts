/** A plane for the last states of a corpus: across, what votes; up, the direction in which they differ most otherwise. */
import type { CorpusStates } from './moments';

/** Power iterations; the first two directions of real corpora are far enough apart. */
const ITERATIONS = 60;

export interface FinalPlane {
  /** Texts: how far the last state is from where the verdict turns, along V; NaN for a text without steps. */
  readonly x: Float32Array;
  /** Texts: along the other axis, from the mean. */
  readonly y: Float32Array;
  /** Of the variance of the last states, the share along each axis. */
  readonly explained: readonly [number, number];
  /** Puts a state of the same network on the plane. */
  readonly place: (state: ArrayLike<number>) => readonly [x: number, y: number];
}

/**
 * @param kernel V, and `bias`: logit = V s + bias
 */
export function finalPlane(states: CorpusStates, kernel: ArrayLike<number>, bias: number): FinalPlane {
  const { scales, units } = states;
  const texts = scales.length;
  const last = lastStates(states);
  const mean = new Float64Array(units);
  let count = 0;
  for (let row = 0; row < texts; row++) {
    if (Number.isNaN(last[row * units])) continue;
    count++;
    for (let j = 0; j < units; j++) mean[j]! += last[row * units + j]!;
  }
  for (let j = 0; j < units; j++) mean[j]! /= Math.max(1, count);
  const length = Math.sqrt(dot(kernel, kernel)) || 1;
  const across = Float64Array.from(kernel, (weight) => weight / length);

  const covariance = new Float64Array(units * units);
  for (let row = 0; row < texts; row++) {
    if (Number.isNaN(last[row * units])) continue;
    for (let i = 0; i < units; i++) {
      const first = last[row * units + i]! - mean[i]!;
      for (let j = 0; j <= i; j++) covariance[i * units + j]! += first * (last[row * units + j]! - mean[j]!);
    }
  }
  for (let i = 0; i < units; i++)
    for (let j = i + 1; j < units; j++) covariance[i * units + j] = covariance[j * units + i]!;
  let total = 0;
  for (let i = 0; i < units; i++) total += covariance[i * units + i]!;

  const times = (vector: Float64Array): Float64Array =>
    vector.map((_, i) => dot(covariance.subarray(i * units, (i + 1) * units), vector));
  const withoutAcross = (vector: Float64Array): Float64Array => {
    const along = dot(vector, across);
    return vector.map((value, j) => value - along * across[j]!);
  };
  // The same start each time, so the same picture; one that no readout is parallel to by accident.
  let up = withoutAcross(Float64Array.from(across, (_, j) => Math.cos(j + 1)));
  for (let k = 0; k < ITERATIONS; k++) {
    const next = withoutAcross(times(up));
    const size = Math.sqrt(dot(next, next));
    if (size === 0) break;
    up = next.map((value) => value / size);
  }
  const share = (vector: Float64Array): number => (total > 0 ? dot(vector, times(vector)) / total : 0);

  const offset = bias / length;
  const middle = dot(up, mean);
  const place = (state: ArrayLike<number>): readonly [number, number] => [
    dot(across, state) + offset,
    dot(up, state) - middle,
  ];
  const x = new Float32Array(texts);
  const y = new Float32Array(texts);
  for (let row = 0; row < texts; row++) {
    [x[row], y[row]] = place(last.subarray(row * units, (row + 1) * units));
  }
  return { x, y, explained: [share(across), share(up)], place };
}

/** Texts × units: the state after the last step of each; NaN for a text without steps. */
export function lastStates({ values, starts, scales, units }: CorpusStates): Float64Array {
  const last = new Float64Array(scales.length * units).fill(NaN);
  for (let row = 0; row < scales.length; row++) {
    if (starts[row + 1] === starts[row]) continue;
    for (let j = 0; j < units; j++) last[row * units + j] = values[(starts[row + 1]! - 1) * units + j]! * scales[row]!;
  }
  return last;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
