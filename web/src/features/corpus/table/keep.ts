import { transact } from '../../../app/browser/transact';

/** The visitor's last table, kept in this browser until it is removed: IndexedDB, a database of its own. */
const PLACE = { database: 'unrolled-corpus', store: 'tables' };
const KEY = 'last';

/** A table as it was dropped, and the columns that were chosen since. */
export interface KeptTable {
  readonly name: string;
  readonly file: Blob;
  readonly text: number | null;
  readonly label: number | null;
}

/** @throws DOMException when the browser keeps nothing, or has no room left */
export async function keepTable(table: KeptTable): Promise<void> {
  await transact(PLACE, 'readwrite', (store) => store.put(table, KEY));
}

/** The table that is kept, or null. @throws DOMException when the browser keeps nothing */
export async function keptTable(): Promise<KeptTable | null> {
  return ((await transact(PLACE, 'readonly', (store) => store.get(KEY))) as KeptTable | undefined) ?? null;
}

export async function forgetTable(): Promise<void> {
  await transact(PLACE, 'readwrite', (store) => store.delete(KEY));
}
