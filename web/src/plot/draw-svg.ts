import { hexOf } from './colour';
import { hairlines, HALO, type ClipMark, type GridMark, type Mark, type Scene, type TextMark } from './marks';
import { element, type Attributes, type Markup } from './xml';

/** From the middle of the letters down to their baseline, as a share of their size: not every reader of SVG knows dominant-baseline. */
const DROP = 0.35;

/** A scene as an SVG group with the origin at its top left corner. Its colours must be #rrggbb, which every reader of SVG knows. */
export function drawAsSvg({ under, over, font }: Scene): Markup {
  return element('g', { 'font-family': font }, ...[...under, ...over].flatMap(draw));
}

function draw(mark: Mark): Markup[] {
  if (mark.is === 'clip') return drawClip(mark);
  if (mark.is === 'grid') return drawGrid(mark);
  if (mark.is === 'text') return drawText(mark);
  const paint: Attributes = {
    fill: mark.fill ?? 'none',
    stroke: mark.stroke,
    'stroke-width': mark.strokeWidth,
    'stroke-linejoin': mark.stroke === undefined ? undefined : 'round',
    opacity: mark.opacity,
  };
  if (mark.is === 'rect') {
    const { x, y, width, height, radius } = mark;
    return [element('rect', { x, y, width, height, rx: radius, ...paint })];
  }
  if (mark.is === 'circle') return [element('circle', { cx: mark.x, cy: mark.y, r: mark.radius, ...paint })];
  const d = mark.lines.map(lineOf).join('');
  return [element('path', { d, ...paint, 'stroke-dasharray': mark.dash?.join(' ') })];
}

const HUNDREDTHS = 100;
const round = (value: number): number => Math.round(value * HUNDREDTHS) / HUNDREDTHS;

function lineOf(points: readonly number[]): string {
  let d = '';
  for (let k = 0; k < points.length; k += 2) d += `${k === 0 ? 'M' : 'L'}${round(points[k]!)} ${round(points[k + 1]!)}`;
  return d;
}

function drawText({ x, y, text, size, fill, weight, isItalic, anchor, turn, halo, font }: TextMark): Markup[] {
  const attributes: Attributes = {
    ...(turn
      ? { transform: `translate(${round(x)} ${round(y)}) rotate(${turn})`, y: size * DROP }
      : { x, y: y + size * DROP }),
    'font-family': font,
    'font-size': size,
    'font-weight': weight,
    'font-style': isItalic ? 'italic' : undefined,
    'text-anchor': anchor,
  };
  const letters = element('text', { ...attributes, fill }, text);
  if (!halo) return [letters];
  // Drawn first: not every reader of SVG knows paint-order.
  const edge = { fill: 'none', stroke: halo, 'stroke-width': HALO, 'stroke-linejoin': 'round' };
  return [element('text', { ...attributes, ...edge }, text), letters];
}

/** One path a colour: a tenth of the file, and of the elements, that a rectangle a cell would take. */
function drawGrid(grid: GridMark): Markup[] {
  const { x, y, columns, columnWidth, rowHeight, values, colours, limit, opacity } = grid;
  const gap = hairlines(grid);
  const [width, height] = [round(columnWidth - gap.column), round(rowHeight - gap.row)];
  const paths = new Map<string, string>();
  for (const [cell, value] of values.entries()) {
    const fill = hexOf(colours.rgb(value, limit));
    const column = cell % columns;
    const row = (cell - column) / columns;
    const d = `M${round(x + column * columnWidth)} ${round(y + row * rowHeight)}h${width}v${height}h-${width}z`;
    paths.set(fill, (paths.get(fill) ?? '') + d);
  }
  return [...paths].map(([fill, d]) => element('path', { d, fill, opacity }));
}

/** A picture within a picture cuts off what is beyond its edge, and needs no name as a clipPath does. */
function drawClip({ x, y, width, height, marks }: ClipMark): Markup[] {
  const box = { x, y, width, height };
  return [
    element(
      'svg',
      { ...box, viewBox: `${round(x)} ${round(y)} ${round(width)} ${round(height)}` },
      ...marks.flatMap(draw),
    ),
  ];
}
