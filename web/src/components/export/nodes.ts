import type { Markup } from '../../core/export/xml';

const SVG = 'http://www.w3.org/2000/svg';

/** Markup as nodes of this page: what XML would need a parser for, which the page's security policy forbids. */
export function toNode({ name, attributes, children }: Markup): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') node.setAttribute(key, value);
  }
  node.append(...children.map((child) => (typeof child === 'string' ? child : toNode(child))));
  return node;
}
