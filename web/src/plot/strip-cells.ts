import { line, type GridMark, type Mark } from './marks';
import { cellValue, limitOf, type StripContent } from './strip-content';
import { columnLeft, visibleSteps, type StripLayout } from './strip-layout';

/** What cells are made of. */
export type CellContent = Pick<StripContent, 'states' | 'rows' | 'readout' | 'mode' | 'palette'>;

/** The hidden state: a row a unit, a column a step. */
export function cellGrid(content: CellContent, layout: StripLayout): GridMark {
  const { states, rows, readout, mode, palette } = content;
  const [from, to] = visibleSteps(layout);
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
    colours: palette[mode],
    limit: limitOf(mode, readout),
  };
}

/** Around the state of the step at hand. */
export function currentFrame({ step, palette }: StripContent, layout: StripLayout): Mark[] {
  const [from, to] = visibleSteps(layout);
  if (step < from || step >= to) return [];
  const { top, height } = layout.heatmap;
  const box = { x: columnLeft(layout, step) - 0.5, y: top - 1, width: layout.columnWidth, height: height + 1 };
  return [{ is: 'rect', ...box, stroke: palette.ink, strokeWidth: 1.25 }];
}

/** The smallest full scale, in logits: keeps a text that changes nothing from looking dramatic. */
const LEAST_SCALE = 0.5;
const MOST_BAR = 18;
const BAR_SHARE = 0.62;

/** Each word's change of the logit, up for positive and down for negative. */
export function effectBars({ effects, palette }: StripContent, layout: StripLayout): Mark[] {
  const { top, height } = layout.effects;
  const middle = top + height / 2;
  const axis = Math.round(middle) + 0.5;
  const scale = effects.reduce((most, effect) => Math.max(most, Math.abs(effect)), LEAST_SCALE);
  const [from, to] = visibleSteps(layout);
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
