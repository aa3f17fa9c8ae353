import { formatShare } from '../../messages';
import { bottom, columnLeft, visibleSteps } from '../../core/strip';
import type { Picture } from './picture';

/** P(positive) after each word: teal above one half, orange below. */
export function paintCurve(context: CanvasRenderingContext2D, picture: Picture): void {
  const { layout, palette, reading } = picture;
  const { curve } = layout;
  const y = (share: number): number => bottom(curve) - share * curve.height;
  const x = (step: number): number => columnLeft(layout, step) + layout.columnWidth / 2;
  const [from, to] = visibleSteps(layout);
  const last = Math.min(to + 1, reading.outputs.length);
  const start = Math.max(0, from - 1);
  const right = layout.width;

  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  for (const share of [0, 1]) line(context, layout.gutter, right, y(share));
  context.strokeStyle = palette.faint;
  context.setLineDash([2, 3]);
  line(context, layout.gutter, right, y(0.5));
  context.setLineDash([]);
  if (last <= start) return;

  const trace = (): void => {
    for (let t = start; t < last; t++) context.lineTo(x(t), y(reading.outputs[t]!));
  };
  // The same path is drawn twice, each time through one half of the band, so that colour changes exactly at one half.
  for (const [colour, top] of [
    [palette.positive, curve.top - 4],
    [palette.negative, y(0.5)],
  ] as const) {
    context.save();
    context.beginPath();
    context.rect(0, top, right, curve.height / 2 + 4);
    context.clip();
    context.beginPath();
    context.moveTo(x(start), y(0.5));
    trace();
    context.lineTo(x(last - 1), y(0.5));
    context.globalAlpha = 0.13;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    trace();
    context.lineWidth = 2;
    context.lineJoin = 'round';
    context.strokeStyle = colour;
    context.stroke();
    context.restore();
  }
  paintMark(context, picture, x, y);
}

function paintMark(
  context: CanvasRenderingContext2D,
  { layout, palette, reading, step, cursorAt }: Picture,
  x: (step: number) => number,
  y: (share: number) => number,
): void {
  const share = reading.outputs[step];
  if (share === undefined) return;
  const at = x(cursorAt);
  context.fillStyle = palette.ink;
  context.beginPath();
  context.arc(at, y(share), 4.5, 0, 2 * Math.PI);
  context.fill();
  context.font = `600 12px ${palette.sans}`;
  context.textBaseline = 'middle';
  const text = formatShare(share);
  const leansLeft = at + 12 + context.measureText(text).width > layout.width;
  context.textAlign = leansLeft ? 'right' : 'left';
  // A paper-coloured edge keeps the figure legible where it crosses the curve.
  context.strokeStyle = palette.card;
  context.lineWidth = 4;
  context.lineJoin = 'round';
  const above = y(share) - 14;
  const labelY = above < layout.curve.top - 2 ? y(share) + 15 : above;
  context.strokeText(text, at + (leansLeft ? -8 : 8), labelY);
  context.fillText(text, at + (leansLeft ? -8 : 8), labelY);
}

function line(context: CanvasRenderingContext2D, left: number, right: number, y: number): void {
  context.beginPath();
  context.moveTo(left, Math.round(y) + 0.5);
  context.lineTo(right, Math.round(y) + 0.5);
  context.stroke();
}
