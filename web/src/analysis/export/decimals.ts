/** Digits that tell any two float32 numbers apart (IEEE 754, 24 bits of precision). */
const MOST_DIGITS = 9;
const LEAST_DIGITS = 6;

/**
 * The number with the fewest decimal digits that rounds to the same float32: 0.1 for what a Float32Array holds of 0.1, not
 * 0.10000000149011612. Nothing is lost, and a file is half as long.
 *
 * @param value a float32, as a Float32Array gives it
 */
export function shortestFloat32(value: number): number {
  for (let digits = LEAST_DIGITS; digits < MOST_DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(MOST_DIGITS));
}
