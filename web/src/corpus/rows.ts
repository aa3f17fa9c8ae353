import type { Row } from './row-splitter';
import { noteBad, type OpenTable } from './table';

/** A table that has been read, each row with a text. */
export interface Rows {
  /** As the visitor knows it: a file's name. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  /** Columns: which holds the texts, and which the labels, if any. */
  readonly text: number;
  readonly label: number | null;
  readonly encoding: string;
  readonly format: OpenTable['format'];
  readonly bad: OpenTable['bad'];
  readonly cut: 'rows' | 'bytes' | null;
}

/** Takes the rows that have a text, and lists the others among the bad ones. */
export function* withText(rows: Iterable<Row>, column: number, bad: OpenTable['bad']): Generator<Row, void, undefined> {
  for (const row of rows) {
    if (row.cells[column]!.trim() === '') noteBad(bad, { line: row.line, why: 'empty' });
    else yield row;
  }
}

/** A column's values, each once, the most frequent first; at most so many. */
export function valuesOf(rows: readonly Row[], column: number, most: number): string[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const value = cells[column]!;
    if (counts.has(value) || counts.size <= most) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
