import { READING_FORMAT } from './reading-json';

/** What of a reading's file is needed to read the same text again, and to compare. */
export interface RecordedReading {
  readonly network: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly text: string;
  /** T: P(positive) after each step. */
  readonly outputs: readonly number[];
}

/** Why a file is no reading that could be opened. */
export type ReadingMistake =
  | { readonly is: 'not-json' | 'not-a-reading' }
  | { readonly is: 'version'; readonly found: string }
  | { readonly is: 'too-large'; readonly limit: number }
  | { readonly is: 'unknown-network' | 'other-network'; readonly title: string }
  | { readonly is: 'damaged'; readonly field: string };

/** Thrown for a file that cannot be opened. */
export class ReadingFileError extends Error {
  constructor(readonly mistake: ReadingMistake) {
    super(`not a reading: ${JSON.stringify(mistake)}`);
  }
}

const FAMILY = /^unrolled-reading\/(.*)$/s;
const SHA256 = /^[0-9a-f]{64}$/;
/** What of a strange version number is repeated. */
const MOST_NAMED = 20;

/**
 * Reads what `readingToJson` wrote. The file may come from anybody: every field used is checked, the rest is not looked at. Line
 * ends become line feeds, as in a text box.
 *
 * @throws ReadingFileError saying what is wrong
 */
export function parseReading(content: string): RecordedReading {
  const found = objectOf(parseJson(content));
  const format = found?.['format'];
  const version = typeof format === 'string' ? FAMILY.exec(format)?.[1] : undefined;
  if (!found || version === undefined) throw new ReadingFileError({ is: 'not-a-reading' });
  if (format !== READING_FORMAT) throw new ReadingFileError({ is: 'version', found: version.slice(0, MOST_NAMED) });
  const network = objectOf(found['network']) ?? damaged('network');
  const { id, title, sha256 } = network;
  const { text, outputs, tokens } = found;
  if (typeof id !== 'string') return damaged('network.id');
  if (typeof title !== 'string') return damaged('network.title');
  if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return damaged('network.sha256');
  if (typeof text !== 'string') return damaged('text');
  if (!Array.isArray(outputs) || !outputs.every(isProbability)) return damaged('outputs');
  if (!Array.isArray(tokens) || tokens.length !== outputs.length) return damaged('tokens');
  return { network: { id, title, sha256 }, text: text.replace(/\r\n?/g, '\n'), outputs };
}

/**
 * How far recorded outputs are from fresh ones.
 *
 * @returns the largest difference, or null where the numbers of steps differ
 */
export function largestDifference(recorded: readonly number[], fresh: Float32Array): number | null {
  if (recorded.length !== fresh.length) return null;
  // Recorded in the shortest decimals of a float32: rounded to one again, they are what they were.
  return recorded.reduce((most, value, t) => Math.max(most, Math.abs(Math.fround(value) - fresh[t]!)), 0);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ReadingFileError({ is: 'not-json' });
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function isProbability(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function damaged(field: string): never {
  throw new ReadingFileError({ is: 'damaged', field });
}
