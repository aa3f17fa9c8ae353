import { line, type GridMark, type Mark } from './marks';
import { cellValue, colouringOf, largest, type StripContent } from './strip-content';
import { columnLeft, drawnSteps, type StripLayout } from './strip-layout';

/** What cells are made of. */
export type CellContent = Pick<StripContent, 'states' | 'rows' | 'readout' | 'mode' | 'limit' | 'palette' | 'known'>;

/** The hidden state: a row a unit, a column a step. */
export function cellGrid(content: CellContent, layout: StripLayout): GridMark {
  const { states, rows, readout, mode, limit, palette } = content;
  const [from, to] = drawnSteps(content, layout);
  const values = new Float64Array(rows.length * (to - from));
  let cell = 0;
  for (const unit of rows) {
    for (let t = from; t < to; t++) values[cell++] = cellValue(mode, states[t * rows.length + unit]!, readout[unit]!);
  }
  return {
    is: 'grid',
    x: columnLeft(layout, from),
    y: layout.heatmap.top,
    columns: to - from,
    rows: rows.length,
    columnWidth: layout.columnWidth,
    rowHeight: layout.rowHeight,
    values,
    colours: palette[colouringOf(mode)],
    limit,
  };
}

/** Around the state of the step at hand. */
export function currentFrame(content: StripContent, layout: StripLayout): Mark[] {
  const { step, palette } = content;
  const [from, to] = drawnSteps(content, layout);
  if (step < from || step >= to) return [];
  const { top, height } = layout.heatmap;
  const box = { x: columnLeft(layout, step) - 0.5, y: top - 1, width: layout.columnWidth, height: height + 1 };
  return [{ is: 'rect', ...box, stroke: palette.ink, strokeWidth: 1.25 }];
}

/** The smallest full scale, in logits: keeps a text that changes nothing from looking dramatic. */
const LEAST_SCALE = 0.5;
const MOST_BAR = 18;
const BAR_SHARE = 0.62;

/** The effect whose bar fills its half of the band. */
export function effectLimit(effects: Float64Array): number {
  return Math.max(LEAST_SCALE, largest(effects));
}

/** Each word's change of the logit, up for positive and down for negative. */
export function effectBars(content: StripContent, layout: StripLayout): Mark[] {
  const { effects, palette } = content;
  const { top, height } = layout.effects;
  const middle = top + height / 2;
  const axis = Math.round(middle) + 0.5;
  const scale = effectLimit(effects);
  const [from, to] = drawnSteps(content, layout);
  const width = Math.min(MOST_BAR, layout.columnWidth * BAR_SHARE);
  const marks: Mark[] = [line(layout.gutter, axis, layout.right, axis, palette.line)];
  for (let t = from; t < to; t++) {
    const size = (Math.abs(effects[t]!) / scale) * (height / 2);
    const isNegative = effects[t]! < 0;
    marks.push({
      is: 'rect',
      x: columnLeft(layout, t) + (layout.columnWidth - width) / 2,
      y: isNegative ? middle : middle - size,
      width,
      // A word that changes nothing is still a word.
      height: Math.max(1, size),
      fill: isNegative ? palette.negative : palette.positive,
    });
  }
  return marks;
}
