/**
 * Geometry of the strip: one column a step, four bands on a shared x-axis. All lengths are CSS pixels.
 */

export interface Band {
  readonly top: number;
  readonly height: number;
}

export interface StripLayout {
  readonly width: number;
  readonly height: number;
  /** Left of the columns: axis labels, unit numbers, readout bars. */
  readonly gutter: number;
  readonly columnWidth: number;
  /** The step at the left edge of the columns; a fraction while the strip glides. */
  readonly first: number;
  /** How many columns fit, possibly a fraction. */
  readonly visible: number;
  readonly steps: number;
  readonly rowHeight: number;
  readonly curve: Band;
  readonly heatmap: Band;
  readonly effects: Band;
  readonly words: Band;
}

export interface StripInput {
  readonly width: number;
  readonly steps: number;
  readonly units: number;
  /** The step to keep in view when not all fit. */
  readonly anchor: number;
  /** A narrow screen: smaller gutter and columns. */
  readonly isCompact: boolean;
}

const MAX_COLUMN = 64;
/** Slanted words of 13 pixels still part at this pitch; the notebook's 64 steps fit a desktop. */
const MIN_COLUMN = 15;
const MIN_COLUMN_COMPACT = 30;
const GUTTER = 96;
const GUTTER_COMPACT = 34;
/** Room for the last slanted word, which leans out of its column. */
const RIGHT_MARGIN = 34;
const CURVE_HEIGHT = 104;
const EFFECTS_HEIGHT = 52;
const WORDS_HEIGHT = 92;
const BAND_GAP = 22;
const TOP = 14;
/** The heatmap's height is kept near this, whatever the number of units. */
const HEATMAP_TARGET = 208;
const MIN_ROW = 4;
const MAX_ROW = 18;

export function layoutStrip({ width, steps, units, anchor, isCompact }: StripInput): StripLayout {
  const gutter = isCompact ? GUTTER_COMPACT : GUTTER;
  const available = Math.max(1, width - gutter - RIGHT_MARGIN);
  const least = isCompact ? MIN_COLUMN_COMPACT : MIN_COLUMN;
  const columnWidth = Math.min(MAX_COLUMN, Math.max(least, available / Math.max(1, steps)));
  const visible = Math.min(steps, available / columnWidth);
  const first = Math.min(Math.max(0, steps - visible), Math.max(0, anchor + 0.5 - visible / 2));
  const rowHeight = Math.min(MAX_ROW, Math.max(MIN_ROW, Math.round(HEATMAP_TARGET / Math.max(1, units))));
  const curve = { top: TOP, height: CURVE_HEIGHT };
  const heatmap = { top: bottom(curve) + BAND_GAP, height: rowHeight * units };
  const effects = { top: bottom(heatmap) + BAND_GAP, height: EFFECTS_HEIGHT };
  const words = { top: bottom(effects) + BAND_GAP / 2, height: WORDS_HEIGHT };
  return {
    width,
    height: bottom(words),
    gutter,
    columnWidth,
    first,
    visible,
    steps,
    rowHeight,
    curve,
    heatmap,
    effects,
    words,
  };
}

export function bottom(band: Band): number {
  return band.top + band.height;
}

/** Left edge of a step's column. */
export function columnLeft(layout: StripLayout, step: number): number {
  return layout.gutter + (step - layout.first) * layout.columnWidth;
}

/** The step whose column is at `x`, kept within the text. */
export function stepAt(layout: StripLayout, x: number): number {
  const step = Math.floor(layout.first + (x - layout.gutter) / layout.columnWidth);
  return Math.max(0, Math.min(layout.steps - 1, step));
}

/** The steps to draw: first and one past the last. */
export function visibleSteps(layout: StripLayout): readonly [number, number] {
  const from = Math.max(0, Math.floor(layout.first));
  return [from, Math.min(layout.steps, Math.ceil(layout.first + layout.visible) + 1)];
}
