// This product as one of the peers: the real replica, its journal, the engine and the line. The peers' entries become
// scores that a bloc's leader enters; the bloc itself (table, units, sheets) lies on the device beforehand, as it does
// on every device that scores.

import { must } from '../../../src/base/assert.ts';
import { openReplica, type Replica } from '../../../src/client/replica/replica.ts';
import { openDatabase } from '../../../src/client/replica/database.ts';
import { openOpfsJournals } from '../../../src/client/replica/journal/opfs-journals.ts';
import { startSync, type SyncEngine } from '../../../src/client/sync/engine.ts';
import { createTransport } from '../../../src/client/sync/transport.ts';
import { sheetIdOf, type SheetId } from '../../../src/domain/ids.ts';
import { counting } from '../../../src/domain/scoring/cell.ts';
import { unpackRows } from '../../../src/protocol/columns.ts';
import { joinRecords } from '../../../src/protocol/record-rows.ts';
import type { Entry, Seed } from './seed.ts';

/** The beginning of a reason says whose entry it is: here the author of a score is whoever is signed in. */
const AUTHOR_LENGTH = 10;

export function create({ options }: { readonly options: { readonly seed: Seed } }) {
  const { bloc, actor, page, session, units, criteria } = options.seed;
  const periodId = page.period;
  let clock = Date.now();
  let open: Replica | undefined;
  const replica = (): Replica => must(open, 'open before');
  const copy = () => must(replica().copies.get(bloc), 'the bloc on this device');

  const unitIn = new Map<SheetId, string>(
    units.map((unit, at) => [sheetIdOf(periodId, `u-${at + 1}`), unit]),
  );
  const sheetOf = new Map([...unitIn].map(([sheetId, unit]) => [unit, sheetId]));
  const criterionIn = new Map(criteria.map((criterion, at) => [`c.${at + 1}`, criterion]));
  const idOf = new Map([...criterionIn].map(([id, criterion]) => [criterion, id]));

  let round: Promise<void> = Promise.resolve();

  /** Runs the engine until something holds. As in the product its round goes on to the end, and only then it stops. */
  async function syncUntil(holds: (engine: SyncEngine) => boolean): Promise<void> {
    await round;
    const engine = startSync({
      replica: replica(),
      transport: createTransport(window.fetch.bind(window), () => crypto.randomUUID()),
      device: 'peer',
      now: Date.now,
      random: Math.random,
      timers: {
        set(work, ms) {
          const id = setTimeout(work, ms);
          return () => clearTimeout(id);
        },
      },
      onSignedOut: () => {
        throw new Error('signed out');
      },
    });
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => isSo() && resolve();
        engine.subscribe(look);
        replica().subscribe(look);
        look();
      });
    round = until(() => engine.state.doing === 'resting').then(() => engine.stop());
    await until(() => holds(engine));
  }

  const readAll = (): Entry[] =>
    copy()
      .all('column')
      .filter(({ owner }) => owner === 'bloc')
      .flatMap(({ sheetId, cells }) =>
        Object.entries(cells).map(([criterionId, cell]) => {
          const { input, reason, at } = counting(cell);
          const unit = must(unitIn.get(sheetId), 'a unit of the job');
          const criterion = must(criterionIn.get(criterionId), 'a criterion of the job');
          return {
            id: `${unit}.${criterion}`,
            unit,
            criterion,
            value: Number((input as { value: string }).value),
            note: reason.slice(AUTHOR_LENGTH + 1),
            author: reason.slice(0, AUTHOR_LENGTH),
            time: at,
          };
        }),
      );

  return {
    /** The second device has a share, and begins with nothing. */
    async open({ share }: { readonly share?: unknown }) {
      document.cookie = `sid=${session}; path=/`;
      open = await openReplica({
        actor,
        openStorage: openDatabase,
        openJournals: openOpfsJournals,
        now: () => clock,
        random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
        locks: navigator.locks,
        wakeSync: () => undefined,
      });
      // All is queryable here, as for the peers. What journals hold is looked through behind it, in turn before any write.
      if (open.blocs.has(bloc)) return;
      await open.store.take(bloc);
      if (share) return;
      const records = joinRecords(unpackRows(page.answer.records), unpackRows(page.answer.cells));
      await open.store.applyPage({ ...page.answer, records });
    },
    async edit({ unit, criterion, value, note, author, time }: Entry) {
      clock = time;
      const done = await replica().commit(bloc, [
        {
          name: 'enter-score',
          args: {
            sheetId: must(sheetOf.get(unit), 'a unit of the job'),
            owner: 'bloc',
            criterionId: must(idOf.get(criterion), 'a criterion of the job'),
            input: { value: String(value) },
            reason: `${author} ${note}`,
            table: 1,
          },
        },
      ]);
      if (!done.ok) throw new Error(JSON.stringify(done.problem));
    },
    push: () => syncUntil(() => copy().pending.every(({ takenAt }) => takenAt !== null)),
    pull: () => syncUntil(() => replica().blocs.get(bloc)?.complete === true),
    pullAgain: () => syncUntil(({ state }) => state.doing === 'resting' && state.lastRoundAt !== null),
    readAll: () => Promise.resolve(readAll()),
    get: (id: string) => Promise.resolve(readAll().find((entry) => entry.id === id)),
    share: () => 'from the server',
  };
}
