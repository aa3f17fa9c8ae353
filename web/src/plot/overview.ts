import { line, type GridMark, type Scene } from './marks';
import { cellGrid, type CellContent } from './strip-cells';
import type { StripContent } from './strip-content';
import type { StripLayout } from './strip-layout';

const INSET = 3;
const CELL_OPACITY = 0.55;

/** Every state of a long review, as wide and high as its overview. */
export function overviewGrid(content: CellContent, shown: StripLayout, width: number, height: number): GridMark {
  const columnWidth = width / shown.steps;
  const heatmap = { top: 0, height };
  const rowHeight = height / content.rows.length;
  const all = { ...shown, gutter: 0, first: 0, visible: shown.steps, columnWidth, heatmap, rowHeight };
  return { ...cellGrid(content, all), hasHairlines: false, opacity: CELL_OPACITY };
}

/**
 * A long review in one line: every state, the curve, and a window on the part the strip shows.
 *
 * @param grid of `overviewGrid`: it does not change with the step
 * @param shown the strip's own layout
 */
export function overviewScene(
  { outputs, palette, step }: Pick<StripContent, 'outputs' | 'palette' | 'step'>,
  grid: GridMark,
  shown: StripLayout,
  height: number,
): Scene {
  const { columnWidth } = grid;
  const width = grid.columns * columnWidth;
  const curve = new Array<number>(2 * outputs.length);
  for (let t = 0; t < outputs.length; t++) {
    curve[2 * t] = (t + 0.5) * columnWidth;
    curve[2 * t + 1] = height - INSET - outputs[t]! * (height - 2 * INSET);
  }
  const here = (step + 0.5) * columnWidth;
  return {
    width,
    height,
    font: palette.sans,
    under: [],
    over: [
      grid,
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
