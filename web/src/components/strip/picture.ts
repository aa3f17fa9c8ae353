import type { Reading } from 'unrolled';
import type { Mode } from '../../core/link';
import type { StripLayout } from '../../core/strip';
import type { Palette } from './palette';

/** All that a painter of the strip may look at. */
export interface Picture {
  readonly layout: StripLayout;
  readonly palette: Palette;
  readonly reading: Reading;
  /** Steps: change of the logit. */
  readonly effects: Float64Array;
  /** Unit of each heatmap row, from the top. */
  readonly rows: readonly number[];
  /** Units: V. */
  readonly readout: Float32Array;
  readonly mode: Mode;
  readonly step: number;
  /** Where the cursor column is drawn: the step, or on its way there. */
  readonly cursorAt: number;
  readonly isCompact: boolean;
}

/** The greatest size a value can take in this mode: the colour scale's end. */
export function limitOf(mode: Mode, readout: Float32Array): number {
  return mode === 'state' ? 1 : readout.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

/** What a cell shows: the unit's value, or its vote on the logit. */
export function cellValue(mode: Mode, state: number, weight: number): number {
  return mode === 'state' ? state : state * weight;
}
