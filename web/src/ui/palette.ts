import { colourTable } from '../plot/colour';
import type { StripPalette } from '../plot/strip-content';

const COLOURS = ['ink', 'soft', 'faint', 'line', 'card', 'cursor', 'positive', 'negative'] as const;
const ENDS = ['middle', 'state-minus', 'state-plus'] as const;
const FONTS = ['sans', 'serif'] as const;

/** The colours and fonts that `element` inherits, resolved for the theme in force. */
export function readPalette(element: HTMLElement): StripPalette {
  // getComputedStyle gives custom properties unresolved (light-dark(…)), and real properties as colours. All probes are set before
  // the first is read, so that the browser resolves their styles once.
  const probes = element.appendChild(document.createElement('span'));
  const probeOf = (property: 'color' | 'fontFamily', name: string): (() => string) => {
    const probe = probes.appendChild(document.createElement('span'));
    // Forced colours would give every probe the system's text colour.
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style[property] = `var(--${name})`;
    return () => getComputedStyle(probe)[property];
  };
  const asked = [...COLOURS, ...ENDS].map((name) => [name, probeOf('color', name)] as const);
  const askedFonts = FONTS.map((name) => [name, probeOf('fontFamily', name)] as const);
  const read = <Name extends string>(answers: readonly (readonly [Name, () => string])[]): Record<Name, string> =>
    Object.fromEntries(answers.map(([name, answer]) => [name, answer()])) as Record<Name, string>;
  const { middle, 'state-minus': minus, 'state-plus': plus, ...colours } = read(asked);
  const fonts = read(askedFonts);
  probes.remove();
  return {
    ...colours,
    ...fonts,
    state: colourTable(minus, middle, plus),
    vote: colourTable(colours.negative, middle, colours.positive),
    // Gates have no negative side.
    gate: colourTable(middle, middle, colours.ink),
  };
}
