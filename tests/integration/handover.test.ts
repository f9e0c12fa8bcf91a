// A handover between two devices: the receiver's code, and the end of the copy on the old one.

import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { handoverOf } from '../../src/client/parts/handover-facts.ts';
import { isClosedHere } from '../../src/client/replica/closed-blocs.ts';
import {
  closeHandedOver,
  handoversOn,
  keepHandover,
  noteConfirmed,
  takeBackHandover,
} from '../../src/client/replica/handovers.ts';
import { readHistory } from '../../src/client/replica/history.ts';
import { readAll } from '../../src/client/replica/rebuild.ts';
import { takeStrays } from '../../src/client/sync/strays.ts';
import { confirmationOf } from '../../src/client/sync/carry/confirmation.ts';
import { readConfirmation } from '../../src/domain/handover/codes.ts';
import type { HandedOver } from '../../src/domain/handover/handed-over.ts';
import type { Handover } from '../../src/protocol/whole-bloc.ts';
import { startServer } from '../support/server.ts';
import { newTestDevice, startTab, type Bend, type SyncingTab, type TestDevice } from '../support/tab.ts';
import { opened, subtle, wholeOf } from '../support/whole-bloc.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const offline: Bend = () => Promise.reject(new TypeError('no network'));
const secret = 'ab'.repeat(32);
const handover: Handover = {
  from: { office: 'UBND huyện Sìn Hồ', person: 'Bên giao' },
  to: { office: 'UBND huyện Tam Đường', person: 'Bên nhận' },
  note: '',
  secret,
};
const score = (value: string) => ({
  name: 'enter-score' as const,
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self' as const,
    criterionId: 't.2',
    input: { value },
    reason: '',
    table: 1,
  },
});

async function world() {
  const server = await startServer();
  undo.push(() => server.stop());
  return async (
    name: string,
    device: TestDevice = newTestDevice(),
    blocs: readonly string[] = [BLOC],
  ): Promise<SyncingTab> => {
    const one = await startTab(server.url, name, blocs, device, { carries: true });
    undo.push(() => one.close());
    return one;
  };
}

async function give({ replica }: SyncingTab): Promise<HandedOver> {
  const bloc = await opened(await wholeOf(replica, BLOC, PERIOD, handover));
  const given = must(handoverOf(bloc, 'given', 5), 'a package');
  await keepHandover(replica.storage, given);
  return given;
}

const close = ({ replica }: SyncingTab, given: HandedOver) =>
  replica.store.remake(BLOC, (storage) => closeHandedOver(storage, given, 9));

test('[HO1] both devices reckon one digest over the same bytes; another content has another', async () => {
  const tab = await world();
  const leader = await tab('truongkhoi');
  const whole = await wholeOf(leader.replica, BLOC, PERIOD, handover);
  const [one, other] = [await opened(whole), await opened({ ...whole, at: whole.at + 1 })];
  expect((await opened(whole)).digest).toBe(one.digest);
  expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(other.digest).not.toBe(one.digest);
});

test('[HO2] the receiver’s code comes from the opened content alone: another package, content or secret gives another', async () => {
  const tab = await world();
  const leader = await tab('truongkhoi');
  const whole = await wholeOf(leader.replica, BLOC, PERIOD, handover);
  const bloc = await opened(whole);
  const given = must(handoverOf(bloc, 'given', 5), 'a package');
  const received = must(handoverOf(bloc, 'received', 6), 'a package');
  const code = await confirmationOf(subtle, received);
  expect(readConfirmation(code)).toEqual({ ok: true, value: code });
  expect(await confirmationOf(subtle, given)).toBe(code);
  const others = await Promise.all(
    [
      { ...given, id: '0'.repeat(32) },
      { ...given, digest: '0'.repeat(64) },
      { ...given, secret: 'cd'.repeat(32) },
    ].map((one) => confirmationOf(subtle, one)),
  );
  expect(new Set([code, ...others]).size).toBe(4);
  // What is a whole bloc and no package has no code.
  expect(handoverOf(await opened({ ...whole, handover: null }), 'received', 6)).toBeUndefined();
});

test('[HO3] the device that gave a package does not receive it', async () => {
  const tab = await world();
  const leader = await tab('truongkhoi');
  const given = await give(leader);
  await keepHandover(leader.replica.storage, { ...given, side: 'received', receivedAt: 7 });
  expect(await handoversOn(leader.replica.storage)).toEqual([given]);
});

test('[HO3] until the code was entered nothing changes on the old device, and what was given survives a restart', async () => {
  const tab = await world();
  const device = newTestDevice();
  const leader = await tab('truongkhoi', device);
  const before = await readAll(leader.replica.storage);
  const given = await give(leader);
  const without = ({ meta, ...rest }: typeof before) => ({
    ...rest,
    meta: meta.filter(({ key }) => key !== 'handovers'),
  });
  expect(without(await readAll(leader.replica.storage))).toEqual(without(before));
  expect(await close(leader, given)).toBe('not-confirmed');
  expect(without(await readAll(leader.replica.storage))).toEqual(without(before));
  leader.close();
  undo.pop();

  const back = await tab('truongkhoi', device);
  expect(await handoversOn(back.replica.storage)).toEqual([given]);
  // The same package once more changes nothing; one that was not handed on after all is gone.
  await keepHandover(back.replica.storage, { ...given, note: 'khác' });
  expect(await handoversOn(back.replica.storage)).toEqual([given]);
  await takeBackHandover(back.replica.storage, given.id);
  expect(await handoversOn(back.replica.storage)).toEqual([]);
});

test('[HO5] a closed bloc is gone with all of its rows and does not come back by itself; by hand it does', async () => {
  const tab = await world();
  const device = newTestDevice();
  const leader = await tab('truongkhoi', device);
  const other = await device.openTab(leader.replica.actor);
  undo.push(() => other.close());
  const given = await give(leader);
  await noteConfirmed(leader.replica.storage, given.id, 8);
  expect(await close(leader, given)).toBe('closed');
  const left = await readAll(leader.replica.storage);
  expect([left.blocs, left.records, left.outbox]).toEqual([[], [], []]);
  expect(await readHistory(leader.replica.storage, BLOC)).toEqual([]);
  expect(leader.replica.copies.has(BLOC)).toBe(false);
  expect((await handoversOn(leader.replica.storage))[0]).toMatchObject({ confirmedAt: 8, closedAt: 9 });
  expect(await isClosedHere(leader.replica.storage, BLOC)).toBe(true);
  // Another tab of the same device sees it go.
  await expect.poll(() => other.copies.has(BLOC)).toBe(false);
  await leader.round();
  expect(leader.replica.blocs.size).toBe(0);

  await leader.replica.store.take(BLOC);
  await leader.round();
  expect(leader.replica.blocs.get(BLOC)?.complete).toBe(true);
  expect(await isClosedHere(leader.replica.storage, BLOC)).toBe(false);
});

test('[HO4] what is unsent, on its way back or refused keeps the bloc open, whatever the screen knew', async () => {
  const tab = await world();
  const clerk = await tab('canbo.sinho');
  const given = await give(clerk);
  await noteConfirmed(clerk.replica.storage, given.id, 8);
  clerk.line.bend = offline;
  await clerk.replica.commit(BLOC, [score('4')]);
  expect(await close(clerk, given)).toBe('not-empty');
  // Taken by the server, and not brought back.
  clerk.line.bend = (url, go) => (url.startsWith('/api/sync/pull') ? offline(url, go) : go());
  await clerk.round();
  expect(clerk.replica.copies.get(BLOC)?.pending.map(({ takenAt }) => takenAt !== null)).toEqual([true]);
  expect(await close(clerk, given)).toBe('not-empty');
  clerk.line.bend = undefined;
  await clerk.round();
  const row = {
    id: 'aaaaaaaaaaaa-1',
    bloc: BLOC,
    problem: { code: 'x' },
    at: 1,
    body: { v: 1 as const, json: '{}' },
  };
  await clerk.replica.storage.tables.refused.put([row]);
  expect(await close(clerk, given)).toBe('not-empty');
  await clerk.replica.putAway(row.id);
  // What the server only holds keeps it open until its record is here: from then on it is told there, and to be put away
  // no more.
  const { refused, records } = clerk.replica.storage.tables;
  await refused.put([{ ...row, held: true }]);
  expect(await close(clerk, given)).toBe('not-empty');
  await records.put([{ bloc: BLOC, kind: 'held-change', id: row.id, position: 9, body: row.body }]);
  // What was sent stays as a keepsake for a server that is restored one day.
  const sent = (await readAll(clerk.replica.storage)).sent.length;
  expect(await close(clerk, given)).toBe('closed');
  expect((await readAll(clerk.replica.storage)).sent).toHaveLength(sent);
  expect(await refused.all()).toEqual([]);
  expect(sent).toBeGreaterThan(0);
});

test('[HO4] what another tab typed in the moment of closing comes back with its bloc', async () => {
  const tab = await world();
  const device = newTestDevice();
  const clerk = await tab('canbo.sinho', device);
  clerk.line.bend = offline;
  const given = await give(clerk);
  await noteConfirmed(clerk.replica.storage, given.id, 8);
  const other = await device.openTab(clerk.replica.actor);
  expect((await Promise.all([close(clerk, given), other.commit(BLOC, [score('5')])]))[1].ok).toBe(true);
  clerk.close();
  undo.pop();
  other.close();

  const back = await tab('canbo.sinho', device, []);
  expect(await takeStrays(back.replica)).toBe(true);
  await back.round();
  expect(await takeStrays(back.replica)).toBe(false);
  expect(back.replica.copies.get(BLOC)?.pending).toEqual([]);
  const cells = back.replica.copies.get(BLOC)?.get('column', 'cac-huyen.2023/sin-ho/self')?.cells;
  expect(cells?.['t.2']?.map(({ input }) => input)).toEqual([{ value: '5' }]);
});

test('[HO5] a pull that is under way while the bloc is closed ends in peace and brings nothing back', async () => {
  const tab = await world();
  const leader = await tab('truongkhoi');
  const given = await give(leader);
  await noteConfirmed(leader.replica.storage, given.id, 8);
  leader.line.bend = async (url, go) => {
    const answer = await go();
    if (url.startsWith('/api/sync/pull')) expect(await close(leader, given)).toBe('closed');
    return answer;
  };
  await leader.round();
  expect(leader.engine.state.doing).toBe('resting');
  const { blocs, records } = await readAll(leader.replica.storage);
  expect([blocs, records]).toEqual([[], []]);
});
