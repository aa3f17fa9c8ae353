import type { StripContent } from './strip-content';
import type { StripMeasures, StripRow } from './strip-rows';
import { element, type Markup } from './xml';

/** The width of a text, in pixels, at a size of 1. */
export type MeasureText = (text: string, isBold: boolean) => number;

const SLANT = 52;
/** Narrow columns need steeper words, or neighbours would overlap. */
const STEEP_SLANT = 72;
/** As a share of the letters' size. */
const STEEP_BELOW = 1.6;
const RADIANS = Math.PI / 180;
/** Chinese characters do not lean. */
const CHINESE = /\p{Script=Han}/u;
/** A pasted "word" may be a megabyte. */
const MOST_CHARACTERS = 40;

/** The words under their columns: level where they fit, slanted where they do not. */
export function stripWords(
  { words, step, colours, measure }: StripContent,
  measures: StripMeasures,
  row: StripRow,
  columnWidth: number,
  top: number,
): Markup[] {
  const { fontSize } = measures;
  const shown = words.slice(row.from, row.to);
  const width = (text: string, isBold: boolean): number => measure(text, isBold) * fontSize;
  const isLevel = shown.every(({ name }) => name.length <= MOST_CHARACTERS && width(name, true) < columnWidth - 6);
  const slant = columnWidth < STEEP_BELOW * fontSize ? STEEP_SLANT : SLANT;
  const room = (measures.words - fontSize) / Math.sin(slant * RADIANS);
  return shown.flatMap(({ name, known, is }, index) => {
    if (name === '') return [];
    const isNow = row.from + index === step;
    const label = isLevel ? name : fit(name, room, (text) => width(text, isNow));
    const x = measures.gutter + (index + 0.5) * columnWidth;
    const colour = isNow ? colours.ink : is !== 'word' || !known ? colours.faint : colours.soft;
    const text = element(
      'text',
      {
        y: fontSize / 3,
        fill: colour,
        'font-size': fontSize,
        'font-weight': isNow ? 600 : undefined,
        'font-style': known || CHINESE.test(name) ? undefined : 'italic',
        'text-anchor': isLevel ? 'middle' : undefined,
      },
      label,
    );
    const turn = isLevel ? '' : ` rotate(${slant})`;
    const place = { transform: `translate(${x.toFixed(2)} ${(top + fontSize * 0.9).toFixed(2)})${turn}` };
    if (known) return [element('g', place, text)];
    const length = width(label, isNow);
    const from = isLevel ? -length / 2 : 0;
    const y = fontSize * 0.7;
    // The dotted line that marks an unknown word here as in the review.
    const line = { x1: from, x2: from + length, y1: y, y2: y, stroke: colour, 'stroke-dasharray': '1 2' };
    return [element('g', place, text, element('line', line))];
  });
}

/** As much of a word as there is room for. */
function fit(word: string, room: number, width: (text: string) => number): string {
  const letters = [...word.slice(0, MOST_CHARACTERS)];
  if (letters.join('').length === word.length && width(word) <= room) return word;
  while (letters.length > 1 && width(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}
