// Evidence files between real devices and the real server: behind the scores, through a line that breaks, and to whoever
// may see the sheet.

import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { contentOf, filesKept, keepFile, noteFile } from '../../src/client/replica/evidence-files.ts';
import { holdsWork } from '../../src/client/app/signed-out.ts';
import { waitingFiles } from '../../src/client/sync/files/waiting-files.ts';
import { MOST_PIECE_BYTES } from '../../src/protocol/files.ts';
import { PeopleList } from '../../src/protocol/people.ts';
import { BLOC, offerOf, sha256, somePdf, UNIT } from '../support/evidence.ts';
import { signIn, startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, type SyncingTab } from '../support/tab.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ LIMIT_UNIT_FILES_BYTES: '8000000' });
});
afterAll(() => server.stop());

const tabs: SyncingTab[] = [];
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
});
async function tabOf(username: string): Promise<SyncingTab> {
  const tab = await startTab(server.url, username, [BLOC], newTestDevice());
  tabs.push(tab);
  return tab;
}

let seeds = 500;
const enter = async (tab: SyncingTab, value: string, files: readonly object[]): Promise<void> => {
  const evidence = files.map((file) => ({ number: 'Số 15/SNV', date: '', abstract: '', file }));
  const args = {
    sheetId: `cac-huyen.2023/${UNIT}`,
    owner: 'self' as const,
    criterionId: 't.2',
    input: { value },
    reason: '',
    evidence: evidence as never,
    table: 1,
  };
  const result = await tab.replica.commit(BLOC, [{ name: 'enter-score', args }]);
  if (!result.ok) throw new Error(result.problem.code);
};

/** Attaches a file as the app does: kept first, named after. */
async function attach(tab: SyncingTab, size: number) {
  const bytes = new Uint8Array(somePdf(size, (seeds += 1)));
  const { hash } = offerOf(bytes);
  const file = { hash, size, type: 'application/pdf' } as const;
  const place = { bloc: BLOC, unitId: UNIT };
  await keepFile(tab.replica.actor.personId, { ...place, ...file, bytes, now: 1, received: null });
  await enter(tab, String(seeds % 9), [{ ...file, name: 'van-ban.pdf' }]);
  return { bytes, ...file, ...place };
}
const waiting = async (tab: SyncingTab) =>
  waitingFiles(await filesKept(tab.replica.actor.personId), tab.replica);
const pieces = (tab: SyncingTab) => tab.line.asked.filter((one) => one.startsWith('PUT')).length;

describe('the way up', () => {
  test('[EV9] nothing of a file goes before the score that names it; then it goes by itself, and only the server’s word ends the waiting', async () => {
    const tab = await tabOf('canbo.sinho');
    const file = await attach(tab, 100_000);
    expect(await waiting(tab)).toMatchObject([{ hash: file.hash, name: 'van-ban.pdf', canGo: false }]);
    await tab.sendFiles();
    expect(tab.line.asked.filter((one) => one.includes('evidence'))).toEqual([]);

    await tab.round();
    expect(await waiting(tab)).toMatchObject([{ hash: file.hash, canGo: true, have: 0 }]);
    tab.later();
    await expect.poll(() => waiting(tab)).toEqual([]);
    const [push, piece] = ['POST /api/sync/push', 'PUT /api/evidence/piece'].map((one) =>
      tab.line.asked.indexOf(one),
    );
    expect(push).toBeLessThan(must(piece, 'a piece'));
    expect(await filesKept('canbo.sinho')).toContainEqual(
      expect.objectContaining({
        hash: file.hash,
        have: 100_000,
        received: { epoch: server.store.epoch, at: 1_700_000_000_000 },
      }),
    );
  });

  test.each(['before the server has it', 'behind it, so that its answer is lost'])(
    '[EV6] the line is cut at every second piece, %s: it goes on where it was, and sends little twice',
    async (where) => {
      const tab = await tabOf('canbo.sinho');
      const size = 2 * MOST_PIECE_BYTES;
      const file = await attach(tab, size);
      await tab.round();
      let [count, cuts] = [0, 0];
      tab.line.bend = async (url, go) => {
        if (!url.startsWith('/api/evidence/piece') || (count += 1) % 2 === 0) return go();
        cuts += 1;
        if (where.startsWith('behind')) await go();
        throw new TypeError('network error');
      };
      const states: number[] = [];
      for (let runs = 0; (await waiting(tab)).length > 0; runs += 1) {
        expect(runs).toBeLessThan(40);
        await tab.sendFiles();
        states.push((await waiting(tab))[0]?.have ?? size);
      }
      expect(cuts).toBeGreaterThan(3);
      expect(states).toEqual(states.toSorted((a, b) => a - b));
      expect(states.at(-1)).toBe(size);
      const leader = await tabOf('truongkhoi');
      expect(await leader.fetchFile(file)).toMatchObject({ is: 'here' });
    },
  );

  test('[EV9] a score that is typed while a piece is on its way goes at once; the file goes on afterwards', async () => {
    const tab = await tabOf('canbo.sinho');
    const file = await attach(tab, 150_000);
    await tab.round();
    let hangs = 0;
    tab.line.bend = (url, go) => {
      if (!url.startsWith('/api/evidence/piece') || hangs > 0) return go();
      hangs += 1;
      return new Promise<never>(() => undefined);
    };
    tab.later();
    await expect.poll(() => hangs).toBe(1);
    await enter(tab, '2', [{ hash: file.hash, size: file.size, type: file.type, name: 'van-ban.pdf' }]);
    const before = pieces(tab);
    await tab.round();
    expect(tab.line.asked.slice(-3)).toContain('POST /api/sync/push');
    expect(tab.replica.copies.get(BLOC)?.pending).toEqual([]);
    expect(pieces(tab)).toBe(before);
    tab.later();
    await expect.poll(() => waiting(tab)).toEqual([]);
  });

  test('[EV5] a file that no cell names any more stays on the device and goes nowhere', async () => {
    const tab = await tabOf('canbo.sinho');
    const file = await attach(tab, 1000);
    await enter(tab, '3', []);
    await tab.round();
    await tab.sendFiles();
    expect(await waiting(tab)).toEqual([]);
    expect(pieces(tab)).toBe(0);
    expect(await contentOf('canbo.sinho', file.hash)).toHaveLength(1000);
  });

  describe('where a role has ended', () => {
    const roles = async (grants: readonly object[]) => {
      const admin = await signIn(server.url, 'quantri');
      const { people } = PeopleList.parse(await (await admin.request('GET', '/api/people')).json());
      const { id } = must(
        people.find(({ username }) => username === 'canbo.sinho'),
        'a clerk',
      );
      const answer = await admin.request('POST', `/api/people/${id}/grants`, { grants });
      expect(answer.status).toBe(200);
    };
    const roleIn = (unitId: string) => ({
      role: 'unit-clerk',
      blocId: BLOC,
      periodId: 'cac-huyen.2023',
      unitId,
    });
    afterEach(() => roles([roleIn(UNIT)]));

    const atServer = async (hash: string) =>
      (await signIn(server.url, 'sonoivu'))
        .request('GET', `/api/evidence/piece?bloc=${BLOC}&unit=${UNIT}&hash=${hash}&at=0`)
        .then(({ status }) => status);

    test.each([
      ['to another unit', [roleIn('than-uyen')]],
      ['altogether', []],
    ])(
      '[EV16] the proof of late work goes up and waits until then, gone %s; what nobody names does not',
      async (_to, next) => {
        const tab = await tabOf('canbo.sinho');
        const { hash, bytes, ...file } = await attach(tab, 5000);
        const other = offerOf(new Uint8Array(somePdf(5001, (seeds += 1))));
        await keepFile('canbo.sinho', {
          ...file,
          bytes,
          size: 5001,
          hash: other.hash,
          now: 2,
          received: null,
        });
        await roles(next);
        await tab.round();
        expect(tab.replica.refused.map(({ held }) => held)).toEqual([true]);
        expect((await waiting(tab)).map((one) => [one.hash, one.canGo])).toContainEqual([hash, true]);
        expect(await holdsWork(tab.replica)).toBe(true);
        await tab.sendFiles();
        expect([await atServer(hash), await atServer(other.hash)]).toEqual([200, 404]);
        expect([await waiting(tab), await holdsWork(tab.replica)]).toEqual([[], false]);
      },
    );

    test('[EV16] a file that was fetched is not brought to a server that has lost it, by who may not', async () => {
      const tab = await tabOf('canbo.sinho');
      const bytes = new Uint8Array(somePdf(3000, (seeds += 1)));
      const { hash } = offerOf(bytes);
      const fetched = { bloc: BLOC, unitId: 'tam-duong', hash, size: 3000, type: 'application/pdf' } as const;
      const received = { epoch: 'before-restore', at: 1 };
      await keepFile('canbo.sinho', { ...fetched, bytes, now: 1, received });
      await tab.sendFiles();
      expect([await waiting(tab), await holdsWork(tab.replica)]).toEqual([[], false]);
    });

    test('[EV16] so does that of a score which was taken while the file was still on its way', async () => {
      const tab = await tabOf('canbo.sinho');
      const { hash } = await attach(tab, 5000);
      await tab.round();
      await roles([roleIn('than-uyen')]);
      await tab.round();
      expect((await waiting(tab)).map((one) => one.hash)).toEqual([hash]);
      await tab.sendFiles();
      expect([await atServer(hash), await waiting(tab)]).toEqual([200, []]);
    });
  });

  test('[EV7] what no score named when the server was asked goes at once when one does', async () => {
    const tab = await tabOf('canbo.sinho');
    const file = await attach(tab, 5000);
    const fault = { code: 'file-not-named', message: { vi: '', en: '' }, at: Date.now() };
    await noteFile('canbo.sinho', file, { fault });
    await tab.round();
    await tab.sendFiles();
    expect(await waiting(tab)).toEqual([]);
  });

  test('[EV7] what the server will not take is told in its words, keeps no other file waiting, and stays', async () => {
    const tab = await tabOf('thutruong.sinho');
    const large = await attach(tab, 9_000_000);
    await tab.round();
    await tab.sendFiles();
    expect(await waiting(tab)).toMatchObject([
      {
        hash: large.hash,
        received: null,
        fault: { code: 'unit-files-full', message: { vi: expect.stringContaining('hết chỗ') as string } },
      },
    ]);
    const asked = tab.line.asked.length;
    // Not at every round again.
    await tab.sendFiles();
    expect(tab.line.asked).toHaveLength(asked);
    // Noted before the clock, which was a day ahead, was put right: that rests no longer than ten minutes either.
    const fault = must((await waiting(tab))[0]?.fault, 'a fault');
    await noteFile('thutruong.sinho', large, { fault: { ...fault, at: Date.now() + 24 * 60 * 60_000 } });
    await tab.sendFiles();
    expect(tab.line.asked.length).toBeGreaterThan(asked);
    const small = await attach(tab, 2000);
    await tab.round();
    await tab.sendFiles();
    expect(
      (await filesKept('thutruong.sinho')).find(({ hash }) => hash === small.hash)?.received,
    ).not.toBeNull();
  });

  test('[EV12] a server that was restored is asked again for all it said it had, and what it still has is not sent again', async () => {
    const tab = await tabOf('canbo.sinho');
    const file = await attach(tab, 3000);
    await tab.round();
    await tab.sendFiles();
    expect(await waiting(tab)).toEqual([]);
    // As it was received by the server before the restore.
    await noteFile('canbo.sinho', file, { received: { epoch: 'mot-ky-nguyen-truoc', at: 5 } });
    expect(await waiting(tab)).toMatchObject([{ hash: file.hash }]);
    const before = pieces(tab);
    await tab.sendFiles();
    expect(await waiting(tab)).toEqual([]);
    expect(pieces(tab)).toBe(before);
  });
});

describe('the way to who may see it', () => {
  test('[EV9] fetched through cuts, checked, kept: afterwards it is here with no network', async () => {
    const clerk = await tabOf('canbo.sinho');
    const file = await attach(clerk, 3 * MOST_PIECE_BYTES + 5);
    await clerk.round();
    await clerk.sendFiles();

    const leader = await tabOf('truongkhoi');
    let isCut = false;
    leader.line.bend = (_, go) => {
      isCut = !isCut;
      return isCut ? Promise.reject(new TypeError('network error')) : go();
    };
    const told: number[] = [];
    const fetched = await leader.fetchFile(file, (have) => told.push(have));
    expect(fetched).toMatchObject({ is: 'here', kept: true });
    expect(told).toEqual([0, 0, 1, 1, 2, 2, 3, 3].map((count) => count * MOST_PIECE_BYTES));
    expect(sha256(must(await contentOf('truongkhoi', file.hash), 'a content'))).toBe(file.hash);
    // It came from the server: it does not wait to go there.
    expect(await waiting(leader)).toEqual([]);
  });

  test('[EV9] what is not what the sheet names is neither shown nor kept', async () => {
    const clerk = await tabOf('canbo.sinho');
    const file = await attach(clerk, 4000);
    await clerk.round();
    await clerk.sendFiles();
    const leader = await tabOf('phokhoi');
    leader.line.bend = async (_, go) => {
      const response = await go();
      const bytes = new Uint8Array(await response.arrayBuffer());
      bytes[9] = (bytes[9] ?? 0) ^ 1;
      return new Response(bytes, { headers: response.headers });
    };
    expect(await leader.fetchFile(file)).toEqual({ is: 'damaged' });
    expect(await contentOf('phokhoi', file.hash)).toBeUndefined();
  });

  test('[EV9] a page that a Wi-Fi answers with is no file; a file that is not there yet, and no network, are told apart', async () => {
    const clerk = await tabOf('canbo.sinho');
    const file = await attach(clerk, 4000);
    await clerk.round();
    const leader = await tabOf('truongkhoi');
    expect(await leader.fetchFile(file)).toMatchObject({
      is: 'no-answer',
      answer: { is: 'trouble', fault: { code: 'file-not-here' } },
    });
    leader.line.bend = () =>
      Promise.resolve(new Response('<html>', { headers: { 'content-type': 'application/octet-stream' } }));
    expect(await leader.fetchFile(file)).toMatchObject({ answer: { is: 'portal' } });
    leader.line.bend = () => Promise.reject(new TypeError('network error'));
    expect(await leader.fetchFile(file)).toMatchObject({ answer: { is: 'no-network' } });
  });
});
