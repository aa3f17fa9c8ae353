import { hexOf, type ColourTable } from './colour';
import type { Mark, Measure } from './marks';

/** What the colours of a picture mean. */
export interface Legend {
  readonly colours: ColourTable;
  /** Names of the two ends of the scale. */
  readonly from: string;
  readonly to: string;
  readonly help: string;
  readonly textColour: string;
  readonly font: string;
  readonly measure: Measure;
}

export const LEGEND_SIZE = 12;
const RAMP = { width: 112, height: 9, colours: 33 };
const GAP = 8;

/** A ramp of colours between its two ends, and a sentence: one line high. */
export function legendMarks(legend: Legend, x: number, top: number): Mark[] {
  const { colours, from, to, help, textColour, font, measure } = legend;
  const y = top + LEGEND_SIZE / 2;
  const widthOf = (text: string): number => measure(text, `${LEGEND_SIZE}px ${font}`);
  const text = (left: number, words: string): Mark => ({
    is: 'text',
    text: words,
    x: left,
    y,
    size: LEGEND_SIZE,
    fill: textColour,
  });
  const left = x + widthOf(from) + GAP;
  const step = RAMP.width / RAMP.colours;
  const ramp = Array.from({ length: RAMP.colours }, (_, k): Mark => ({
    is: 'rect',
    x: left + k * step,
    y: y - RAMP.height / 2,
    // A little too wide, so that no seam shows between two colours.
    width: step + 0.5,
    height: RAMP.height,
    fill: hexOf(colours.rgb((2 * k) / (RAMP.colours - 1) - 1, 1)),
  }));
  const right = left + RAMP.width + GAP;
  return [text(x, from), ...ramp, text(right, to), text(right + widthOf(to) + 3 * GAP, help)];
}
