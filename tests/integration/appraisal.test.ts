// The province's own scores at a real server: who is told what of them, and what becomes of them when the package goes back.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { appraisalOf } from '../../src/domain/appraisal/appraise.ts';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { databasePath } from '../../src/server/store/store.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
import { seenIn } from '../../src/domain/meeting/bloc-result.ts';
import { adoptResult } from '../support/next-year.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { newWriter, signIn, startServer, type TestServer } from '../support/server.ts';

const BLOC = 'cac-huyen';
const of = { periodId: SCORED_PERIOD };
const sheetId = `${SCORED_PERIOD}/sin-ho`;
const REASON = 'Số liệu chưa có xác nhận';

let server: TestServer;
let officer: Awaited<ReturnType<typeof actAs>>;
beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
  await finishScoring(server.url);
  officer = await actAs(server.url, 'sonoivu');
  await officer([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await adoptResult(server.url);
  const leader = await actAs(server.url, 'truongkhoi');
  await leader([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: { ...of, number: '', note: '' } },
  ]);
  await officer([{ name: 'receive-package', args: { ...of, number: '', note: '' } }, change('3')]);
}, 120_000);
afterEach(() => server.stop());

const change = (points: string) => ({
  name: 'enter-score' as const,
  args: {
    sheetId,
    owner: 'province' as const,
    criterionId: 'i.1',
    input: { override: points, of: null },
    reason: REASON,
    table: 1,
  },
});

async function given(
  username: string,
): Promise<World & { readonly ids: (kind: string) => readonly string[] }> {
  const { records } = await (await signIn(server.url, username)).pullAll(BLOC);
  return {
    get: (kind, id) => records.findLast((one) => one.kind === kind && one.id === id)?.body as never,
    ids: (kind) => [...new Set(records.filter((one) => one.kind === kind).map(({ id }) => id))],
  };
}

async function seenNow() {
  const world = await given('sonoivu');
  const period = must(world.get('bloc-period', SCORED_PERIOD), 'a year');
  return seenIn(must(appraisalOf(world, period, []), 'an appraisal'));
}

test('[PV8] everybody is told both standings; what was changed and why, the unit’s own people and the bloc’s', async () => {
  await officer([
    {
      name: 'appraise-package',
      args: { ...of, number: '45/SNV', note: '', seen: await seenNow(), ties: [] },
    },
  ]);
  const own = await given('canbo.sinho');
  expect(own.ids('appraised-sheet')).toEqual([sheetId]);
  expect(own.get('appraised-sheet', sheetId)?.changes).toMatchObject([
    { criterionId: 'i.1', to: 300, reason: REASON, author: 'sonoivu' },
  ]);
  const other = await given('canbo.phongtho');
  expect(other.ids('appraised-sheet')).toEqual([`${SCORED_PERIOD}/phong-tho`]);
  expect(other.get('column', `${sheetId}/province`)).toBeUndefined();
  for (const world of [own, other, await given('truongkhoi')]) {
    const units = must(world.get('appraised-result', SCORED_PERIOD), 'a result').units;
    expect(units).toHaveLength(8);
    const mine = units.find(({ unitId }) => unitId === 'sin-ho');
    expect(mine).toMatchObject({ changes: 1 });
    expect(mine?.appraised.total).toBeLessThan(mine?.proposed.total ?? 0);
  }
  expect((await given('truongkhoi')).ids('appraised-sheet')).toHaveLength(8);
});

test('[PV6] a server that has another score than the officer saw finishes nothing', async () => {
  const seen = await seenNow();
  await (
    await actAs(server.url, 'sonoivu')
  )([{ ...change('4'), args: { ...change('4').args, criterionId: 'i.2' } }]);
  const client = await signIn(server.url, 'sonoivu');
  const args = { ...of, number: '', note: '', seen, ties: [] };
  const { refused } = await client.push(BLOC, newWriter(), [{ seq: 1, name: 'appraise-package', args }]);
  expect(refused).toMatchObject([
    { problem: { code: 'appraisal-differs', units: expect.stringContaining('Sìn Hồ') } },
  ]);
  expect((await given('sonoivu')).get('dispatch', SCORED_PERIOD)?.stage).toBe('received');
});

test('[PV7] returned instead, the province’s cells count no more, are kept aside, and the log still answers for them', async () => {
  await officer([{ name: 'return-package', args: { ...of, number: '', note: 'Chấm lại I.1' } }]);
  const world = await given('truongkhoi');
  // Each step says when it came by the server's clock, by which late work is told from work in time.
  expect(world.get('dispatch', of.periodId)?.steps.map(({ receivedAt = 0 }) => receivedAt > 0)).not.toContain(
    false,
  );
  expect(world.get('column', `${sheetId}/province`)).toMatchObject({
    cells: {},
    kept: [{ criterionId: 'i.1', code: 'I.1', cell: [{ reason: REASON, author: 'sonoivu' }] }],
  });
  const client = await signIn(server.url, 'sonoivu');
  const { refused, held } = await client.push(BLOC, newWriter(), [{ seq: 1, ...change('5') }]);
  // What an officer wrote meanwhile, with no network, is kept and told, and cannot count any more [HD1] [HD2].
  expect([refused, held]).toMatchObject([[], [{ reason: { code: 'held-late' } }]]);
  const kept = (await given('sonoivu')).ids('held-change');
  expect(kept).toHaveLength(1);
  const decide = async (accept: boolean) => {
    const args = { ...of, heldId: kept[0], accept, note: 'Đã trả lại khối' };
    const answer = await client.push(BLOC, newWriter(), [{ seq: 1, name: 'settle-held', args }]);
    return answer.refused.map(({ problem }) => problem.code);
  };
  expect([await decide(true), await decide(false)]).toEqual([['held-cannot-count'], []]);
  expect(checkDatabase(databasePath(server.dataDir))).toEqual([]);
});
