import type { Network } from 'unrolled';
import { answersOf, NO_LABEL, type Answers } from '../../corpus/answers';
import { meaningOf, MOST_LABELS } from '../../corpus/columns';
import type { Row } from '../../corpus/row-splitter';
import { valuesOf, withText, type Rows } from '../../corpus/rows';
import { openTable, type OpenTable } from '../../corpus/table';

/** How far a reading is. */
export interface Progress {
  readonly read: number;
  /** From 0 to 1. */
  readonly share: number;
  /** How many bytes of the table have come, while it is fetched. */
  readonly bytes?: number;
}

export interface Following {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A table none of whose columns looks like texts: the visitor says which is to be read. */
export class NoTextColumn extends Error {
  constructor(readonly rows: Omit<Rows, 'text'>) {
    super(`none of the columns ${rows.head.join(', ')} holds texts`);
  }
}

/**
 * Opens a table and has its texts read while it still comes.
 *
 * @param columns those that were chosen before; null to find them
 * @throws NoTextError, NoTableError when it is none; NoTextColumn; the signal's reason
 */
export async function readFile(
  network: Network,
  file: Blob,
  name: string,
  { signal, onProgress }: Following,
  columns: { readonly text: number | null; readonly label: number | null } | null = null,
): Promise<{ readonly rows: Rows; readonly answers: Answers }> {
  const table = { ...(await openTable(file, name)), ...columns };
  const kept: Row[] = [];
  const about = (text: number): Rows => ({ ...partsOf(table, name, kept), text });
  if (table.text === null) {
    for await (const part of table.parts) {
      signal.throwIfAborted();
      kept.push(...part);
    }
    throw new NoTextColumn(partsOf(table, name, kept));
  }
  const column = table.text;
  async function* texts(): AsyncGenerator<string> {
    for await (const part of table.parts) {
      for (const row of withText(part, column, table.bad)) {
        kept.push(row);
        yield row.cells[column]!;
      }
    }
  }
  const answers = await readTexts(network, texts(), {
    signal,
    onProgress: ({ read }) => onProgress({ read, share: Math.min(1, table.taken() / file.size) }),
  });
  return { rows: about(column), answers };
}

/** Has a table read that is there already. @throws the signal's reason */
export async function readRows(network: Network, rows: Rows, following: Following): Promise<Answers> {
  return readTexts(
    network,
    rows.rows.map(({ cells }) => cells[rows.text]!),
    following,
  );
}

async function readTexts(
  network: Network,
  texts: readonly string[] | AsyncIterable<string>,
  { signal, onProgress }: Following,
): Promise<Answers> {
  const { final, steps } = await network.readMany(texts, {
    signal,
    onProgress: ({ read, total }) => onProgress({ read, share: total === null ? 0 : read / total }),
  });
  const { head } = network.weights;
  return answersOf(final, steps, network.classes.length, {
    isSigmoid: head.kind === 'sigmoid',
    givesLogits: head.givesLogits === true,
  });
}

/** The class that each row's label names, and values of labels that name none. */
export function labelsOf(rows: Rows, classes: readonly string[]) {
  const labels = new Int16Array(rows.rows.length).fill(NO_LABEL);
  const { label: column } = rows;
  if (column === null) return { labels, unknown: [] };
  const values = valuesOf(rows.rows, column, MOST_LABELS);
  const meaning = meaningOf(values, classes);
  for (const [k, { cells }] of rows.rows.entries()) labels[k] = meaning.get(cells[column]!) ?? NO_LABEL;
  return { labels, unknown: values.filter((value) => meaning.get(value) === null) };
}

function partsOf(table: OpenTable, name: string, rows: readonly Row[]): Omit<Rows, 'text'> {
  const { head, label, encoding, format, bad, cut } = table;
  return { name, head, rows, label, encoding, format, bad, cut: cut() };
}
