// The server's word for papers, from a real server to a device and back: fetched while there is a network, signed for
// just what the device itself would print, and held against a sheet with no network.

import { webcrypto } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkCode, findByShortCode } from '../../src/client/features/paper-check/held.ts';
import { sealOf } from '../../src/client/features/printing/seal.ts';
import { signPrinted, showDeviceKey } from '../../src/client/sync/device-key.ts';
import { fetchProofs, proofsOf } from '../../src/client/sync/paper-proofs.ts';
import { fetchKeys } from '../../src/client/sync/server-keys.ts';
import { appraisalOf } from '../../src/domain/appraisal/appraise.ts';
import { seenIn } from '../../src/domain/meeting/bloc-result.ts';
import { papersOf, paperSource, type PaperSubject } from '../../src/domain/paper/paper-facts.ts';
import { bytesOfHex } from '../../src/protocol/bytes.ts';
import { readMark } from '../../src/protocol/paper-mark.ts';
import { markOf, PaperProofs, type PaperWord } from '../../src/protocol/paper-proof.ts';
import { readCode, writeCode } from '../../src/protocol/paper-code.ts';
import type { Grant } from '../../src/domain/workflow/permissions.ts';
import { keysFolder, openKeys } from '../../src/server/signing/keys.ts';
import { createSigner } from '../../src/server/signing/signer.ts';
import { headOf } from '../../src/server/store/blocs.ts';
import { run } from '../../src/server/store/store.ts';
import { createPapers } from '../../src/server/sync/papers.ts';
import { actAs, finishScoring, SCORED_PERIOD, seenAt } from '../support/scored-bloc.ts';
import { beginNextYear, NEXT_PERIOD } from '../support/next-year.ts';
import { signIn, startServer, type TestServer } from '../support/server.ts';
import { startTab, type SyncingTab } from '../support/tab.ts';

const BLOC = 'cac-huyen';
const NOW = 1_700_000_000_000;
const subtle = webcrypto.subtle as never as SubtleCrypto;
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
});

async function started(): Promise<TestServer> {
  const server = await startServer();
  undo.push(() => server.stop());
  return server;
}

interface Reader extends SyncingTab {
  readonly username: string;
  readonly fetcher: typeof fetch;
  readonly deps: Parameters<typeof checkCode>[0];
}

/** A device that has met the server once, and everything it fetches behind a round. */
async function readerOf(server: TestServer, username: string): Promise<Reader> {
  const tab = await startTab(server.url, username, [BLOC]);
  undo.push(() => tab.close());
  const { cookie } = await signIn(server.url, username);
  const fetcher: typeof fetch = (path, init = {}) =>
    fetch(`${server.url}${path as string}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
  const { replica } = tab;
  return { ...tab, username, fetcher, deps: { replica, subtle } };
}

async function meet(reader: Reader): Promise<void> {
  const { replica, fetcher } = reader;
  await reader.round();
  await fetchKeys({ replica, fetcher, subtle, now: () => NOW });
  await showDeviceKey({ replica, fetcher, subtle });
  await fetchProofs({ replica, fetcher, now: () => NOW });
}

const copyOf = ({ replica }: SyncingTab) => must(replica.copies.get(BLOC), 'a copy');
const sourceAt = (reader: SyncingTab, subject: PaperSubject) =>
  must(paperSource(copyOf(reader), subject), 'a paper');
const ranking: PaperSubject = { paper: 'ranking', periodId: SCORED_PERIOD };

/** What would stand on the paper that this device prints now. */
async function printed(reader: Reader, subject: PaperSubject): Promise<PaperWord> {
  const deps = { storage: reader.replica.storage, subtle, now: NOW };
  const {
    seal: { modules, shortCode, says },
  } = await sealOf(deps, {
    source: sourceAt(reader, subject),
    isDraft: false,
  });
  expect(modules.length).toBeGreaterThan(40);
  const found = await findByShortCode(reader.deps, shortCode);
  if (!says.startsWith('In khi chưa')) return must(found, 'what it prints').word;
  const mark = markOf(must(found, 'what it prints').word);
  const own = { mark, printedAt: NOW / 1000 };
  const signed = must(await signPrinted(deps, own), 'a key');
  return { by: 'device', printed: own, ...signed };
}

async function verdictOf(reader: Reader, word: PaperWord): Promise<string> {
  const code = readCode(writeCode(word));
  return code.ok ? (await checkCode(reader.deps, code.value)).verdict : code.problem;
}

const close = async (server: TestServer) => {
  const head = await actAs(server.url, 'truongkhoi');
  const secretary = await actAs(server.url, 'thuky');
  const periodId = SCORED_PERIOD;
  const copy = await signIn(server.url, 'sonoivu');
  const { records } = await copy.pullAll(BLOC);
  const period = records.findLast(({ kind, id }) => kind === 'bloc-period' && id === periodId)?.body;
  const { units } = period as { units: readonly { id: string }[] };
  await secretary(
    units.map(({ id }) => ({
      name: 'record-in-meeting',
      args: {
        periodId,
        entry: { is: 'attendance', of: { unitId: id, present: true, representative: 'Lò Văn Dự' } },
      },
    })),
  );
  await head([{ name: 'move-meeting', args: { periodId, event: 'open' } }]);
  await head([{ name: 'close-meeting', args: { periodId, seen: await seenAt(server.url) } }]);
};

test('[PF3] the server signs just what a device of the bloc would print, and no draft', async () => {
  const server = await started();
  await finishScoring(server.url);
  const reader = await readerOf(server, 'thuky');
  await meet(reader);
  const proofs = await proofsOf(reader.replica.storage, SCORED_PERIOD);
  const period = must(copyOf(reader).get('bloc-period', SCORED_PERIOD), 'a year');
  const sources = papersOf(period).flatMap((subject) => paperSource(copyOf(reader), subject) ?? []);
  const final = sources.filter(({ facts }) => !facts.isDraft);
  // Sixteen sheets and the summary; the meeting has not closed.
  expect(final.map(({ facts }) => facts.paper).filter((paper) => paper === 'summary')).toHaveLength(1);
  expect(final.length).toBe(2 * period.units.length + 1);
  const marks = proofs.map(({ mark }) => readMark(bytesOfHex(mark)));
  expect(marks).toEqual(final.map(({ facts }) => ({ ...facts, content: expect.any(String) as string })));
  for (const { facts } of final) {
    const subject = { periodId: SCORED_PERIOD, paper: facts.paper, unitId: facts.unitId } as PaperSubject;
    const word = await printed(reader, subject);
    expect(word.by).toBe('server');
    expect(await verdictOf(reader, word)).toBe('valid');
  }
});

test('[PF3] who sees one unit gets the server’s word for that unit’s papers alone; a stranger gets none', async () => {
  const server = await started();
  await finishScoring(server.url);
  const clerk = await readerOf(server, 'canbo.sinho');
  await meet(clerk);
  const proofs = await proofsOf(clerk.replica.storage, SCORED_PERIOD);
  const marks = proofs.map(({ mark }) => readMark(bytesOfHex(mark)));
  expect(marks.length).toBeGreaterThan(0);
  expect(new Set(marks.map(({ unitId }) => unitId))).toEqual(new Set(['sin-ho']));
  const word = await printed(clerk, { paper: 'self', periodId: SCORED_PERIOD, unitId: 'sin-ho' });
  // The leader's device sees the other units, too, and says the same of the sheet.
  const leader = await readerOf(server, 'truongkhoi');
  await meet(leader);
  expect(await verdictOf(leader, word)).toBe('valid');

  const stranger = await signIn(server.url, 'canbo.sinho');
  expect((await stranger.request('GET', '/api/sync/papers?bloc=cong-an')).status).toBe(404);
  expect((await fetch(`${server.url}/api/sync/papers?bloc=${BLOC}`)).status).toBe(401);
  // While nothing moves, the very same word is given again, and nothing is asked for.
  const twice = await Promise.all(
    [1, 2].map(async () =>
      PaperProofs.parse(await (await stranger.request('GET', `/api/sync/papers?bloc=${BLOC}`)).json()),
    ),
  );
  expect(twice[0]).toEqual(twice[1]);
});

test('[PF3] a year in which nothing moved keeps the very word it had; one year is asked for alone', async () => {
  const server = await started();
  await beginNextYear(server.url);
  const officer = await signIn(server.url, 'sonoivu');
  const wordsOf = async (more = '') =>
    PaperProofs.parse(await (await officer.request('GET', `/api/sync/papers?bloc=${BLOC}${more}`)).json());
  const before = await wordsOf(`&period=${SCORED_PERIOD}`);
  expect(before.papers.length).toBeGreaterThan(16);
  const leader = await actAs(server.url, 'truongkhoi');
  const entry = { is: 'clause' as const, in: 'pledge' as const, of: { id: null, text: 'Đoàn kết' } };
  await leader([{ name: 'record-in-year', args: { periodId: NEXT_PERIOD, entry } }]);
  const after = await wordsOf(`&period=${SCORED_PERIOD}`);
  expect(after.position).toBeGreaterThan(before.position);
  expect(after.papers).toEqual(before.papers);
  // Asked for all years, the newest comes first.
  const next = await wordsOf(`&period=${NEXT_PERIOD}`);
  expect((await wordsOf()).papers).toEqual([...next.papers, ...after.papers]);
});

test('[PF3] a year whose answer breaks off takes no other’s turn', async () => {
  const server = await started();
  await finishScoring(server.url);
  const reader = await readerOf(server, 'truongkhoi');
  await reader.round();
  const { replica } = reader;
  const other = `${BLOC}.2022`;
  const copy = copyOf(reader);
  const twoYears = {
    ...replica,
    storage: replica.storage,
    store: replica.store,
    copies: new Map([
      [
        BLOC,
        Object.assign(Object.create(copy) as typeof copy, {
          all: (kind: 'sheet') => [
            { ...copy.all(kind)[0], periodId: other, stage: 'submitted' },
            ...copy.all(kind),
          ],
        }),
      ],
    ]),
  };
  const asked: (string | null)[] = [];
  const fetcher: typeof fetch = (path, init) => {
    const period = new URL(path as string, server.url).searchParams.get('period');
    asked.push(period);
    return period === other ? Promise.reject(new TypeError('cut')) : reader.fetcher(path, init);
  };
  for (let round = 0; round < 2; round += 1)
    await fetchProofs({ replica: twoYears, fetcher, now: () => NOW + round });
  expect(asked).toEqual([other, SCORED_PERIOD, other]);
  expect((await proofsOf(replica.storage, SCORED_PERIOD)).length).toBeGreaterThan(16);
});

test('[PF3] an answer that others push out of memory while it is being given is given whole', async () => {
  const server = await started();
  await finishScoring(server.url, ['sin-ho']);
  const { store } = server;
  const signer = createSigner(openKeys(keysFolder(server.dataDir), NOW));
  let held: Promise<void> | undefined;
  const snapshot: typeof store.snapshot = async (act) => {
    const until = held;
    held = undefined;
    const seen = await store.snapshot(act);
    await until;
    return seen;
  };
  const papers = createPapers({ store: { ...store, snapshot }, signer, now: () => NOW });
  const of = (role: Grant['role'], unitId: string | null) =>
    papers.of(
      { personId: 'x', name: '', grants: [{ role, blocId: BLOC, periodId: null, unitId }] },
      { bloc: BLOC },
    );
  const first = await of('bloc-leader', null);
  expect(first.papers.length).toBeGreaterThan(0);
  let open = () => {};
  held = new Promise((resolve) => (open = resolve));
  const late = of('bloc-leader', null);
  for (let unit = 0; unit < 64; unit += 1) await of('unit-clerk', `u-${unit}`);
  open();
  expect(await late).toEqual(first);
  expect((await of('bloc-leader', null)).papers).toHaveLength(first.papers.length);
});

test('[PF3] of a log that was put back the same places may say something else: its papers are signed anew', async () => {
  const server = await started();
  await finishScoring(server.url, ['sin-ho']);
  const { store } = server;
  const signer = createSigner(openKeys(keysFolder(server.dataDir), NOW));
  const papers = createPapers({ store, signer, now: () => NOW });
  const leader = {
    personId: 'x',
    name: '',
    grants: [{ role: 'bloc-leader' as const, blocId: BLOC, periodId: null, unitId: null }],
  };
  const headsOf = async () =>
    new Set((await papers.of(leader, { bloc: BLOC })).papers.map(({ head }) => head));
  const { position, head } = must(await headOf(store.read, BLOC), 'a head');
  const endsWith = async (seal: string) => {
    await run(store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
      seal,
      BLOC,
      position,
    ]);
    await run(store.write, 'update bloc_counter set head = ? where bloc = ?', [seal, BLOC]);
  };
  expect(await headsOf()).toEqual(new Set([head.slice(0, 16)]));
  const other = 'f'.repeat(64);
  await endsWith(other);
  expect(await headsOf()).toEqual(new Set([other.slice(0, 16)]));
  await endsWith(head);
});

test('[PF3] a device asks again when something was handed in or adopted, and for figures alone only now and then', async () => {
  const server = await started();
  await finishScoring(server.url, ['sin-ho']);
  const reader = await readerOf(server, 'truongkhoi');
  let asked = 0;
  let now = NOW;
  const fetcher: typeof fetch = (path, init) => {
    asked += 1;
    return reader.fetcher(path, init);
  };
  const look = async () => {
    await reader.round();
    await fetchProofs({ replica: reader.replica, fetcher, now: () => now });
    return asked;
  };
  expect([await look(), await look()]).toEqual([1, 1]);

  const sheetId = `${SCORED_PERIOD}/sin-ho`;
  const figures = copyOf(reader).get('column', `${sheetId}/bloc`)?.cells ?? {};
  const [criterionId, cell] = must(Object.entries(figures)[0], 'a figure');
  const { input } = must(cell[0], 'a version');
  const args = { sheetId, owner: 'bloc' as const, criterionId, input, reason: 'Đã đối chiếu', table: 1 };
  expect(await reader.replica.commit(BLOC, [{ name: 'enter-score', args }])).toMatchObject({ ok: true });
  expect(await look()).toBe(1);
  now += 6 * 60_000;
  expect(await look()).toBe(2);
  // The clock, which was a day ahead, is put right: not a day longer than those five minutes.
  now -= 24 * 60 * 60_000;
  const again = { ...args, reason: 'Đã đối chiếu lại' };
  expect(await reader.replica.commit(BLOC, [{ name: 'enter-score', args: again }])).toMatchObject({
    ok: true,
  });
  expect(await look()).toBe(3);
  await reader.replica.commit(BLOC, [{ name: 'finish-review', args: { sheetId } }]);
  expect(await look()).toBe(4);
});

test('[PF6] adopted with no network, at the server since, and met upon again: one sheet through its whole life', async () => {
  const server = await started();
  await finishScoring(server.url);
  const reader = await readerOf(server, 'thuky');
  await meet(reader);
  const other = await readerOf(server, 'truongkhoi');
  await meet(other);
  expect(sourceAt(reader, ranking).facts.isDraft).toBe(true);
  await close(server);
  // The reader's device has heard of the closing, and not yet of the server's word for it.
  await reader.round();
  const word = await printed(reader, ranking);
  expect(word.by).toBe('device');
  expect(await verdictOf(reader, word)).toBe('unsent');
  // Another device, which knows of no closing, sees who signed it.
  expect(await verdictOf(other, word)).toBe('unsent');
  await meet(other);
  expect(await verdictOf(other, word)).toBe('valid');
  await meet(reader);
  const signed = await printed(reader, ranking);
  expect(signed.by).toBe('server');

  const head = await actAs(server.url, 'truongkhoi');
  await head([
    {
      name: 'reopen-meeting',
      args: { periodId: SCORED_PERIOD, reason: 'Kiểm lại một con số' },
    },
  ]);
  await meet(other);
  expect(await verdictOf(other, signed)).toBe('newer');
  expect(await verdictOf(other, word)).toBe('newer');
  // A device that has not heard of it yet says what it knows.
  expect(await verdictOf(reader, signed)).toBe('valid');
});

test('[PV9] a ranking that the server signed is no longer the newest once the province appraised otherwise; its own paper is', async () => {
  const server = await started();
  await finishScoring(server.url);
  const officer = await actAs(server.url, 'sonoivu');
  const of = { periodId: SCORED_PERIOD };
  await officer([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await close(server);
  const head = await actAs(server.url, 'truongkhoi');
  await head([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: { ...of, number: '', note: '' } },
  ]);
  const reader = await readerOf(server, 'thuky');
  const away = await readerOf(server, 'truongkhoi');
  for (const one of [reader, away]) await meet(one);
  const minutes: PaperSubject = { paper: 'minutes', periodId: SCORED_PERIOD };
  const old = [await printed(reader, ranking), await printed(reader, minutes)] as const;
  for (const word of old) expect(await verdictOf(reader, word)).toBe('valid');

  const args = {
    sheetId: `${SCORED_PERIOD}/sin-ho`,
    owner: 'province' as const,
    criterionId: 'i.1',
    input: { override: '3', of: null },
    reason: 'Chưa có xác nhận',
    table: 1,
  };
  await officer([
    { name: 'receive-package', args: { ...of, number: '', note: '' } },
    { name: 'enter-score', args },
  ]);
  await meet(reader);
  // While it is being written nothing is overtaken.
  expect(await verdictOf(reader, old[0])).toBe('valid');
  const period = must(copyOf(reader).get('bloc-period', SCORED_PERIOD), 'a year');
  const seen = seenIn(must(appraisalOf(copyOf(reader), period, []), 'an appraisal'));
  await officer([{ name: 'appraise-package', args: { ...of, number: '', note: '', seen, ties: [] } }]);
  await meet(reader);
  expect(await verdictOf(reader, old[0])).toBe('newer');
  // Printed again it says the same figures, and is no newer for it.
  expect(await verdictOf(reader, await printed(reader, ranking))).toBe('newer');
  expect(await verdictOf(reader, old[1])).toBe('valid');
  const appraised = await printed(reader, { paper: 'appraisal', periodId: SCORED_PERIOD });
  expect(appraised.by).toBe('server');
  expect(await verdictOf(reader, appraised)).toBe('valid');
  // A device that has not heard of it yet says what it knows.
  expect(await verdictOf(away, old[0])).toBe('valid');
});

test('[PF4] a device’s key is made once, cannot be read out, and is vouched for by whoever was signed in', async () => {
  const server = await started();
  const reader = await readerOf(server, 'thuky');
  const { storage } = reader.replica;
  const said = { mark: '00', printedAt: 1 };
  expect(await signPrinted({ storage, subtle }, said)).toBeUndefined();
  await meet(reader);
  const first = must(await signPrinted({ storage, subtle }, said), 'a key');
  await meet(reader);
  const second = must(await signPrinted({ storage, subtle }, said), 'a key');
  expect(second.vouch).toEqual(first.vouch);
  expect(first.vouch.person).toBe(reader.replica.actor.name);
  const kept = (await storage.tables.meta.get('device-key'))?.value as { privateKey: CryptoKey };
  expect(kept.privateKey.extractable).toBe(false);
  await expect(subtle.exportKey('pkcs8', kept.privateKey)).rejects.toThrow();
  // Nobody is vouched for who is not signed in.
  const unsigned = await fetch(`${server.url}/api/device-key`, {
    method: 'POST',
    body: JSON.stringify({ publicKey: '0'.repeat(128) }),
    headers: { 'content-type': 'application/json' },
  });
  expect(unsigned.status).toBeGreaterThanOrEqual(400);
});
