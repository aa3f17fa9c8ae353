/** Elements a picture may be made of. Nothing that runs, nothing that fetches, nothing that brings HTML along. */
const ELEMENTS = new Set([
  ...['svg', 'g', 'title', 'desc', 'defs', 'clipPath', 'marker'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
]);
const ATTRIBUTE = /^(?!on)[a-z][a-zA-Z]*([:-][a-z]+)*\d?$/;

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element, made by `element`. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

/** Whether a picture may have such an element. */
export function isDrawable(name: string): boolean {
  return ELEMENTS.has(name);
}

/**
 * An SVG element.
 *
 * @param attributes numbers are lengths in pixels; what is undefined is left out
 * @param children further elements, or text
 * @throws TypeError for an element or an attribute that a picture has no use for
 */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
  if (!isDrawable(name)) throw new TypeError(`a picture has no <${name}>`);
  const said: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (!ATTRIBUTE.test(key)) throw new TypeError(`a picture has no attribute "${key}"`);
    said[key] = typeof value === 'number' ? short(value) : value;
  }
  return { name, attributes: said, children };
}

/** Markup as XML. Text in it may be anybody's: it is escaped, and what no XML may contain is replaced. */
export function toXml({ name, attributes, children }: Markup): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escapeXml(child) : toXml(child))).join('');
  return `<${name}${said.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
}

const HUNDREDTHS = 100;

/** Coordinates to a hundredth of a pixel. */
function short(value: number): string {
  return String(Math.round(value * HUNDREDTHS) / HUNDREDTHS);
}

/** Text as XML has it: marks escaped, lone surrogates and what XML 1.0 forbids replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/\p{Surrogate}|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
