import { BYTE_ORDER_MARK, END_OF_LINE, wordCell } from './reading-csv';

/** The numbers behind a chart. */
export interface Table {
  readonly head: readonly string[];
  /** Each as long as the head; NaN is an empty cell. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A table for spreadsheets (RFC 4180). A text that would be a formula gets an apostrophe in front; numbers keep every digit. */
export function tableToCsv({ head, rows }: Table): string {
  const cell = (value: string | number): string =>
    typeof value === 'string' ? wordCell(value) : Number.isNaN(value) ? '' : String(value);
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return BYTE_ORDER_MARK + lines.join(END_OF_LINE) + END_OF_LINE;
}
