/** Pairs x, y that were measured together, and may depend on each other. */
export interface Group {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** How steep a line is, and the standard error of that. */
export interface Slope {
  readonly slope: number;
  readonly error: number;
}

/**
 * Least squares through the origin, `y = slope · x`, over pairs that come in groups. With the sums of all pairs
 * `slope = Σ x y / Σ x²`, and with `u` the sum of `x (y − slope · x)` over the pairs of one of G groups
 * `error = √(G / (G − 1) · Σ u²) / Σ x²`: groups are independent, pairs within one need not be, and y may scatter more at some x than at
 * others (Liang & Zeger 1986).
 *
 * @param from the first pair of each group that counts, and `to` one past the last; groups without such a pair do not
 * @returns NaN for a slope without any x but 0, and for the error of fewer than two groups
 */
export function groupedSlope(groups: readonly Group[], from = 0, to = Infinity): Slope & { readonly groups: number } {
  let [count, xx, xy] = [0, 0, 0];
  const sums = new Float64Array(2 * groups.length);
  for (const { x, y } of groups) {
    if (x.length <= from) continue;
    const at = 2 * count++;
    for (let k = from; k < x.length && k < to; k++) {
      sums[at]! += x[k]! * x[k]!;
      sums[at + 1]! += x[k]! * y[k]!;
    }
    xx += sums[at]!;
    xy += sums[at + 1]!;
  }
  const slope = xy / xx;
  let squares = 0;
  for (let at = 0; at < 2 * count; at += 2) squares += (sums[at + 1]! - slope * sums[at]!) ** 2;
  const error = count < 2 ? NaN : Math.sqrt((count / (count - 1)) * squares) / xx;
  return { slope, error, groups: count };
}
