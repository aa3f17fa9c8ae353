import { line, type Scene } from './marks';
import { cellGrid } from './strip-cells';
import type { StripContent } from './strip-content';
import type { StripLayout } from './strip-layout';

const INSET = 3;
const CELL_OPACITY = 0.55;

/**
 * A long review in one line: every state, the curve, and a window on the part the strip shows.
 *
 * @param shown the strip's own layout
 */
export function overviewScene(content: StripContent, shown: StripLayout, width: number, height: number): Scene {
  const { outputs, palette, step, tokens, rows } = content;
  const columnWidth = width / tokens.length;
  const heatmap = { top: 0, height };
  const all = {
    ...shown,
    gutter: 0,
    first: 0,
    visible: tokens.length,
    columnWidth,
    heatmap,
    rowHeight: height / rows.length,
  };
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
      { ...cellGrid(content, all), hasHairlines: false, opacity: CELL_OPACITY },
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
