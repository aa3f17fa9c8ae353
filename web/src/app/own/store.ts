import type { Kept } from '../own-networks.svelte';

/** Where the visitor's own networks are kept: this browser's IndexedDB, one record a network. */
const DATABASE = 'unrolled';
const STORE = 'own-networks';

/** @throws DOMException when the browser keeps nothing, or has no room left */
export async function keep(id: string, kept: Kept): Promise<void> {
  await transact('readwrite', (store) => store.put(kept, id));
}

/** What is kept of a network; null when they are not there any more. */
export async function take(id: string): Promise<Kept | null> {
  return ((await transact('readonly', (store) => store.get(id))) as Kept | undefined) ?? null;
}

export async function forget(id: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(id));
}

async function transact(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error ?? new Error('IndexedDB did not open'));
  });
  try {
    return await new Promise((done, fail) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB refused'));
    });
  } finally {
    database.close();
  }
}
