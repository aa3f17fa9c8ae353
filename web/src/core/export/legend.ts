import { element, type Markup } from './xml';

/** What the colours of a picture mean. */
export interface Legend {
  /** From one end of the scale to the other. */
  readonly colours: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly help: string;
  readonly textColour: string;
  /** Width in pixels of a text at the legend's size. */
  readonly widthOf: (text: string) => number;
}

export const LEGEND_SIZE = 12;
const RAMP = { width: 112, height: 9 };
const GAP = 8;

/** A ramp of colours between its two ends, and a sentence: one line high, with its top left corner at the origin. */
export function drawLegend({ colours, from, to, help, textColour, widthOf }: Legend): Markup {
  const baseline = LEGEND_SIZE;
  const text = (x: number, words: string): Markup =>
    element('text', { x, y: baseline, fill: textColour, 'font-size': LEGEND_SIZE }, words);
  const left = widthOf(from) + GAP;
  const step = RAMP.width / colours.length;
  const ramp = colours.map((fill, index) =>
    // A little too wide, so that no seam shows between two colours.
    element('rect', {
      x: left + index * step,
      y: baseline - RAMP.height,
      width: step + 0.5,
      height: RAMP.height,
      fill,
    }),
  );
  const right = left + RAMP.width + GAP;
  return element('g', {}, text(0, from), ...ramp, text(right, to), text(right + widthOf(to) + 3 * GAP, help));
}
