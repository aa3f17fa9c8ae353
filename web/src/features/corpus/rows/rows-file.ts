import { BYTE_ORDER_MARK, END_OF_LINE, wordCell } from '../../../analysis/export/reading-csv';
import { inSlices } from '../../../corpus/in-slices';
import type { ReadCorpus } from '../corpus.svelte';

/**
 * Rows as a table for spreadsheets: their own columns, and what the network says: `said`, `steps`, and a share a class, each with the network's id
 * in its name. Made a little at a time.
 */
export async function rowsFile({ rows, answers, network }: ReadCorpus, order: Uint32Array): Promise<Blob> {
  const { id } = network.card;
  const { classes } = network;
  const head = [...rows.head, `${id}: said`, ...classes.map((name) => `${id}: ${name}`), `${id}: steps`];
  const lines = [BYTE_ORDER_MARK + head.map(wordCell).join(',')];
  await inSlices(order.length, (place) => {
    const row = order[place]!;
    const shares = answers.shares.subarray(row * classes.length, (row + 1) * classes.length);
    lines.push(
      [
        ...rows.rows[row]!.cells.map(wordCell),
        wordCell(classes[answers.said[row]!]!),
        ...Array.from(shares, String),
        answers.steps[row],
      ].join(','),
    );
  });
  return new Blob([lines.join(END_OF_LINE), END_OF_LINE], { type: 'text/csv' });
}
