import type { Reader } from '../state/reader.svelte';
import { cellValue, limitOf } from '../plot/strip-content';

/**
 * The colour of one unit at one step, as CSS that follows the theme by itself: the same ends, middle and interpolation as
 * the heatmap's.
 */
export function cellColour(reader: Reader, step: number, unit: number): string {
  const readout = reader.network!.readout.kernel;
  const state = reader.reading!.states[step * reader.network!.units + unit]!;
  const limit = limitOf(reader.mode, readout);
  const share = limit > 0 ? cellValue(reader.mode, state, readout[unit]!) / limit : 0;
  const end =
    reader.mode === 'state' ? (share < 0 ? 'state-minus' : 'state-plus') : share < 0 ? 'negative' : 'positive';
  const PERCENT = 100;
  return `color-mix(in lab, var(--${end}) ${Math.min(1, Math.abs(share)) * PERCENT}%, var(--middle))`;
}
