import { element, isDrawable, type Attributes, type Markup } from '../../core/export/xml';
import type { Drawing } from './draw';
import type { Ink } from './ink';

const GEOMETRY = [
  ...['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'width', 'height', 'points'],
  ...['transform', 'viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'orient', 'id'],
];
/** What CSS may say of a shape, and what holds where nothing is said. */
const PAINT: Readonly<Record<string, string>> = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-linecap': 'butt',
  opacity: '1',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'clip-path': 'none',
  'marker-end': 'none',
  'vector-effect': 'none',
};
const LETTERS: Readonly<Record<string, string>> = {
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};

/** A picture of the page, with its styles written into it. A picture within a picture cuts off what is beyond its edge, as on the page. */
export function drawSvg(svg: SVGSVGElement, { ink, left, top }: Drawing): Markup[] {
  const box = svg.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return [];
  const place = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
  const ways = { viewBox: svg.getAttribute('viewBox') ?? undefined, preserveAspectRatio: svg.getAttribute('preserveAspectRatio') ?? undefined }; // prettier-ignore
  return [element('svg', { ...place, ...ways }, ...childrenOf(svg, ink))];
}

function childrenOf(parent: Element, ink: Ink): (Markup | string)[] {
  const isText = parent.localName === 'text' || parent.localName === 'tspan';
  return [...parent.childNodes].flatMap((child): readonly (Markup | string)[] => {
    if (child instanceof SVGElement && isDrawable(child.localName)) return styled(child, ink);
    return child instanceof Text && isText ? [child.data] : [];
  });
}

function styled(shape: SVGElement, ink: Ink): Markup[] {
  const style = getComputedStyle(shape);
  const isDefinition = shape.localName === 'clipPath' || shape.localName === 'marker' || shape.localName === 'defs';
  if (style.display === 'none' && !isDefinition) return [];
  const attributes: Record<string, string> = {};
  for (const name of GEOMETRY) {
    const value = shape.getAttribute(name);
    if (value !== null) attributes[name] = value;
  }
  Object.assign(attributes, isDefinition ? {} : paintOf(shape, style, ink));
  return [element(shape.localName, attributes satisfies Attributes, ...childrenOf(shape, ink))];
}

function paintOf(shape: SVGElement, style: CSSStyleDeclaration, ink: Ink): Record<string, string> {
  const isGroup = shape.localName === 'g';
  const isText = shape.localName === 'text' || shape.localName === 'tspan';
  const said: Record<string, string> = {};
  const say = (names: Readonly<Record<string, string>>): void => {
    for (const [name, usual] of Object.entries(names)) {
      const value = style.getPropertyValue(name);
      if (value !== '' && value !== usual) said[name] = value.replace(/"/g, '');
    }
  };
  if (isGroup) {
    say({ opacity: '1', 'clip-path': 'none' });
    return said;
  }
  said['fill'] = ink.hex(style.fill) ?? 'none';
  const stroke = ink.hex(style.stroke);
  if (stroke) said['stroke'] = stroke;
  say(PAINT);
  if (!stroke) for (const name of Object.keys(said)) if (name.startsWith('stroke')) delete said[name];
  if (isText) {
    say(LETTERS);
    said['font-family'] = style.fontFamily;
    said['font-size'] = style.fontSize;
  }
  return said;
}
