import { element, isDrawable, type Markup } from '../../plot/xml';

const GEOMETRY = [
  ...['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'width', 'height', 'points'],
  ...['transform', 'viewBox', 'refX', 'refY', 'markerUnits', 'markerWidth', 'markerHeight', 'orient', 'id'],
];
/** What CSS may say of a shape, and what holds where nothing is said. */
const PAINT: Readonly<Record<string, string>> = {
  opacity: '1',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-linecap': 'butt',
  'vector-effect': 'none',
  'marker-end': 'none',
  'clip-path': 'none',
};
const LETTERS: Readonly<Record<string, string>> = {
  'font-style': 'normal',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
const GROUP: Readonly<Record<string, string>> = { opacity: '1', 'clip-path': 'none' };
const DEFINITIONS = new Set(['clipPath', 'marker', 'defs']);

/** A CSS colour as #rrggbb, or null for none. */
type Hex = (colour: string) => string | null;

/**
 * A chart of the page without its style sheet: every style that counts is an attribute, every colour #rrggbb. As large as on the page, with
 * the origin at its top left corner.
 */
export function standalone(svg: SVGSVGElement, hex: Hex): Markup {
  const { width, height } = svg.getBoundingClientRect();
  const viewBox = svg.getAttribute('viewBox') ?? undefined;
  const preserveAspectRatio = svg.getAttribute('preserveAspectRatio') ?? undefined;
  return element('svg', { width, height, viewBox, preserveAspectRatio }, ...childrenOf(svg, hex));
}

function childrenOf(parent: Element, hex: Hex): (Markup | string)[] {
  return [...parent.childNodes].flatMap((child): readonly (Markup | string)[] => {
    if (child instanceof SVGElement && isDrawable(child.localName)) return styled(child, hex);
    return child instanceof Text && isText(parent) ? [child.data] : [];
  });
}

const isText = ({ localName }: Element): boolean => localName === 'text' || localName === 'tspan';

function styled(shape: SVGElement, hex: Hex): Markup[] {
  const style = getComputedStyle(shape);
  const isDefinition = DEFINITIONS.has(shape.localName);
  if (style.display === 'none' && !isDefinition) return [];
  const attributes: Record<string, string> = {};
  for (const name of GEOMETRY) {
    const value = shape.getAttribute(name);
    if (value !== null) attributes[name] = value;
  }
  if (!isDefinition) Object.assign(attributes, paintOf(shape, style, hex));
  return [element(shape.localName, attributes, ...childrenOf(shape, hex))];
}

function paintOf(shape: SVGElement, style: CSSStyleDeclaration, hex: Hex): Record<string, string> {
  const unusual = (names: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(names).flatMap(([name, usual]) => {
        const value = style.getPropertyValue(name);
        return value === '' || value === usual ? [] : [[name, value.replaceAll('"', '')]];
      }),
    );
  if (shape.localName === 'g') return unusual(GROUP);
  const stroke = hex(style.stroke);
  const paint = Object.entries(unusual(PAINT)).filter(([name]) => stroke !== null || !name.startsWith('stroke'));
  return {
    fill: hex(style.fill) ?? 'none',
    ...(stroke === null ? {} : { stroke }),
    ...Object.fromEntries(paint),
    ...(isText(shape) ? { ...unusual(LETTERS), 'font-family': style.fontFamily, 'font-size': style.fontSize } : {}),
  };
}
