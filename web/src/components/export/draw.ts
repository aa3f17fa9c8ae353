import { element, type Markup } from '../../core/export/xml';
import { drawCanvas } from './draw-canvas';
import { drawSvg } from './draw-svg';
import { drawText } from './draw-text';
import type { Ink } from './ink';

/** What drawing one element after another shares. */
export interface Drawing {
  readonly ink: Ink;
  /** Of the picture's top left corner, in the window. */
  readonly left: number;
  readonly top: number;
  /** The canvas that was drawn upon, for one that is only a copy of it. */
  readonly original: (copy: HTMLCanvasElement) => HTMLCanvasElement;
}

/**
 * A part of the page as SVG, as it is laid out: texts, backgrounds, rules, and the pictures in it. No `foreignObject`: drawing
 * programs and word processors do not open it.
 */
export function drawElement(node: Element, drawing: Drawing): Markup[] {
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return [];
  const box = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) return drawSvg(node, drawing);
  if (node instanceof HTMLCanvasElement) return drawCanvas(drawing.original(node), box, drawing);
  const drawn = [...drawBox(box, style, drawing), ...drawRuleBefore(node, box, drawing)];
  for (const child of node.childNodes) {
    if (child instanceof Text) drawn.push(...drawText(child, style, drawing));
    else if (child instanceof Element) drawn.push(...drawElement(child, drawing));
  }
  const opacity = Number(style.opacity);
  return opacity < 1 && drawn.length > 0 ? [element('g', { opacity }, ...drawn)] : drawn;
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** Background and borders. */
function drawBox(box: DOMRect, style: CSSStyleDeclaration, { ink, left, top }: Drawing): Markup[] {
  if (box.width === 0 || box.height === 0) return [];
  const x = box.left - left;
  const y = box.top - top;
  const drawn: Markup[] = [];
  const borders = SIDES.map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]),
    colour: ink.hex(style[`border${side}Color`]),
  }));
  const [first] = borders;
  const isEven = borders.every(({ width, colour }) => width === first!.width && colour === first!.colour);
  const fill = ink.hex(style.backgroundColor);
  const rx =
    parseFloat(style.borderTopLeftRadius) === parseFloat(style.borderTopRightRadius)
      ? Math.min(parseFloat(style.borderTopLeftRadius), box.width / 2, box.height / 2)
      : 0;
  drawn.push(...drawGauge(box, style, x, y, ink));
  if (isEven && first!.width > 0 && first!.colour) {
    const inset = first!.width / 2;
    return [
      ...drawn,
      element('rect', {
        x: x + inset,
        y: y + inset,
        width: box.width - first!.width,
        height: box.height - first!.width,
        rx: rx || undefined,
        fill: fill ?? 'none',
        stroke: first!.colour,
        'stroke-width': first!.width,
      }),
    ];
  }
  if (fill) drawn.push(element('rect', { x, y, width: box.width, height: box.height, rx: rx || undefined, fill }));
  for (const [index, { width, colour }] of borders.entries()) {
    if (width === 0 || !colour) continue;
    const isAcross = index % 2 === 0;
    const at = index === 0 || index === 3 ? width / 2 : (isAcross ? box.height : box.width) - width / 2;
    const ends = isAcross
      ? { x1: x, x2: x + box.width, y1: y + at, y2: y + at }
      : { x1: x + at, x2: x + at, y1: y, y2: y + box.height };
    drawn.push(element('line', { ...ends, stroke: colour, 'stroke-width': width }));
  }
  return drawn;
}

/** A background of one colour that covers a share of the width: a gauge. */
function drawGauge(
  box: DOMRect,
  { backgroundImage, backgroundSize }: CSSStyleDeclaration,
  x: number,
  y: number,
  ink: Ink,
): Markup[] {
  const colour = /^linear-gradient\((\w+\([^)]*\)|#\w+)/.exec(backgroundImage)?.[1];
  const share = /^([\d.]+)%/.exec(backgroundSize)?.[1];
  const fill = colour === undefined ? null : ink.hex(colour);
  if (!fill || share === undefined) return [];
  return [element('rect', { x, y, width: (box.width * Number(share)) / 100, height: box.height, fill })];
}

/** The rule through zero that bars have: an empty box before the content, placed absolutely. */
function drawRuleBefore(node: Element, box: DOMRect, { ink, left, top }: Drawing): Markup[] {
  const style = getComputedStyle(node, '::before');
  if (style.content !== '""' || style.position !== 'absolute') return [];
  const fill = ink.hex(style.backgroundColor);
  const [x, y, width, height] = [style.left, style.top, style.width, style.height].map(parseFloat);
  if (!fill || !(width! > 0 && height! > 0)) return [];
  return [element('rect', { x: box.left - left + x!, y: box.top - top + y!, width, height, fill })];
}
