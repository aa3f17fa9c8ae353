import type { MeasureText } from './strip-words';
import type { bandsOf, StripMeasures, StripRow, StripRows } from './strip-rows';

/** All that a strip for paper is drawn from. T steps. */
export interface StripContent {
  /** T. */
  readonly words: readonly StripWord[];
  /** T: P(positive). */
  readonly outputs: Float32Array;
  /** T: change of the logit. */
  readonly effects: Float64Array;
  /** Unit of each heatmap row, from the top. */
  readonly rows: readonly number[];
  /** Units: V. */
  readonly readout: Float32Array;
  /** The colour of a cell of the heatmap. */
  readonly cellColour: (step: number, unit: number) => string;
  /** The step that is marked; null for none. */
  readonly step: number | null;
  readonly colours: StripColours;
  readonly labels: StripLabels;
  readonly font: string;
  readonly measure: MeasureText;
}

export interface StripWord {
  /** Empty where it is not written. */
  readonly name: string;
  readonly known: boolean;
  /** Not a word of the text. */
  readonly is: 'word' | 'start' | 'padding';
}

export interface StripColours {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly card: string;
  readonly cursor: string;
  readonly positive: string;
  readonly negative: string;
}

export interface StripLabels {
  readonly curve: string;
  readonly heatmap: string;
  readonly effects: string;
  readonly words: string;
  /** P(positive) at the marked step. */
  readonly share: string;
}

/** What the painters of one row share. */
export interface RowContext {
  readonly content: StripContent;
  readonly measures: StripMeasures;
  readonly layout: StripRows;
  readonly bands: ReturnType<typeof bandsOf>;
  readonly row: StripRow;
  /** The effect, in logits, that fills half its band. */
  readonly scale: number;
}

/** Left edge of a step's column. */
export function leftOf({ measures, layout, row }: RowContext, step: number): number {
  return measures.gutter + (step - row.from) * layout.columnWidth;
}

/** Whether the marked step is in this row. */
export function isMarked({ content: { step }, row }: RowContext): boolean {
  return step !== null && step >= row.from && step < row.to;
}
