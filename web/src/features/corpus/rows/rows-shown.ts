import { errorAt, NO_LABEL } from '../../../corpus/answers';
import { sortedRows, type Sort } from '../../../corpus/order';
import type { Filter, ReadCorpus } from '../corpus.svelte';

/** Rows that pass a filter, in the table's order. @param has rows with the words of the filter; null where all count */
export function rowsAmong(
  { answers, labels }: ReadCorpus,
  { cell, verdict, marked }: Filter,
  has: Uint8Array | null,
): Uint32Array {
  const passes = (row: number): boolean => {
    const [label, said] = [labels[row]!, answers.said[row]!];
    if (cell && (cell.label !== label || cell.said !== said)) return false;
    if (verdict && (label === NO_LABEL || (verdict === 'right') !== (label === said))) return false;
    if (marked && marked.has[row] !== 1) return false;
    return has === null || has[row] === 1;
  };
  return Uint32Array.from({ length: answers.count }, (_, row) => row).filter(passes);
}

/** Those rows as they are sorted. */
export function orderedRows(
  { answers, labels }: ReadCorpus,
  among: Uint32Array,
  sort: Sort,
  isUp: boolean,
): Uint32Array {
  const { classes, shares, confidence, steps } = answers;
  if (sort === 'file') return isUp ? among.slice().reverse() : among;
  const values: Readonly<Record<Exclude<Sort, 'file'>, (row: number) => number>> = {
    error: (row) => errorAt(answers, labels, row),
    confidence: (row) => confidence[row]!,
    score: (row) => (classes === 2 ? shares[2 * row + 1]! : confidence[row]!),
    length: (row) => steps[row]!,
  };
  return sortedRows(among, values[sort], isUp);
}
