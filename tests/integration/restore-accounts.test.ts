// What a restore does to who may come in: sessions end, and accounts that are younger than the backup are told, or kept.

import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { addSetUp } from '../../src/server/auth/set-up.ts';
import { databasePath, getState } from '../../src/server/store/store.ts';
import { accountsOf } from '../../src/server/store/whole-file.ts';
import { manifestIn, runCommand } from '../support/command-line.ts';
import { clientOf, newWriter, signIn, startServer, type Client } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const [data, place] = [join(folder, 'data'), join(folder, 'backup')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Signs in, and says what the server answers. */
const tries = async (url: string, username: string, password: string) =>
  (await clientOf(url).request('POST', '/api/session', { username, password })).status;
const restore = (...more: readonly string[]) =>
  runCommand(['restore', '--data', data, '--from', manifestIn(place), ...more]);

interface Made {
  readonly clerk: string;
  readonly blocId: string;
  readonly id: string;
  readonly password: string;
  readonly cookies: { readonly thief: string; readonly closed: string; readonly young: string };
  readonly writer: string;
}
let made: Made;

const edit = (bloc: string) => [
  {
    seq: 1,
    name: 'edit-table',
    args: { periodId: `${bloc}.2026`, version: 1, edits: [{ do: 'set', title: 'Bảng' }] },
  },
];

const enter = {
  seq: 1,
  name: 'enter-score',
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 't.2',
    input: { value: '7' },
    reason: '',
    table: 1,
  },
};

/** After the backup: a lost device, a closed account, another role, a bloc and its leader, who has worked. */
beforeAll(async () => {
  const server = await startServer({ DATA_DIR: data });
  const administrator = await signIn(server.url, 'quantri');
  const ask = async (by: Client, path: string, body: unknown) => {
    const answer = await by.request('POST', path, body);
    expect([path, answer.status]).toEqual([path, expect.toSatisfy((status: number) => status < 300)]);
    return (await answer.json().catch(() => undefined)) as unknown;
  };
  const [thief, closed] = [await signIn(server.url, 'canbo.sinho'), await signIn(server.url, 'sonoivu')];
  await ask(thief, '/api/carry-key', { device: 'laptop', have: null });
  // A link to make an administrator, which may be used after the backup was taken.
  await addSetUp(server.store, 'again', Date.now());
  expect(runCommand(['backup', '--data', data, '--to', place])).toMatchObject({ status: 0 });
  await ask(administrator, '/api/people/canbo.sinho/password', { lost: true });
  await ask(administrator, '/api/people/sonoivu/active', { active: false });
  const bloc = await ask(administrator, '/api/blocs', {
    blocName: 'Khối các sở',
    shortName: 'Khối sở',
    period: '2026',
    superior: 'UBND tỉnh',
    place: 'X',
    units: ['Sở A', 'Sở B'],
    leader: 0,
    deputy: null,
  });
  const { blocId, periodId } = bloc as { blocId: string; periodId: string };
  const grants = [{ role: 'bloc-leader', blocId, periodId, unitId: 'so-a' }];
  const person = (await ask(administrator, '/api/people', {
    username: 'truong.so',
    name: 'Trưởng',
    office: 'Sở A',
    grants,
  })) as { person: { id: string }; password: string };
  const young = await signIn(server.url, 'truong.so', person.password);
  const writer = newWriter();
  expect((await young.sendChanges(blocId, writer, edit(blocId))).status).toBe(200);
  // Another in a bloc that the backup has.
  const { people } = (await (await administrator.request('GET', '/api/people')).json()) as {
    people: readonly { username: string; grants: unknown }[];
  };
  const second = (await ask(administrator, '/api/people', {
    username: 'canbo.moi',
    name: 'Cán bộ mới',
    office: 'Sìn Hồ',
    grants: people.find(({ username }) => username === 'canbo.sinho')?.grants,
  })) as { password: string };
  const clerk = await signIn(server.url, 'canbo.moi', second.password);
  expect((await clerk.push('cac-huyen', writer, [enter])).accepted).toEqual([[1, 1]]);
  await server.stop();
  made = {
    clerk: second.password,
    blocId,
    id: person.person.id,
    password: person.password,
    cookies: { thief: thief.cookie, closed: closed.cookie, young: young.cookie },
    writer,
  };
});

describe('a restore over accounts that are younger than the backup', () => {
  test('[BK10] [BK11] ends every session, and says which accounts and blocs the backup does not have, or not so', async () => {
    const { status, said } = restore();
    expect(status).toBe(0);
    expect(said).toMatch(/Mọi phiên đăng nhập đã kết thúc[^]*Every session is over/);
    expect(said).toMatch(
      /2 tài khoản bản sao lưu không có[^]*: [\w.]+, [\w.]+\n2 accounts that[^]*: [\w.]+, [\w.]+\n/,
    );
    for (const name of ['truong.so', 'canbo.moi']) expect(said).toContain(name);
    expect(said).toMatch(/1 tài khoản có mật khẩu khác[^]*: canbo\.sinho\n/);
    expect(said).toMatch(/1 accounts that were closed or opened since the backup: sonoivu\n/);
    expect(said).toMatch(/1 người đã báo mất thiết bị[^]*: canbo\.sinho\n/);
    expect(said).toMatch(new RegExp(`1 khối bản sao lưu không có[^]*: ${made.blocId}\n1 blocs that`));
    expect(said).not.toContain('accounts whose roles are others');
    expect(said).toContain('--keep-accounts');

    const server = await startServer({ DATA_DIR: data });
    const asks = async (cookie: string) =>
      (await clientOf(server.url, cookie).request('GET', '/api/session')).status;
    for (const cookie of Object.values(made.cookies)) expect(await asks(cookie)).toBe(401);
    expect(await getState(server.store.read, 'set-up-token')).toBeUndefined();
    // The accounts are the backup's, as it was told.
    expect(await tries(server.url, 'sonoivu', SAMPLE_PASSWORD)).toBe(200);
    await server.stop();
  });

  test('[BK11] by --keep-accounts they stay those of the replaced database: ids, passwords, roles, closings, withdrawn keys', async () => {
    const aside = must(
      readdirSync(data).find((name) => name.includes('.replaced-')),
      'the old one',
    );
    // As the command has said.
    renameSync(join(data, aside), databasePath(data));
    const before = accountsOf(databasePath(data));
    const { status, said } = restore('--keep-accounts');
    expect([status, said]).toEqual([0, expect.stringContaining('giữ của kho cũ')]);
    expect(said).not.toContain('truong.so');
    expect(said).toContain(`: ${made.blocId}\n`);
    expect(accountsOf(databasePath(data))).toEqual(before);
    expect(before.carryKeys.some(({ withdrawn }) => withdrawn !== null)).toBe(true);

    const server = await startServer({ DATA_DIR: data });
    expect(
      await Promise.all(
        Object.values(made.cookies).map(
          async (cookie) => (await clientOf(server.url, cookie).request('GET', '/api/session')).status,
        ),
      ),
    ).toEqual([401, 401, 401]);
    expect(await tries(server.url, 'sonoivu', SAMPLE_PASSWORD)).toBe(401);
    expect(await tries(server.url, 'canbo.sinho', SAMPLE_PASSWORD)).toBe(401);
    const young = await signIn(server.url, 'truong.so', made.password);
    expect(await (await young.request('GET', '/api/session')).text()).toContain(made.id);
    // A device offers its work again, under the person it was of.
    const clerk = await signIn(server.url, 'canbo.moi', made.clerk);
    expect((await clerk.push('cac-huyen', made.writer, [enter])).accepted).toEqual([[1, 1]]);
    // The bloc that their role is of is not there, over which nothing falls.
    const asked = await young.sendChanges(made.blocId, made.writer, edit(made.blocId));
    expect([400, 403, 404]).toContain(asked.status);
    await server.stop();
  });

  test('[BK11] there are none to keep where no database is in place, or it cannot be read; nothing is done then', () => {
    const into = join(folder, 'empty');
    const asked = runCommand(['restore', '--data', into, '--from', manifestIn(place), '--keep-accounts']);
    expect([asked.status, asked.said]).toEqual([2, expect.stringContaining('--keep-accounts')]);
    expect(readdirSync(into)).toEqual([]);
  });

  test('[BK11] a name that is one person’s in the database in place and another’s in the backup keeps none', async () => {
    const other = join(folder, 'other');
    const server = await startServer({ DATA_DIR: other, DEMO: 'off' });
    const token = must(server.setUpLink?.split('#')[1], 'a token');
    const answer = await clientOf(server.url).request('POST', '/api/set-up', {
      token,
      username: 'quantri',
      name: 'Người khác',
      office: 'Sở Nội vụ',
      password: 'mot mat khau dai 123',
    });
    expect(answer.status).toBeLessThan(300);
    await server.stop();
    const before = accountsOf(databasePath(other));
    const asked = runCommand(['restore', '--data', other, '--from', manifestIn(place), '--keep-accounts']);
    expect([asked.status, asked.said]).toEqual([2, expect.stringContaining('"quantri"')]);
    expect(accountsOf(databasePath(other))).toEqual(before);
    expect(readdirSync(other).filter((name) => /replaced|restored/.test(name))).toEqual([]);
  });
});
