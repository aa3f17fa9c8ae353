import { TEXT_NAMES } from './columns';
import { RowSplitter } from './row-splitter';

/** How a file writes its rows. */
export type Format =
  | { readonly kind: 'delimited'; readonly delimiter: string }
  | { readonly kind: 'json' }
  /** A text a line. */
  | { readonly kind: 'lines' };

/** The likeliest first, where two divide equally well. */
const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** Rows that are looked at. */
const SAMPLE_ROWS = 50;
/** At least this share of rows has as many fields as the first, where a delimiter is one. */
const LEAST_ALIKE = 0.8;
const BY_NAME: Readonly<Record<string, Format['kind']>> = {
  csv: 'delimited',
  tsv: 'delimited',
  jsonl: 'json',
  ndjson: 'json',
};

/**
 * The format of a file, by how its text begins; its name decides only what that leaves open.
 *
 * @param isWhole whether the sample is all there is
 */
export function formatOf(sample: string, name: string, isWhole: boolean): Format {
  const ending = BY_NAME[/\.(\w+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  const firstLine = sample.trimStart().split('\n', 1)[0]!.trim();
  if (ending === 'json' || (firstLine.startsWith('{') && isJson(firstLine))) return { kind: 'json' };
  const found = DELIMITERS.map((delimiter) => ({ delimiter, ...dividing(sample, delimiter, isWhole) }))
    .filter(({ columns, alike }) => columns > 1 && alike >= LEAST_ALIKE)
    // Sentences have commas, too: a file that is not called a table is one where its first line names the texts.
    .filter(({ delimiter, names }) => ending || delimiter === '\t' || names.some((name) => TEXT_NAMES.includes(name)))
    .sort((a, b) => b.alike - a.alike)[0];
  if (found) return { kind: 'delimited', delimiter: found.delimiter };
  return ending === 'delimited'
    ? { kind: 'delimited', delimiter: /\.tsv(\.gz)?$/i.test(name) ? '\t' : ',' }
    : { kind: 'lines' };
}

/** Into how many columns a delimiter divides the first row, what they may be called, and which share of the rows has as many. */
function dividing(sample: string, delimiter: string, isWhole: boolean) {
  const rows = new RowSplitter(delimiter).push(sample, isWhole).slice(0, SAMPLE_ROWS);
  const columns = rows[0]?.cells.length ?? 0;
  const alike = rows.filter(({ cells }) => cells.length === columns).length / Math.max(1, rows.length);
  return { columns, alike, names: rows[0]?.cells.map((name) => name.trim().toLowerCase()) ?? [] };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    // That it throws is the answer.
    return false;
  }
}
