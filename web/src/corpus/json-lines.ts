import { MOST_COLUMNS, NoTableError } from './row-splitter';

/** What a line that is a bare text has for a name. */
const TEXT = 'text';

/** The names of the fields of some lines, in the order in which they first come. @throws NoTableError when there are too many */
export function jsonHead(rows: readonly (readonly string[])[]): string[] {
  const names = new Set<string>();
  for (const [line] of rows) for (const name of Object.keys(objectOf(line!) ?? {})) names.add(name);
  if (names.size > MOST_COLUMNS) throw new NoTableError('columns', 1);
  return names.size > 0 ? [...names] : [TEXT];
}

/** The fields of a line, in the order of the head; null where it is neither an object nor a text. */
export function jsonRow(line: string, head: readonly string[]): string[] | null {
  const found = objectOf(line);
  return found && head.map((name) => cellOf(found[name]));
}

function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The line is counted among the bad ones.
    return null;
  }
  if (typeof value === 'string') return { [TEXT]: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
