import { formatCount, formatShare, m } from '../../messages';
import type { Measure } from '../../plot/marks';
import type { StripContent, StripPalette } from '../../plot/strip-content';
import type { Reader } from '../../state/reader.svelte';
import { nameOf } from './words';

/** The reading at hand as the strip shows it. */
export function stripContent(reader: Reader, palette: StripPalette, measure: Measure): StripContent {
  const reading = reader.reading!;
  const { step } = reader;
  return {
    tokens: reading.tokens,
    states: reading.states,
    outputs: reading.outputs,
    effects: reader.effects,
    rows: reader.rows,
    readout: reader.network!.readout.kernel,
    mode: reader.mode,
    step,
    cursorAt: step,
    palette,
    labels: {
      curve: m.strip.curve,
      heatmap: m.strip.heatmap(formatCount(reader.rows.length)),
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
