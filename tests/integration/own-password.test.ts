// A password that was given out, and one of the person's own.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewPersonAnswer, PeopleList, Person } from '../../src/protocol/people.ts';
import type { Session } from '../../src/protocol/session.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { onEachEngine } from '../support/engines.ts';
import { clientOf, cookieOf, newWriter, signIn, type Client, type TestServer } from '../support/server.ts';

const OWN = 'mùa nước ở Pa Tần';
const UNIT = 'sin-ho';
const BLOC = 'cac-huyen';
const enter = {
  seq: 1,
  name: 'enter-score',
  args: {
    sheetId: `cac-huyen.2023/${UNIT}`,
    owner: 'self',
    criterionId: 't.2',
    input: { value: '7' },
    reason: '',
    table: 1,
  },
};

onEachEngine((engine) => {
  let server: TestServer;
  let administrator: Client;
  let [clock, people] = [Date.now(), 0];
  beforeAll(async () => {
    server = await engine.start({ now: () => clock });
    administrator = await signIn(server.url, 'quantri');
  });
  afterAll(() => server.stop());

  /** A clerk's account, as it is handed over. */
  const newClerk = async () => {
    const username = `can-bo.${(people += 1)}`;
    const grants = [{ role: 'unit-clerk', blocId: BLOC, periodId: 'cac-huyen.2023', unitId: UNIT }];
    const body = { username, name: 'Cán bộ', office: '', grants };
    const answer = await administrator.request('POST', '/api/people', body);
    const { person, password } = (await answer.json()) as NewPersonAnswer;
    return { username, person, password };
  };
  const sessionAt = async (client: Client) =>
    (await (await client.request('GET', '/api/session')).json()) as Session;
  const change = (client: Client, password: string, next: string) =>
    client.request('POST', '/api/session/password', { password, next });
  const listed = async (id: string): Promise<Person | undefined> => {
    const answer = await administrator.request('GET', '/api/people');
    return ((await answer.json()) as PeopleList).people.find((one) => one.id === id);
  };

  test('[AU16] who signs in by a password that was given out is asked for one of their own, until it was chosen', async () => {
    const { username, person, password } = await newClerk();
    const client = await signIn(server.url, username, password);
    expect(await sessionAt(client)).toMatchObject({ username, mustChangePassword: true });
    expect((await listed(person.id))?.hasGivenPassword).toBe(true);
    // Nothing that was done without a network waits for it.
    expect(await client.push(BLOC, newWriter(), [enter])).toMatchObject({ refused: [], held: [] });

    const answer = await change(client, password, OWN);
    expect(answer.status).toBe(200);
    const changed = (await answer.json()) as Session;
    expect([changed.actor.personId, changed.mustChangePassword]).toEqual([person.id, undefined]);
    expect((await listed(person.id))?.hasGivenPassword).toBeUndefined();
    expect((await sessionAt(await signIn(server.url, username, OWN))).mustChangePassword).toBeUndefined();

    const renewed = await administrator.request('POST', `/api/people/${person.id}/password`, {});
    const again = ((await renewed.json()) as NewPersonAnswer).password;
    expect((await sessionAt(await signIn(server.url, username, again))).mustChangePassword).toBe(true);
  });

  test('[AU16] the sample’s people are not asked, and their published password stays', async () => {
    const client = await signIn(server.url, 'thuky');
    expect((await sessionAt(client)).mustChangePassword).toBeUndefined();
    const answer = await change(client, SAMPLE_PASSWORD, OWN);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Tài khoản mẫu')]);
    await administrator.request('POST', '/api/people/phokhoi/password', {});
    expect((await listed('phokhoi'))?.hasGivenPassword).toBeUndefined();
  });

  test('[AU17] the session in which it is changed goes on, and all others of the person are over', async () => {
    const { username, password } = await newClerk();
    const [here, there] = [
      await signIn(server.url, username, password),
      await signIn(server.url, username, password),
    ];
    const other = await signIn(server.url, 'truongkhoi');
    // As a keyboard gives it that puts marks behind their letters.
    expect((await change(here, password, OWN.normalize('NFD'))).status).toBe(200);
    const statuses = await Promise.all(
      [here, there, other].map(async (client) => (await client.request('GET', '/api/session')).status),
    );
    expect(statuses).toEqual([200, 401, 200]);
    const tries = async (typed: string) =>
      (await clientOf(server.url).request('POST', '/api/session', { username, password: typed })).status;
    expect([await tries(password), await tries(OWN)]).toEqual([401, 200]);
  });

  test('[AU17] one that is short, the same or the username is refused in words; so is a wrong one, which is no end of the session', async () => {
    const username = 'can-bo.ten-dai';
    const grants = [{ role: 'administrator', blocId: null, periodId: null, unitId: null }];
    const made = await administrator.request('POST', '/api/people', {
      username,
      name: 'A',
      office: '',
      grants,
    });
    const { password } = (await made.json()) as NewPersonAnswer;
    const client = await signIn(server.url, username, password);
    for (const [typed, next, status, words] of [
      [password, 'ngan', 400, 'ít nhất 12 ký tự'],
      [password, password, 400, 'khác mật khẩu đang dùng'],
      [password, 'CAN-BO.ten-dai', 400, 'trùng tên đăng nhập'],
      ['sai', OWN, 403, 'Mật khẩu đang dùng chưa đúng'],
    ] as const) {
      const answer = await change(client, typed, next);
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    }
    expect((await sessionAt(client)).mustChangePassword).toBe(true);
    expect((await change(clientOf(server.url), password, OWN)).status).toBe(401);
  });

  test('[AU17] guessing it in an open session gets slower as it does in signing in, and both count together', async () => {
    const { username, password } = await newClerk();
    const client = await signIn(server.url, username, password);
    const statuses: number[] = [];
    for (let round = 0; round < 6; round += 1) statuses.push((await change(client, 'sai', OWN)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    const signingIn = await clientOf(server.url).request('POST', '/api/session', { username, password });
    expect(signingIn.status).toBe(429);
    expect((await client.request('GET', '/api/session')).status).toBe(200);
    clock += 16 * 60_000;
    expect((await change(client, password, OWN)).status).toBe(200);
  });

  test('[AU17] of two devices that change it at once one does, and the other hears that it is not the password any more', async () => {
    const { username, password } = await newClerk();
    const clients = [
      await signIn(server.url, username, password),
      await signIn(server.url, username, password),
    ];
    const answers = await Promise.all(
      clients.map((client, index) => change(client, password, `${OWN} ${index}`)),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    expect([401, 403]).toContain(statuses[1]);
    const winner = answers.findIndex(({ status }) => status === 200);
    const entered = await clientOf(server.url).request('POST', '/api/session', {
      username,
      password: `${OWN} ${winner}`,
    });
    expect([entered.status, cookieOf(entered) !== '']).toEqual([200, true]);
  });
});
