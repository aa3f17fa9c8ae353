/**
 * Geometry of the strip: one column a step, four bands on a shared x-axis. On the page it is one row with a window on the text; on paper
 * a long text goes on in a further row, as a line of music does. All lengths are CSS pixels.
 */

export interface Band {
  readonly top: number;
  readonly height: number;
}

/** One row of a strip. */
export interface StripLayout {
  readonly top: number;
  readonly height: number;
  /** Of the picture. */
  readonly width: number;
  /** Where lines end; words may lean out beyond. */
  readonly right: number;
  /** Left of the columns: axis labels, unit numbers, readout bars. */
  readonly gutter: number;
  /** The gutter has room for the numbers 0 and 1 and of units only. */
  readonly isCompact: boolean;
  readonly columnWidth: number;
  /** The step at the left edge of the columns; a fraction while the strip glides. */
  readonly first: number;
  /** How many columns fit, possibly a fraction. */
  readonly visible: number;
  /** Columns drawn beyond those, in the margin. */
  readonly overhang: number;
  readonly steps: number;
  readonly rowHeight: number;
  readonly fontSize: number;
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
  /** Most steps are single characters, which need no room to slant. */
  readonly hasCharacters?: boolean;
}

const MAX_COLUMN = 64;
/** Slanted words of 13 pixels still part at this pitch; the notebook's 64 steps fit a desktop. */
const MIN_COLUMN = 15;
const MIN_COLUMN_COMPACT = 30;
/** A finger still finds one of these. */
const MIN_CHARACTER_COMPACT = 24;
const GUTTER = 96;
const GUTTER_COMPACT = 40;
/** Room for the last slanted word, which leans out of its column. */
const RIGHT_MARGIN = 34;
const PAGE_BANDS = { curve: 104, effects: 52, words: 92, gap: 22 };
const TOP = 14;
/** On a narrow screen the curve has its name above it. */
const TOP_COMPACT = 22;
/** What a line with the whole review takes above a strip that shows a part of it. */
export const OVERVIEW_HEIGHT = 56;
/** How much of that the heatmap gives, about; the rest is the curve's. */
const GIVEN_BY_HEATMAP = 32;
const FONT_SIZE = 13;
/** The heatmap's height is kept near this, whatever the number of units. */
const HEATMAP_TARGET = 208;
const MIN_ROW = 4;
const MAX_ROW = 18;

/** The strip on the page. */
export function layoutStrip({ width, steps, units, anchor, isCompact, hasCharacters }: StripInput): StripLayout {
  const gutter = isCompact ? GUTTER_COMPACT : GUTTER;
  const available = Math.max(1, width - gutter - RIGHT_MARGIN);
  const least = isCompact ? (hasCharacters ? MIN_CHARACTER_COMPACT : MIN_COLUMN_COMPACT) : MIN_COLUMN;
  const columnWidth = Math.min(MAX_COLUMN, Math.max(least, available / Math.max(1, steps)));
  const visible = Math.min(steps, available / columnWidth);
  const first = Math.min(Math.max(0, steps - visible), Math.max(0, anchor + 0.5 - visible / 2));
  // With the overview the strip is as high as without: what stands below stays where it is when a text grows.
  const hasOverview = visible < steps;
  const rowHeight = rowHeightFor(units, hasOverview ? HEATMAP_TARGET - GIVEN_BY_HEATMAP : HEATMAP_TARGET);
  const given = (rowHeightFor(units, HEATMAP_TARGET) - rowHeight) * units;
  const curve = PAGE_BANDS.curve - (hasOverview ? OVERVIEW_HEIGHT - given : 0);
  const bands = bandsFrom(isCompact ? TOP_COMPACT : TOP, rowHeight * units, { ...PAGE_BANDS, curve });
  return {
    top: 0,
    height: bottom(bands.words),
    width,
    right: width,
    gutter,
    isCompact,
    columnWidth,
    first,
    visible,
    overhang: 1,
    steps,
    rowHeight,
    fontSize: FONT_SIZE,
    ...bands,
  };
}

function rowHeightFor(units: number, height: number): number {
  return Math.min(MAX_ROW, Math.max(MIN_ROW, Math.round(height / Math.max(1, units))));
}

/** A strip for paper. */
export interface StripMeasures {
  readonly width: number;
  readonly gutter: number;
  /** Right of the columns: the last slanted word leans out. */
  readonly margin: number;
  readonly leastColumn: number;
  readonly mostColumn: number;
  readonly curve: number;
  /** Height of one unit. */
  readonly unit: number;
  readonly effects: number;
  readonly words: number;
  readonly gap: number;
  readonly fontSize: number;
}

/** For a picture of its own: the widths and heights of the page's strip. */
export const PICTURE_MEASURES: StripMeasures = {
  width: 1100,
  gutter: 96,
  margin: 30,
  leastColumn: 24,
  mostColumn: 56,
  curve: 88,
  unit: 12,
  effects: 48,
  words: 84,
  gap: 16,
  fontSize: 13,
};

/** The rows of a strip for paper: of nearly the same length, none longer than fits. */
export function layoutRows(steps: number, units: number, measures: StripMeasures): StripLayout[] {
  const { gutter, gap } = measures;
  const available = measures.width - gutter - measures.margin;
  const most = Math.max(1, Math.floor(available / measures.leastColumn));
  const count = Math.max(1, Math.ceil(steps / most));
  const columns = Math.max(1, Math.ceil(steps / count));
  const columnWidth = Math.min(measures.mostColumn, available / columns);
  const rowOf = (top: number): Bands => bandsFrom(top + gap / 2, measures.unit * units, measures);
  const height = bottom(rowOf(0).words);
  return Array.from({ length: count }, (_, row) => {
    const top = row * (height + gap);
    const first = Math.min(steps, row * columns);
    const visible = Math.min(columns, steps - first);
    return {
      top,
      height,
      width: measures.width,
      right: gutter + visible * columnWidth,
      gutter,
      isCompact: false,
      columnWidth,
      first,
      visible,
      overhang: 0,
      steps,
      rowHeight: measures.unit,
      fontSize: measures.fontSize,
      ...rowOf(top),
    };
  });
}

type Bands = Readonly<Record<'curve' | 'heatmap' | 'effects' | 'words', Band>>;

function bandsFrom(
  top: number,
  heatmapHeight: number,
  heights: Pick<StripMeasures, 'curve' | 'effects' | 'words' | 'gap'>,
): Bands {
  const curve = { top, height: heights.curve };
  const heatmap = { top: bottom(curve) + heights.gap, height: heatmapHeight };
  const effects = { top: bottom(heatmap) + heights.gap, height: heights.effects };
  return { curve, heatmap, effects, words: { top: bottom(effects) + heights.gap / 2, height: heights.words } };
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

/** The steps that are drawn now: first and one past the last of those in sight that are known. */
export function drawnSteps({ known }: { readonly known: number }, layout: StripLayout): readonly [number, number] {
  const [from, to] = visibleSteps(layout);
  return [from, Math.max(from, Math.min(to, known))];
}

/** The steps in sight: first and one past the last. */
export function visibleSteps({ first, visible, overhang, steps }: StripLayout): readonly [number, number] {
  return [Math.max(0, Math.floor(first)), Math.min(steps, Math.ceil(first + visible) + overhang)];
}
