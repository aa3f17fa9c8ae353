import { colourTable, type ColourTable } from '../../core/colour';

/** The page's colours and fonts as a canvas needs them: resolved for the theme in force. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly card: string;
  readonly cursor: string;
  readonly positive: string;
  readonly negative: string;
  readonly state: ColourTable;
  readonly vote: ColourTable;
  readonly sans: string;
  readonly serif: string;
}

const COLOURS = ['ink', 'soft', 'faint', 'line', 'card', 'cursor', 'positive', 'negative'] as const;
const ENDS = ['middle', 'state-minus', 'state-plus'] as const;
const FONTS = ['sans', 'serif'] as const;

/** Reads the palette that `element` inherits. */
export function readPalette(element: HTMLElement): Palette {
  // A custom property comes back unresolved (light-dark(…)); a real property comes back as a colour. One probe for each, all set
  // before the first is read: the browser works their styles out at once.
  const probes = element.appendChild(document.createElement('span'));
  const probeOf = (property: 'color' | 'fontFamily', name: string): (() => string) => {
    const probe = probes.appendChild(document.createElement('span'));
    // Under forced colours every text has the system's; the picture needs its own.
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
  };
}
