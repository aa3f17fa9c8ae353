import { area, line } from 'd3-shape';

/** Where values stand in a chart, in CSS pixels, and the frame they stand in. */
export interface Axes {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/**
 * A line through values, one after the other.
 *
 * @param values NaN leaves a gap
 * @param at where value `k` stands on the horizontal axis
 */
export function curvePath({ x, y }: Axes, values: ArrayLike<number>, at: (k: number) => number = (k) => k): string {
  const draw = line<number>()
    .defined((value) => !Number.isNaN(value))
    .x((_, k) => x(at(k)))
    .y(y);
  return draw(values as number[]) ?? '';
}

/** The area between values and the foot of the chart. */
export function areaPath({ x, y, foot }: Axes, values: ArrayLike<number>): string {
  const draw = area<number>()
    .x((_, k) => x(k))
    .y0(foot)
    .y1(y);
  return draw(values as number[]) ?? '';
}

/** The bars of one sign, from zero to each value: thousands of words are still one element. */
export function barsPath({ x, y }: Axes, values: ArrayLike<number>, sign: 1 | -1): string {
  let path = '';
  for (let k = 0; k < values.length; k++) {
    if (values[k]! * sign > 0) path += `M${x(k).toFixed(1)} ${y(0).toFixed(1)}V${y(values[k]!).toFixed(1)}`;
  }
  return path;
}
