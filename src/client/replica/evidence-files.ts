// Evidence files on this device, in a database of their own: large things that fill the room or fall ill must not take
// the scores along. A cell names a file only when its content lies here durably [EV4].

import Dexie, { liveQuery, type Table } from 'dexie';
import type { EvidenceFile, FileHash, FileType } from '../../domain/evidence/evidence-file.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Fault } from '../../protocol/fault.ts';
import { copyNameOf, copyNames, dropCopies, forgetCopies, putCopy, readCopy } from './evidence-copies.ts';

export interface FileKey {
  readonly bloc: string;
  readonly unitId: string;
  readonly hash: FileHash;
}

/** What is known of a file whose content lies on this device. */
export interface KeptFile extends FileKey {
  /** Bytes. */
  readonly size: number;
  readonly type: FileType;
  /** By this device's clock. */
  readonly keptAt: number;
  /** The server's word that it has all of it, and in which epoch; null until then, whatever was sent. */
  readonly received: { readonly epoch: string; readonly at: number } | null;
  /** Bytes the server had when it last answered; to show how far it is. */
  readonly have: number;
  /** Why the server would not take it, and when it said so. */
  readonly fault: (Fault & { readonly at: number }) | null;
}

class FilesDatabase extends Dexie {
  readonly files!: Table<KeptFile, [string, string, string]>;
  /** Apart from what is known of them, so that a list of files does not read their contents. */
  readonly contents!: Table<{ readonly hash: FileHash; readonly bytes: ArrayBuffer }, FileHash>;

  constructor(person: PersonId) {
    super(filesDatabaseName(person), { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ files: '[bloc+unitId+hash], hash', contents: 'hash' });
  }
}

export const filesDatabaseName = (person: PersonId): string => `so-thi-dua.files.${person}`;

/** Opened for a moment only, so that whoever leaves the device finds nothing that holds it. */
async function withFiles<T>(person: PersonId, work: (db: FilesDatabase) => Promise<T>): Promise<T> {
  const db = new FilesDatabase(person);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

interface Keep extends FileKey, Pick<EvidenceFile, 'size' | 'type'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly now: number;
  /** Set where it came from the server. */
  readonly received: KeptFile['received'];
}

/**
 * Keeps a file: the same content once, whoever names it. On the disk when the promise is kept; throws what the storage
 * throws, with nothing kept.
 */
export async function keepFile(person: PersonId, file: Keep): Promise<void> {
  await intoDatabase(person, file);
  const { received, now, ...copied } = file;
  if (!received) await putCopy(person, { ...copied, keptAt: now });
}

const intoDatabase = (person: PersonId, { bytes, now, received, ...file }: Keep): Promise<void> =>
  withFiles(person, (db) =>
    db.transaction('rw', db.files, db.contents, async () => {
      const known = await db.files.get([file.bloc, file.unitId, file.hash]);
      await db.contents.put({ hash: file.hash, bytes: exactly(bytes) });
      await db.files.put({
        have: 0,
        fault: null,
        ...known,
        ...file,
        keptAt: known?.keptAt ?? now,
        received: received ?? known?.received ?? null,
      });
    }),
  );

/** The bytes alone, where they are a window on more. */
const exactly = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);

const madeGood = new Map<PersonId, Promise<void>>();

/**
 * Once a page: a copy whose file the database does not have any more goes back into it [EV13]. Whatever stands in the
 * way leaves the copies where they are.
 */
function makeGood(person: PersonId): Promise<void> {
  const known = madeGood.get(person);
  if (known) return known;
  const making = putBack(person).catch(() => undefined);
  madeGood.set(person, making);
  return making;
}

async function putBack(person: PersonId): Promise<void> {
  const names = await copyNames(person);
  if (names.length === 0) return;
  const [files, contents] = await withFiles(person, (db) =>
    Promise.all([db.files.toArray(), db.contents.toCollection().primaryKeys()]),
  );
  const whole = files.filter(({ hash }) => contents.includes(hash));
  // Of those the server has, the copy was only not thrown away in time.
  await dropCopies(
    person,
    whole.filter(({ received }) => received !== null),
  );
  const here = new Set(whole.map(copyNameOf));
  for (const name of names) {
    const copy = here.has(name) ? undefined : await readCopy(person, name);
    if (!copy) continue;
    const { keptAt, ...file } = copy;
    await intoDatabase(person, { ...file, now: keptAt, received: null });
  }
}

/** Undefined where it is not on this device. */
export async function contentOf(
  person: PersonId,
  hash: FileHash,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await makeGood(person);
  return withFiles(person, async (db) => {
    const row = await db.contents.get(hash);
    return row && new Uint8Array(row.bytes);
  });
}

/** Every file on this device, the oldest first; contents stay where they are. */
export async function filesKept(person: PersonId): Promise<readonly KeptFile[]> {
  await makeGood(person);
  return withFiles(person, async (db) => (await db.files.toArray()).sort((a, b) => a.keptAt - b.keptAt));
}

/** Notes how far a file is; nothing where it is gone meanwhile. */
export async function noteFile(
  person: PersonId,
  key: FileKey,
  news: Partial<Pick<KeptFile, 'received' | 'have' | 'fault'>>,
): Promise<void> {
  const { bloc, unitId, hash } = key;
  await withFiles(person, (db) =>
    db.transaction('rw', db.files, async () => {
      const known = await db.files.get([bloc, unitId, hash]);
      if (known) await db.files.put({ ...known, ...news });
    }),
  );
  if (news.received) await dropCopies(person, [key]);
}

/** Takes copies off this device. The caller knows that each is at the server, in its present epoch [EV11]. */
export async function dropFiles(person: PersonId, keys: readonly FileKey[]): Promise<void> {
  await withFiles(person, (db) =>
    db.transaction('rw', db.files, db.contents, async () => {
      await db.files.bulkDelete(keys.map(({ bloc, unitId, hash }) => [bloc, unitId, hash]));
      for (const { hash } of keys) {
        if ((await db.files.where('hash').equals(hash).count()) === 0) await db.contents.delete(hash);
      }
    }),
  );
  await dropCopies(person, keys);
}

/** Tells of the files now and after every change, of any tab. A storage in trouble tells nothing. Gives the way to stop. */
export function watchFiles(person: PersonId, told: (files: readonly KeptFile[]) => void): () => void {
  void makeGood(person);
  const db = new FilesDatabase(person);
  const watching = liveQuery(() => db.files.toArray()).subscribe({
    next: (files) => told(files.sort((a, b) => a.keptAt - b.keptAt)),
    error: () => undefined,
  });
  return () => {
    watching.unsubscribe();
    db.close();
  };
}

/** A person leaves this device for good, with nothing that waits. */
export async function forgetFiles(person: PersonId): Promise<void> {
  madeGood.delete(person);
  await Dexie.delete(filesDatabaseName(person));
  await forgetCopies(person);
}
