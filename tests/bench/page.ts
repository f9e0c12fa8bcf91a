// The half of the bench that runs in the browser: the real replica, engine and transport, and beside each the
// least that a browser could do. Called from outside by name; does nothing by itself.

import { viewBloc } from '../../src/client/parts/bloc-view.ts';
import { openReplica, type Replica } from '../../src/client/replica/replica.ts';
import { databaseName, openDatabase } from '../../src/client/replica/database.ts';
import { withMirror } from '../../src/client/replica/journal/mirror.ts';
import { openOpfsJournals, removeOpfsJournals } from '../../src/client/replica/journal/opfs-journals.ts';
import { startSync } from '../../src/client/sync/engine.ts';
import { createTransport, type Transport } from '../../src/client/sync/transport.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import type { Session } from '../../src/protocol/session.ts';
import { edits, intentOf, type Edit } from './edits.ts';
import { CRITERIA, EDITS, type BenchBloc } from './sizes.ts';

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('bench: a thing that must be there is not');
  return value;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

let replica: Replica | undefined;
let clock = Date.now();
let ticking: (() => number) | undefined;

/** The officer's time goes on from edit to edit as it would in an evening. */
const openFor = async (actor: Actor, waits = true): Promise<Replica> => {
  const one = await openReplica({
    openStorage: openDatabase,
    openJournals: withMirror(openOpfsJournals, localStorage),
    memory: localStorage,
    actor,
    now: () => (ticking ? ticking() : clock),
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    locks: navigator.locks,
    wakeSync: () => undefined,
  });
  // The journals are looked through behind the first paint.
  if (waits) await one.ready;
  return one;
};

const actorOfSession = async (): Promise<Actor> =>
  ((await (await fetch('/api/session')).json()) as Session).actor;

// --- the raw store ---

let rawDb: IDBDatabase | undefined;

const openRaw = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('floor', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('log', { autoIncrement: true });
      opening.result.createObjectStore('cells', { keyPath: 'position' });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(must(opening.error ?? undefined));
  });

/** One strict transaction, told when it is complete. */
const rawPut = (
  db: IDBDatabase,
  store: 'log' | 'cells',
  rows: readonly unknown[],
  empty = false,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    if (empty) transaction.objectStore(store).clear();
    for (const row of rows) transaction.objectStore(store).put(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(must(transaction.error ?? undefined));
  });

let rawJournal: Worker | undefined;

/** One raw append to a file, flushed, by way of a worker. */
const rawAppend = (row: unknown): Promise<void> =>
  new Promise((resolve) => {
    rawJournal ??= new Worker(new URL('./floor-journal-worker.ts', import.meta.url), { type: 'module' });
    rawJournal.addEventListener('message', () => resolve(), { once: true });
    rawJournal.postMessage(row);
  });

const rawAll = (db: IDBDatabase): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    const asked = db.transaction('cells').objectStore('cells').getAll();
    asked.onsuccess = () => resolve(asked.result as unknown[]);
    asked.onerror = () => reject(must(asked.error ?? undefined));
  });

// --- what is asked for ---

/** Opens the bloc on an empty device and pulls it, so that it can be worked on. */
async function take({ blocId }: BenchBloc): Promise<void> {
  const actor = await actorOfSession();
  replica?.close();
  indexedDB.deleteDatabase(databaseName(actor.personId));
  await removeOpfsJournals(actor.personId);
  replica = await openFor(actor);
  await replica.store.take(blocId);
  await pulled(replica, blocId);
}

/** A round of the engine up to a whole copy. Gives the time, and the bytes that came. */
async function pulled(one: Replica, blocId: string): Promise<{ ms: number; bytes: number }> {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(5000);
  const start = performance.now();
  const engine = sync(
    one,
    createTransport(window.fetch.bind(window), () => crypto.randomUUID()),
  );
  await until(one, () => one.blocs.get(blocId)?.complete === true);
  const ms = performance.now() - start;
  engine.stop();
  const bytes = resources('/api/sync/pull').reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  return { ms, bytes };
}

const resources = (path: string): PerformanceResourceTiming[] =>
  performance
    .getEntriesByType('resource')
    .filter((entry): entry is PerformanceResourceTiming => entry.name.includes(path));

const sync = (one: Replica, transport: Transport) =>
  startSync({
    replica: one,
    transport,
    device: 'bench',
    now: Date.now,
    random: Math.random,
    timers: {
      set(work, ms) {
        const id = setTimeout(work, ms);
        return () => clearTimeout(id);
      },
    },
    onSignedOut: () => {
      throw new Error('bench: signed out');
    },
  });

const until = (one: Replica, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = one.subscribe(look);
    look();
  });

/** One edit after another, each beside one raw put. `places` is how far the evening has come. */
async function edit(bloc: BenchBloc, seed: number, from: number, count: number) {
  const one = must(replica);
  rawDb ??= await openRaw();
  const product: number[] = [];
  const floor: number[] = [];
  for (const next of edits(seed, EDITS, { criteria: CRITERIA }).slice(from, from + count)) {
    const row = rawRow(bloc, next, from);
    const intent = intentOf(bloc.sheetIds, bloc.criterionIds, 'bloc', next);
    clock = next.at;
    await rawAppend('warm');
    floor.push(
      await timed(async () => {
        await rawAppend(row);
        await rawPut(must(rawDb), 'log', [row]);
      }),
    );
    product.push(
      await timed(async () => {
        const result = await one.commit(bloc.blocId, [intent]);
        if (!result.ok) throw new Error(`bench: ${JSON.stringify(result.problem)}`);
      }),
    );
  }
  return { product, floor };
}

const rawRow = ({ blocId, sheetIds, criterionIds }: BenchBloc, edit: Edit, seq: number) => ({
  bloc: blocId,
  writer: 'abcdefghijkl',
  seq,
  body: JSON.stringify({ ...edit, sheet: sheetIds[edit.unit], criterion: criterionIds[edit.criterion] }),
});

/** The rest of the evening, in handfuls, untimed. */
async function editMany(bloc: BenchBloc, seed: number, from: number, to: number): Promise<void> {
  const one = must(replica);
  const rest = edits(seed, EDITS, { criteria: CRITERIA }).slice(from, to);
  for (let start = 0; start < rest.length; start += 50) {
    const some = rest.slice(start, start + 50);
    // `commit` asks the clock once an intent, and once more for the screen.
    let next = 0;
    const times = some.map(({ at }) => at);
    const result = await commitAt(one, bloc, some, () => times[Math.min(next++, times.length - 1)] as number);
    if (!result) throw new Error('bench: refused');
  }
}

async function commitAt(
  one: Replica,
  bloc: BenchBloc,
  some: readonly Edit[],
  now: () => number,
): Promise<boolean> {
  ticking = now;
  const intents = some.map((next) => intentOf(bloc.sheetIds, bloc.criterionIds, 'bloc', next));
  const { ok } = await one.commit(bloc.blocId, intents);
  ticking = undefined;
  return ok;
}

/** Sends all that waits. Gives the time to the last verdict, the requests made, and the bytes sent. */
async function push({ blocId }: BenchBloc) {
  const one = must(replica);
  let [requests, bytes, answered] = [0, 0, 0];
  const counting: typeof fetch = (input, init) => {
    requests += 1;
    if (init?.body instanceof Uint8Array) bytes += init.body.byteLength;
    return window.fetch(input, init);
  };
  const line = createTransport(counting, () => crypto.randomUUID());
  const transport: Transport = {
    ...line,
    async push(request) {
      const answer = await line.push(request);
      answered = performance.now();
      if (answer.is !== 'answer' || answer.value.refused.length > 0) throw new Error('bench: push refused');
      return answer;
    },
    // What is measured ends before the pull.
    pull: () => Promise.resolve({ is: 'no-network' }),
  };
  const start = performance.now();
  const engine = sync(one, transport);
  const copy = must(one.copies.get(blocId));
  await until(one, () => copy.pending.every(({ takenAt }) => takenAt !== null));
  engine.stop();
  return { ms: answered - start, requests, bytes };
}

/** The same evening as plain rows, in one compressed request. */
async function pushRaw(bloc: BenchBloc, seed: number) {
  const all = edits(seed, EDITS, { criteria: CRITERIA });
  const start = performance.now();
  const rows = all.map(({ unit, criterion, input, reason, at }, index) => [
    index + 1,
    bloc.sheetIds[unit],
    bloc.criterionIds[criterion],
    input,
    reason,
    at,
  ]);
  const body = await gzip(JSON.stringify({ writer: 'abcdefghijkl', rows }));
  const response = await fetch('/floor/push', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  });
  await response.json();
  return { ms: performance.now() - start, bytes: body.byteLength };
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A new device fetches the bloc. */
async function firstPull({ blocId }: BenchBloc) {
  const actor = await actorOfSession();
  replica?.close();
  await deleted(databaseName(actor.personId));
  await removeOpfsJournals(actor.personId);
  replica = await openFor(actor);
  await replica.store.take(blocId);
  return pulled(replica, blocId);
}

const deleted = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => resolve();
    asked.onblocked = () => resolve();
    asked.onerror = () => resolve();
  });

/** One row an entry, fetched and put. */
async function firstPullRaw() {
  rawDb ??= await openRaw();
  await rawPut(rawDb, 'cells', [], true);
  performance.clearResourceTimings();
  const ms = await timed(async () => {
    const rows = (await (await fetch('/floor/cells')).json()) as unknown[];
    await rawPut(must(rawDb), 'cells', rows);
  });
  return { ms, bytes: resources('/floor/cells').reduce((sum, entry) => sum + entry.encodedBodySize, 0) };
}

/** The bare answer of a first pull, without storing it. */
const fetchPull = ({ blocId }: BenchBloc): Promise<number> =>
  timed(async () => (await fetch(`/api/sync/pull?bloc=${blocId}&cursor=0`)).arrayBuffer());

/** Until every cell is at hand by its place, as the floor's are; and until the bloc has been scored and ranked. */
async function reopen({ blocId }: BenchBloc): Promise<{ open: number; ranked: number }> {
  const actor = must(replica).actor;
  must(replica).close();
  const start = performance.now();
  replica = await openFor(actor, false);
  const copy = must(replica.copies.get(blocId));
  const byPlace = new Map(
    copy
      .all('column')
      .flatMap(({ sheetId, owner, cells }) =>
        Object.entries(cells).map(([criterion, cell]) => [`${sheetId} ${owner} ${criterion}`, cell] as const),
      ),
  );
  if (byPlace.size !== EDITS) throw new Error('bench: cells are missing');
  const open = performance.now() - start;
  if (!viewBloc(copy, `${blocId}.2024`)) throw new Error('bench: no view');
  return { open, ranked: performance.now() - start };
}

async function reopenRaw(): Promise<number> {
  rawDb?.close();
  return timed(async () => {
    rawDb = await openRaw();
    const byPosition = new Map(
      (await rawAll(rawDb)).map((row) => [(row as { position: number }).position, row]),
    );
    if (byPosition.size !== EDITS) throw new Error('bench: rows are missing');
  });
}

const bench = { take, edit, editMany, push, pushRaw, firstPull, firstPullRaw, fetchPull, reopen, reopenRaw };
export type Bench = typeof bench;
(window as unknown as { bench: Bench }).bench = bench;
