import { columnLeft, visibleSteps } from '../../core/strip';
import { cellValue, limitOf, type Picture } from './picture';

/** Below this column width cells touch; above it a hairline parts them. */
const GAP_FROM = 6;
const READOUT_BAR = 40;

/** The hidden state, a row a unit and a column a step, with each unit's readout weight in the margin. */
export function paintHeatmap(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout, palette, reading, rows, readout, mode, step } = picture;
  const units = rows.length;
  const table = palette[mode];
  const limit = limitOf(mode, readout);
  const gap = layout.columnWidth >= GAP_FROM ? 1 : 0;
  const rowGap = layout.rowHeight >= GAP_FROM ? 1 : 0;
  const [from, to] = visibleSteps(layout);
  for (let t = from; t < to; t++) {
    const left = columnLeft(layout, t);
    for (const [row, unit] of rows.entries()) {
      const state = reading.states[t * units + unit]!;
      context.fillStyle = table.css(cellValue(mode, state, readout[unit]!), limit);
      const top = layout.heatmap.top + row * layout.rowHeight;
      context.fillRect(left, top, layout.columnWidth - gap, layout.rowHeight - rowGap);
    }
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.25;
  context.strokeRect(
    columnLeft(layout, step) - 0.5,
    layout.heatmap.top - 1,
    layout.columnWidth,
    layout.heatmap.height + 1,
  );
}

/** Left of the rows: the unit's number, and V as a bar towards the class it votes for. */
export function paintReadout(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout, palette, rows, readout, isCompact } = picture;
  const most = limitOf('vote', readout);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const fontSize = Math.min(11, layout.rowHeight + 1);
  context.font = `${fontSize}px ${palette.sans}`;
  for (const [row, unit] of rows.entries()) {
    const middle = layout.heatmap.top + (row + 0.5) * layout.rowHeight;
    if (layout.rowHeight >= 9) {
      context.fillStyle = palette.soft;
      context.fillText(String(unit), layout.gutter - 8, middle);
    }
    if (isCompact || most === 0) continue;
    const weight = readout[unit]!;
    const length = (Math.abs(weight) / most) * READOUT_BAR;
    context.fillStyle = weight < 0 ? palette.negative : palette.positive;
    context.globalAlpha = 0.75;
    context.fillRect(layout.gutter - 26 - length, middle - layout.rowHeight * 0.3, length, layout.rowHeight * 0.6);
    context.globalAlpha = 1;
  }
}
