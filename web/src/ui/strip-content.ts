import { formatCount, formatDecimal, formatMagnitude, formatShare, m } from '../messages';
import { effectLimit } from '../plot/strip-cells';
import type { Measure } from '../plot/marks';
import type { Mode, StripContent, StripPalette } from '../plot/strip-content';

import type { Shown } from '../app/shown';
import { nameOf } from './token-name';

/** The reading at hand as the strip shows it. */
export function stripContent(
  { mode, limit }: { readonly mode: Mode; readonly limit: number },
  shown: Shown,
  palette: StripPalette,
  measure: Measure,
): StripContent {
  const { network, reading, step, rows, effects } = shown;
  return {
    tokens: reading.tokens,
    states: reading.states,
    outputs: reading.outputs,
    effects,
    rows,
    readout: network.readout.kernel,
    mode,
    limit,
    known: shown.steps,
    step,
    cursorAt: step,
    palette,
    labels: {
      curve: m.strip.curve,
      heatmap: m.strip.heatmap(formatCount(rows.length)),
      effects: m.strip.effects,
      effectLimit: formatDecimal(effectLimit(effects), 1),
      words: m.strip.words,
      share: formatShare(reading.outputs[step] ?? reading.probability),
    },
    nameOf,
    measure,
  };
}

/** The two ends of the heatmap's colours, in words and numbers. Example: "−0.62" and "+0.62". */
export function legendEnds(mode: Mode, limit: number): { readonly from: string; readonly to: string } {
  const [from, to] = [`−${formatMagnitude(limit)}`, `+${formatMagnitude(limit)}`];
  return mode === 'state'
    ? { from, to }
    : { from: `${m.legend.votesNegative} ${from}`, to: `${to} ${m.legend.votesPositive}` };
}

/** Measures texts with a canvas's own fonts. */
export function measureWith(context: CanvasRenderingContext2D): Measure {
  return (text, font) => {
    context.font = font;
    return context.measureText(text).width;
  };
}
