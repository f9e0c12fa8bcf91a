// What is done about the storages of people who are not signed in: emptying one's own on the way out, and telling the
// next of what others left. In a chunk of its own, since nobody needs it to enter a score.

import { databaseName, deleteDatabase, openDatabase } from '../replica/database.ts';
import { forgetDrafts, hasDrafts, localStore } from '../replica/drafts.ts';
import { filesDatabaseName, filesKept, forgetFiles } from '../replica/evidence-files.ts';
import { begunForms, forgetForms } from '../replica/form-drafts.ts';
import { forgetPerson, knownPeople, leaveDevice } from '../replica/known-people.ts';
import { forgetMirror } from '../replica/journal/mirror.ts';
import { removeOpfsJournals } from '../replica/journal/opfs-journals.ts';
import { forgetSentinel } from '../replica/sentinel.ts';
import type { Replica } from '../replica/replica.ts';
import { forgetStopgaps } from '../replica/stopgap.ts';
import { forgetTypedCopy } from '../replica/typed-copy.ts';
import { carriedFiles, isAnswered } from '../sync/carry/shelf.ts';
import { waitingFiles } from '../sync/files/waiting-files.ts';

/** Work on this device of somebody who is not signed in now. */
export interface LeftWork {
  readonly name: string;
  readonly unsent: number;
  /** Photos and PDFs that the server has not said to have. */
  readonly files: number;
  /** Something is typed and not saved. */
  readonly isBegun: boolean;
}

export async function leftWork(): Promise<readonly LeftWork[]> {
  const left: LeftWork[] = [];
  for (const { personId, session } of await knownPeople()) {
    const { unsent, files } = await waitingOf(personId);
    const isBegun = hasDrafts(localStore(), personId) || begunForms(personId).length > 0;
    if (unsent + files > 0 || isBegun) left.push({ name: session.actor.name, unsent, files, isBegun });
  }
  return left;
}

/** Whether a database is here: asking one that is not would make it. A browser that does not say is asked all the same. */
async function isHere(database: string): Promise<boolean> {
  const known = await indexedDB.databases?.();
  return known?.some(({ name }) => name === database) ?? true;
}

/** A storage that does not open keeps nobody from signing in: its owner is told of it when they do. */
async function waitingOf(personId: string): Promise<{ readonly unsent: number; readonly files: number }> {
  const storage = (await isHere(databaseName(personId)))
    ? await openDatabase(personId).catch(() => undefined)
    : undefined;
  if (!storage) return { unsent: 0, files: 0 };
  try {
    const { outbox, records, refused } = storage.tables;
    const unsent = await outbox.all();
    const files = (await isHere(filesDatabaseName(personId)))
      ? await filesKept(personId).catch(() => [])
      : [];
    const left = files.filter(({ received }) => received === null);
    // A file that was chosen and dropped is named nowhere, and asks for nobody.
    const named = left.length > 0 ? JSON.stringify([unsent, await records.all(), await refused.all()]) : '';
    return { unsent: unsent.length, files: left.filter(({ hash }) => named.includes(hash)).length };
  } finally {
    storage.close();
  }
}

/**
 * Whether something of a person's would go with this device: asked of the storages themselves, since other tabs write into
 * them, too. One that does not open is not known to be empty.
 */
export async function holdsWork({
  actor: { personId },
  copies,
  blocs,
  refused,
}: Pick<Replica, 'actor' | 'copies' | 'blocs' | 'refused'>): Promise<boolean> {
  if (begunForms(personId).length > 0 || hasDrafts(localStore(), personId)) return true;
  const storage = await openDatabase(personId).catch(() => undefined);
  if (!storage) return true;
  try {
    const [outbox, carried, files] = await Promise.all([
      storage.tables.outbox.all(),
      carriedFiles(storage),
      filesKept(personId),
    ]);
    return (
      outbox.length > 0 ||
      !carried.every(isAnswered) ||
      waitingFiles(files, { copies, blocs, refused }).length > 0
    );
  } finally {
    storage.close();
  }
}

/** Takes everything of a person from this device, once `holdsWork` has said no. */
export async function emptyDevice(personId: string): Promise<void> {
  await leaveDevice();
  await forgetPerson(personId);
  forgetDrafts(localStore(), personId);
  forgetForms(localStore(), personId);
  forgetSentinel(localStore(), personId);
  forgetMirror(localStore(), personId);
  forgetStopgaps(localStore(), personId);
  await deleteDatabase(personId);
  await forgetFiles(personId);
  await forgetTypedCopy(localStore(), personId);
  await removeOpfsJournals(personId);
}
