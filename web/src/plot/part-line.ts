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

/** The part of a line between two places, its points in order of x. Example: (0, 0) to (2, 4) from 1 on is (1, 2) to (2, 4). */
export function cutBetween(points: readonly Point[], left: number, right: number): Point[] {
  const at = (x: number, [x0, y0]: Point, [x1, y1]: Point): Point => [x, y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)];
  const inside = points.filter(([x]) => x >= left && x <= right);
  const before = points.findLastIndex(([x]) => x < left);
  const after = points.findIndex(([x]) => x > right);
  if (before >= 0 && before + 1 < points.length) inside.unshift(at(left, points[before]!, points[before + 1]!));
  if (after > 0) inside.push(at(right, points[after - 1]!, points[after]!));
  return inside;
}
