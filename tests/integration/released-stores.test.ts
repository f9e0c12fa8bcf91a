// Every store that a released version ever made must open with all its work. The rows lie as that version wrote them; the
// database is made with plain IndexedDB calls, so that nothing of today's code has a hand in it.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAll, type Everything } from '../../src/client/replica/rebuild.ts';
import { clerk } from '../support/small-bloc.ts';
import { copyIn, entered, shownIn, waitingIds } from '../support/small-pages.ts';
import { newTestDevice } from '../support/tab.ts';

const fixture = new URL('../fixtures/released/store-1.json', import.meta.url);
const store1 = JSON.parse(readFileSync(fixture, 'utf8')) as Everything;

type Stores = Readonly<
  Record<string, { keyPath: string | string[]; autoIncrement?: boolean; indexes?: readonly string[][] }>
>;

/** Version 1 as it was released; Dexie multiplies by ten. */
const STORES_1: Stores = {
  blocs: { keyPath: 'bloc' },
  records: { keyPath: ['bloc', 'kind', 'id'], indexes: [['bloc']] },
  outbox: { keyPath: 'place', autoIncrement: true },
  sent: { keyPath: 'id', autoIncrement: true, indexes: [['bloc', 'folded']] },
  refused: { keyPath: 'id', indexes: [['bloc']] },
  writers: { keyPath: 'id' },
  meta: { keyPath: 'key' },
};

function makeStore(
  factory: IDBFactory,
  name: string,
  version: number,
  stores: Stores,
  rows: object,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name, version);
    opening.onerror = () => reject(new Error(String(opening.error)));
    opening.onupgradeneeded = () => {
      for (const [store, { indexes = [], ...options }] of Object.entries(stores)) {
        const made = opening.result.createObjectStore(store, options);
        for (const path of indexes) {
          const [only] = path;
          if (path.length === 1 && only) made.createIndex(only, only);
          else made.createIndex(`[${path.join('+')}]`, path);
        }
      }
    };
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction(Object.keys(stores), 'readwrite');
      for (const [store, all] of Object.entries(rows)) {
        for (const row of all as readonly object[]) transaction.objectStore(store).put(row);
      }
      transaction.oncomplete = () => (db.close(), resolve());
    };
  });
}

test('[RP16] a store of the released version 1 opens with all its work, sent, waiting and refused', async () => {
  const device = newTestDevice();
  await makeStore(device.databases(), `so-thi-dua.${clerk.personId}`, 10, STORES_1, store1);
  const replica = await device.openTab(clerk);
  await replica.ready;
  const [, waiting] = store1.outbox;
  expect(waitingIds(replica)).toEqual([`${waiting?.writer}-${waiting?.seq}`]);
  expect(copyIn(replica).pending.map(({ takenAt }) => takenAt)).toEqual([4, null]);
  expect(shownIn(replica)).toEqual([{ value: '7' }]);
  expect(replica.refused.map(({ id }) => id)).toEqual(store1.refused.map(({ id }) => id));
  expect(replica.news).toEqual([]);
  const { meta: _, ...before } = store1;
  expect(await readAll(replica.storage)).toMatchObject(before);
  // Numbers go on, and the work of before has its second copy now.
  expect(await entered(replica, '8')).toBe(`${waiting?.writer}-5`);
  replica.close();
  device.wipeDatabases();
  const again = await device.openTab(clerk);
  await again.ready;
  expect(waitingIds(again)).toEqual([`${waiting?.writer}-4`, `${waiting?.writer}-5`]);
  again.close();
});

test('[RP16] a store that a newer version made opens too, and keeps what this one does not know', async () => {
  const device = newTestDevice();
  const name = `so-thi-dua.${clerk.personId}`;
  const newer = {
    ...store1,
    outbox: store1.outbox.map((row) => ({ ...row, flavour: 'mới' })),
    seals: [{ key: 'k', value: 1 }],
  };
  await makeStore(device.databases(), name, 990, { ...STORES_1, seals: { keyPath: 'key' } }, newer);
  const replica = await device.openTab(clerk);
  await replica.ready;
  expect(shownIn(replica)).toEqual([{ value: '7' }]);
  await entered(replica, '8');
  const rows = await replica.storage.tables.outbox.all();
  expect(rows.slice(0, newer.outbox.length)).toEqual(newer.outbox);
  replica.close();
});
