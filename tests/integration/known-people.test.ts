import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { currentPerson, leaveDevice, rememberPerson } from '../../src/client/replica/known-people.ts';
import { newStorage } from '../support/memory-storage.ts';
import { clerk } from '../support/small-bloc.ts';

let memory: Storage;
beforeEach(() => {
  memory = newStorage();
  vi.stubGlobal('window', { localStorage: memory });
});

const session = { actor: clerk, blocs: [] } as never;

test('[JN1] who works here is known without the database, also where the browser had lost its second copy once', async () => {
  await rememberPerson(session, 1);
  // Killed before its storage was on the disk.
  memory = newStorage();
  vi.stubGlobal('window', { localStorage: memory });
  expect((await currentPerson())?.personId).toBe(clerk.personId);
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  expect((await currentPerson())?.personId).toBe(clerk.personId);
  await leaveDevice();
  expect(await currentPerson()).toBeUndefined();
});
