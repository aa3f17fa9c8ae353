import { isMarked, leftOf, type RowContext } from './strip-content';
import { element, type Markup } from './xml';

const HALF = 0.5;
/** Narrower columns touch, and lower rows; others are parted by a hairline. */
const GAP_FROM = { column: 12, row: 6 };

/** The hidden state: a row a unit, a column a step. */
export function paintCells(context: RowContext): Markup[] {
  const { content, measures, layout, bands, row } = context;
  const width = layout.columnWidth - (layout.columnWidth >= GAP_FROM.column ? 1 : 0);
  const height = measures.unit - (measures.unit >= GAP_FROM.row ? 1 : 0);
  // One path a colour: a tenth of the file, and of the elements, that a rectangle a cell would take.
  const paths = new Map<string, string>();
  for (let t = row.from; t < row.to; t++) {
    for (const [index, unit] of content.rows.entries()) {
      const colour = content.cellColour(t, unit);
      const x = leftOf(context, t).toFixed(2);
      const cell = `M${x} ${bands.heatmapTop + index * measures.unit}h${width.toFixed(2)}v${height}h-${width.toFixed(2)}z`;
      paths.set(colour, (paths.get(colour) ?? '') + cell);
    }
  }
  const cells = [...paths].map(([colour, d]) => element('path', { d, fill: colour }));
  if (!isMarked(context)) return cells;
  const frame = element('rect', {
    x: leftOf(context, content.step!) - HALF,
    y: bands.heatmapTop - 1,
    width: layout.columnWidth,
    height: bands.heatmap + 1,
    fill: 'none',
    stroke: content.colours.ink,
    'stroke-width': 1.25,
  });
  return [...cells, frame];
}

const MOST_BAR = 18;
const BAR_SHARE = 0.62;

/** Each word's change of the logit, up for positive and down for negative. */
export function paintEffects(context: RowContext): Markup[] {
  const { content, measures, layout, bands, row, scale } = context;
  const middle = bands.effectsTop + measures.effects / 2;
  const width = Math.min(MOST_BAR, layout.columnWidth * BAR_SHARE);
  const axis = { x1: measures.gutter, x2: leftOf(context, row.to), y1: middle, y2: middle };
  const bars: Markup[] = [element('line', { ...axis, stroke: content.colours.line })];
  for (let t = row.from; t < row.to; t++) {
    const effect = content.effects[t]!;
    const size = (Math.abs(effect) / scale) * (measures.effects / 2);
    bars.push(
      element('rect', {
        x: leftOf(context, t) + (layout.columnWidth - width) / 2,
        y: effect < 0 ? middle : middle - size,
        width,
        height: Math.max(1, size),
        fill: effect < 0 ? content.colours.negative : content.colours.positive,
      }),
    );
  }
  return bars;
}
