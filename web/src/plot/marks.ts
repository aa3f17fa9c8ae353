import type { ColourTable } from './colour';

/** Lengths and places are CSS pixels, from the top left corner. Colours are CSS. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Painted {
  readonly fill?: string;
  readonly stroke?: string;
  /** 1 where nothing is said. */
  readonly strokeWidth?: number;
  readonly opacity?: number;
}

export interface RectMark extends Box, Painted {
  readonly is: 'rect';
  readonly radius?: number;
}

export interface CircleMark extends Painted {
  readonly is: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface PathMark extends Painted {
  readonly is: 'path';
  /** Polylines, each as x, y, x, y, …; a fill closes them. */
  readonly lines: readonly (readonly number[])[];
  readonly dash?: readonly number[];
}

export interface TextMark {
  readonly is: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the middle of the letters' height. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: 400 | 600 | 700;
  readonly isItalic?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Degrees clockwise about (x, y). */
  readonly turn?: number;
  /** Colour of an edge that keeps the text legible upon lines. */
  readonly halo?: string;
  /** Another font than the scene's. */
  readonly font?: string;
}

/** Cells in colours: one mark for ten thousand of them. Large cells are parted by hairlines, through which one sees what is under. */
export interface GridMark {
  readonly is: 'grid';
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  /** rows × columns, row-major. */
  readonly values: Float64Array;
  readonly colours: ColourTable;
  /** The value at the end of the colour scale. */
  readonly limit: number;
  /** False for none, however large the cells are. */
  readonly hasHairlines?: boolean;
  readonly opacity?: number;
}

/** Marks of which only what is inside the box is seen. */
export interface ClipMark extends Box {
  readonly is: 'clip';
  readonly marks: readonly Mark[];
}

export type Mark = RectMark | CircleMark | PathMark | TextMark | GridMark | ClipMark;

/** A picture: what any drawer needs to know. Marks are listed from the back to the front. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The font of its texts, as CSS lists families. */
  readonly font: string;
  /** Under the hairlines of grids. */
  readonly under: readonly Mark[];
  /** Grids, and what is in front of them. */
  readonly over: readonly Mark[];
}

/** The width in pixels of a text in a font, as CSS writes fonts. */
export type Measure = (text: string, font: string) => number;

/** A text's font, as CSS writes fonts. */
export function cssFont({ size, weight = 400, isItalic = false, font }: Partial<TextMark>, family: string): string {
  return `${isItalic ? 'italic ' : ''}${weight} ${size}px ${font ?? family}`;
}

/** Width of a halo's stroke, half of which is outside the letters. */
export const HALO = 4;

/** Narrower columns touch, and lower rows. */
const HAIRLINE_FROM = { column: 12, row: 6 };

/** Widths of the hairlines right of each column and below each row of a grid. */
export function hairlines({ columnWidth, rowHeight, hasHairlines = true }: GridMark): {
  readonly column: 0 | 1;
  readonly row: 0 | 1;
} {
  if (!hasHairlines) return { column: 0, row: 0 };
  return { column: columnWidth >= HAIRLINE_FROM.column ? 1 : 0, row: rowHeight >= HAIRLINE_FROM.row ? 1 : 0 };
}

/** A straight line. */
export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  rest: Partial<PathMark> = {},
): PathMark {
  return { is: 'path', lines: [[x1, y1, x2, y2]], stroke, ...rest };
}
