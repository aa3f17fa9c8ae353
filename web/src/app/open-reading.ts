import type { Card } from 'unrolled';
import { largestDifference, parseReading, ReadingFileError } from '../analysis/export/reading-file';
import { modelHash } from './networks/model-hash';
import type { Session } from './session.svelte';

/** A file that was opened. */
export interface OpenedReading {
  /** The network's id. */
  readonly id: string;
  readonly title: string;
  readonly steps: number;
  /** The largest between the outputs recorded and those computed now; null where the numbers of steps differ. */
  readonly difference: number | null;
}

/** A reading of 5,000 words takes some 4 MB; a larger file is hardly one. */
export const MOST_READING_BYTES = 100_000_000;

/**
 * Shows the text of a saved reading with the network that read it, and reads it again. Until everything was found good, the page
 * stays as it is; then text and network change in one step, which Undo takes back.
 *
 * @throws ReadingFileError saying why the file cannot be opened; Error when the network cannot be fetched
 */
export async function openReading(session: Session, file: File): Promise<OpenedReading> {
  if (file.size > MOST_READING_BYTES) throw new ReadingFileError({ is: 'too-large', limit: MOST_READING_BYTES });
  const recorded = parseReading(await file.text());
  const { id, title, sha256 } = recorded.network;
  const isHere = session.network?.card.id === id || session.catalogue.list.some((entry) => entry.id === id);
  if (!isHere) throw new ReadingFileError({ is: 'unknown-network', title });
  const source = session.catalogue.sourceOf(id);
  const card =
    session.network?.card.id === id
      ? session.network.card
      : (JSON.parse(new TextDecoder().decode(await source.read('card.json'))) as Card);
  if ((await modelHash(card, source)) !== sha256) throw new ReadingFileError({ is: 'other-network', title });
  await session.choose(id, recorded.text);
  const reading = session.shown?.reading;
  if (reading?.network.card.id !== id) {
    throw new Error(
      session.arrival.loading.is === 'failed' ? session.arrival.loading.reason : `the network "${id}" did not open`,
    );
  }
  return { id, title, steps: reading.tokens.length, difference: largestDifference(recorded.outputs, reading.outputs) };
}

/** Whether a file is a reading, or was meant to be one: its first entry says so. */
export async function isReading(file: File): Promise<boolean> {
  const BEGINNING = 200;
  return /^\s*\{\s*"format"\s*:\s*"unrolled-reading\//.test(await file.slice(0, BEGINNING).text());
}
