import type { StripContent } from '../../core/export/strip-content';
import { formatCount, formatShare, m } from '../../messages';
import type { Reader } from '../../state/reader.svelte';
import type { Palette } from '../strip/palette';
import { cellValue, limitOf } from '../strip/picture';
import { nameOf } from '../strip/words';
import { hexOf, type Ink } from './ink';

/** Fonts are measured at this size: their widths grow with it. */
const MEASURED_AT = 100;

/** The reading at hand as a strip for paper. */
export function stripContent(reader: Reader, palette: Palette, ink: Ink): StripContent {
  const reading = reader.reading!;
  const units = reader.network!.units;
  const readout = reader.network!.readout.kernel;
  const { mode, step } = reader;
  const limit = limitOf(mode, readout);
  const hex = (colour: string): string => ink.hex(colour) ?? ink.hex(palette.card)!;
  return {
    words: reading.tokens.map(({ text, kind }) => ({
      name: nameOf(text),
      known: kind !== 'unknown',
      is: kind === 'start' || kind === 'padding' ? kind : 'word',
    })),
    outputs: reading.outputs,
    effects: reader.effects,
    rows: reader.rows,
    readout,
    cellColour: (t, unit) =>
      hexOf(palette[mode].rgb(cellValue(mode, reading.states[t * units + unit]!, readout[unit]!), limit)),
    step,
    colours: {
      ink: hex(palette.ink),
      soft: hex(palette.soft),
      faint: hex(palette.faint),
      line: hex(palette.line),
      card: hex(palette.card),
      cursor: hex(palette.cursor),
      positive: hex(palette.positive),
      negative: hex(palette.negative),
    },
    labels: {
      curve: m.strip.curve,
      heatmap: m.strip.heatmap(formatCount(reader.rows.length)),
      effects: m.strip.effects,
      words: m.strip.words,
      share: formatShare(reading.outputs[step] ?? reading.probability),
    },
    font: palette.sans,
    measure: (text, isBold) =>
      ink.measure(text, `${isBold ? 600 : 400} ${MEASURED_AT}px ${palette.sans}`) / MEASURED_AT,
  };
}
