export type Point = readonly [x: number, y: number];

/**
 * A line parted where it crosses `level`: the stretches above and those below, each beginning and ending on the level where it
 * was cut. So each side can have its own colour, without clipping.
 *
 * Example: (0, 1) to (2, −1) at level 0 is (0, 1)–(1, 0) above and (1, 0)–(2, −1) below.
 */
export function partAt(
  points: readonly Point[],
  level: number,
): { readonly above: Point[][]; readonly below: Point[][] } {
  const parts: { above: Point[][]; below: Point[][] } = { above: [], below: [] };
  let stretch: Point[] = [];
  let side: 'above' | 'below' | null = null;
  for (const [index, point] of points.entries()) {
    const next = point[1] >= level ? 'above' : 'below';
    if (side !== null && next !== side) {
      const [x, y] = points[index - 1]!;
      const crossing: Point = [x + ((level - y) / (point[1] - y)) * (point[0] - x), level];
      parts[side].push([...stretch, crossing]);
      stretch = [crossing];
    }
    side = next;
    stretch.push(point);
  }
  if (side !== null) parts[side].push(stretch);
  return parts;
}

/** The path of a polyline. */
export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** The path of the area between a polyline and a level. */
export function areaPath(points: readonly Point[], level: number): string {
  if (points.length === 0) return '';
  return `M${round(points[0]![0])} ${round(level)}${linePath(points).replace('M', 'L')}L${round(points.at(-1)![0])} ${round(level)}Z`;
}

const TENTHS = 100;
const round = (value: number): number => Math.round(value * TENTHS) / TENTHS;
