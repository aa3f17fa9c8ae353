import { formatCount, formatShare, m } from '../messages';
import type { Measure } from '../plot/marks';
import type { Mode, StripContent, StripPalette } from '../plot/strip-content';

import type { Shown } from '../app/shown';
import { nameOf } from './token-name';

/** The reading at hand as the strip shows it. */
export function stripContent(mode: Mode, shown: Shown, palette: StripPalette, measure: Measure): StripContent {
  const { network, reading, step, rows, effects } = shown;
  return {
    tokens: reading.tokens,
    states: reading.states,
    outputs: reading.outputs,
    effects,
    rows,
    readout: network.readout.kernel,
    mode,
    step,
    cursorAt: step,
    palette,
    labels: {
      curve: m.strip.curve,
      heatmap: m.strip.heatmap(formatCount(rows.length)),
      effects: m.strip.effects,
      words: m.strip.words,
      share: formatShare(reading.outputs[step] ?? reading.probability),
    },
    nameOf,
    measure,
  };
}

/** Measures texts with a canvas's own fonts. */
export function measureWith(context: CanvasRenderingContext2D): Measure {
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
