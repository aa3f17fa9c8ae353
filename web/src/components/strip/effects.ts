import { columnLeft, visibleSteps } from '../../core/strip';
import type { Picture } from './picture';

/** The smallest full scale, in logits: keeps a text that changes nothing from looking dramatic. */
const LEAST_SCALE = 0.5;
const MAX_BAR_WIDTH = 18;

/** Each word's change of the logit, up for positive and down for negative. */
export function paintEffects(context: CanvasRenderingContext2D, { layout, palette, effects }: Picture): void {
  const { top, height } = layout.effects;
  const middle = top + height / 2;
  const scale = effects.reduce((most, effect) => Math.max(most, Math.abs(effect)), LEAST_SCALE);
  const [from, to] = visibleSteps(layout);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(layout.gutter, Math.round(middle) + 0.5);
  context.lineTo(layout.width, Math.round(middle) + 0.5);
  context.stroke();
  const width = Math.min(MAX_BAR_WIDTH, layout.columnWidth * 0.62);
  for (let t = from; t < to; t++) {
    const size = (effects[t]! / scale) * (height / 2);
    context.fillStyle = size < 0 ? palette.negative : palette.positive;
    const left = columnLeft(layout, t) + (layout.columnWidth - width) / 2;
    context.fillRect(left, size < 0 ? middle : middle - size, width, Math.max(1, Math.abs(size)));
  }
}
