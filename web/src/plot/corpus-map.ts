/** The map of a corpus: a point a text; where many lie on each other, a square that is the darker the more they are. */
import { line, type CircleMark, type Mark, type PathMark, type Scene } from './marks';
import type { StripPalette } from './strip-content';

/** A part of the plane. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** What a text is coloured by: class 0, none, class 1. */
export type Side = -1 | 0 | 1;
const SIDES: readonly Side[] = [-1, 0, 1];

export interface MapContent {
  readonly width: number;
  readonly height: number;
  /** Texts: their places in the plane; NaN for a text that has none. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly sideOf: (row: number) => Side;
  readonly window: Window;
  /** Texts that are ringed. */
  readonly ringed: readonly number[];
  /** Ways of texts in sight: x, y, x, y, … in the plane. */
  readonly ways: readonly { readonly side: Side; readonly places: readonly number[] }[];
  /** The way of the text that is read above. */
  readonly own: readonly number[];
  readonly palette: StripPalette;
}

/** Room between the outermost points and the frame. */
const MARGIN = 14;
const CELL = 6;
/** From so many points on a cell is drawn as a square. */
export const LEAST_IN_SQUARE = 5;
/** Of the palest square. */
const LEAST_OPACITY = 0.3;
const RING = 6;

/** Where the plane's places are in the picture, in CSS pixels, and back. */
export function mapScales({ width, height }: { width: number; height: number }, { left, right, low, high }: Window) {
  const [wide, tall] = [width - 2 * MARGIN, height - 2 * MARGIN];
  return {
    across: (x: number): number => MARGIN + ((x - left) / (right - left)) * wide,
    up: (y: number): number => height - MARGIN - ((y - low) / (high - low)) * tall,
    placeAt: (px: number, py: number): readonly [x: number, y: number] => [
      left + ((px - MARGIN) / wide) * (right - left),
      low + ((height - MARGIN - py) / tall) * (high - low),
    ],
  };
}

/** @returns the picture, how many texts are in sight, and the most that one square stands for; 0 where there is none */
export function corpusMap(content: MapContent): { scene: Scene; inSight: number; most: number } {
  const { width, height, x, y, sideOf, window, ringed, ways, own, palette } = content;
  const { across, up } = mapScales(content, window);
  const colours = { [-1]: palette.negative, 0: palette.faint, 1: palette.positive };
  const columns = Math.ceil(width / CELL);
  /** Cells × sides: how many texts lie in each. */
  const tallies = new Uint32Array(columns * Math.ceil(height / CELL) * SIDES.length);
  /** Texts: the cell of each in sight. */
  const cellOf = new Int32Array(x.length).fill(-1);
  let inSight = 0;
  for (let row = 0; row < x.length; row++) {
    const [px, py] = [across(x[row]!), up(y[row]!)];
    if (!(px >= 0 && px < width && py >= 0 && py < height)) continue;
    inSight++;
    cellOf[row] = Math.floor(py / CELL) * columns + Math.floor(px / CELL);
    tallies[cellOf[row]! * SIDES.length + sideOf(row) + 1]!++;
  }
  const cells = Uint32Array.from({ length: tallies.length / SIDES.length }, (_, cell) =>
    SIDES.reduce<number>((sum, _, k) => sum + tallies[cell * SIDES.length + k]!, 0),
  );
  const largest = cells.reduce((all, count) => Math.max(all, count), 0);
  const most = largest < LEAST_IN_SQUARE ? 0 : largest;
  const squares: Mark[] = [];
  for (const [cell, count] of cells.entries()) {
    if (count < LEAST_IN_SQUARE) continue;
    const darkness = most > LEAST_IN_SQUARE ? Math.log(count / LEAST_IN_SQUARE) / Math.log(most / LEAST_IN_SQUARE) : 1;
    const opacity = LEAST_OPACITY + (1 - LEAST_OPACITY) * darkness;
    let left = (cell % columns) * CELL;
    // Each side has its part of the square.
    for (const [k, side] of SIDES.entries()) {
      const wide = (CELL * tallies[cell * SIDES.length + k]!) / count;
      const part = { x: left, y: Math.floor(cell / columns) * CELL, width: wide, height: CELL };
      if (wide > 0) squares.push({ is: 'rect', ...part, fill: colours[side], opacity });
      left += wide;
    }
  }
  const radius = inSight > 5000 ? 1 : inSight > 800 ? 1.5 : ways.length > 0 ? 4 : 2.5;
  const points: CircleMark[] = [];
  for (const [row, cell] of cellOf.entries()) {
    if (cell < 0 || cells[cell]! >= LEAST_IN_SQUARE) continue;
    points.push({ is: 'circle', ...placeOf(row), radius, fill: colours[sideOf(row)], opacity: 0.75 });
  }
  function placeOf(row: number) {
    return { x: across(x[row]!), y: up(y[row]!) };
  }
  const drawn = (places: readonly number[]): number[] =>
    places.map((value, k) => (k % 2 === 0 ? across(value) : up(value)));
  const path = (places: readonly number[], rest: Partial<PathMark>): PathMark => ({
    is: 'path',
    lines: [drawn(places)],
    ...rest,
  });
  const [endX, endY] = drawn(own.slice(-2));
  const marks: Mark[] = [
    line(across(0), 0, across(0), height, palette.line),
    ...squares,
    ...ways.map(({ side, places }) => path(places, { stroke: colours[side], strokeWidth: 0.8, opacity: 0.6 })),
    ...points,
    ...ringed.map((row): Mark => ({
      is: 'circle',
      ...placeOf(row),
      radius: RING,
      stroke: palette.soft,
      strokeWidth: 1.25,
    })),
    ...(endX === undefined || endY === undefined
      ? []
      : [
          path(own, { stroke: palette.ink, strokeWidth: 1.25 }),
          { is: 'circle', x: endX, y: endY, radius: 4, fill: palette.ink } as const,
        ]),
  ];
  const clip: Mark = { is: 'clip', x: 0, y: 0, width, height, marks };
  return { scene: { width, height, font: palette.sans, under: [], over: [clip] }, inSight, most };
}
