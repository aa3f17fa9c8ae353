import { columnLeft, visibleSteps } from '../../core/strip';
import { cells } from './cells';
import { limitOf, type Picture } from './picture';

/** Narrower or lower cells touch; above it a hairline parts them. Pixels. */
const GAP_FROM = 6;
const READOUT_BAR = 40;

/** Drawn from at once, and drawn anew each time. */
const surface = new OffscreenCanvas(1, 1);

/** The hidden state, a row a unit and a column a step, with each unit's readout weight in the margin. */
export function paintHeatmap(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout, palette, rows, step } = picture;
  const { top, height } = layout.heatmap;
  const [from, to] = visibleSteps(layout);
  if (to <= from || rows.length === 0) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(
    cells(picture, from, to, surface),
    columnLeft(layout, from),
    top,
    (to - from) * layout.columnWidth,
    height,
  );
  if (layout.columnWidth >= GAP_FROM) {
    for (let t = from; t < to; t++) context.clearRect(Math.round(columnLeft(layout, t + 1)) - 1, top, 1, height);
  }
  if (layout.rowHeight >= GAP_FROM) {
    const left = columnLeft(layout, from);
    for (let row = 1; row <= rows.length; row++) {
      context.clearRect(left, top + row * layout.rowHeight - 1, columnLeft(layout, to) - left, 1);
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
