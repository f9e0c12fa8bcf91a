// What this device's storage is good for: may it be emptied behind our back, and can it be written at all?

export interface StorageState {
  /** The browser has promised not to evict it. Undefined where it cannot say. */
  readonly persisted: boolean | undefined;
  /** A row was written and read back. */
  readonly writable: boolean;
  /** A tab of Safari, which throws away what a site keeps when it was not opened for seven days, and promises nothing. */
  readonly isSafariTab: boolean;
  /** Bytes in use, where the browser tells; what is free it does not tell truly. */
  readonly usage: number | undefined;
  /** The browser's own name of the error, where writing failed. */
  readonly problem: string | undefined;
}

/** Safari alone tells a tab from an app on the home screen in this way. */
export const isSafariTab = (browser: object = navigator): boolean =>
  (browser as { readonly standalone?: boolean }).standalone === false;

/** Writes and reads back one row in a database of its own. Never throws: a broken storage is an answer. */
export async function probeStorage(
  indexedDb: IDBFactory | undefined = globalThis.indexedDB,
): Promise<StorageState> {
  const persisted = await navigator.storage?.persisted?.().catch(() => undefined);
  const usage = await navigator.storage?.estimate?.().then(
    (estimate) => estimate.usage,
    () => undefined,
  );
  const problem = indexedDb ? await tryWrite(indexedDb) : 'NoIndexedDB';
  return { persisted, isSafariTab: isSafariTab(), writable: problem === undefined, usage, problem };
}

const PATIENCE_MS = 5000;

/** Undefined where it worked. A storage that hangs has failed as much as one that says no. */
async function tryWrite(indexedDb: IDBFactory): Promise<string | undefined> {
  const hung = new Promise<string>((resolve) => setTimeout(() => resolve('Timeout'), PATIENCE_MS));
  const wrote = new Promise<string | undefined>((resolve) => {
    try {
      const opening = indexedDb.open('so-thi-dua.probe', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('probe');
      opening.onerror = () => resolve(opening.error?.name ?? 'UnknownError');
      opening.onsuccess = () => {
        const db = opening.result;
        const transaction = db.transaction('probe', 'readwrite', { durability: 'strict' });
        transaction.objectStore('probe').put(Date.now(), 'at');
        transaction.oncomplete = () => (db.close(), resolve(undefined));
        transaction.onabort = () => (db.close(), resolve(transaction.error?.name ?? 'AbortError'));
      };
    } catch (error) {
      resolve(error instanceof Error ? error.name : 'UnknownError');
    }
  });
  return Promise.race([wrote, hung]);
}
