import { m } from '../../messages';
import { beginningOf } from '../../core/spelling';
import { columnLeft, visibleSteps } from '../../core/strip';
import type { Picture } from './picture';

/** Narrow columns need steeper words, or neighbours would overlap. */
const SLANT = (52 * Math.PI) / 180;
const STEEP_SLANT = (72 * Math.PI) / 180;
const STEEP_BELOW = 21;
/** Chinese characters do not lean. */
const CHINESE = /\p{Script=Han}/u;
/** From the top of the band to the middle of a word's first letter. */
const DROP = 12;
/** No word of more letters than columns have of these pixels is worth measuring. */
const LEAST_LETTER = 2;

/** The words under their columns: level where they fit, slanted where they do not. */
export function paintWords(context: CanvasRenderingContext2D, { layout, palette, reading, step }: Picture): void {
  const [from, to] = visibleSteps(layout);
  context.font = `13px ${palette.sans}`;
  const shown = reading.tokens.slice(from, to).map(({ text }) => nameOf(text));
  const isLevel = shown.every(
    (word) =>
      word.length * LEAST_LETTER < layout.columnWidth && context.measureText(word).width < layout.columnWidth - 6,
  );
  const slant = layout.columnWidth < STEEP_BELOW ? STEEP_SLANT : SLANT;
  const room = (layout.words.height - DROP) / Math.sin(slant);
  context.textBaseline = 'middle';
  for (const [index, word] of shown.entries()) {
    const t = from + index;
    const token = reading.tokens[t]!;
    const isUnknown = token.kind === 'unknown';
    const isSpecial = token.kind === 'start' || token.kind === 'padding';
    context.font = `${!isUnknown || CHINESE.test(word) ? '' : 'italic '}${t === step ? '600 ' : ''}13px ${palette.sans}`;
    context.fillStyle = t === step ? palette.ink : isSpecial || isUnknown ? palette.faint : palette.soft;
    context.save();
    context.translate(columnLeft(layout, t) + layout.columnWidth / 2, layout.words.top + DROP);
    if (isLevel) context.textAlign = 'center';
    else {
      context.rotate(slant);
      context.textAlign = 'left';
    }
    const label = isLevel ? word : fit(context, word, room);
    context.fillText(label, 0, 0);
    if (isUnknown) underline(context, context.measureText(label).width, isLevel);
    context.restore();
  }
}

/** Special tokens in plain words. */
export function nameOf(text: string): string {
  if (text === '<start>') return m.startToken;
  return text === '<pad>' ? m.padToken : text;
}

function fit(context: CanvasRenderingContext2D, word: string, room: number): string {
  // A pasted "word" may be a megabyte: start from a length that could fit.
  const mostCharacters = 40;
  let length = Math.min(word.length, mostCharacters);
  if (length === word.length && context.measureText(word).width <= room) return word;
  while (length > 1 && context.measureText(`${beginningOf(word, length)}…`).width > room) length--;
  return `${beginningOf(word, length)}…`;
}

/** The dotted line that marks an unknown word here as in the review. */
function underline(context: CanvasRenderingContext2D, width: number, isLevel: boolean): void {
  const left = isLevel ? -width / 2 : 0;
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 1;
  context.setLineDash([1, 2]);
  context.beginPath();
  context.moveTo(left, 9);
  context.lineTo(left + width, 9);
  context.stroke();
  context.setLineDash([]);
}
