// A checking unit's device: what it may see changes under its hands, and nothing that was said on it is lost.

import { afterEach, expect, test } from 'vitest';
import type { Change } from '../../src/domain/changes/apply-change.ts';
import { open } from '../../src/client/replica/sealed.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import { actAs, finishScoring } from '../support/scored-bloc.ts';
import { startServer } from '../support/server.ts';
import { startTab, type Bend, type SyncingTab } from '../support/tab.ts';
import { opened, wholeOf } from '../support/whole-bloc.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
const UNITS = [
  'tp-lai-chau',
  'tam-duong',
  'phong-tho',
  'sin-ho',
  'nam-nhun',
  'muong-te',
  'than-uyen',
  'tan-uyen',
];
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const offline: Bend = () => Promise.reject(new TypeError('no network'));
const remark = (criterionId: string, reason: string): Intent => ({
  name: 'remark-on-sheet',
  args: { sheetId: `${PERIOD}/sin-ho`, by: 'nam-nhun', criterionId, remark: { points: '5', reason } },
});

const here = ({ replica }: SyncingTab, unitId: string) => {
  const copy = replica.copies.get(BLOC);
  const sheetId = `${PERIOD}/${unitId}`;
  return {
    sheet: copy?.get('sheet', sheetId) !== undefined,
    self: Object.keys(copy?.get('column', `${sheetId}/self`)?.cells ?? {}).length > 0,
    bloc: copy?.get('column', `${sheetId}/bloc`) !== undefined,
  };
};
const reasonsIn = ({ replica }: SyncingTab) =>
  replica.copies
    .get(BLOC)
    ?.get('peer-check', `${PERIOD}/sin-ho/nam-nhun`)
    ?.remarks.map(({ reason }) => reason);

test('[PC6] a sheet comes when it is handed in, goes with the check, and what was said without a network is kept', async () => {
  const server = await startServer();
  undo.push(() => server.stop());
  const leader = await actAs(server.url, 'truongkhoi');
  const give = (units: string[]) =>
    leader([
      {
        name: 'give-peer-checks',
        args: { periodId: PERIOD, pairs: units.map((unitId) => ({ unitId, by: 'nam-nhun' })) },
      },
    ]);
  await give(['sin-ho']);
  const tab = await startTab(server.url, 'canbo.namnhun', [BLOC]);
  undo.push(() => tab.close());
  await tab.round();
  expect(here(tab, 'sin-ho')).toEqual({ sheet: false, self: false, bloc: false });

  await finishScoring(server.url, UNITS);
  await tab.round();
  expect(here(tab, 'sin-ho')).toEqual({ sheet: true, self: true, bloc: false });
  expect(here(tab, 'muong-te').sheet).toBe(false);

  // Said with no network, while the leader gives out another check: what the device may see is another thing when it asks.
  tab.line.bend = offline;
  expect((await tab.replica.commit(BLOC, [remark('t.2', 'Thiếu quyết định')])).ok).toBe(true);
  expect(reasonsIn(tab)).toEqual(['Thiếu quyết định']);
  await give(['sin-ho', 'muong-te']);
  tab.line.bend = undefined;
  await tab.round();
  await tab.round();
  expect([here(tab, 'sin-ho').self, here(tab, 'muong-te').self]).toEqual([true, true]);
  expect(reasonsIn(tab)).toEqual(['Thiếu quyết định']);
  expect(tab.replica.refused).toEqual([]);

  // Not this person's to pass on.
  const { records } = await opened(await wholeOf(tab.replica, BLOC, PERIOD));
  expect(records.filter(({ id }) => /sin-ho|muong-te/.test(id))).toEqual([]);
  expect(records.some(({ id }) => id === `${PERIOD}/nam-nhun/self`)).toBe(true);

  // Taken away while something more is said: the sheet leaves, and what was said is kept with the reason.
  tab.line.bend = offline;
  await tab.replica.commit(BLOC, [remark('t.1', 'Chưa thấy cờ')]);
  await give([]);
  tab.line.bend = undefined;
  await tab.round();
  await tab.round();
  expect(here(tab, 'sin-ho')).toEqual({ sheet: false, self: false, bloc: false });
  expect(here(tab, 'nam-nhun')).toEqual({ sheet: true, self: true, bloc: true });
  expect(reasonsIn(tab)).toBeUndefined();
  const kept = tab.replica.refused.map(({ body, problem }) => [open<Change>(body).args, problem.code]);
  expect(kept).toEqual([[remark('t.1', 'Chưa thấy cờ').args, 'check-not-given']]);
});
