import type { ColourTable } from './colour';
import type { Token } from '../text/token';
import type { Measure } from './marks';

/** What a cell of the heatmap shows: a unit's value, or its vote on the logit. */
export const MODES = ['state', 'vote'] as const;
export type Mode = (typeof MODES)[number];

/** All that a strip shows. T steps. */
export interface StripContent {
  /** T. */
  readonly tokens: readonly Token[];
  /** T × units, row-major. */
  readonly states: Float32Array;
  /** T: P(positive). */
  readonly outputs: Float32Array;
  /** T: change of the logit. */
  readonly effects: Float64Array;
  /** Unit of each heatmap row, from the top. */
  readonly rows: readonly number[];
  /** Units: V. */
  readonly readout: Float32Array;
  /** What a cell shows: a unit's value, or its vote on the logit. */
  readonly mode: Mode;
  readonly step: number;
  /** Where the cursor column is drawn: the step, or on its way there. */
  readonly cursorAt: number;
  readonly palette: StripPalette;
  readonly labels: StripLabels;
  /** What is written for a token; empty for nothing. */
  readonly nameOf: (token: Token, step: number) => string;
  readonly measure: Measure;
}

/** Colours and fonts as CSS writes them, without custom properties. */
export interface StripPalette {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly card: string;
  readonly cursor: string;
  readonly positive: string;
  readonly negative: string;
  readonly state: ColourTable;
  readonly vote: ColourTable;
  readonly sans: string;
  readonly serif: string;
}

export interface StripLabels {
  readonly curve: string;
  readonly heatmap: string;
  readonly effects: string;
  readonly words: string;
  /** P(positive) at the step. */
  readonly share: string;
}

/** The greatest size a value can take: the colour scale's end. */
export function limitOf(mode: Mode, readout: Float32Array): number {
  return mode === 'state' ? 1 : readout.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}

/** The number that a cell shows. */
export function cellValue(mode: Mode, state: number, weight: number): number {
  return mode === 'state' ? state : state * weight;
}
