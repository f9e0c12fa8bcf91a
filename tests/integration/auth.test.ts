import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { createAuth } from '../../src/server/auth/auth.ts';
import { DemoIsOver } from '../../src/server/auth/set-up.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { dropState, getState, run } from '../../src/server/store/store.ts';
import { postgresMissing, startPostgres } from '../support/postgres.ts';
import { clientOf, cookieOf, signIn, startServer, type TestServer } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const HOUR = 3_600_000;
let server: TestServer;
let clock = Date.now();

beforeAll(async () => {
  server = await startServer({}, { now: () => clock });
});
afterAll(() => server.stop());

const tryPassword = (username: string, password: string) =>
  clientOf(server.url).request('POST', '/api/session', { username, password });

describe('signing in', () => {
  test('[AU1] gives a cookie no script can read, and the server keeps only its hash', async () => {
    const response = await tryPassword('TruongKhoi ', 'mau-2023');
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^sid=[\w-]{43}; .*Path=\/.*HttpOnly.*SameSite=Strict/);
    const token = cookie.slice(4, 47);
    const kept = await run<{ token: string }>(server.store.read, 'select token from session', []);
    expect(kept.map((row) => row.token)).not.toContain(token);
    expect(kept.every((row) => /^[0-9a-f]{64}$/.test(row.token))).toBe(true);
  });

  test('[AU1] over https the cookie is __Host- and secure, and a new one comes with each sign-in', async () => {
    const secure = await startServer({ DEMO: 'on', PUBLIC_URL: 'https://thidua.example' });
    const enter = () =>
      clientOf(secure.url).request('POST', '/api/session', { username: 'thuky', password: 'mau-2023' });
    const [one, two] = [await enter(), await enter()];
    expect(one.headers.getSetCookie()[0]).toMatch(/^__Host-sid=.*Secure/);
    expect(one.headers.get('strict-transport-security')).toContain('max-age=');
    expect(cookieOf(one)).not.toBe(cookieOf(two));
    await secure.stop();
  });

  test('[AU2] an unknown name, a wrong password and a closed account get one and the same answer', async () => {
    await run(server.store.write, `update person set active = 0 where id = 'canbo.tanuyen'`, []);
    const answers = [
      await tryPassword('khong-co-ai', 'mau-2023'),
      await tryPassword('sonoivu', 'sai'),
      await tryPassword('canbo.tanuyen', 'mau-2023'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test('[AU2] and takes the same work: an unknown name is not told by an answer that comes at once', async () => {
    // In turn, and the least of many: a busy machine slows both, and the password's work is a hundred times the rest.
    const least = { 'thutruong.namnhun': Infinity, 'khong-co-ai-2': Infinity };
    for (let round = 0; round < 8; round += 1) {
      for (const username of ['thutruong.namnhun', 'khong-co-ai-2'] as const) {
        const start = performance.now();
        await tryPassword(username, `sai-${round}`);
        least[username] = Math.min(least[username], performance.now() - start);
        clock += HOUR;
      }
    }
    expect(least['khong-co-ai-2'] / least['thutruong.namnhun']).toBeGreaterThan(0.2);
  });

  test('[AU4] guessing gets slower: 429 with Retry-After, the right password too, until the wait is over', async () => {
    for (let round = 0; round < 5; round += 1) await tryPassword('phokhoi', 'sai');
    const blocked = await tryPassword('phokhoi', 'mau-2023');
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await blocked.json()).toMatchObject({ code: 'too-many-tries' });
    // Another account from the same place is not held up.
    expect((await tryPassword('thutruong.tanuyen', 'mau-2023')).status).toBe(200);
    clock += 16 * 60_000;
    expect((await tryPassword('phokhoi', 'mau-2023')).status).toBe(200);
  });

  test('[AU4] one machine’s many addresses of one IPv6 network are one place', async () => {
    const times = { fieldIdle: HOUR, field: HOUR, officer: HOUR, administrator: HOUR };
    const auth = createAuth({ store: server.store, now: () => clock, demo: true, times });
    const codeFrom = (address: string) =>
      auth.signIn('thutruong.muongte', 'sai', address).then(
        () => 'in',
        ({ code }: { code: string }) => code,
      );
    for (const end of [':1', ':2', '0:0:a:b', 'ffff:1:2:3', ':5'])
      expect(await codeFrom(`2001:db8:0:7:${end}`)).toBe('wrong-password');
    expect(await codeFrom('2001:db8:0:7::6')).toBe('too-many-tries');
    expect(await codeFrom('2001:db8:0:8::6')).toBe('wrong-password');
    expect(await codeFrom('::ffff:192.0.2.1')).toBe('wrong-password');
  });

  test('[AU4] a dozen right sign-ins of one account at once are not called wrong', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => tryPassword('thutruong.sinho', 'mau-2023')),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(4);
    const others = answers.filter(({ status }) => status !== 200);
    for (const other of others) {
      expect([other.status, other.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await other.text()).not.toContain('Nhập sai');
    }
    expect((await tryPassword('thutruong.sinho', 'mau-2023')).status).toBe(200);
  });

  test('[AU4] a try that the database was away for is none', async () => {
    let isAway = true;
    const { store } = server;
    const leaving = {
      ...store,
      get read() {
        if (isAway) throw new Error('Connection terminated');
        return store.read;
      },
    };
    const times = { fieldIdle: HOUR, field: HOUR, officer: HOUR, administrator: HOUR };
    const auth = createAuth({ store: leaving, now: () => clock, demo: true, times });
    const enter = () => auth.signIn('thutruong.sinho', SAMPLE_PASSWORD, '10.0.0.1');
    for (let round = 0; round < 8; round += 1) await expect(enter()).rejects.toThrow('terminated');
    isAway = false;
    expect((await enter()).actor.personId).toBe('thutruong.sinho');
  });

  test('[AU4] a hundred tries at once are not a hundred free ones', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => tryPassword('thutruong.phongtho', 'sai')),
    );
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });
});

describe('a session', () => {
  test('[AU1] ends with signing out, everywhere at once', async () => {
    const client = await signIn(server.url, 'thuky');
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    expect((await client.request('DELETE', '/api/session')).status).toBe(200);
    expect((await client.request('GET', '/api/session')).status).toBe(401);
  });

  test.each([
    ['quantri', 8],
    ['sonoivu', 12],
    ['canbo.sinho', 14 * 24],
  ])('[AU3] of %s lasts %i hours when left alone', async (username, hours) => {
    const client = await signIn(server.url, username);
    clock += hours * HOUR - 60_000;
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    // Used again a minute before its end: an idle limit starts anew, an absolute one does not.
    clock += 120_000;
    expect((await client.request('GET', '/api/session')).status).toBe(username === 'canbo.sinho' ? 200 : 401);
  });

  test('[AU3] of a field role ends after 30 days however much it is used', async () => {
    const client = await signIn(server.url, 'canbo.sinho');
    for (let day = 0; day < 29; day += 1) {
      clock += 24 * HOUR;
      expect((await client.request('GET', '/api/session')).status).toBe(200);
    }
    clock += 25 * HOUR;
    expect((await client.request('GET', '/api/session')).status).toBe(401);
  });

  test('[AU15] made by a clock that was years ahead ends once it is right, and so does a wait for wrong tries', async () => {
    const years = 10 * 365 * 24 * 3_600_000;
    const right = clock;
    clock = right + years;
    const ahead = await signIn(server.url, 'thuky');
    for (let tries = 0; tries < 6; tries += 1)
      await expect(signIn(server.url, 'phokhoi', 'sai')).rejects.toThrow();
    clock = right;
    const before = await signIn(server.url, 'canbo.sinho');
    expect((await ahead.request('GET', '/api/session')).status).toBe(401);
    // One that has lost its battery is behind, and ends nobody's.
    clock = 0;
    expect((await before.request('GET', '/api/session')).status).toBe(200);
    clock = right;
    const wait = await clientOf(server.url).request('POST', '/api/session', {
      username: 'phokhoi',
      password: 'sai',
    });
    expect(wait.status).toBe(429);
    expect(Number(wait.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
  });

  test('[AU3] is as long as the shortest of the roles held now: one given later shortens it', async () => {
    const client = await signIn(server.url, 'thutruong.namnhun');
    clock += 11 * HOUR;
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    await run(
      server.store.write,
      `insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, 9, 'province-officer', null, null, null)`,
      ['thutruong.namnhun'],
    );
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    clock += 2 * HOUR;
    expect((await client.request('GET', '/api/session')).status).toBe(401);
  });

  test('[AU8] of an old password that was being compared while it was renewed does not begin', async () => {
    const store = server.store;
    const admin = createPeopleAdmin({ store, now: () => clock });
    const administrator = {
      personId: 'quantri',
      name: '',
      grants: [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }],
    };
    let password = SAMPLE_PASSWORD;
    for (let time = 0; time < 4; time += 1) {
      // Both are slow, and end about together; whichever is first, nobody is in by the old one when both are over.
      const [renewed, entered] = await Promise.all([
        admin.renewPassword(administrator, 'canbo.thanuyen', { lost: true }),
        new Promise<void>((resolve) => setTimeout(resolve, 15 * time)).then(() =>
          signIn(server.url, 'canbo.thanuyen', password).catch(() => undefined),
        ),
      ]);
      expect((await entered?.request('GET', '/api/session'))?.status ?? 401).toBe(401);
      ({ password } = renewed);
    }
  });

  test('[AU1] ends when its person is closed out', async () => {
    const client = await signIn(server.url, 'canbo.muongte');
    await run(server.store.write, `update person set active = 0 where id = 'canbo.muongte'`, []);
    expect((await client.request('GET', '/api/session')).status).toBe(401);
  });
});

describe('an empty server', () => {
  test('[AU5] makes its first administrator by a one-time link, and only once', async () => {
    const empty = await startServer({ DEMO: 'off' });
    const nobody = clientOf(empty.url);
    const welcome = async () => (await nobody.request('GET', '/api/welcome')).json();
    expect(await welcome()).toEqual({ demo: false, needsSetUp: true, accounts: [] });
    expect(empty.setUpLink).toMatch(/^http:\/\/localhost:\d+\/thiet-lap#[\w-]{43}$/);

    const token = empty.setUpLink?.split('#')[1] ?? '';
    const first = { username: 'quantri', name: 'Lê Văn Đ', password: 'mật khẩu đủ dài' };
    expect(
      (await nobody.request('POST', '/api/set-up', { ...first, token: `${token.slice(1)}x` })).status,
    ).toBe(404);
    expect((await nobody.request('POST', '/api/set-up', { ...first, token, password: 'ngắn' })).status).toBe(
      400,
    );
    expect((await nobody.request('POST', '/api/set-up', { ...first, token })).status).toBe(200);
    expect((await nobody.request('POST', '/api/set-up', { ...first, username: 'hai', token })).status).toBe(
      404,
    );
    expect(await welcome()).toMatchObject({ needsSetUp: false });
    await signIn(empty.url, 'quantri', 'mật khẩu đủ dài');
    // The name may be another's one day, and the papers keep ids for ever: as of every other account.
    const [made] = await run<{ id: string }>(empty.store.read, 'select id from person', []);
    expect(made?.id).toMatch(/^quantri\.[0-9a-f]{8}$/);
    await empty.stop();
  });

  const onOne = async (settings: Record<string, string>) => {
    const first = await startServer({ DEMO: 'off', ...settings });
    const second = await first.beside();
    const third = await second.beside();
    const setUp = (server: TestServer, link: TestServer, username: string) =>
      clientOf(server.url).request('POST', '/api/set-up', {
        token: link.setUpLink?.split('#')[1] ?? '',
        username,
        name: 'Lê Văn Đ',
        password: 'mật khẩu đủ dài',
      });
    // The link that was printed first, at whichever of them it is opened, beside a later one at the same time.
    const answers = await Promise.all([setUp(second, first, 'mot'), setUp(first, second, 'hai')]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 404]);
    expect((await setUp(third, third, 'sau')).status).toBe(404);
    const names = await run<{ id: string }>(first.store.read, 'select id from person where sample = 0', []);
    expect(names).toHaveLength(1);
    for (const server of [third, second, first]) await server.stop();
  };

  test('[AU5] of several servers on one database every link that was printed holds until one was used', () =>
    onOne({}));

  test.skipIf(postgresMissing !== undefined)('[AU5] and so on PostgreSQL', async () => {
    const postgres = await startPostgres();
    await onOne({ DATABASE_URL: await postgres.newDatabase() });
    await postgres.stop();
  });

  test('[AU5] a link holds for a week, and a server that begins again and again keeps only the newest', async () => {
    const day = 24 * 3_600_000;
    let at = 1_700_000_000_000;
    const options = { now: () => at };
    const old = await startServer({ DEMO: 'off' }, options);
    at += 6 * day;
    const young = await startServer({ DEMO: 'off', DATA_DIR: old.dataDir }, options);
    at += 2 * day;
    const first = { username: 'quantri', name: 'Lê Văn Đ', password: 'mật khẩu đủ dài' };
    const open = ({ setUpLink = '' }: TestServer) =>
      clientOf(young.url).request('POST', '/api/set-up', { ...first, token: setUpLink.split('#')[1] });
    expect((await open(old)).status).toBe(404);

    const auth = createAuth({ store: young.store, now: options.now, demo: false, times: {} as never });
    for (let again = 0; again < 60; again += 1) await auth.offerSetUp();
    const words = (await getState(young.store.read, 'set-up-token'))?.split(' ') ?? [];
    expect(words).toHaveLength(50);
    // Fifty newer ones have taken its place.
    expect((await open(young)).status).toBe(404);
    const last = await young.beside();
    expect((await open(last)).status).toBe(200);
    for (const server of [last, young, old]) await server.stop();
  });

  test('[AU5] says of a name that an account of the sample has that it is taken', async () => {
    const before = await startServer();
    const closed = await startServer({ DEMO: 'off', DATA_DIR: before.dataDir });
    const token = closed.setUpLink?.split('#')[1] ?? '';
    const first = { username: 'quantri', name: 'Lê Văn Đ', password: 'mật khẩu đủ dài', token };
    const answer = await clientOf(closed.url).request('POST', '/api/set-up', first);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Tên đăng nhập “quantri” đã có người dùng');
    const other = { ...first, username: 'quantri.tinh' };
    expect((await clientOf(closed.url).request('POST', '/api/set-up', other)).status).toBe(200);
    await closed.stop();
    await before.stop();
  });

  test('[AU14] after a trial there is a link as long as nobody of one’s own keeps the accounts; then the sample stays shut', async () => {
    const trial = await startServer();
    const officer = { username: 'lo.thi.x', name: 'Lò Thị X', office: 'Sở Nội vụ', grants: [] };
    const made = await (await signIn(trial.url, 'quantri')).request('POST', '/api/people', officer);
    expect(made.status).toBe(200);
    const settings = { DATA_DIR: trial.dataDir };
    const begun = await startServer({ ...settings, DEMO: 'off' });
    const token = begun.setUpLink?.split('#')[1];
    const first = { username: 'quantri.tinh', name: 'Lê Văn Đ', password: 'mật khẩu đủ dài', token };
    expect((await clientOf(begun.url).request('POST', '/api/set-up', first)).status).toBe(200);
    await begun.stop();
    await expect(startServer({ ...settings, DEMO: 'on' })).rejects.toThrow(DemoIsOver);
    const again = await startServer({ ...settings, DEMO: 'off' });
    expect(again.setUpLink).toBeUndefined();
    await again.stop();
    // As one that an earlier release has set up, which noted nothing of it.
    await dropState(trial.store.write, 'set-up-used');
    await expect(startServer({ ...settings, DEMO: 'on' })).rejects.toThrow(DemoIsOver);
    await trial.stop();
  });

  test('[AU14] where the last administrator cannot sign in, the machine’s own command gives a link, good once', async () => {
    const lost = await startServer({ DEMO: 'off' });
    const setUp = (username: string, link = '') =>
      clientOf(lost.url).request('POST', '/api/set-up', {
        username,
        name: 'Lê Văn Đ',
        password: 'mật khẩu đủ dài',
        token: link.split('#')[1],
      });
    expect((await setUp('quantri', lost.setUpLink)).status).toBe(200);
    const cli = (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, [CLI, 'set-up-link', ...args], {
        env: { ...process.env, PUBLIC_URL: 'https://thidua.example.gov.vn' },
      });
    // The server goes on meanwhile.
    const { stdout } = await cli('--data', lost.dataDir);
    const link = /https:\/\/thidua\.example\.gov\.vn\/thiet-lap#\S+/.exec(stdout)?.[0];
    expect((await setUp('quantri', link)).status).toBe(409);
    expect((await setUp('quantri.moi', link)).status).toBe(200);
    expect((await setUp('quantri.ba', link)).status).toBe(404);
    await signIn(lost.url, 'quantri.moi', 'mật khẩu đủ dài');
    await expect(cli('--data', join(lost.dataDir, 'nham'))).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no database in') as unknown,
    });
    await lost.stop();
  });

  test('[AU7] a sample account is worth nothing once DEMO is off, nor is its session', async () => {
    const inDemo = await signIn(server.url, 'thuky');
    const closed = await startServer({ DEMO: 'off', DATA_DIR: server.dataDir }, { now: () => clock });
    await expect(signIn(closed.url, 'thuky')).rejects.toThrow('wrong-password');
    expect((await clientOf(closed.url, inDemo.cookie).request('GET', '/api/session')).status).toBe(401);
    await closed.stop();
  });
});
