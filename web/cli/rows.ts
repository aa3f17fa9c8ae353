import type { Readable } from 'node:stream';
import Papa from 'papaparse';

export type Row = readonly string[];

/** Some rows of a table, with its first line and the column of the texts. */
export interface Rows {
  readonly head: readonly string[];
  readonly column: number;
  readonly rows: readonly Row[];
}

/** Names that a column of texts has in most tables, the likeliest first. */
const TEXT_NAMES = ['text', 'review', 'sentence', 'comment', 'content'];

/**
 * Reads a table with a first line of names, some rows at a time.
 *
 * @param wanted the name of the column of texts; null to find it
 * @param most rows at a time
 * @throws Error when there is no such column, or none can be told to be it
 */
export async function* rowsOf(stream: Readable, wanted: string | undefined, most: number): AsyncGenerator<Rows> {
  let head: readonly string[] | null = null;
  let column = 0;
  let rows: Row[] = [];
  const parser = stream.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { skipEmptyLines: true }));
  for await (const row of parser as AsyncIterable<string[]>) {
    if (head === null) {
      head = row.map((name, k) => (k === 0 ? name.replace(/^\uFEFF/, '') : name));
      column = columnOf(head, wanted);
      continue;
    }
    rows.push(row);
    if (rows.length < most) continue;
    yield { head, column, rows };
    rows = [];
  }
  if (head === null) throw new Error('Cannot read an empty table: its first line should name the columns.');
  yield { head, column, rows };
}

function columnOf(head: readonly string[], wanted: string | undefined): number {
  const names = head.map((name) => name.trim().toLowerCase());
  const found =
    wanted === undefined
      ? TEXT_NAMES.map((name) => names.indexOf(name)).find((k) => k >= 0)
      : names.indexOf(wanted.toLowerCase());
  if (found !== undefined && found >= 0) return found;
  if (wanted === undefined && head.length === 1) return 0;
  throw new Error(
    `Cannot find ${wanted === undefined ? 'the texts' : `a column "${wanted}"`} among the columns ${head.join(', ')}: name one with --text.`,
  );
}
