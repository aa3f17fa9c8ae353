import { UNKNOWN_ID, type Token } from '../../text/token';
import { shortestFloat32 } from './decimals';
import type { ReadingRecord } from './record';

/** The first entry of such a file. A change that would mislead an older reader of the format gets another number. */
export const READING_FORMAT = 'unrolled-reading/1';

/**
 * A reading as JSON, every number in full: float32 values as the shortest decimals that round to them. The fields and their
 * shapes are described in web/EXPORT.md.
 *
 * @param version of Unrolled
 */
export function readingToJson(record: ReadingRecord, version: string): string {
  const { network, text, tokens, skipped, states, logits, outputs, changes, gradients } = record;
  const fields: readonly (readonly [string, string])[] = [
    ['format', JSON.stringify(READING_FORMAT)],
    ['unrolled', JSON.stringify(version)],
    ['network', JSON.stringify(network)],
    ['text', JSON.stringify(text)],
    ['tokens', lines(tokens.map(tokenEntry))],
    ['skipped', lines(skipped.map(tokenEntry))],
    ['outputs', row(outputs)],
    ['logits', JSON.stringify([...logits])],
    ['changes', JSON.stringify([...changes])],
    ['states', matrix(states, network.units)],
    [
      'gradients',
      `{\n"inputs": ${matrix(gradients.inputs, network.embedding_size)},\n` +
        `"states": ${matrix(gradients.states, network.units)},\n` +
        `"along": ${JSON.stringify([...gradients.along])}\n}`,
    ],
  ];
  return `{\n${fields.map(([name, value]) => `"${name}": ${value}`).join(',\n')}\n}\n`;
}

function tokenEntry({ text, id, kind, start, end }: Token): string {
  const known = kind === 'skipped' ? id !== UNKNOWN_ID : kind !== 'unknown';
  return JSON.stringify({ word: text, id, known, start, end });
}

function row(values: Float32Array): string {
  return JSON.stringify(Array.from(values, shortestFloat32));
}

function matrix(values: Float32Array, columns: number): string {
  const rows = columns > 0 ? values.length / columns : 0;
  return lines(Array.from({ length: rows }, (_, t) => row(values.subarray(t * columns, (t + 1) * columns))));
}

/** An array with an entry a line: a person can read it, and so can a tool that compares files. */
function lines(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n]`;
}
