import type { TextColumn } from '../../../plot/text-table';
import type { ReadCorpus } from '../corpus.svelte';
import { placeOnWay, wayOf } from '../rows/ways.svelte';

/** Words before and after that are shown. */
const AROUND = 9;

/** Some steps of a text among the words around them, and where the verdict went from there. */
export interface InContext {
  readonly before: string;
  readonly words: string;
  /** What came next. */
  readonly after: string;
  /** Shares of class 1 on the way through the whole text; null where the network says nothing on its way. */
  readonly way: Float32Array | null;
  /** Where in that way the last of the steps is, from 0 to 1. */
  readonly at: number;
  /** Share of class 1 of two, otherwise of what is said, at the end. */
  readonly end: number;
}

/** What stands before, the words, and what stands after them, in a picture. */
export const contextColumns: readonly TextColumn[] = [
  { align: 'end', isText: true, isSoft: true, most: 330 },
  { align: 'start', isText: true, isBold: true, most: 200 },
  { align: 'start', isText: true, most: 330 },
];

/** @param from the first of the steps, `to` the last */
export function inContext({ network, rows, answers }: ReadCorpus, row: number, from: number, to: number): InContext {
  const text = rows.rows[row]!.cells[rows.text]!;
  const reading = network.read(text);
  const { tokens } = reading;
  const isPair = answers.classes === 2;
  const cut = (start: number, end: number): string => text.slice(start, end).replace(/\s+/g, ' ');
  const [first, last] = [tokens[from]!, tokens[to]!];
  return {
    before: cut(tokens[Math.max(0, from - AROUND)]!.start, first.start),
    words: cut(first.start, last.end) || '·',
    after: cut(last.end, tokens[Math.min(tokens.length - 1, to + AROUND)]!.end),
    way: isPair && network.isCausal && network.isBinary ? wayOf(reading.outputs) : null,
    at: placeOnWay(to, tokens.length),
    end: isPair ? answers.shares[2 * row + 1]! : answers.confidence[row]!,
  };
}
