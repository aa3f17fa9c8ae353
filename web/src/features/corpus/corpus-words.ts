import type { Answers } from '../../corpus/answers';
import { wordIdsOf } from '../../corpus/word-ids';
import type { ReadCorpus } from './corpus.svelte';

/** By what was read: another network, or another column, has other words. */
const kept = new WeakMap<Answers, Int32Array[]>();

/** The words of a text as `wordIdsOf` gives them; divided once. */
export function wordsOfRow({ network, rows, answers }: ReadCorpus, row: number): Int32Array {
  let all = kept.get(answers);
  if (!all) kept.set(answers, (all = []));
  return (all[row] ??= wordIdsOf(network.tokensOf(rows.rows[row]!.cells[rows.text]!)));
}
