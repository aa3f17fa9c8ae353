/** UTF-16 units: a quoted field that has not ended by then was never meant as one. */
const LONGEST_FIELD = 1_000_000;
/** UTF-16 units in a line, and fields in a row: more is no table. */
const LONGEST_LINE = 10_000_000;
export const MOST_COLUMNS = 1_000;

/** A row of a table, and the line at which it begins, from 1. */
export interface Row {
  readonly cells: string[];
  readonly line: number;
}

/** A file that is no table. */
export class NoTableError extends RangeError {
  constructor(
    readonly kind: 'columns' | 'line',
    readonly line: number,
  ) {
    super(`line ${line} is no row of a table: ${kind === 'columns' ? 'more than 1,000 columns' : 'too long'}`);
  }
}

/**
 * Divides delimited text (RFC 4180) into rows, as it comes. A quote that opens a field and is not closed before a delimiter or the
 * end of a line is a quote, and nothing else: it swallows no lines. Empty lines are left out.
 *
 * Example: `a,"b ""c""\nd"` is one row of two fields, `a` and `b "c"⏎d`.
 */
export class RowSplitter {
  #rest = '';
  #line = 1;
  #heldReturn = false;
  /** The next delimiter and line end at or after the place that was looked at last; the text's length where there is none. */
  #delimiterAt = -1;
  #newlineAt = -1;

  /** @param delimiter one character; null where every line is one field */
  constructor(readonly delimiter: string | null) {}

  /** The rows that end in what has come. @throws NoTableError */
  push(chunk: string, isLast = false): Row[] {
    const text = this.#rest + this.#withPlainEnds(chunk, isLast);
    const rows: Row[] = [];
    let at = 0;
    this.#delimiterAt = this.#newlineAt = -1;
    while (at < text.length) {
      const row = this.#rowAt(text, at, isLast);
      if (row === null) break;
      if (row.cells.length > 1 || row.cells[0] !== '') rows.push({ cells: row.cells, line: this.#line });
      this.#line += row.lines;
      at = row.end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_LINE) throw new NoTableError('line', this.#line);
    return rows;
  }

  /** Every line ends with a line feed. */
  #withPlainEnds(chunk: string, isLast: boolean): string {
    const text = this.#heldReturn ? `\r${chunk}` : chunk;
    this.#heldReturn = !isLast && text.endsWith('\r');
    const whole = this.#heldReturn ? text.slice(0, -1) : text;
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }

  /** The row that begins here, or null where its end has not come. */
  #rowAt(text: string, start: number, isLast: boolean): { cells: string[]; end: number; lines: number } | null {
    const cells: string[] = [];
    let lines = 1;
    for (let at = start; ;) {
      if (cells.length > MOST_COLUMNS) throw new NoTableError('columns', this.#line);
      const close = text[at] === '"' && this.delimiter !== null ? this.#closing(text, at, isLast) : 'none';
      if (close === 'later') return null;
      let end: number;
      if (close === 'none') {
        end = this.#endOfPlain(text, at);
        if (end === text.length && !isLast) return null;
        cells.push(text.slice(at, end));
      } else {
        end = close + 1;
        const field = text.slice(at + 1, close);
        for (let k = field.indexOf('\n'); k >= 0; k = field.indexOf('\n', k + 1)) lines++;
        cells.push(field.includes('"') ? field.replaceAll('""', '"') : field);
      }
      if (text[end] !== this.delimiter) return { cells, end: end + 1, lines };
      at = end + 1;
    }
  }

  /** The place of the quote that closes the field that begins here. */
  #closing(text: string, start: number, isLast: boolean): number | 'none' | 'later' {
    for (let from = start + 1; ;) {
      const quote = text.indexOf('"', from);
      const isOver = isLast || text.length - start > LONGEST_FIELD;
      if (quote < 0) return isOver ? 'none' : 'later';
      const after = text[quote + 1];
      if (after === undefined && !isOver) return 'later';
      if (after === this.delimiter || after === '\n' || after === undefined) return quote;
      if (after !== '"') return 'none';
      from = quote + 2;
    }
  }

  #endOfPlain(text: string, at: number): number {
    if (this.#newlineAt < at) this.#newlineAt = placeOf(text, '\n', at);
    if (this.delimiter === null) return this.#newlineAt;
    if (this.#delimiterAt < at) this.#delimiterAt = placeOf(text, this.delimiter, at);
    return Math.min(this.#newlineAt, this.#delimiterAt);
  }
}

function placeOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
}
