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

/** Reads the palette that `element` inherits. */
export function readPalette(element: HTMLElement): Palette {
  // A custom property comes back unresolved (light-dark(…)); a real property comes back as a colour.
  const probe = element.appendChild(document.createElement('span'));
  // Under forced colours every text has the system's; the picture needs its own.
  probe.style.setProperty('forced-color-adjust', 'none');
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const font = (name: string): string => {
    probe.style.fontFamily = `var(--${name})`;
    return getComputedStyle(probe).fontFamily;
  };
  const middle = colour('middle');
  const palette: Palette = {
    ink: colour('ink'),
    soft: colour('soft'),
    faint: colour('faint'),
    line: colour('line'),
    card: colour('card'),
    cursor: colour('cursor'),
    positive: colour('positive'),
    negative: colour('negative'),
    state: colourTable(colour('state-minus'), middle, colour('state-plus')),
    vote: colourTable(colour('negative'), middle, colour('positive')),
    sans: font('sans'),
    serif: font('serif'),
  };
  probe.remove();
  return palette;
}
