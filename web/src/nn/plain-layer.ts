import { activate, sigmoid, type Activation } from './activation';
import { softmax } from './head';
import { grown } from './track';

/** Activations of layers that keep nothing from step to step: a gradient never goes back through them here. */
export type PlainActivation = Activation | 'swish' | 'gelu' | 'gelu_tanh' | 'softmax' | 'leaky_relu';

/** A sequence of rows: a text's steps, or what layers made of them. */
export interface Rows {
  /** Steps × size. */
  readonly values: Float32Array;
  readonly steps: number;
  readonly size: number;
}

/** How a layer that looks at several steps goes over them. */
export interface Window {
  readonly width: number;
  readonly stride: number;
  /** `valid`: only where all of the window lies in the text; `same`: as many steps as before; `causal`: none from behind. */
  readonly padding: 'valid' | 'same' | 'causal';
}

/** A layer without memory, between recurrent layers or between the last one and the head. All but the last three act on each step by itself. */
export type PlainLayer =
  /** `f(V x + b)`. Kernel: inputs × outputs. */
  | {
      readonly kind: 'dense';
      readonly kernel: Float32Array;
      readonly bias: Float32Array;
      readonly activation: PlainActivation;
    }
  | { readonly kind: 'activation'; readonly activation: PlainActivation; readonly slope?: number }
  /** `factor ∘ x + offset`: what BatchNormalization does once it is trained. */
  | { readonly kind: 'scale'; readonly factors: Float32Array; readonly offsets: Float32Array }
  /** Layer normalisation: mean 0 and variance 1 over the numbers of a step, then `factor ∘ x + offset`. */
  | {
      readonly kind: 'normalise';
      readonly factors: Float32Array;
      readonly offsets: Float32Array;
      readonly epsilon: number;
    }
  /** Kernel: width × inputs × outputs. */
  | ({
      readonly kind: 'convolve';
      readonly kernel: Float32Array;
      readonly bias: Float32Array;
      readonly activation: PlainActivation;
      readonly dilation: number;
    } & Window)
  | ({ readonly kind: 'pool'; readonly by: 'max' | 'mean' } & Window)
  | { readonly kind: 'reverse' };

/** Whether a layer looks at each step by itself. */
export function isStepwise({ kind }: PlainLayer): boolean {
  return kind !== 'convolve' && kind !== 'pool' && kind !== 'reverse';
}

/** Numbers a step that come out of a layer. */
export function sizeAfter(layer: PlainLayer, size: number): number {
  return layer.kind === 'dense' || layer.kind === 'convolve' ? layer.bias.length : size;
}

/** Numbers a step that a layer takes; null where it takes any. */
export function sizeTaken(layer: PlainLayer): number | null {
  if (layer.kind === 'dense') return layer.kernel.length / layer.bias.length;
  if (layer.kind === 'convolve') return layer.kernel.length / layer.bias.length / layer.width;
  return 'factors' in layer ? layer.factors.length : null;
}

/** Steps that come out of a layer. */
export function stepsAfter(layer: PlainLayer, steps: number): number {
  if (layer.kind !== 'convolve' && layer.kind !== 'pool') return steps;
  const reach = layer.kind === 'convolve' ? (layer.width - 1) * layer.dilation + 1 : layer.width;
  const usable = layer.padding === 'valid' ? steps - reach + 1 : steps;
  return Math.max(0, Math.ceil(usable / layer.stride));
}

/** Runs rows through layers, one after the other. */
export function runPlain(layers: readonly PlainLayer[], rows: Rows): Rows {
  return layers.reduce(runOne, rows);
}

/** The first `length` of some rows. */
export function beginningOf({ values, steps, size }: Rows, length: number): Rows {
  const kept = Math.min(steps, length);
  return { values: values.slice(0, kept * size), steps: kept, size };
}

/**
 * Runs on what layers without memory made of earlier steps; all anew, where one of them looks at several steps.
 *
 * @param made of the beginning of `rows`, or null
 */
export function continued(layers: readonly PlainLayer[], made: Rows | null, rows: Rows): Rows {
  if (made === null || !layers.every(isStepwise)) return runPlain(layers, rows);
  const { steps: from, size } = made;
  const rest = { ...rows, values: rows.values.subarray(from * rows.size), steps: rows.steps - from };
  const values = grown(made.values, rows.steps * size);
  values.set(runPlain(layers, rest).values, from * size);
  return { values, steps: rows.steps, size };
}

function runOne(rows: Rows, layer: PlainLayer): Rows {
  const steps = stepsAfter(layer, rows.steps);
  const size = sizeAfter(layer, rows.size);
  const values = new Float32Array(steps * size);
  const row = new Float64Array(size);
  for (let t = 0; t < steps; t++) {
    row.fill(0);
    makeRow(layer, rows, t, row);
    values.set(row, t * size);
  }
  return { values, steps, size };
}

/** @param row size, zeros; written */
function makeRow(layer: PlainLayer, { values, steps, size }: Rows, t: number, row: Float64Array): void {
  const at = t * size;
  switch (layer.kind) {
    case 'dense':
      row.set(layer.bias);
      addProduct(values, at, size, layer.kernel, 0, row);
      applyPlain(layer.activation, row);
      return;
    case 'activation':
      row.set(values.subarray(at, at + size));
      applyPlain(layer.activation, row, layer.slope);
      return;
    case 'scale':
      for (let k = 0; k < size; k++) row[k] = layer.factors[k]! * values[at + k]! + layer.offsets[k]!;
      return;
    case 'normalise':
      normalise(values.subarray(at, at + size), layer, row);
      return;
    case 'convolve': {
      const { width, dilation, kernel } = layer;
      const first = t * layer.stride - missingBefore(layer, steps, (width - 1) * dilation + 1);
      row.set(layer.bias);
      for (let tap = 0; tap < width; tap++) {
        const from = first + tap * dilation;
        if (from >= 0 && from < steps) addProduct(values, from * size, size, kernel, tap * size * row.length, row);
      }
      applyPlain(layer.activation, row);
      return;
    }
    case 'pool':
      pool(layer, values, steps, size, t, row);
      return;
    case 'reverse':
      row.set(values.subarray((steps - 1 - t) * size, (steps - t) * size));
  }
}

/** Steps that a window's first place lies in front of the text: the padding of `same` and `causal`. */
function missingBefore({ padding, stride }: Window, steps: number, reach: number): number {
  if (padding === 'valid') return 0;
  if (padding === 'causal') return reach - 1;
  return Math.floor(Math.max(0, (Math.ceil(steps / stride) - 1) * stride + reach - steps) / 2);
}

/** Adds a row times a matrix. @param kernel size × row.length, from `kernelAt` on */
function addProduct(
  values: Float32Array,
  at: number,
  size: number,
  kernel: Float32Array,
  kernelAt: number,
  row: Float64Array,
): void {
  const width = row.length;
  for (let k = 0; k < size; k++) {
    const value = values[at + k]!;
    const place = kernelAt + k * width;
    for (let j = 0; j < width; j++) row[j]! += value * kernel[place + j]!;
  }
}

/** Padding takes no part in a mean or a maximum. */
function pool(
  layer: Extract<PlainLayer, { kind: 'pool' }>,
  values: Float32Array,
  steps: number,
  size: number,
  t: number,
  row: Float64Array,
): void {
  const first = t * layer.stride - missingBefore(layer, steps, layer.width);
  const [from, to] = [Math.max(0, first), Math.min(steps, first + layer.width)];
  if (layer.by === 'max') row.fill(-Infinity);
  for (let step = from; step < to; step++) {
    for (let k = 0; k < size; k++) {
      const value = values[step * size + k]!;
      row[k] = layer.by === 'max' ? Math.max(row[k]!, value) : row[k]! + value / (to - from);
    }
  }
}

function normalise(
  values: Float32Array,
  { factors, offsets, epsilon }: Extract<PlainLayer, { kind: 'normalise' }>,
  row: Float64Array,
): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = 1 / Math.sqrt(variance + epsilon);
  for (let k = 0; k < row.length; k++) row[k] = factors[k]! * (values[k]! - mean) * scale + offsets[k]!;
}

/** Applies an activation to a row, in place. @param slope of `leaky_relu` below 0 */
export function applyPlain(activation: PlainActivation, row: Float64Array, slope = 0.2): void {
  switch (activation) {
    case 'softmax':
      softmax(row);
      return;
    case 'swish':
      for (let j = 0; j < row.length; j++) row[j]! *= sigmoid(row[j]!);
      return;
    case 'gelu':
      for (let j = 0; j < row.length; j++) row[j]! *= 0.5 * (1 + erf(row[j]! / Math.SQRT2));
      return;
    case 'gelu_tanh':
      for (let j = 0; j < row.length; j++) {
        const x = row[j]!;
        row[j] = 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
      }
      return;
    case 'leaky_relu':
      for (let j = 0; j < row.length; j++) if (row[j]! < 0) row[j]! *= slope;
      return;
    default:
      activate(activation, row, 0, row.length);
  }
}

/** The error function to 1.2e-7 (Numerical Recipes, `erfc` by Chebyshev's polynomials). */
function erf(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + z / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const sum = terms.reduceRight((total, term) => term + t * total, 0);
  const rest = t * Math.exp(-z * z + sum);
  return x >= 0 ? 1 - rest : rest - 1;
}
