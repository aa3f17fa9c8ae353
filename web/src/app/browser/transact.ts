/**
 * One transaction on a store of this browser's IndexedDB, which is made when it is missing.
 *
 * @throws DOMException when the browser keeps nothing, or has no room left
 */
export async function transact(
  { database: name, store }: { readonly database: string; readonly store: string },
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error ?? new Error('IndexedDB did not open'));
  });
  try {
    return await new Promise((done, fail) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error ?? new Error('IndexedDB refused'));
    });
  } finally {
    database.close();
  }
}
