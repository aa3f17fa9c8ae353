import type { Shown } from '../../app/shown/shown';
import { cellValue, type Mode } from '../../plot/strip-content';

/**
 * The colour of one unit at one step, as CSS that follows the theme by itself: the same ends, middle and interpolation as
 * the heatmap's.
 */
export function cellColour(
  { mode, limit }: { readonly mode: Mode; readonly limit: number },
  { network, reading }: Shown,
  step: number,
  unit: number,
): string {
  const readout = network.readout.kernel;
  const state = reading.states[step * network.units + unit]!;
  const share = limit > 0 ? cellValue(mode, state, readout[unit]!) / limit : 0;
  const end = mode === 'state' ? (share < 0 ? 'state-minus' : 'state-plus') : share < 0 ? 'negative' : 'positive';
  const PERCENT = 100;
  return `color-mix(in lab, var(--${end}) ${Math.min(1, Math.abs(share)) * PERCENT}%, var(--middle))`;
}
