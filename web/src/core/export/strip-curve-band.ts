import { isMarked, leftOf, type RowContext } from './strip-content';
import { areaPath, linePath, partAt, type Point } from './strip-curve';
import { element, type Markup } from './xml';

const HALF = 0.5;

/** P(positive) after each word: one colour above one half, the other below. */
export function paintCurve(context: RowContext): Markup[] {
  const { content, measures, layout, bands, row } = context;
  const { colours, outputs } = content;
  const y = (share: number): number => bands.curveTop + (1 - share) * measures.curve;
  const centre = (step: number): number => leftOf(context, step) + layout.columnWidth / 2;
  const right = leftOf(context, row.to);
  const points: Point[] = [];
  for (let t = row.from; t < row.to; t++) points.push([centre(t), outputs[t]!]);
  // The line comes in from the row before and goes out to the next one: half-way between the two steps.
  if (row.from > 0) points.unshift([measures.gutter, (outputs[row.from - 1]! + outputs[row.from]!) / 2]);
  if (row.to < outputs.length) points.push([right, (outputs[row.to - 1]! + outputs[row.to]!) / 2]);
  const parted = partAt(points, HALF);
  const rule = (share: number, stroke: string, dashes?: string): Markup =>
    element('line', { x1: measures.gutter, x2: right, y1: y(share), y2: y(share), stroke, 'stroke-dasharray': dashes });
  const stretches = (parts: readonly (readonly Point[])[], colour: string): Markup[] =>
    parts.flatMap((stretch) => {
      const points = stretch.map(([x, share]): Point => [x, y(share)]);
      const line = { fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' };
      return [
        element('path', { d: areaPath(points, y(HALF)), opacity: 0.13, fill: colour }),
        element('path', { d: linePath(points), ...line }),
      ];
    });
  return [
    rule(0, colours.line),
    rule(1, colours.line),
    rule(HALF, colours.faint, '2 3'),
    ...stretches(parted.above, colours.positive),
    ...stretches(parted.below, colours.negative),
    ...mark(context, centre, y),
  ];
}

function mark(context: RowContext, centre: (step: number) => number, y: (share: number) => number): Markup[] {
  const { content, measures, bands } = context;
  if (!isMarked(context)) return [];
  const x = centre(content.step!);
  const at = y(content.outputs[content.step!]!);
  const above = at - measures.fontSize * 0.7;
  const isLow = above < bands.curveTop + measures.fontSize / 2;
  const leansLeft = x + 5 * measures.fontSize > measures.width;
  const label = {
    x: x + (leansLeft ? -8 : 8),
    y: isLow ? at + measures.fontSize * 1.5 : above,
    'font-size': measures.fontSize - 1,
    'font-weight': 600,
    'text-anchor': leansLeft ? 'end' : 'start',
  };
  return [
    element('circle', { cx: x, cy: at, r: 4.5, fill: content.colours.ink }),
    // A paper-coloured edge, drawn first: not every reader of SVG knows paint-order.
    element(
      'text',
      { ...label, fill: 'none', stroke: content.colours.card, 'stroke-width': 4, 'stroke-linejoin': 'round' },
      content.labels.share,
    ),
    element('text', { ...label, fill: content.colours.ink }, content.labels.share),
  ];
}
