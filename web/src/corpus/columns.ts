/** Which columns hold texts and labels, by their names and by what stands in them. */

/** Names that a column of texts has in most tables, the likeliest first. */
export const TEXT_NAMES: readonly string[] = [
  'text',
  'review',
  'sentence',
  'comment',
  'content',
  'review_text',
  'body',
  '文本',
  '评论',
  '内容',
  'review_body',
  'phrase',
  'title',
];
const LABEL_NAMES: readonly string[] = [
  'label',
  'sentiment',
  'polarity',
  'class',
  'target',
  'category',
  'gold',
  'rating',
  'stars',
  'score',
  '标签',
  '情感',
];
/** A column with more different values is no column of labels. */
export const MOST_LABELS = 20;
/** UTF-16 units: the name of a column is not longer. */
const LONGEST_NAME = 40;
/** Letters in a text on the average, at least: shorter cells are names or codes. */
const LEAST_LETTERS = 4;

/** Whether the first row names the columns: known names; or short ones, each once, none a number, above numbers or longer texts. */
export function hasHead(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return false;
  const names = first.map((name) => name.trim().toLowerCase());
  if (names.some((name) => TEXT_NAMES.includes(name) || LABEL_NAMES.includes(name))) return true;
  const areNames =
    new Set(names).size === names.length && names.every((name) => name.length <= LONGEST_NAME && !isNumber(name));
  const text = longest(others, first.length);
  const meanOfText = meanLength(others, text);
  const isOverNumbers = names.some((_, column) => others.every((row) => isNumber(row[column] ?? '')));
  return areNames && (isOverNumbers || (names.length > 1 && names[text]!.length < meanOfText / 2));
}

/** The column of texts, or null where none looks like one. @param rows without the head */
export function textColumn(head: readonly string[], rows: readonly (readonly string[])[]): number | null {
  const names = head.map((name) => name.trim().toLowerCase());
  const holdsText = (column: number): boolean => {
    const cells = rows.map((row) => row[column] ?? '');
    const wordy = cells.filter((cell) => /\p{L}/u.test(cell)).length;
    return wordy * 2 > cells.length && meanLength(rows, column) >= LEAST_LETTERS;
  };
  const named = TEXT_NAMES.map((name) => names.indexOf(name)).find((column) => column >= 0 && holdsText(column));
  if (named !== undefined) return named;
  if (head.length === 1) return holdsText(0) ? 0 : null;
  const column = longest(rows, head.length);
  const hasSpaces = rows.some((row) => /\S\s+\S|\p{Script=Han}{2}/u.test(row[column] ?? ''));
  return holdsText(column) && hasSpaces ? column : null;
}

/** The column of labels, or null: by its name, else one of few values. */
export function labelColumn(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  text: number | null,
): number | null {
  const names = head.map((name) => name.trim().toLowerCase());
  const isLabels = (column: number): boolean => {
    const values = new Set(rows.map((row) => row[column] ?? ''));
    return column !== text && values.size <= MOST_LABELS && (values.size > 1 || rows.length < 2);
  };
  const named = LABEL_NAMES.map((name) => names.indexOf(name)).find((column) => column >= 0 && column !== text);
  if (named !== undefined) return named;
  const few = names.findIndex((_, column) => {
    const values = new Set(rows.map((row) => (row[column] ?? '').trim().toLowerCase()));
    return isLabels(column) && values.size === 2 && [...values].every((value) => SIDE_NAMES.has(value));
  });
  return few < 0 ? null : few;
}

/** What labels call the two sides. */
const SIDES: readonly (readonly string[])[] = [
  ['0', '-1', 'neg', 'negative', 'bad', 'false', 'no', '负面', '差评', '消极', '负', 'n', 'f'],
  ['1', '+1', 'pos', 'positive', 'good', 'true', 'yes', '正面', '好评', '积极', '正', 'p', 't'],
];
const SIDE_NAMES = new Map(SIDES.flatMap((names, side) => names.map((name) => [name, side] as const)));

/**
 * The class that each value of a column of labels means, or null where it means none of them.
 *
 * @param values each once
 * @param classes their names; class 0 and class 1 of two
 */
export function meaningOf(values: readonly string[], classes: readonly string[]): ReadonlyMap<string, number | null> {
  const names = classes.map((name) => name.toLowerCase());
  const numbers = values.map((value) => (value.trim() === '' ? NaN : Number(value)));
  const stars = numbers.every((value) => value >= 1 && value <= 5) && numbers.some((value) => value > 2);
  return new Map(
    values.map((value, k) => {
      const plain = value.trim().toLowerCase();
      if (names.includes(plain)) return [value, names.indexOf(plain)];
      if (classes.length !== 2) return [value, numbers[k]! in classes ? numbers[k]! : null];
      // Of one to five stars, three is neither.
      if (stars) return [value, numbers[k]! === 3 ? null : numbers[k]! > 3 ? 1 : 0];
      return [value, SIDE_NAMES.get(plain) ?? null];
    }),
  );
}

const isNumber = (cell: string): boolean => cell.trim() !== '' && !Number.isNaN(Number(cell));

const meanLength = (rows: readonly (readonly string[])[], column: number): number =>
  rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0) / Math.max(1, rows.length);

function longest(rows: readonly (readonly string[])[], columns: number): number {
  const means = Array.from({ length: columns }, (_, column) => meanLength(rows, column));
  return means.indexOf(Math.max(...means));
}
