import { element, type Markup } from '../../core/export/xml';
import type { Drawing } from './draw';

interface Line {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

/** A text, line by line as the browser broke it. */
export function drawText(node: Text, style: CSSStyleDeclaration, { ink, left, top }: Drawing): Markup[] {
  const fill = ink.hex(style.color);
  if (!fill || node.data.trim() === '') return [];
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const baseline = ink.baseline(font);
  const anchor = anchorOf(style);
  return linesOf(node, clipOf(node.parentElement!, style)).map(({ text, ...line }) => {
    const x = anchor === 'end' ? line.right : anchor === 'middle' ? (line.left + line.right) / 2 : line.left;
    return element(
      'text',
      {
        x: x - left,
        y: line.top - top + baseline * line.height,
        fill,
        'font-family': style.fontFamily,
        'font-size': parseFloat(style.fontSize),
        'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
        'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
        'text-decoration': style.textDecorationLine === 'none' ? undefined : style.textDecorationLine,
        // Anchored on the side it is aligned to, a text stays in place where another font is used.
        'text-anchor': anchor,
      },
      text.trim(),
    );
  });
}

function anchorOf({ textAlign, direction }: CSSStyleDeclaration): 'end' | 'middle' | undefined {
  if (textAlign === 'center') return 'middle';
  const isRight = textAlign === 'right' || (textAlign === 'end') === (direction === 'ltr');
  return isRight && textAlign !== 'start' && textAlign !== 'left' ? 'end' : undefined;
}

/** The right edge at which a box cuts its text with an ellipsis, in the window; Infinity where it does not. */
function clipOf(box: HTMLElement, { textOverflow, overflowX }: CSSStyleDeclaration): number {
  return textOverflow === 'ellipsis' && overflowX === 'hidden' && box.scrollWidth > box.clientWidth
    ? box.getBoundingClientRect().right
    : Infinity;
}

function linesOf(node: Text, clip: number): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  let at = 0;
  let isCut = false;
  for (const letter of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += letter.length));
    const box = range.getClientRects()[0];
    // White space that is not shown has no width.
    if (!box || box.width === 0) continue;
    const line = lines.at(-1);
    const isSameLine = line !== undefined && Math.abs(box.top - line.top) < line.height / 2;
    if (isSameLine && isCut) continue;
    const isSpace = letter.trim() === '';
    // A line begins and ends with a letter, wherever the space around it is.
    if (isSpace && !isSameLine) continue;
    isCut = box.right > clip - box.height * ELLIPSIS && node.data.slice(at).trim() !== '';
    const shown = isCut ? '…' : isSpace ? ' ' : letter;
    if (isSameLine) {
      line.text += shown;
      if (isSpace) continue;
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
    } else lines.push({ text: shown, left: box.left, right: box.right, top: box.top, height: box.height });
  }
  return lines;
}

/** Room for an ellipsis, as a share of the line's height. */
const ELLIPSIS = 0.6;
