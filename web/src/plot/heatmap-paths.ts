/** One colour of a heatmap: the squares that have it. */
export interface HeatmapPath {
  /** From −1 to 1: the share of the greatest size. */
  readonly share: number;
  /** SVG path data, one unit a square. */
  readonly path: string;
}

/** Steps of colour between nothing and the greatest size. */
const LEVELS = 12;

/**
 * A matrix as a few SVG paths, one for each level of colour: the page's colours then follow the theme by themselves, and a large
 * matrix takes no more elements than a small one.
 *
 * @param valueAt the number at a row and a column
 */
export function heatmapPaths(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number,
): HeatmapPath[] {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) most = Math.max(most, Math.abs(valueAt(row, column)));
  }
  const paths = new Map<number, string>();
  for (let row = 0; row < rows && most > 0; row++) {
    for (let column = 0; column < columns; column++) {
      const level = Math.round((valueAt(row, column) / most) * LEVELS);
      if (level !== 0) paths.set(level, `${paths.get(level) ?? ''}M${column} ${row}h1v1h-1z`);
    }
  }
  return [...paths].map(([level, path]) => ({ share: level / LEVELS, path }));
}
