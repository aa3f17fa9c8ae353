import { cssFont, line, type Mark, type Measure, type Scene, type TextMark } from './marks';
import type { StripPalette } from './strip-content';

/** One column of a list. */
export interface TextColumn {
  readonly align: 'start' | 'end';
  /** Pixels it takes at most: longer texts are cut, those that end at its right edge at their beginning. */
  readonly most?: number;
  readonly isBold?: boolean;
  readonly isSoft?: boolean;
  /** Words of a text, in the letters of texts. */
  readonly isText?: boolean;
}

/** Rows under a title. */
export interface TextSection {
  readonly title?: string;
  /** Each as long as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

const SIZE = 14;
const TITLE_SIZE = 13;
const ROW = 26;
const GAP = 12;
const SECTION_GAP = 14;

/** Lists of texts as a picture, for what the page shows as a table or a list: one under the other, with the same columns. */
export function textTable(
  columns: readonly TextColumn[],
  sections: readonly TextSection[],
  { ink, soft, line: rule, sans, serif }: StripPalette,
  measure: Measure,
): Scene {
  const styleOf = ({ isBold, isSoft, isText }: TextColumn): Pick<TextMark, 'size' | 'weight' | 'fill' | 'font'> => ({
    size: SIZE,
    weight: isBold ? 600 : 400,
    fill: isSoft ? soft : ink,
    font: isText ? serif : sans,
  });
  const widths = columns.map((column, k) => {
    const font = cssFont(styleOf(column), sans);
    const widest = sections
      .flatMap(({ rows }) => rows)
      .reduce((most, row) => Math.max(most, measure(row[k]!, font)), 0);
    return Math.ceil(Math.min(column.most ?? Infinity, widest));
  });
  const lefts = widths.map((_, k) => widths.slice(0, k).reduce((sum, width) => sum + width + GAP, 0));
  const titles = sections.map(({ title }) => (title ? measure(title, cssFont({ size: TITLE_SIZE }, sans)) : 0));
  const width = Math.max(lefts.at(-1)! + widths.at(-1)!, ...titles);
  const marks: Mark[] = [];
  let top = 0;
  for (const { title, rows } of sections) {
    if (top > 0) top += SECTION_GAP;
    if (title) {
      marks.push({ is: 'text', text: title, x: 0, y: top + ROW / 2, size: TITLE_SIZE, fill: soft });
      top += ROW;
    }
    for (const row of rows) {
      for (const [k, column] of columns.entries()) {
        const style = styleOf(column);
        const text = fit(row[k]!, widths[k]!, column.align, (part) => measure(part, cssFont(style, sans)));
        const x = lefts[k]! + (column.align === 'end' ? widths[k]! : 0);
        if (text) marks.push({ is: 'text', text, x, y: top + ROW / 2, anchor: column.align, ...style });
      }
      top += ROW;
      marks.push(line(0, top, width, top, rule));
    }
  }
  return { width, height: top, font: sans, under: [], over: marks };
}

/** As much of a text as there is room for; what ends at the right edge loses its beginning. */
function fit(text: string, room: number, align: 'start' | 'end', widthOf: (text: string) => number): string {
  if (widthOf(text) <= room + 1) return text;
  const letters = [...text];
  const part = (length: number): string =>
    align === 'end' ? `…${letters.slice(letters.length - length).join('')}` : `${letters.slice(0, length).join('')}…`;
  let [fits, over] = [0, letters.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (widthOf(part(middle)) <= room) fits = middle;
    else over = middle;
  }
  return part(fits);
}
