import type { Cell, RecurrentGradients } from './cells/cell';
import { Matrix } from './matrix';

/** A cell's way over a sequence: what it is given, and what it leaves behind. All arrays are row-major. */
export interface Run {
  /** Rows of `U x + b`, cell.width numbers each. */
  readonly inputs: Float32Array;
  /** Steps: where each step's row begins. */
  readonly places: Int32Array;
  /** Steps: 1 where the step is masked and hands on what it was given; null when none is. */
  readonly masked: Uint8Array | null;
  /** Steps × units. */
  readonly states: Float32Array;
  /** Steps × (carrySize − units): the cell memory of an LSTM, empty otherwise. */
  readonly memory: Float32Array;
}

/** Room for one step's numbers, to be used again and again: an append should not pay for allocation. */
export interface Scratch {
  readonly carry: Float64Array;
  readonly next: Float64Array;
  readonly inner: Float64Array;
}

export function scratchFor(cell: Cell): Scratch {
  return {
    carry: new Float64Array(cell.carrySize),
    next: new Float64Array(cell.carrySize),
    inner: new Float64Array(cell.innerNames.length * cell.units),
  };
}

/**
 * Runs a cell from step `from` to before step `to`, starting from the states kept at `from − 1`.
 *
 * Carries are kept in float32 and every step starts from what was kept; a cell with a kernel makes each step by it, be it only one. So
 * it makes no difference, not in the last bit, where a run was interrupted.
 */
export function runForward(cell: Cell, run: Run, from: number, to: number, scratch = scratchFor(cell)): void {
  const { masked } = run;
  for (let t = from; t < to;) {
    const isMasked = masked?.[t] === 1;
    let end = t + 1;
    while (end < to && (masked?.[end] === 1) === isMasked) end++;
    if (isMasked) handOn(cell, run, t, end, scratch);
    else if (cell.kernel) cell.kernel.run(run, t, end);
    else runSteps(cell, run, t, end, scratch);
    t = end;
  }
}

/** Steps as the cell itself defines them. */
export function runSteps(cell: Cell, run: Run, from: number, to: number, scratch = scratchFor(cell)): void {
  const { units, carrySize } = cell;
  const { inputs, places, states, memory } = run;
  const { carry, next, inner } = scratch;
  const memorySize = carrySize - units;
  loadCarry(cell, run, from - 1, carry);
  for (let t = from; t < to; t++) {
    cell.forward(inputs, places[t]!, carry, next, inner, 0);
    for (let j = 0; j < units; j++) carry[j] = states[t * units + j] = Math.fround(next[j]!);
    for (let j = 0; j < memorySize; j++) carry[units + j] = memory[t * memorySize + j] = Math.fround(next[units + j]!);
  }
}

/** Masked steps: each hands on what it was given. */
function handOn(cell: Cell, run: Run, from: number, to: number, { carry }: Scratch): void {
  const { units, carrySize } = cell;
  const { states, memory } = run;
  const memorySize = carrySize - units;
  loadCarry(cell, run, from - 1, carry);
  for (let t = from; t < to; t++) {
    for (let j = 0; j < units; j++) states[t * units + j] = carry[j]!;
    for (let j = 0; j < memorySize; j++) memory[t * memorySize + j] = carry[units + j]!;
  }
}

/** What step `step` handed on; zeros before the first. */
function loadCarry(cell: Cell, { states, memory }: Run, step: number, carry: Float64Array): void {
  const { units, carrySize } = cell;
  const memorySize = carrySize - units;
  for (let j = 0; j < units; j++) carry[j] = step < 0 ? 0 : states[step * units + j]!;
  for (let j = 0; j < memorySize; j++) carry[units + j] = step < 0 ? 0 : memory[step * memorySize + j]!;
}

/**
 * What steps `from` to before `to` computed on the way (`cell.innerNames`), made again from the states kept.
 *
 * @returns (to − from) × (innerNames × units)
 */
export function innerValues(cell: Cell, run: Run, to: number, from = 0): Float64Array {
  const innerSize = cell.innerNames.length * cell.units;
  const inner = new Float64Array((to - from) * innerSize);
  const carry = new Float64Array(cell.carrySize);
  const next = new Float64Array(cell.carrySize);
  for (let t = from; t < to; t++) {
    if (run.masked?.[t] === 1) continue;
    loadCarry(cell, run, t - 1, carry);
    cell.forward(run.inputs, run.places[t]!, carry, next, inner, (t - from) * innerSize);
  }
  return inner;
}

/** Where a loss changes with what a run made of its inputs. */
export interface RunGradients {
  /** Steps × width: ∂/∂(U x_t + b). */
  readonly sums: Float64Array;
  /** Steps × units: ∂/∂s_t in total, through all later steps. */
  readonly states: Float64Array;
}

/**
 * Back-propagation through time.
 *
 * @param direct steps × units: ∂/∂s_t as the loss sees each state itself
 * @param weights where to add the recurrent weights' gradients, or null
 */
export function runBackward(
  cell: Cell,
  run: Run,
  steps: number,
  direct: Float64Array,
  weights: RecurrentGradients | null,
): RunGradients {
  const { units, width, carrySize } = cell;
  const innerSize = cell.innerNames.length * units;
  const inner = cell.backwardNeedsInner ? innerValues(cell, run, steps) : new Float64Array(0);
  const sums = new Float64Array(steps * width);
  const states = new Float64Array(steps * units);
  const gradient = new Float64Array(carrySize);
  const carry = new Float64Array(carrySize);
  const next = new Float64Array(carrySize);
  for (let t = steps - 1; t >= 0; t--) {
    for (let j = 0; j < units; j++) states[t * units + j] = gradient[j]! += direct[t * units + j]!;
    if (run.masked?.[t] === 1) continue;
    loadCarry(cell, run, t - 1, carry);
    loadCarry(cell, run, t, next);
    cell.backward({ carry, next, inner, innerAt: t * innerSize }, gradient, sums, t * width, weights);
  }
  return { sums, states };
}

/**
 * From the gradients of the sums to those of the inputs: ∂/∂x_t = Uᵀ ∂/∂(U x_t + b).
 *
 * @param kernel input size × width
 * @returns steps × input size
 */
export function inputGradients(sums: Float64Array, kernel: Float32Array, width: number): Float64Array {
  const size = kernel.length / width;
  const steps = sums.length / width;
  const gradients = new Float64Array(steps * size);
  const matrix = Matrix.of(kernel, size, width);
  for (let t = 0; t < steps; t++) matrix.multiply(sums, t * width, gradients, t * size);
  return gradients;
}
