import type { Markup } from '../../plot/xml';

const SVG = 'http://www.w3.org/2000/svg';

/** Markup as nodes of this page. The page's security policy forbids parsing it as XML. */
export function toNode({ name, attributes, children }: Markup): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') node.setAttribute(key, value);
  }
  node.append(...children.map((child) => (typeof child === 'string' ? child : toNode(child))));
  return node;
}
