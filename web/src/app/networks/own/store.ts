import type { Kept } from '../own-networks.svelte';
import { transact } from '../../browser/transact';

/** Where the visitor's own networks are kept: this browser's IndexedDB, one record a network. */
const PLACE = { database: 'unrolled', store: 'own-networks' };

/** @throws DOMException when the browser keeps nothing, or has no room left */
export async function keep(id: string, kept: Kept): Promise<void> {
  await transact(PLACE, 'readwrite', (store) => store.put(kept, id));
}

/** What is kept of a network; null when they are not there any more. */
export async function take(id: string): Promise<Kept | null> {
  return ((await transact(PLACE, 'readonly', (store) => store.get(id))) as Kept | undefined) ?? null;
}

export async function forget(id: string): Promise<void> {
  await transact(PLACE, 'readwrite', (store) => store.delete(id));
}
