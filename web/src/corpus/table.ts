import { lettersOf, NoTextError } from './bytes';
import { hasHead, labelColumn, textColumn } from './columns';
import { formatOf, type Format } from './format';
import { jsonHead, jsonRow } from './json-lines';
import { RowSplitter, type Row } from './row-splitter';

export const MOST_ROWS = 100_000;
export const MOST_BYTES = 100_000_000;
/** Rows by which format and columns are found. */
const SAMPLE_ROWS = 200;
/** UTF-16 units that are looked at before. */
const SAMPLE_UNITS = 200_000;
/** Of bad rows so many are listed; all are counted. */
const MOST_LISTED = 1000;

/** A row that was left out, and why: other fields than the head, no JSON object, no text. */
export interface BadRow {
  readonly line: number;
  readonly why: 'fields' | 'json' | 'empty';
}

/** A table as it comes: its columns are known, its rows are still read. */
export interface OpenTable {
  readonly head: readonly string[];
  readonly encoding: string;
  readonly format: Format;
  /** The columns that seem to hold texts and labels; null where none does. */
  readonly text: number | null;
  readonly label: number | null;
  /** Rows as long as the head, some at a time. To be read once. @throws NoTableError */
  readonly parts: AsyncGenerator<readonly Row[]>;
  /** Bytes of the file that were taken, of how many. */
  readonly taken: () => number;
  readonly bad: { readonly rows: BadRow[]; count: number };
  /** What ended the reading before the file did. */
  readonly cut: () => 'rows' | 'bytes' | null;
}

export interface TableLimits {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Opens a table of texts: CSV, TSV, JSON lines or plain lines, packed with gzip or not.
 *
 * @throws NoTextError when the file is empty or holds no text
 * @throws NoTableError when it has more than 1,000 columns, or a line longer than ten million characters
 */
export async function openTable(
  file: Blob,
  name: string,
  limits: TableLimits = { rows: MOST_ROWS, bytes: MOST_BYTES },
): Promise<OpenTable> {
  const { encoding, chunks, progress } = await lettersOf(file, limits.bytes);
  let sample = '';
  let isWhole = false;
  while (sample.length < SAMPLE_UNITS && !isWhole) {
    const { value, done } = await chunks.next();
    isWhole = done === true;
    sample += value ?? '';
  }
  const format = formatOf(sample.replace(/\r\n?/g, '\n'), name, isWhole);
  const splitter = new RowSplitter(format.kind === 'delimited' ? format.delimiter : null);
  const first = splitter.push(sample, isWhole);
  // Rows may be longer than the sample: two are needed to tell a head from a text.
  while (first.length < 2 && !isWhole) {
    const { value, done } = await chunks.next();
    isWhole = done === true;
    first.push(...splitter.push(value ?? '', isWhole));
  }
  const seen = first.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  if (seen.length === 0) throw new NoTextError('empty');
  const isNamed = format.kind === 'json' || (format.kind === 'delimited' && hasHead(seen));
  const head = format.kind === 'json' ? jsonHead(seen) : isNamed ? seen[0]!.map(named) : numbered(seen[0]!.length);
  const bad: OpenTable['bad'] = { rows: [], count: 0 };
  const wholeRow = (row: Row): Row | null => {
    const cells = format.kind === 'json' ? jsonRow(row.cells[0]!, head) : fitted(row.cells, head.length);
    if (cells) return { cells, line: row.line };
    noteBad(bad, { line: row.line, why: format.kind === 'json' ? 'json' : 'fields' });
    return null;
  };
  const body = format.kind === 'delimited' && isNamed ? first.slice(1) : first;
  const known = seen.slice(format.kind === 'delimited' && isNamed ? 1 : 0);
  const samples = known.flatMap((cells) => wholeOf(cells, head, format) ?? []);
  const text = textColumn(head, samples);
  let isFull = false;

  async function* parts(): AsyncGenerator<readonly Row[]> {
    let left = limits.rows;
    const taken = (rows: readonly Row[]): Row[] => {
      const whole = rows.flatMap((row) => wholeRow(row) ?? []);
      isFull = whole.length > left;
      const some = whole.slice(0, left);
      left -= some.length;
      return some;
    };
    yield taken(body);
    while (!isWhole && !isFull) {
      const { value, done } = await chunks.next();
      isWhole = done === true;
      yield taken(splitter.push(value ?? '', isWhole));
    }
    await chunks.return(undefined);
  }

  return {
    head,
    encoding,
    format,
    text,
    label: labelColumn(head, samples, text),
    parts: parts(),
    taken: () => progress.taken,
    bad,
    cut: () => (isFull ? 'rows' : progress.isCut ? 'bytes' : null),
  };
}

/** Counts a row that is left out, and lists the first thousand. */
export function noteBad(bad: OpenTable['bad'], row: BadRow): void {
  bad.count++;
  if (bad.rows.length < MOST_LISTED) bad.rows.push(row);
}

function wholeOf(cells: string[], head: readonly string[], format: Format): readonly string[][] | null {
  const whole = format.kind === 'json' ? jsonRow(cells[0]!, head) : fitted(cells, head.length);
  return whole && [whole];
}

/** A row with as many fields as the head: empty ones at the end may be missing, or one too many. */
function fitted(cells: string[], length: number): string[] | null {
  if (cells.length === length) return cells;
  return cells.length === length + 1 && cells.at(-1) === '' ? cells.slice(0, length) : null;
}

const named = (name: string, k: number): string => name.trim() || String(k + 1);
const numbered = (length: number): string[] => Array.from({ length }, (_, k) => String(k + 1));
