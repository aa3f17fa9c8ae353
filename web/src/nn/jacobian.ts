import type { Cell } from './cells/cell';
import { innerValues, type Run } from './run';

/**
 * How what a step hands on changes with what it was given: ∂carry_t / ∂carry_{t−1}, one row of it for each number handed on.
 *
 * @param step from 0; before the first step the carry is zero
 * @returns carrySize × carrySize, row-major: the derivative of number i handed on by number j given stands at i × carrySize + j
 */
export function stepJacobian(cell: Cell, run: Run, step: number): Float64Array {
  const { carrySize, units, width } = cell;
  const jacobian = new Float64Array(carrySize * carrySize);
  if (run.masked?.[step] === 1) {
    for (let i = 0; i < carrySize; i++) jacobian[i * carrySize + i] = 1;
    return jacobian;
  }
  const inner = innerValues(cell, run, step + 1, step);
  const record = { carry: carryAt(run, units, carrySize, step - 1), next: carryAt(run, units, carrySize, step) };
  const gradient = new Float64Array(carrySize);
  const sums = new Float64Array(width);
  for (let i = 0; i < carrySize; i++) {
    gradient.fill(0);
    gradient[i] = 1;
    cell.backward({ ...record, inner, innerAt: 0 }, gradient, sums, 0, null);
    jacobian.set(gradient, i * carrySize);
  }
  return jacobian;
}

function carryAt({ states, memory }: Run, units: number, carrySize: number, step: number): Float64Array {
  const carry = new Float64Array(carrySize);
  if (step < 0) return carry;
  const memorySize = carrySize - units;
  carry.set(states.subarray(step * units, (step + 1) * units));
  carry.set(memory.subarray(step * memorySize, (step + 1) * memorySize), units);
  return carry;
}

/** Columns are at right angles when their product is less than this share of their lengths. */
const RIGHT_ANGLE = 1e-14;
const MOST_SWEEPS = 60;

/**
 * The most a square matrix can stretch a vector: its largest singular value, by turning pairs of columns until all are at right
 * angles (one-sided Jacobi, Hestenes 1958).
 *
 * @param matrix size × size, row-major
 */
export function largestSingularValue(matrix: Float64Array, size: number): number {
  // Of the transpose, so that columns lie together in memory; its singular values are the same.
  const rows = Float64Array.from(matrix);
  for (let sweep = 0, hasTurned = true; hasTurned && sweep < MOST_SWEEPS; sweep++) {
    hasTurned = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) hasTurned = turn(rows, p * size, q * size, size) || hasTurned;
    }
  }
  let most = 0;
  for (let row = 0; row < size; row++)
    most = Math.max(most, Math.hypot(...rows.subarray(row * size, (row + 1) * size)));
  return most;
}

/** Turns two rows in their plane until they are at right angles; false when they were. */
function turn(rows: Float64Array, p: number, q: number, size: number): boolean {
  let a = 0;
  let b = 0;
  let product = 0;
  for (let k = 0; k < size; k++) {
    a += rows[p + k]! ** 2;
    b += rows[q + k]! ** 2;
    product += rows[p + k]! * rows[q + k]!;
  }
  if (Math.abs(product) <= RIGHT_ANGLE * Math.sqrt(a * b)) return false;
  const zeta = (b - a) / (2 * product);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let k = 0; k < size; k++) {
    const x = rows[p + k]!;
    const y = rows[q + k]!;
    rows[p + k] = cosine * x - sine * y;
    rows[q + k] = sine * x + cosine * y;
  }
  return true;
}
