import { beginningOf } from '../text/spelling';
import { cssFont, line, type Mark } from './marks';
import type { StripContent } from './strip-content';
import { columnLeft, visibleSteps, type StripLayout } from './strip-layout';

/** Degrees; words are steeper where columns are so narrow that neighbours would overlap. */
const SLANT = 52;
const RADIANS = Math.PI / 180;
/** Chinese characters are not set in italics. */
const CHINESE = /\p{Script=Han}/u;
/** One Chinese character, or a mark beside it, is about as wide as the narrowest column: it always stands upright. */
const ONE_CHARACTER = /^[\p{Script=Han}!?…~]$/u;
/** Two of them reach a little into the next columns, where single ones leave room. */
const isTwo = (name: string): boolean => /^\p{Script=Han}{2}$/u.test(name);
/** Shares of the letters' size: room between two lines, drop of a word below the top of its band, of its dots below it. */
const LINE = 1.15;
const DROP = 0.92;
const DOTS = 0.7;
/** Room between two level words. */
const PARTED = 6;
/** No word of more letters than columns have of these pixels is worth measuring. */
const LEAST_LETTER = 2;
/** A pasted "word" may be a megabyte: as much of it as could fit. */
const MOST_CHARACTERS = 40;

/** The words under their columns: level where they all fit, else slanted, but for single Chinese characters. */
export function wordMarks(content: StripContent, layout: StripLayout): Mark[] {
  const { tokens, step, known, palette, nameOf, measure } = content;
  const { columnWidth, fontSize: size } = layout;
  const [from, to] = visibleSteps(layout);
  const shown = tokens
    .slice(from, to)
    .map((token, index) => ({ token, t: from + index, name: nameOf(token, from + index) }));
  const widthOf = (text: string, font: object = {}): number => measure(text, cssFont({ size, ...font }, palette.sans));
  const isLevel = shown.every(
    ({ name }) => name.length * LEAST_LETTER < columnWidth && widthOf(name) < columnWidth - PARTED,
  );
  const slant = slantFor(columnWidth, LINE * size);
  const room = (layout.words.height - DROP * size) / Math.sin(slant * RADIANS);
  return shown.flatMap(({ token: { kind }, t, name }): Mark[] => {
    if (name === '' || t >= known) return [];
    const isUnknown = kind === 'unknown';
    const font = { weight: t === step ? 600 : 400, isItalic: isUnknown && !CHINESE.test(name) } as const;
    const isUpright = isLevel || ONE_CHARACTER.test(name) || (isTwo(name) && widthOf(name) < columnWidth + size / 2);
    const turn = isUpright ? 0 : slant;
    const label = isUpright ? name : fit(name, room, (part) => widthOf(part, font));
    const isFaint = kind !== 'word';
    const fill = t === step ? palette.ink : isFaint ? palette.faint : palette.soft;
    const place = { x: columnLeft(layout, t) + columnWidth / 2, y: layout.words.top + DROP * size };
    const word: Mark = {
      is: 'text',
      text: label,
      ...place,
      size,
      ...font,
      fill,
      turn,
      anchor: isUpright ? 'middle' : 'start',
    };
    if (!isUnknown) return [word];
    // The dotted line that marks an unknown word here as in the review.
    const length = widthOf(label, font);
    const start = isUpright ? -length / 2 : 0;
    const at = (along: number): [number, number] => turned(place, along, DOTS * size, turn);
    return [word, line(...at(start), ...at(start + length), fill, { dash: [1, 2] })];
  });
}

/** The slant, in degrees, at which words that begin `columnWidth` apart lie `line` apart; at most upright. */
function slantFor(columnWidth: number, line: number): number {
  return Math.max(SLANT, Math.asin(Math.min(1, line / columnWidth)) / RADIANS);
}

/** A point `along` a turned text and `below` it. */
function turned({ x, y }: { x: number; y: number }, along: number, below: number, turn: number): [number, number] {
  const [sin, cos] = [Math.sin(turn * RADIANS), Math.cos(turn * RADIANS)];
  return [x + along * cos - below * sin, y + along * sin + below * cos];
}

/** As much of a word as there is room for. */
function fit(word: string, room: number, widthOf: (text: string) => number): string {
  let length = Math.min(word.length, MOST_CHARACTERS);
  if (length === word.length && widthOf(word) <= room) return word;
  while (length > 1 && widthOf(`${beginningOf(word, length)}…`) > room) length--;
  return `${beginningOf(word, length)}…`;
}
