import { rowNorms } from '../norms';
import { shortestFloat32 } from './decimals';
import type { ReadingRecord } from './record';

/** Tells spreadsheets that the file is UTF-8; without it Excel garbles Chinese. */
export const BYTE_ORDER_MARK = '\uFEFF';
export const END_OF_LINE = '\r\n';
/** What a spreadsheet takes for a formula, also in full width (OWASP, "CSV injection"). */
const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const WANTS_QUOTES = /[",\r\n]/;

/**
 * A reading as a table for spreadsheets (RFC 4180): one row a step, with the columns `index`, `word`, `id`, `known`, `output`,
 * `logit`, `change`, `gradient` (‖∂logit/∂x‖), `along` (∂logit/∂x · x) and one a unit, `s_0`, `s_1`, …
 *
 * Words that would be a formula get an apostrophe in front; numbers stay numbers.
 */
export function readingToCsv(record: ReadingRecord): string {
  const { tokens, states, outputs, logits, changes, gradients, network } = record;
  const { units } = network;
  const norms = rowNorms(gradients.inputs, network.embedding_size);
  const head = ['index', 'word', 'id', 'known', 'output', 'logit', 'change', 'gradient', 'along'];
  const lines = [[...head, ...Array.from({ length: units }, (_, unit) => `s_${unit}`)].join(',')];
  for (const [t, token] of tokens.entries()) {
    const numbers = [
      shortestFloat32(outputs[t]!),
      logits[t]!,
      changes[t]!,
      norms[t]!,
      gradients.along[t]!,
      ...Array.from(states.subarray(t * units, (t + 1) * units), shortestFloat32),
    ];
    lines.push([t, wordCell(token.text), token.id, token.kind === 'unknown' ? 0 : 1, ...numbers].join(','));
  }
  return BYTE_ORDER_MARK + lines.join(END_OF_LINE) + END_OF_LINE;
}

/** A word as a cell: never a formula, quoted where it must be. */
export function wordCell(word: string): string {
  const harmless = BEGINS_A_FORMULA.test(word) ? `'${word}` : word;
  return WANTS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
