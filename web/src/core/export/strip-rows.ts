/**
 * Geometry of a strip for paper: like the page's, but a long text goes on in a further row, as a line of music does. All lengths
 * are pixels of the picture.
 */
export interface StripMeasures {
  readonly width: number;
  /** Left of the columns. */
  readonly gutter: number;
  /** Right of them: the last slanted word leans out. */
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

/** Steps `from` to before `to`, drawn beside each other. */
export interface StripRow {
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

export interface StripRows {
  readonly rows: readonly StripRow[];
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly height: number;
}

/** Rows of nearly the same length, none longer than fits. */
export function layoutRows(steps: number, units: number, measures: StripMeasures): StripRows {
  const available = measures.width - measures.gutter - measures.margin;
  const most = Math.max(1, Math.floor(available / measures.leastColumn));
  const count = Math.max(1, Math.ceil(steps / most));
  const columns = Math.max(1, Math.ceil(steps / count));
  const columnWidth = Math.min(measures.mostColumn, available / columns);
  const { wordsTop } = bandsOf(measures, units);
  const rowHeight = wordsTop + measures.words;
  const rows = Array.from({ length: count }, (_, row) => ({
    from: row * columns,
    to: Math.min(steps, (row + 1) * columns),
    top: row * (rowHeight + measures.gap),
  }));
  return { rows, columnWidth, rowHeight, height: count * (rowHeight + measures.gap) - measures.gap };
}

/** Tops of the four bands within a row. */
export function bandsOf({ curve, unit, effects, gap }: StripMeasures, units: number) {
  const curveTop = gap / 2;
  const heatmapTop = curveTop + curve + gap;
  const heatmap = unit * units;
  const effectsTop = heatmapTop + heatmap + gap;
  return { curveTop, heatmapTop, heatmap, effectsTop, wordsTop: effectsTop + effects + gap / 2 };
}
