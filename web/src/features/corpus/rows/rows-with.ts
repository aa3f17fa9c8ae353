import { workerAddress } from '../../../app/browser/worker-address';
import { inSlices } from '../../../corpus/in-slices';
import type { Rows } from '../../../corpus/rows';
import { isPattern, matcherOf } from '../../../corpus/slices';
import type { PatternQuestion } from './pattern-worker';
import program from './pattern-worker?worker&url';

/** Milliseconds: a pattern that has not been matched by then may never be. */
const MOST_MS = 4000;

/** A pattern that takes too long over these texts. */
export class SlowPatternError extends Error {}

/**
 * Which rows have the words, or match the pattern.
 *
 * @returns null when the signal is aborted or the pattern is not finished
 * @throws SlowPatternError
 */
export async function rowsWith(rows: Rows, words: string, signal: AbortSignal): Promise<Uint8Array | null> {
  let matches: (text: string) => boolean;
  try {
    matches = matcherOf(words);
  } catch {
    // Half a pattern is no mistake while it is typed: the rows stay as they are.
    return null;
  }
  const textOf = (row: number): string => rows.rows[row]!.cells[rows.text]!;
  if (isPattern(words)) return matchedApart({ pattern: words, texts: rows.rows.map((_, row) => textOf(row)) }, signal);
  const has = new Uint8Array(rows.rows.length);
  const look = (row: number): void => {
    if (matches(textOf(row))) has[row] = 1;
  };
  // Only other words, or another table, end it.
  return inSlices(has.length, look, signal).then(
    () => has,
    () => null,
  );
}

/** Asks a worker, which is gone afterwards. */
async function matchedApart(question: PatternQuestion, signal: AbortSignal): Promise<Uint8Array | null> {
  const worker = new Worker(workerAddress(program), { type: 'module' });
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => done(data);
      worker.onerror = ({ message }) => fail(new Error(message || 'the worker for patterns did not start'));
      signal.addEventListener('abort', () => done(null));
      late = setTimeout(() => fail(new SlowPatternError(question.pattern)), MOST_MS);
      worker.postMessage(question);
    });
  } finally {
    clearTimeout(late);
    worker.terminate();
  }
}
