// Filling a database that was made anew, where another tab was quicker and works in it already: each knows what the other
// does not, and nothing of either is lost.

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/client/replica/database.ts';
import { fill, type Everything } from '../../src/client/replica/rebuild.ts';
import { seal } from '../../src/client/replica/sealed.ts';
import type { ReplicaStorage, SentRow } from '../../src/client/replica/storage.ts';

const [MINE, THEIRS] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'];
const bloc = {
  bloc: 'khoi',
  cursor: 5,
  epoch: 'e',
  scope: 's',
  complete: true,
  heardAt: 1,
  confirmedAt: 1,
};
const none: Everything = {
  blocs: [bloc],
  records: [],
  outbox: [],
  sent: [],
  refused: [],
  writers: [],
  meta: [{ key: 'canary', value: 8 }],
};
const theirs: Everything = { ...none, meta: [{ key: 'canary', value: 7 }] };

/** A database that the other tab has filled. */
async function begun(name: string, of: Partial<Everything>): Promise<ReplicaStorage> {
  const storage = await openDatabase(name);
  await fill(storage, { ...theirs, ...of });
  return storage;
}

test('[SF7] [RC5] what the server signed for stays with whoever read it, and is offered once more', async () => {
  const storage = await begun('receipts', { writers: [{ id: THEIRS, last: 3 }] });
  const signed = (signature: string) => ({ signature }) as SentRow['receipt'];
  const kept = { bloc: 'khoi', writer: MINE, epoch: 'e', position: 4, at: 1, folded: 1 } as const;
  const change = { id: `${MINE}-1`, name: 'x', args: {}, base: null, at: 1 };
  const { left } = await fill(storage, {
    ...none,
    sent: [
      { ...kept, id: 1, places: [1], body: seal([change]), receipt: signed('một') },
      { ...kept, id: 2, places: [], body: seal([]), receipt: signed('hai') },
    ],
  });
  expect(left.map(({ writer, seq }) => `${writer}-${seq}`)).toEqual([change.id]);
  const rows = await storage.tables.sent.all();
  expect(rows.map(({ receipt, places }) => [receipt?.signature, places.length])).toEqual([
    ['một', 0],
    ['hai', 0],
  ]);
  // Once more brings nothing twice.
  await fill(storage, { ...none, sent: rows });
  expect(await storage.tables.sent.all()).toHaveLength(2);
});

test('[SF7] [RP4] of a writer’s numbers the larger one counts, and the tab that works in it keeps its mark', async () => {
  const storage = await begun('numbers', { writers: [{ id: THEIRS, last: 15 }] });
  await fill(storage, {
    ...none,
    writers: [
      { id: THEIRS, last: 10 },
      { id: MINE, last: 2 },
    ],
  });
  expect((await storage.tables.writers.all()).map(({ id, last }) => [id, last])).toEqual([
    [MINE, 2],
    [THEIRS, 15],
  ]);
  expect((await storage.tables.meta.get('canary'))?.value).toBe(7);
});

test('[SF7] what the other tab takes out before it is read back is no loss', async () => {
  const row = { place: 1, bloc: 'khoi', writer: THEIRS, seq: 1, body: seal({}) };
  const storage = await begun('meanwhile', { outbox: [row] });
  let times = 0;
  const between: ReplicaStorage = {
    ...storage,
    transaction: async (mode, names, work) => {
      const done = await storage.transaction(mode, names, work);
      // Its verdict has come.
      if ((times += 1) === 1) await storage.tables.outbox.remove([1]);
      return done;
    },
  };
  await expect(fill(between, none)).resolves.toMatchObject({ left: [] });
});
