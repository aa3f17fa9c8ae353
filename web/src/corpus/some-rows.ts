import { seededRandom } from './random';

const SEED = 11;

/**
 * All rows, or as many, chosen by chance with a seed, as have so many steps together: the first ones would not do, for many tables are
 * sorted by label.
 *
 * @param steps of each row
 * @param most steps together
 * @returns row numbers, ascending
 */
export function someRows(steps: Uint32Array, most: number): Uint32Array {
  const rows = Uint32Array.from(steps.keys());
  if (steps.reduce((sum, each) => sum + each, 0) <= most) return rows;
  const random = seededRandom(SEED);
  let [count, taken] = [0, 0];
  // Fisher and Yates' shuffle, as far as it is needed.
  for (; count < rows.length; count++) {
    const other = count + Math.floor(random() * (rows.length - count));
    [rows[count], rows[other]] = [rows[other]!, rows[count]!];
    taken += steps[rows[count]!]!;
    if (taken > most) break;
  }
  return rows.slice(0, count).sort();
}
