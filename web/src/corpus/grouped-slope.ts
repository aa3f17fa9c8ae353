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
 * @returns NaN for a slope without any x but 0, and for the error of fewer than two groups
 */
export function groupedSlope(groups: readonly Group[]): Slope {
  const sums = groups.map(({ x, y }) => ({
    xx: x.reduce((sum, each) => sum + each * each, 0),
    xy: x.reduce((sum, each, k) => sum + each * y[k]!, 0),
  }));
  const xx = sums.reduce((sum, each) => sum + each.xx, 0);
  const slope = sums.reduce((sum, each) => sum + each.xy, 0) / xx;
  const squares = sums.reduce((sum, each) => sum + (each.xy - slope * each.xx) ** 2, 0);
  const count = groups.length;
  return { slope, error: count < 2 ? NaN : Math.sqrt((count / (count - 1)) * squares) / xx };
}
