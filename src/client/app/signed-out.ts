// What is done about the storages of people who are not signed in: emptying one's own on the way out, and telling the
// next of what others left. In a chunk of its own, since nobody needs it to enter a score.

import { databaseName, deleteDatabase, openDatabase } from '../replica/database.ts';
import { forgetDrafts, localStore } from '../replica/drafts.ts';
import { forgetFiles } from '../replica/evidence-files.ts';
import { forgetForms } from '../replica/form-drafts.ts';
import { forgetPerson, knownPeople, leaveDevice } from '../replica/known-people.ts';
import { forgetMirror } from '../replica/journal/mirror.ts';
import { removeOpfsJournals } from '../replica/journal/opfs-journals.ts';
import { forgetSentinel } from '../replica/sentinel.ts';
import { forgetStopgaps } from '../replica/stopgap.ts';

/** Unsent work of somebody who is not signed in now. */
export interface LeftWork {
  readonly name: string;
  readonly unsent: number;
}

export async function leftWork(): Promise<readonly LeftWork[]> {
  const left: LeftWork[] = [];
  for (const { personId, session } of await knownPeople()) {
    const known = await indexedDB.databases?.();
    if (known && !known.some(({ name }) => name === databaseName(personId))) continue;
    const storage = await openDatabase(personId);
    try {
      const unsent = (await storage.tables.outbox.all()).length;
      if (unsent > 0) left.push({ name: session.actor.name, unsent });
    } finally {
      storage.close();
    }
  }
  return left;
}

/** Takes everything of a person from this device. Only reached with nothing unsent: the button says why otherwise. */
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
  await removeOpfsJournals(personId);
}
