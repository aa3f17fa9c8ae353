import { paintCells, paintEffects } from './strip-bands';
import { isMarked, leftOf, type RowContext, type StripContent } from './strip-content';
import { paintCurve } from './strip-curve-band';
import { paintGutter } from './strip-gutter';
import { bandsOf, layoutRows, type StripMeasures } from './strip-rows';
import { stripWords } from './strip-words';
import { element, type Markup } from './xml';

/** The smallest full scale, in logits: keeps a text that changes nothing from looking dramatic. */
const LEAST_SCALE = 0.5;
const PAINTERS = [paintPadding, paintCursor, paintGutter, paintCells, paintCurve, paintEffects] as const;

/**
 * The strip, in as many rows as it takes.
 *
 * @returns its markup, with the origin at its top left corner, and its height
 */
export function stripPicture(
  content: StripContent,
  measures: StripMeasures,
): { readonly markup: Markup; readonly height: number } {
  const units = content.rows.length;
  const layout = layoutRows(content.words.length, units, measures);
  const bands = bandsOf(measures, units);
  const scale = content.effects.reduce((most, effect) => Math.max(most, Math.abs(effect)), LEAST_SCALE);
  const rows = layout.rows.map((row) => {
    const context = { content, measures, layout, bands, row, scale };
    return element(
      'g',
      { transform: `translate(0 ${row.top})` },
      ...PAINTERS.flatMap((paint) => paint(context)),
      ...stripWords(content, measures, row, layout.columnWidth, bands.wordsTop),
    );
  });
  return { markup: element('g', { 'font-family': content.font }, ...rows), height: layout.height };
}

function paintCursor(context: RowContext): Markup[] {
  const { content, layout } = context;
  if (!isMarked(context)) return [];
  return [
    element('rect', {
      x: leftOf(context, content.step!),
      y: 0,
      width: layout.columnWidth,
      height: layout.rowHeight,
      rx: 4,
      fill: content.colours.cursor,
    }),
  ];
}

const HATCH_SPACING = 9;

/** A hatch under padding steps: the network reads there, and nothing is written. */
function paintPadding(context: RowContext): Markup[] {
  const { content, bands, measures, row } = context;
  const first = content.words.findIndex((word) => word.is === 'padding');
  if (first < 0 || first >= row.to) return [];
  const left = leftOf(context, Math.max(first, row.from));
  const right = leftOf(context, row.to);
  const bottom = bands.effectsTop + measures.effects;
  const height = bottom - bands.curveTop;
  let d = '';
  for (let x = left - height; x < right; x += HATCH_SPACING) {
    // From the foot at x up to the right, as far as it lies between left and right.
    const from = Math.max(0, left - x);
    const to = Math.min(height, right - x);
    if (to > from)
      d += `M${(x + from).toFixed(1)} ${(bottom - from).toFixed(1)}L${(x + to).toFixed(1)} ${(bottom - to).toFixed(1)}`;
  }
  return [element('path', { d, fill: 'none', stroke: content.colours.line })];
}
