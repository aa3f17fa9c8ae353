import type { Network } from 'unrolled';
import { nameOfClass } from '../../messages/classes.svelte';
import { formatDecimal, language, m } from '../../messages';
import type { Format } from '../../corpus/format';
import { SlowPatternError } from './rows/rows-with';
import { corpusWords } from './words';

/** The class a figure speaks of: class 1 of two, else the one asked for. */
export function className(network: Network, index: number): string {
  return nameOfClass(network.classes[index]!, language.current);
}

/** Example: 0.9118 → "91.2 %": a tenth of a per cent is what thousands of texts can tell. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return '–';
  return formatDecimal(100 * share, 1) + (language.current === 'en' ? '\u00a0%' : '%');
}

/** A column's name; of a table without names, its number. */
export function columnName(head: readonly string[], column: number): string {
  const name = head[column]!;
  return /^\d+$/.test(name) ? corpusWords.columns.numbered(name) : name;
}

/** Why a table could not be read, in a sentence. */
export function failureOf(cause: unknown): string {
  const { kind, line, detail = String(line) } = cause as { kind?: string; line?: number; detail?: string };
  const sentence = corpusWords.failures[kind as 'empty'] as string | ((detail: string) => string) | undefined;
  if (typeof sentence === 'string') return sentence;
  if (sentence) return sentence(detail);
  return corpusWords.failures.other(failureReason(cause)) + m.fullStop;
}

/** Why words or a pattern could not be looked for, in a sentence. */
export function findFailure(cause: unknown): string {
  if (cause instanceof SlowPatternError) return corpusWords.slowPattern(cause.message);
  return corpusWords.failures.other(failureReason(cause)) + m.fullStop;
}

/** What an error says, without the full stop it may end with. */
export function failureReason(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/[.。]$/, '');
}

/** What a table's format is called. */
export function formatName(format: Format): string {
  const { formats } = corpusWords;
  if (format.kind !== 'delimited') return formats[format.kind];
  const names: Readonly<Record<string, string>> = {
    ',': 'CSV',
    '\t': 'TSV',
    ';': formats.semicolons,
    '|': formats.bars,
  };
  return names[format.delimiter]!;
}
