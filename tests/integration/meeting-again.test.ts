// A meeting that is closed, opened again and closed on other points, at a real server that keeps the bloc in memory.

import { afterEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { actAs, finishScoring, SCORED_PERIOD, seenAt } from '../support/scored-bloc.ts';
import { signIn, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
afterEach(() => server.stop());

test('[TO8] [MT8] the server closes on the points that stand now, not on those it reckoned for the closing before', async () => {
  server = await startServer({ DEMO: 'on' });
  await finishScoring(server.url);
  const periodId = SCORED_PERIOD;
  const [secretary, leader] = [await actAs(server.url, 'thuky'), await actAs(server.url, 'truongkhoi')];
  const units = ['tam-duong', 'phong-tho', 'sin-ho', 'nam-nhun', 'muong-te', 'than-uyen', 'tan-uyen'];
  await secretary(
    units.map((unitId) => ({
      name: 'record-in-meeting',
      args: { periodId, entry: { is: 'attendance', of: { unitId, present: true, representative: '' } } },
    })),
  );
  const close = async () => [
    { name: 'close-meeting' as const, args: { periodId, seen: await seenAt(server.url) } },
  ];
  /** What stands in the cell, so that the next entry replaces it. */
  const seen = async (): Promise<string> => {
    const { records } = await (await signIn(server.url, 'sonoivu')).pullAll('cac-huyen');
    const body = records.findLast(
      ({ kind, id }) => kind === 'column' && id === `${periodId}/sin-ho/bloc`,
    )?.body;
    return must((body as Column).cells['i.13']?.[0]?.by, 'an entry');
  };
  const enter = async (value: string) => [
    {
      name: 'enter-score' as const,
      base: await seen(),
      args: {
        sheetId: `${periodId}/sin-ho`,
        owner: 'bloc' as const,
        criterionId: 'i.13',
        input: { value },
        reason: 'Theo ý kiến cuộc họp',
        table: 1,
      },
    },
  ];
  const totalOf = async () => (await seenAt(server.url)).find(({ unitId }) => unitId === 'sin-ho')?.total;

  await leader([{ name: 'move-meeting', args: { periodId, event: 'open' } }]);
  await leader(await enter('5'));
  const first = await totalOf();
  await leader(await close());
  await leader([{ name: 'reopen-meeting', args: { periodId, reason: 'Nhập nhầm I.13' } }]);
  await leader(await enter('7'));
  expect(await totalOf()).not.toBe(first);
  await leader(await close());
  // In one push as well: what is entered between two closings counts in the second.
  await leader([{ name: 'reopen-meeting', args: { periodId, reason: 'Xem lại' } }, ...(await enter('5'))]);
  expect(await totalOf()).toBe(first);
  await leader(await close());
});
