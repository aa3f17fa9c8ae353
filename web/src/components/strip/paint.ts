import { m, formatCount } from '../../messages';
import { bottom, columnLeft, visibleSteps } from '../../core/strip';
import { paintCurve } from './curve';
import { paintEffects } from './effects';
import { paintHeatmap, paintReadout } from './heatmap';
import type { Picture } from './picture';
import { paintWords } from './words';

/** Draws the whole strip. `context` is scaled so that one unit is one CSS pixel. */
export function paintStrip(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout } = picture;
  context.clearRect(0, 0, layout.width, layout.height);
  context.save();
  // Half-visible columns are cut at the gutter; words may lean out to the right.
  context.beginPath();
  context.rect(layout.gutter - 1, 0, layout.width, layout.height);
  context.clip();
  paintHeatmap(context, picture);
  paintCurve(context, picture);
  paintEffects(context, picture);
  paintWords(context, picture);
  // Below all that, where nothing stands yet: the heatmap clears the lines between its cells.
  context.globalCompositeOperation = 'destination-over';
  paintPadding(context, picture);
  context.restore();
  context.save();
  context.globalCompositeOperation = 'destination-over';
  paintCursor(context, picture);
  context.restore();
  paintLabels(context, picture);
  paintReadout(context, picture);
}

function paintCursor(context: CanvasRenderingContext2D, { layout, palette, cursorAt }: Picture): void {
  context.fillStyle = palette.cursor;
  context.beginPath();
  context.roundRect(columnLeft(layout, cursorAt), 2, layout.columnWidth, layout.height - 4, 4);
  context.fill();
}

/** A hatch under padding steps: the network reads there, and nothing is written. */
function paintPadding(context: CanvasRenderingContext2D, { layout, palette, reading }: Picture): void {
  const [from, to] = visibleSteps(layout);
  const pad = reading.tokens.findIndex((token) => token.kind === 'padding');
  if (pad < 0 || pad >= to) return;
  const left = columnLeft(layout, Math.max(pad, from));
  const right = columnLeft(layout, to);
  const top = layout.curve.top;
  const height = bottom(layout.effects) - top;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, height);
  context.clip();
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  const spacing = 9;
  context.beginPath();
  for (let x = left - height; x < right; x += spacing) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

function paintLabels(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout, palette, isCompact, rows } = picture;
  context.fillStyle = palette.soft;
  context.font = `12px ${palette.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const { curve } = layout;
  const right = layout.gutter - 8;
  context.fillText('1', right, curve.top + 4);
  context.fillText('0', right, bottom(curve) - 2);
  if (isCompact) return;
  // A class may have a long name: it is set narrower rather than cut.
  context.fillText(m.strip.curve, right, curve.top + curve.height / 2, right - 4);
  context.fillText(m.strip.effects, right, layout.effects.top + layout.effects.height / 2);
  context.fillText(m.strip.words, right, layout.words.top + 12);
  context.save();
  context.translate(12, layout.heatmap.top + layout.heatmap.height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(m.strip.heatmap(formatCount(rows.length)), 0, 0);
  context.restore();
}
