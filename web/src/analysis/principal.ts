/** A direction and how much of the rows lies along it. */
export interface Principal {
  /** Of length 1; zeros where the rows have no extent. */
  readonly direction: Float64Array;
  /** Sum of squares along it. */
  readonly spread: number;
}

const MOST_ROUNDS = 1000;
/** So little does a round add once the direction is found. */
const SETTLED = 1e-13;

/**
 * The direction in which rows extend most, the first eigenvector of their scatter matrix, by power iteration from the longest row.
 * The rows are taken as they are: centre them first. The sign is such that the largest component is positive.
 *
 * @param rows count × size, row-major
 */
export function leadingDirection(rows: Float64Array, size: number): Principal {
  let direction = longest(rows, size);
  let spread = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = new Float64Array(size);
    let along = 0;
    for (let from = 0; from < rows.length; from += size) {
      let share = 0;
      for (let j = 0; j < size; j++) share += rows[from + j]! * direction[j]!;
      for (let j = 0; j < size; j++) next[j]! += share * rows[from + j]!;
      along += share * share;
    }
    const isSettled = along - spread <= SETTLED * along;
    spread = along;
    if (isSettled) break;
    direction = unitLength(next);
  }
  const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return { direction: largest < 0 ? direction.map((value) => -value) : direction, spread };
}

function longest(rows: Float64Array, size: number): Float64Array {
  let [found, length] = [new Float64Array(size), 0];
  for (let from = 0; from < rows.length; from += size) {
    const row = rows.subarray(from, from + size);
    const square = row.reduce((sum, value) => sum + value * value, 0);
    if (square > length) [found, length] = [row.slice(), square];
  }
  return unitLength(found);
}

function unitLength(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
