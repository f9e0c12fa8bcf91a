// A bloc is made by the administrator or the Department, and by nobody else; it is whole from its first moment.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewBloc } from '../../src/domain/workflow/new-bloc.ts';
import { BlocList } from '../../src/protocol/blocs.ts';
import { BlocOffer } from '../../src/protocol/session.ts';
import { onEachEngine } from '../support/engines.ts';
import { signIn, type TestServer } from '../support/server.ts';

const facts = (more: Partial<NewBloc> = {}): NewBloc => ({
  blocName: 'Khối thi đua các xã vùng cao tỉnh Lai Châu',
  shortName: 'Các xã vùng cao',
  period: '2026',
  superior: 'UBND TỈNH LAI CHÂU',
  place: 'Lai Châu',
  units: ['Xã Mường Kim', 'Xã Sìn Hồ', 'Phường Tân Phong'],
  leader: 1,
  deputy: 0,
  ...more,
});

onEachEngine((engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await engine.start();
  });
  afterAll(() => server.stop());

  const make = async (username: string, body: unknown) =>
    (await signIn(server.url, username)).request('POST', '/api/blocs', body);

  describe('a new bloc', () => {
    test('[BM1] is made by the Department, offered to it at once, and comes with its members and an empty table', async () => {
      const answer = await make('sonoivu', facts());
      expect(answer.status).toBe(200);
      const offer = BlocOffer.parse(await answer.json());
      expect(offer).toMatchObject({
        blocId: 'cac-xa-vung-cao',
        periodId: 'cac-xa-vung-cao.2026',
        units: 3,
        sample: false,
      });
      const officer = await signIn(server.url, 'sonoivu');
      const session = (await (await officer.request('GET', '/api/session')).json()) as {
        blocs: readonly { blocId: string }[];
      };
      expect(session.blocs.map(({ blocId }) => blocId)).toContain('cac-xa-vung-cao');
      const { records } = await officer.pullAll('cac-xa-vung-cao');
      const of = (kind: string) => records.filter((one) => one.kind === kind).map(({ body }) => body);
      expect(of('bloc-period')).toMatchObject([
        {
          stage: 'forming',
          leaderUnitId: 'xa-sin-ho',
          deputyUnitId: 'xa-muong-kim',
          units: [{ shortName: 'Mường Kim' }, { shortName: 'Sìn Hồ' }, { shortName: 'Tân Phong' }],
        },
      ]);
      expect(of('criteria-table')).toMatchObject([{ stage: 'draft', version: 1, scale: 100_000 }]);
      expect(of('sheet')).toEqual([]);
      // History will print by name whoever works in every bloc.
      expect(of('people')).toMatchObject([{ names: { sonoivu: { name: expect.any(String) } } }]);
    });

    test('[BM1] no second one of its name, and none that does not hold together', async () => {
      expect((await make('quantri', facts())).status).toBe(409);
      const refused = await make('quantri', facts({ blocName: 'Khối khác', deputy: 1 }));
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ message: { vi: expect.stringContaining('phó khối') } });
      for (const wrong of [{ units: [] }, { leader: 9 }, { period: '' }, { blocName: 'x'.repeat(301) }]) {
        const { status } = await make('quantri', facts({ blocName: 'Khối khác', ...wrong }));
        expect([400, 422], JSON.stringify(wrong)).toContain(status);
      }
      // Another bloc of the same short name has an id of its own.
      const other = await make('quantri', facts({ blocName: 'Khối các xã vùng cao thứ hai' }));
      expect(await other.json()).toMatchObject({ blocId: 'cac-xa-vung-cao-2' });
    });

    test('[MB5] none whose name, or whose members’ names, cannot be told apart', async () => {
      const { blocName } = facts();
      for (const name of [`${blocName}\u2060`, blocName.replace(' ', '  '), blocName.toUpperCase()])
        expect((await make('quantri', facts({ blocName: name }))).status, JSON.stringify(name)).toBe(409);
      const units = ['Xã Mường Kim', 'Xã Mường\u00a0Kim', 'Xã Mường Kìm'];
      const alike = await make('quantri', facts({ blocName: 'Khối khác nữa', units }));
      expect([alike.status, await alike.text()]).toEqual([422, expect.stringContaining('Xã Mường')]);
      expect((await make('quantri', facts({ blocName: '\u3164' }))).status).toBe(400);
    });

    test('[BM1] two that are made at the same moment with one short name are two, and the same one twice is one', async () => {
      const [admin, officer] = [await signIn(server.url, 'quantri'), await signIn(server.url, 'sonoivu')];
      for (let round = 0; round < 8; round += 1) {
        const of = (which: string) =>
          facts({
            blocName: `Khối ${which} lần ${round}`,
            shortName: `Lần ${round}`,
            units: [`Xã ${which}`, 'Xã Ba'],
          });
        const answers = await Promise.all([
          admin.request('POST', '/api/blocs', of('một')),
          officer.request('POST', '/api/blocs', of('hai')),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const offers = await Promise.all(answers.map(async (one) => BlocOffer.parse(await one.json())));
        expect(new Set(offers.map(({ blocId }) => blocId)).size).toBe(2);
        const { periods } = BlocList.parse(await (await admin.request('GET', '/api/blocs')).json());
        for (const [index, which] of ['một', 'hai'].entries()) {
          const made = periods.find(({ blocId }) => blocId === offers[index]?.blocId);
          expect(made).toMatchObject({
            blocName: `Khối ${which} lần ${round}`,
            units: [{ name: `Xã ${which}` }, {}],
          });
        }
      }
      const same = facts({ blocName: 'Khối bấm hai lần', shortName: 'Bấm hai lần' });
      const twice = await Promise.all([admin, officer].map((by) => by.request('POST', '/api/blocs', same)));
      expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    });

    test.each(['canbo.sinho', 'thutruong.sinho', 'truongkhoi', 'phokhoi', 'thuky'])(
      '[BM1] not by %s, who does not even see what blocs there are',
      async (username) => {
        expect((await make(username, facts({ blocName: `Khối của ${username}` }))).status).toBe(403);
        const client = await signIn(server.url, username);
        expect((await client.request('GET', '/api/blocs')).status).toBe(403);
      },
    );

    test('[BM2] the administrator sees bloc, year and units by name, and no scores', async () => {
      const admin = await signIn(server.url, 'quantri');
      const { periods } = BlocList.parse(await (await admin.request('GET', '/api/blocs')).json());
      const sample = periods.find(({ periodId }) => periodId === 'cac-huyen.2023');
      expect(sample?.units).toContainEqual({ id: 'sin-ho', name: 'Huyện Sìn Hồ' });
      expect((await admin.request('GET', '/api/sync/pull?bloc=cac-huyen&cursor=0')).status).toBe(404);
    });
  });
});
