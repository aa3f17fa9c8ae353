import { tick } from 'svelte';
import type { Session } from '../../app/session.svelte';
import type { ReadCorpus } from './corpus.svelte';

/** Shows a row of the corpus in the page above, at a step where one is named. The browser's back button leads back to the same place. */
export async function openRow(session: Session, { rows }: ReadCorpus, row: number, step?: number): Promise<void> {
  session.read(rows.rows[row]!.cells[rows.text]!);
  if (step !== undefined) session.moveTo(step);
  // The browser's history keeps where the page was scrolled to, for the way back.
  await tick();
  document.getElementById('review')?.scrollIntoView({ block: 'center' });
}
