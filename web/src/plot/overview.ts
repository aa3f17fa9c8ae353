import { line, type GridMark, type Scene } from './marks';
import type { CellContent } from './strip-cells';
import { cellValue, colouringOf, type StripContent } from './strip-content';
import type { StripLayout } from './strip-layout';

const INSET = 3;
const CELL_OPACITY = 0.55;

/** Cells beside each other, in CSS pixels: more than screens can show are of no use, and canvases have a greatest width. */
const COLUMNS_PER_PIXEL = 2;

/** Every state of a long review, as wide and high as its overview; where steps are narrower than pixels, their mean. */
export function overviewGrid(
  { states, rows, readout, mode, limit, palette }: Omit<CellContent, 'known'>,
  width: number,
  height: number,
): GridMark {
  const units = rows.length;
  const steps = states.length / units;
  const columns = Math.min(steps, Math.ceil(width * COLUMNS_PER_PIXEL));
  const edges = Array.from({ length: columns + 1 }, (_, column) => Math.floor((column / columns) * steps));
  const values = new Float64Array(units * columns);
  for (const [row, unit] of rows.entries()) {
    const weight = readout[unit]!;
    for (let column = 0; column < columns; column++) {
      const [from, to] = [edges[column]!, edges[column + 1]!];
      let sum = 0;
      for (let t = from; t < to; t++) sum += states[t * units + unit]!;
      values[row * columns + column] = cellValue(mode, sum / (to - from), weight);
    }
  }
  return {
    is: 'grid',
    x: 0,
    y: 0,
    columns,
    rows: units,
    columnWidth: width / columns,
    rowHeight: height / units,
    values,
    colours: palette[colouringOf(mode)],
    limit,
    hasHairlines: false,
    opacity: CELL_OPACITY,
  };
}

/**
 * A long review in one line: every state, the curve, and a window on the part the strip shows.
 *
 * @param grid of `overviewGrid`: it does not change with the step
 * @param shown the strip's own layout
 */
export function overviewScene(
  { outputs, palette, step, known }: Pick<StripContent, 'outputs' | 'palette' | 'step' | 'known'>,
  grid: GridMark,
  shown: StripLayout,
  height: number,
): Scene {
  const width = grid.columns * grid.columnWidth;
  const columnWidth = width / shown.steps;
  const y = (share: number): number => height - INSET - share * (height - 2 * INSET);
  // Nothing is drawn of a curve that is not known.
  const drawn = Math.min(known, outputs.length);
  const curve = new Array<number>(2 * drawn);
  for (let t = 0; t < drawn; t++) {
    curve[2 * t] = (t + 0.5) * columnWidth;
    curve[2 * t + 1] = y(outputs[t]!);
  }
  const here = (step + 0.5) * columnWidth;
  return {
    width,
    height,
    font: palette.sans,
    under: [],
    over: [
      { is: 'clip', x: 0, y: 0, width: known * columnWidth, height, marks: [grid] },
      { is: 'path', lines: [curve], stroke: palette.ink, strokeWidth: 1.25 },
      {
        is: 'rect',
        x: shown.first * columnWidth + 0.75,
        y: 0.75,
        width: Math.max(0, shown.visible * columnWidth - 1.5),
        height: height - 1.5,
        stroke: palette.ink,
        strokeWidth: 1.5,
      },
      line(here, 0, here, height, palette.ink, { strokeWidth: 1.5 }),
    ],
  };
}
