import { OpenError } from '../errors';
import { beginningOf, nameOf, textOfFile, type GivenFile } from '../file';
import { MOST_NUMBERS } from '../numbers';
import type { Tensor, TextFacts } from '../plan';

/** Fewer numbers behind a word are no vector. */
const LEAST_NUMBERS = 4;

/** Word vectors as GloVe and word2vec write them in text: a word and its numbers a line. Null for other files. */
export function vectorsIn(file: GivenFile): { readonly table: Tensor; readonly text: TextFacts } | null {
  const beginning = beginningOf(file);
  if (beginning === null || !/^\S+ -?\d/.test(beginning)) return null;
  const lines = textOfFile(file).trimEnd().split('\n');
  // word2vec begins with a line that counts words and numbers.
  if (/^\d+ \d+\s*$/.test(lines[0]!)) lines.shift();
  const size = (lines[0]?.trim().split(' ').length ?? 0) - 1;
  if (
    size < LEAST_NUMBERS ||
    !lines[0]!
      .trim()
      .split(' ')
      .slice(1)
      .every((number) => Number.isFinite(Number(number)))
  )
    return null;
  if ((lines.length + 1) * size > MOST_NUMBERS) {
    throw new OpenError(
      `${nameOf(file)} holds more than ${MOST_NUMBERS} numbers: give the vectors of the words that were used.`,
    );
  }
  const values = new Float32Array((lines.length + 1) * size);
  const words = new Map<string, number>();
  for (const [line, text] of lines.entries()) {
    const [word = '', ...numbers] = text.trim().split(' ');
    if (numbers.length !== size || !numbers.every((number) => Number.isFinite(Number(number)))) {
      throw new OpenError(
        `${nameOf(file)} has ${numbers.length} numbers in line ${line + 1}, and ${size} are needed: copy it once more.`,
      );
    }
    words.set(word, line + 1);
    values.set(numbers.map(Number), (line + 1) * size);
  }
  // Row 0 is zeros: padding, and what has no vector.
  return {
    table: { shape: [lines.length + 1, size], values },
    text: { words, indexFrom: 0, unknown: 0, padId: 0, startToken: null },
  };
}
