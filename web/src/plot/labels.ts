/** A point of a picture, in pixels. */
type Point = readonly [x: number, y: number];

/** A point to be named, in pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  /** Of its name. */
  readonly width: number;
}

/** Where a name stands: its left end and its middle line. */
export interface Label {
  readonly left: number;
  readonly middle: number;
}

interface Box extends Label {
  readonly width: number;
}

/** Lines are looked at in this many places. */
const SAMPLES = 40;

/**
 * Places the names of points beside, below or above them: at the first of these places where a name lies within the picture and on
 * no other name, no point and no line. Where there is none lines do not count, and where there is none either, to the right.
 *
 * @param lines straight, from end to end
 * @param name the height of a name, and the gap between a point and its name
 * @param room the picture's width and height
 */
export function placeLabels(
  points: readonly Named[],
  lines: readonly (readonly [from: Point, to: Point])[],
  name: { readonly height: number; readonly gap: number },
  room: { readonly width: number; readonly height: number },
): Label[] {
  const { height, gap } = name;
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - gap / 2, middle: y, width: gap }));
  const onLines = lines.flatMap(([[fromX, fromY], [toX, toY]]) =>
    Array.from({ length: SAMPLES + 1 }, (_, k): Point => {
      const share = k / SAMPLES;
      return [fromX + share * (toX - fromX), fromY + share * (toY - fromY)];
    }),
  );
  return points.map(({ x, y, width }, k) => {
    const below = { left: x - width / 2, middle: y + height / 2 + gap, width };
    const above = { ...below, middle: y - height / 2 - gap };
    const right = { left: x + gap, middle: y, width };
    const left = { ...right, left: x - gap - width };
    const places = [right, left, below, above].filter(
      (box) =>
        box.left >= 0 &&
        box.left + width <= room.width &&
        box.middle >= height / 2 &&
        box.middle <= room.height - height / 2 &&
        !taken.some((other, at) => at !== k && overlap(box, other, height)),
    );
    const place = places.find((box) => !onLines.some((point) => holds(box, point, height))) ?? places[0] ?? right;
    taken.push(place);
    return { left: place.left, middle: place.middle };
  });
}

function overlap(a: Box, b: Box, height: number): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && Math.abs(a.middle - b.middle) < height;
}

function holds(box: Box, [x, y]: Point, height: number): boolean {
  return x > box.left && x < box.left + box.width && Math.abs(y - box.middle) < height / 2;
}
