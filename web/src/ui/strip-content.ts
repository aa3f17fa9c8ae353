import { formatCount, formatDecimal, formatMagnitude, formatShare, m } from '../messages';
import { effectLimit } from '../plot/strip-cells';
import type { Measure } from '../plot/marks';
import { colouringOf, type Mode, type StripContent, type StripLayer, type StripPalette } from '../plot/strip-content';

import { valuesOf } from '../app/shown/inner-values';
import type { Shown } from '../app/shown/shown';
import { modeName } from './mode-names';
import { nameOf } from './token-name';

/** The reading at hand as the strip shows it. */
export function stripContent(
  { mode, limit, stripLayer }: { readonly mode: Mode; readonly limit: number; readonly stripLayer: StripLayer | null },
  shown: Shown,
  palette: StripPalette,
  measure: Measure,
): StripContent {
  const { network, outlook, outputs, reading, step, rows, effects } = shown;
  const units = formatCount(rows.length);
  return {
    tokens: reading.tokens,
    states: valuesOf(mode, reading),
    outputs,
    effects,
    rows,
    readout: shown.readout,
    mode,
    limit,
    known: shown.steps,
    step,
    cursorAt: step,
    palette,
    labels: {
      curve: m.strip.curve,
      heatmap:
        rows.length === 0
          ? ''
          : mode === 'state' || mode === 'vote'
            ? m.strip.heatmap(units)
            : m.strip.inner(modeName(network.cellWeights.kind, mode), units),
      effects: m.strip.effects,
      effectLimit: formatDecimal(effectLimit(effects), 1),
      words: m.strip.words,
      share: formatShare(outputs[step] ?? shown.probability),
    },
    drawCurve: outlook?.draw ?? undefined,
    layer: stripLayer,
    nameOf,
    measure,
  };
}

/** The two ends of the heatmap's colours, in words and numbers. Example: "−0.62" and "+0.62"; of a gate, "closed" and "open". */
export function legendEnds(mode: Mode, limit: number): { readonly from: string; readonly to: string } {
  if (colouringOf(mode) === 'gate') return { from: m.legend.closed, to: m.legend.open };
  const [from, to] = [`−${formatMagnitude(limit)}`, `+${formatMagnitude(limit)}`];
  return mode !== 'vote'
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
