import { SUM, type Pipe, type Place } from './cell-plan';

/** Of the picture, in CSS pixels; its width is that of the card. */
export const HEIGHT = 322;
/** A column of cells. */
export const [CELL_WIDTH, COLUMN_HEIGHT] = [20, 84] as const;
/** Middles of the two rows. */
export const ROWS = [66, 212] as const;
export const SUM_RADIUS = 11;
/** Half the width of a pipe. */
export const HALF_PIPE = 7;
/** Between a column and a pipe. */
const GAP = 4;
/** Left of the first column's middle, and right of the last one's, where the prediction stands. */
const [LEFT, RIGHT] = [18, 94] as const;

export type Point = readonly [x: number, y: number];

/** The middle of a place, in a picture of that width. */
export function pointOf([column, row]: Place, width: number): Point {
  const x = [LEFT, (LEFT + width - RIGHT) / 2, width - RIGHT][column]!;
  return [x, ROWS[row]];
}

/** Whether a pipe goes down first, and then right. */
export function isBent({ from, to }: Pipe): boolean {
  return from[0] !== to[0] && from[1] !== to[1];
}

/** Where a pipe leaves or reaches a place: at the edge of what stands there, on the side of `other`. */
function edgeOf(place: Place, other: Place, width: number): Point {
  const [x, y] = pointOf(place, width);
  const isSum = place[0] === SUM[0] && place[1] === SUM[1];
  const across = isSum ? SUM_RADIUS : CELL_WIDTH / 2 + GAP;
  const down = isSum ? SUM_RADIUS : COLUMN_HEIGHT / 2 + GAP;
  return [x + Math.sign(other[0] - place[0]) * across, y + Math.sign(other[1] - place[1]) * down];
}

/** The straight parts of a pipe; the valve stands in the first. */
export function partsOf(pipe: Pipe, width: number): readonly (readonly [from: Point, to: Point])[] {
  const { from, to } = pipe;
  if (!isBent(pipe)) return [[edgeOf(from, to, width), edgeOf(to, from, width)]];
  const corner: Place = [from[0], to[1]];
  const [start, end] = [edgeOf(from, corner, width), edgeOf(to, corner, width)];
  return [
    [start, [start[0], end[1] + HALF_PIPE]],
    [[start[0] + HALF_PIPE, end[1]], end],
  ];
}
