import { line, type Mark, type Scene } from './marks';
import { cellGrid, currentFrame, effectBars } from './strip-cells';
import type { StripContent } from './strip-content';
import { curveMarks } from './strip-curve';
import { gutterMarks } from './strip-gutter';
import { bottom, columnLeft, drawnSteps, layoutRows, type StripLayout, type StripMeasures } from './strip-layout';
import { wordMarks } from './strip-words';

/** The part of the strip that a layout shows. */
export function stripScene(content: StripContent, layout: StripLayout): Scene {
  const columns = [
    ...(content.rows.length > 0 ? [cellGrid(content, layout), ...currentFrame(content, layout)] : []),
    ...(content.drawCurve ?? curveMarks)(content, layout),
    ...effectBars(content, layout),
    ...wordMarks(content, layout),
  ];
  return {
    width: layout.width,
    height: layout.top + layout.height,
    font: content.palette.sans,
    under: [...cursor(content, layout), ...padding(content, layout)],
    over: [...clipped(columns, layout), ...gutterMarks(content, layout), ...(content.layer?.(content, layout) ?? [])],
  };
}

/** The whole strip, in as many rows as it takes. */
export function paperStrip(content: StripContent, measures: StripMeasures): Scene {
  const rows = layoutRows(content.tokens.length, content.rows.length, measures).map((row) => stripScene(content, row));
  return {
    width: measures.width,
    height: rows.at(-1)!.height,
    font: content.palette.sans,
    under: rows.flatMap(({ under }) => under),
    over: rows.flatMap(({ over }) => over),
  };
}

/** Half-visible columns are cut at the gutter; whole ones need no cut. */
function clipped(marks: readonly Mark[], { first, gutter, right, top, height }: StripLayout): readonly Mark[] {
  if (Number.isInteger(first)) return marks;
  return [{ is: 'clip', x: gutter - 1, y: top, width: right - gutter + 1, height, marks }];
}

const CURSOR_INSET = 2;
const CURSOR_RADIUS = 4;

function cursor({ cursorAt, palette }: StripContent, layout: StripLayout): Mark[] {
  const { first, visible, overhang, columnWidth, top, height } = layout;
  if (cursorAt <= first - 1 || cursorAt >= first + visible + overhang) return [];
  return [
    {
      is: 'rect',
      x: columnLeft(layout, cursorAt),
      y: top + CURSOR_INSET,
      width: columnWidth,
      height: height - 2 * CURSOR_INSET,
      radius: CURSOR_RADIUS,
      fill: palette.cursor,
    },
  ];
}

const HATCH_SPACING = 9;

/** A hatch under padding steps: the network reads there, and nothing is written. */
function padding(content: StripContent, layout: StripLayout): Mark[] {
  const { tokens, palette } = content;
  const [from, to] = drawnSteps(content, layout);
  const first = tokens.findIndex(({ kind }) => kind === 'padding');
  const end = Math.min(to, tokens.findLastIndex(({ kind }) => kind === 'padding') + 1);
  if (first < 0 || first >= end || end <= from) return [];
  const start = columnLeft(layout, Math.max(first, from));
  const left = Math.max(layout.gutter, start);
  const right = columnLeft(layout, end);
  const foot = bottom(layout.effects);
  const height = foot - layout.curve.top;
  const marks: Mark[] = [];
  for (let x = start - height; x < right; x += HATCH_SPACING) {
    // From the foot at x up to the right, as far as it lies between left and right.
    const low = Math.max(0, left - x);
    const high = Math.min(height, right - x);
    if (high > low) marks.push(line(x + low, foot - low, x + high, foot - high, palette.line));
  }
  return marks;
}
