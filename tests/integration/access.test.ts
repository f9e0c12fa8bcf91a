// Every endpoint × every role × another bloc: nothing of it is read, written or even known to be there.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { Grant } from '../../src/domain/workflow/permissions.ts';
import { packRows } from '../../src/protocol/columns.ts';
import type { NewPersonAnswer, PeopleList } from '../../src/protocol/people.ts';
import { PERSON_HEADER, PROTOCOL } from '../../src/protocol/version.ts';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { run } from '../../src/server/store/store.ts';
import { logOf } from '../support/log.ts';
import { clientOf, newWriter, signIn, type Client, type TestServer } from '../support/server.ts';
import { onEachEngine } from '../support/engines.ts';

const roles = {
  'unit-clerk': 'canbo.sinho',
  'unit-head': 'thutruong.sinho',
  'bloc-secretary': 'thuky',
  'bloc-leader': 'truongkhoi',
  'bloc-deputy': 'phokhoi',
  administrator: 'quantri',
} as const;

onEachEngine((engine) => {
  let server: TestServer;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    server = await engine.start();
    for (const username of [...Object.values(roles), 'sonoivu'])
      clients.set(username, await signIn(server.url, username));
  });
  afterAll(() => server.stop());

  const as = (username: string): Client => clients.get(username) as Client;

  /** A batch of the bloc's scores, as its bytes. */
  const pushOf = (writer: string) =>
    JSON.stringify({
      protocol: PROTOCOL,
      bloc: 'cac-huyen',
      epoch: null,
      writer,
      device: 'test',
      changes: packRows([{ ...foreign, base: null, at: 1 }]),
      previous: null,
      signature: null,
    });

  const foreign = {
    seq: 1,
    name: 'enter-score',
    args: {
      sheetId: 'cong-an-xa-347.2025/xa-mau-5',
      owner: 'self',
      criterionId: 'i.1.1',
      input: { passed: true },
      table: 1,
    },
  };

  describe.each(Object.entries(roles))('%s', (role, username) => {
    test('[SY9] another bloc answers as one that does not exist, to pull and to push', async () => {
      const answers = await Promise.all(
        ['cong-an-xa-347', 'no-such-bloc'].flatMap((bloc) => [
          as(username).request('GET', `/api/sync/pull?bloc=${bloc}&cursor=0`),
          as(username).sendChanges(bloc, newWriter(), [foreign]),
        ]),
      );
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect(new Set(bodies).size).toBe(1);
      const log = await logOf(server.store, { author: username });
      const own = await logOf(server.store, { author: username, bloc: 'cac-huyen' });
      expect(log).toEqual(own);
    });

    test('[SY9] a change in one’s own bloc cannot name a sheet of another', async () => {
      if (role === 'administrator') return;
      const answer = await as(username).push('cac-huyen', newWriter(), [foreign]);
      expect(answer.refused[0]?.problem.code).toBe('sheet-not-found');
    });

    test('[SY9] only one’s own blocs are offered', async () => {
      const { blocs } = (await (await as(username).request('GET', '/api/session')).json()) as {
        blocs: { blocId: string }[];
      };
      expect(blocs.map(({ blocId }) => blocId)).toEqual(role === 'administrator' ? [] : ['cac-huyen']);
    });

    test('[AU6] people are the administrator’s alone', async () => {
      const id = 'canbo.sinho';
      const grants = [{ role: 'unit-head', blocId: 'cac-huyen', periodId: null, unitId: 'sin-ho' }];
      const answers = await Promise.all([
        as(username).request('GET', '/api/people'),
        ...(role === 'administrator'
          ? []
          : [
              as(username).request('POST', '/api/people', {
                username: `x.${username}`,
                name: 'X',
                office: '',
                grants,
              }),
              as(username).request('POST', `/api/people/${id}/grants`, { grants }),
              as(username).request('POST', `/api/people/${id}/active`, { active: false }),
              as(username).request('POST', `/api/people/${id}/password`, {}),
            ]),
      ]);
      const status = role === 'administrator' ? 200 : 403;
      for (const answer of answers) expect(answer.status).toBe(status);
    });
  });

  test('[SY9] an officer of the province reads every bloc, and scores in none', async () => {
    for (const bloc of ['cac-huyen', 'cong-an-xa-347']) {
      expect((await as('sonoivu').pullAll(bloc)).records.length).toBeGreaterThan(20);
    }
    const answer = await as('sonoivu').push('cong-an-xa-347', newWriter(), [foreign]);
    expect(answer.refused[0]?.problem.code).toBe('not-permitted');
  });

  test('[SY9] nobody at all is told nothing', async () => {
    const nobody = clientOf(server.url);
    const answers = await Promise.all([
      nobody.request('GET', '/api/session'),
      nobody.request('GET', '/api/sync/pull?bloc=cac-huyen&cursor=0'),
      nobody.sendChanges('cac-huyen', newWriter(), [foreign]),
      nobody.request('GET', '/api/people'),
      nobody.request('POST', '/api/people', {}),
      nobody.request('POST', '/api/people/quantri/password', {}),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'not-signed-in' });
    }
  });

  test('[SY17] what a page asks for one person is not answered under another who has signed in at that browser', async () => {
    const [mine, another] = [as('truongkhoi'), as('thuky')];
    const writer = newWriter();
    const asked = (client: Client, said: Record<string, string>) =>
      Promise.all([
        client.request('GET', '/api/sync/pull?bloc=cac-huyen&cursor=0', undefined, said),
        client.request('GET', '/api/sync/history?bloc=cac-huyen&after=0', undefined, said),
        client.request('GET', '/api/session', undefined, said),
        client.request('POST', '/api/sync/push', pushOf(writer), said),
      ]);
    const said = { [PERSON_HEADER]: 'truongkhoi' };
    const refused = await asked(another, said);
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(await refused[3]?.json()).toMatchObject({ code: 'not-signed-in' });
    expect((await logOf(server.store)).filter((row) => row.writer === writer)).toEqual([]);
    expect((await asked(mine, said)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  describe('the administrator', () => {
    const person = {
      username: 'canbo.moi',
      name: 'Vàng Thị M',
      office: 'Chuyên viên',
      grants: [{ role: 'unit-clerk', blocId: 'cac-huyen', periodId: 'cac-huyen.2023', unitId: 'sin-ho' }],
    };

    test('[BM2] gives nobody a role that scores without a unit of their own', async () => {
      const [grant] = person.grants;
      for (const role of ['unit-clerk', 'unit-head', 'bloc-leader', 'bloc-deputy', 'bloc-secretary']) {
        const without = { ...person, username: 'khong.donvi', grants: [{ ...grant, role, unitId: null }] };
        const answers = [
          await as('quantri').request('POST', '/api/people', without),
          await as('quantri').request('POST', '/api/people/phokhoi/grants', { grants: without.grants }),
        ];
        expect(answers.map(({ status }) => status)).toEqual([400, 400]);
      }
    });

    test('[AU6] makes an account whose password is shown once and works; its name reaches the bloc’s records', async () => {
      const admin = as('quantri');
      const made = await admin.request('POST', '/api/people', person);
      const answer = (await made.json()) as { password: string; person: { id: string } };
      const fresh = await signIn(server.url, 'canbo.moi', answer.password);
      const { records } = await fresh.pullAll('cac-huyen');
      const names = records.find(({ kind }) => kind === 'people')?.body as {
        names: Record<string, { name: string }>;
      };
      expect(names.names[answer.person.id]?.name).toBe('Vàng Thị M');
      expect((await admin.request('POST', '/api/people', person)).status).toBe(409);

      const renewed = (await (
        await admin.request('POST', `/api/people/${answer.person.id}/password`, {})
      ).json()) as { password: string };
      expect((await fresh.request('GET', '/api/session')).status).toBe(401);
      const again = await signIn(server.url, 'canbo.moi', renewed.password);
      await admin.request('POST', `/api/people/${answer.person.id}/active`, { active: false });
      expect((await again.request('GET', '/api/session')).status).toBe(401);
      await expect(signIn(server.url, 'canbo.moi', renewed.password)).rejects.toThrow('wrong-password');
    });

    test('[AU6] who is closed or stripped by another at the same moment does nothing more: one always remains', async () => {
      const admin = as('quantri');
      const grants = [{ role: 'administrator', blocId: null, periodId: null, unitId: null }];
      const body = { username: 'quantri.hai', name: 'Quản trị hai', office: '', grants };
      const { person: second, password } = (await (
        await admin.request('POST', '/api/people', body)
      ).json()) as { person: { id: string }; password: string };
      const other = await signIn(server.url, 'quantri.hai', password);
      const close = (by: Client, id: string) =>
        by.request('POST', `/api/people/${id}/active`, { active: false });
      const strip = (by: Client, id: string) =>
        by.request('POST', `/api/people/${id}/grants`, { grants: [] });
      for (const [mine, theirs] of [
        [close, close],
        [close, strip],
      ] as const) {
        const answers = await Promise.all([mine(admin, second.id), theirs(other, 'quantri')]);
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 200)).toHaveLength(1);
        const left = statuses[0] === 200 ? admin : other;
        expect((await left.request('GET', '/api/people')).status).toBe(200);
        // For the next round, and the tests behind this one.
        for (const id of ['quantri', second.id]) {
          await run(server.store.write, 'update person set active = 1 where id = ?', [id]);
          await run(server.store.write, 'delete from person_grant where person = ?', [id]);
          await run(
            server.store.write,
            `insert into person_grant (person, ordinal, role, bloc, period, unit) values (?, 0, 'administrator', null, null, null)`,
            [id],
          );
        }
      }
    });

    test('[AU6] who is no administrator any more when their turn comes makes no account and no password', async () => {
      const admin = createPeopleAdmin({ store: server.store, now: Date.now });
      const grants = [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }];
      // As the request found them, before another closed them.
      const closed = { personId: 'canbo.sinho', name: '', grants };
      const entry = { username: 'canbo.tam', name: 'Vàng Thị T', office: '', grants: [] };
      const before = await server.store.read.selectFrom('person').select(['id', 'password']).execute();
      await expect(admin.add(closed, entry)).rejects.toMatchObject({ code: 'not-permitted' });
      await expect(admin.renewPassword(closed, 'quantri', { lost: true })).rejects.toMatchObject({
        code: 'not-permitted',
      });
      expect(await server.store.read.selectFrom('person').select(['id', 'password']).execute()).toEqual(
        before,
      );
    });

    test('[AU6] roles are changed from those that were seen, and an older word that comes late undoes nothing', async () => {
      const admin = as('quantri');
      const body = { ...person, username: 'canbo.bay' };
      const made = (await (await admin.request('POST', '/api/people', body)).json()) as NewPersonAnswer;
      const { id, grants: before } = made.person;
      const role = (unitId: string) => ({ ...(before[0] as Grant), unitId });
      const set = (grants: readonly Grant[], seen?: readonly Grant[]) =>
        admin.request('POST', `/api/people/${id}/grants`, { grants, ...(seen ? { seen } : {}) });
      const held = async () => {
        const { people } = (await (await admin.request('GET', '/api/people')).json()) as PeopleList;
        return people.find((one) => one.id === id)?.grants;
      };

      const [two, one] = [[...before, role('muong-te')], [role('muong-te')]];
      expect((await set(two, before)).status).toBe(200);
      expect((await set(one, two)).status).toBe(200);
      // The first of all once more, held up on its way.
      const late = await set(two, before);
      expect(late.status).toBe(409);
      expect(await late.text()).toContain('vừa được đổi ở nơi khác');
      expect(await held()).toEqual(one);
      // A client of before says nothing of what it saw.
      expect((await set(before)).status).toBe(200);
      expect(await held()).toEqual(before);
    });

    test('[AU6] an account is stopped as it was seen: a word held up until it was stopped and resumed stops it no more', async () => {
      const admin = as('quantri');
      const seen = async () => {
        const { people } = (await (await admin.request('GET', '/api/people')).json()) as PeopleList;
        return must(
          people.find(({ id }) => id === 'canbo.sinho'),
          'the clerk',
        );
      };
      const set = (active: boolean, revision?: number) =>
        admin.request('POST', '/api/people/canbo.sinho/active', {
          active,
          ...(revision === undefined ? {} : { revision }),
        });
      const { revision, grants } = await seen();
      // The first press seems lost on its way; the second goes through, and the account is resumed.
      expect((await set(false, revision)).status).toBe(200);
      expect((await set(true, (await seen()).revision)).status).toBe(200);
      const late = await set(false, revision);
      expect(late.status).toBe(409);
      expect(await late.text()).toContain('vừa được đổi ở nơi khác');
      expect((await seen()).active).toBe(true);

      // So it is with roles that were others in between, and with an account whose roles are.
      const now = (await seen()).revision;
      const give = (roles: readonly Grant[], at?: number) =>
        admin.request('POST', '/api/people/canbo.sinho/grants', {
          grants: roles,
          seen: grants,
          revision: at,
        });
      const more = [...grants, ...grants.map((one) => ({ ...one, role: 'unit-head' as const }))];
      expect((await give(more, now)).status).toBe(200);
      expect((await give(grants)).status).toBe(409);
      expect(
        (await admin.request('POST', '/api/people/canbo.sinho/grants', { grants, seen: more })).status,
      ).toBe(200);
      expect((await give([], now)).status).toBe(409);
      expect((await set(false, now)).status).toBe(409);
      expect(await seen()).toMatchObject({ active: true, grants });

      // Nor is an account stopped by a word from before its new password; one that asks again for what is done is answered.
      const before = (await seen()).revision;
      expect((await admin.request('POST', '/api/people/canbo.sinho/password', { lost: false })).status).toBe(
        200,
      );
      expect((await set(false, before)).status).toBe(409);
      const last = (await seen()).revision;
      expect((await set(false, last)).status).toBe(200);
      expect((await set(false, last)).status).toBe(200);
      expect((await set(true, last)).status).toBe(409);
      expect((await set(true)).status).toBe(200);

      // A client of before says nothing of what it saw.
      expect((await set(false)).status).toBe(200);
      expect((await set(true)).status).toBe(200);
    });

    test('[AU6] an account and its name in the papers come together or not at all', async () => {
      const { store } = server;
      let writes = 0;
      // The disk is full from the second transaction on, should there be one.
      const full: typeof store.transaction = (act) => {
        writes += 1;
        return writes === 1 ? store.transaction(act) : Promise.reject(new Error('full'));
      };
      const admin = createPeopleAdmin({ store: { ...store, transaction: full }, now: Date.now });
      const grants = [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }];
      const made = await admin.add(
        { personId: 'quantri', name: '', grants },
        { ...person, username: 'canbo.sau', grants: person.grants as Grant[] },
      );
      const fresh = await signIn(server.url, 'canbo.sau', made.password);
      const { records } = await fresh.pullAll('cac-huyen');
      expect(records.find(({ kind }) => kind === 'people')?.body).toMatchObject({
        names: { [made.person.id]: { name: 'Vàng Thị M' } },
      });
    });

    test('[AU6] may not take a scoring role, close their own account, or give up the last key', async () => {
      const admin = as('quantri');
      const grants = [
        { role: 'administrator', blocId: null, periodId: null, unitId: null },
        { role: 'bloc-leader', blocId: 'cac-huyen', periodId: null, unitId: 'sin-ho' },
      ];
      for (const [path, body] of [
        ['grants', { grants }],
        ['grants', { grants: [] }],
        ['active', { active: false }],
      ] as const) {
        expect((await admin.request('POST', `/api/people/quantri/${path}`, body)).status).toBe(403);
      }
    });
  });
});
