/** The visitor's last table, kept in this browser until it is removed: IndexedDB, a database of its own. */
const DATABASE = 'unrolled-corpus';
const STORE = 'tables';
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
  await transact('readwrite', (store) => store.put(table, KEY));
}

/** The table that is kept, or null. @throws DOMException when the browser keeps nothing */
export async function keptTable(): Promise<KeptTable | null> {
  return ((await transact('readonly', (store) => store.get(KEY))) as KeptTable | undefined) ?? null;
}

export async function forgetTable(): Promise<void> {
  await transact('readwrite', (store) => store.delete(KEY));
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
