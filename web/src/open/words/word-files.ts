/** Files that list words: what Keras, PyTorch and people write. One function a kind, tried in order. */
import { OpenError } from '../errors';
import { beginningOf, fieldsOf, jsonOrNothing, nameOf, textOfFile, type Fields, type GivenFile } from '../file';
import type { TextFacts } from '../plan';
import { kerasTokenizer } from './keras-tokenizer';
import { factsOfIds, idsOf } from './facts';
import { vectorizationIds } from './text-vectorization';

/** @returns what the file says of words and ids, or null where it lists none */
export function wordsIn(file: GivenFile): TextFacts | null {
  const json = jsonOrNothing(file);
  const name = nameOf(file);
  if (json !== undefined) {
    if (Array.isArray(json)) return listed(json as unknown[]);
    const fields = fieldsOf(json);
    return fields && (kerasTokenizer(fields, name) ?? metadata(fields, name) ?? wordIndex(fields, name));
  }
  const isText = beginningOf(file) !== null && /\.(txt|csv|tsv|vocab|tab)$|^[^.]*$/i.test(name);
  if (!isText) return null;
  const lines = textOfFile(file)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return table(lines, name) ?? listed(lines);
}

/** The place of each word is its id; or, where the first two are '' and [UNK], what `get_vocabulary()` gave. */
function listed(words: readonly unknown[]): TextFacts | null {
  if (words.length < 2 || !words.every((word) => typeof word === 'string')) return null;
  if (words[0] === '' && words[1] === '[UNK]') {
    return { words: vectorizationIds(words), isVectorization: true, startToken: null, unknown: 1, padId: 0 };
  }
  return factsOfIds(new Map(words.map((word, id) => [word, id])));
}

/** `metadata.json` of the TensorFlow.js examples. */
function metadata(fields: Fields, name: string): TextFacts | null {
  const index = fieldsOf(fields['word_index']);
  if (!index || fields['index_from'] === undefined) return null;
  const [from, length, size] = ['index_from', 'max_len', 'vocabulary_size'].map((key) =>
    wholeNumber(fields, key, name),
  );
  return {
    words: idsOf(name, Object.entries(index)),
    indexFrom: from ?? 0,
    ...(length !== null && length !== undefined && { padTo: length, maxWords: length }),
    ...(size !== null && size !== undefined && { idsBelow: size }),
  };
}

function wholeNumber(fields: Fields, key: string, file: string): number | null {
  const found = fields[key];
  const MOST = 10_000_000;
  if (found === undefined || found === null) return null;
  if (typeof found === 'number' && Number.isInteger(found) && found >= 0 && found <= MOST) return found;
  throw new OpenError(`${file} has ${key} ${String(found)}: a whole number from 0 to ${MOST} is needed.`);
}

/** Words to ids, or ids to words; also under the names that people give these two. */
function wordIndex(fields: Fields, name: string): TextFacts | null {
  for (const key of ['word_index', 'stoi', 'vocab', 'word2idx', 'token_to_id']) {
    const inside = fieldsOf(fields[key]);
    if (inside) return wordIndex(inside, name);
  }
  if (Array.isArray(fields['itos'])) return listed(fields['itos'] as unknown[]);
  const entries = Object.entries(fields);
  if (entries.length < 2) return null;
  if (entries.every(([, id]) => typeof id === 'number')) return factsOfIds(idsOf(name, entries));
  const isTurned = entries.every(([id, word]) => /^\d+$/.test(id) && typeof word === 'string');
  return isTurned
    ? factsOfIds(
        idsOf(
          name,
          entries.map(([id, word]) => [word as string, id] as const),
        ),
      )
    : null;
}

/** Two columns, a word and its id in either order, with or without a header. */
function table(lines: readonly string[], name: string): TextFacts | null {
  const separator = ['\t', ',', ';'].find((each) => lines.slice(0, 20).every((line) => line.includes(each)));
  if (separator === undefined) return null;
  const rows = lines.map((line) => cells(line, separator));
  if (rows.some((row) => row.length < 2)) return null;
  const isId = (cell: string | undefined): boolean => cell !== undefined && /^\d+$/.test(cell);
  const body = rows.slice(rows[0]!.some(isId) ? 0 : 1);
  const column = [1, 0].find((place) => body.length > 0 && body.every((row) => isId(row[place])));
  if (column === undefined) return null;
  return factsOfIds(
    idsOf(
      name,
      body.map((row) => [row[1 - column]!, row[column]!] as const),
    ),
  );
}

/** The cells of a line; a cell in quotes may hold the separator. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  const quotedOrPlain = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g');
  for (const match of line.matchAll(quotedOrPlain)) found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  return found;
}
