// What a meeting adopted and what an appraisal made of it, against the log: of a year that its people took to the end.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import type { AdoptedResult } from '../../src/domain/meeting/adopted-result.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { adoptResult } from '../support/next-year.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn, startServer } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const sound = join(folder, 'sound.sqlite');
const tampered = join(folder, 'tampered.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const { url, dataDir, store, stop } = await startServer({ DEMO: 'on' });
  const of = { periodId: SCORED_PERIOD };
  const officer = await actAs(url, 'sonoivu');
  await officer([{ name: 'set-province-scores', args: { ...of, mayChange: true } }]);
  await finishScoring(url);
  await adoptResult(url, ['flag', 'certificate']);
  const leader = await actAs(url, 'truongkhoi');
  const step = { ...of, number: '', note: '' };
  await leader([
    { name: 'move-meeting', args: { ...of, event: 'sign' } },
    { name: 'send-package', args: step },
  ]);
  const { records } = await (await signIn(url, 'sonoivu')).pullAll('cac-huyen');
  const adopted = must(
    records.find(({ kind }) => kind === 'adopted-result'),
    'a result',
  ).body as AdoptedResult;
  await officer([
    { name: 'receive-package', args: step },
    ...adopted.units
      .filter(({ award }) => award !== null)
      .map(({ unitId }) => ({
        name: 'appraise-proposal' as const,
        args: { ...of, unitId, finding: 'supported' as const, reason: 'Đủ điều kiện' },
      })),
    {
      name: 'appraise-package',
      args: {
        ...step,
        seen: adopted.units.map(({ unitId, place, total, points }) => ({ unitId, place, total, points })),
        ties: [],
      },
    },
  ]);
  await store.checkpoint();
  copyFileSync(databasePath(dataDir), sound);
  await stop();
}, 120_000);

/** What is found after a result was written over. */
function after(kind: string, change: (body: Record<string, unknown>) => void) {
  copyFileSync(sound, tampered);
  const database = new DatabaseSync(tampered);
  const row = must(database.prepare('select id, body from record where kind = ?').get(kind), kind);
  const body = JSON.parse(String(row['body'])) as Record<string, unknown>;
  change(body);
  database
    .prepare('update record set body = ? where kind = ? and id = ?')
    .run(JSON.stringify(body), kind, String(row['id']));
  database.close();
  return checkDatabase(tampered).map(({ what, detail }) => `${what}: ${detail}`);
}

type Units = Record<string, unknown>[];

test('[VF8] a year that was adopted and appraised is sound', () => {
  expect(checkDatabase(sound)).toEqual([]);
});

test.each([
  ['a unit taken out', (units: Units) => units.splice(1, 1)],
  ['all of them taken out', (units: Units) => units.splice(0)],
  ['one in the place of another', (units: Units) => units.splice(1, 1, { ...units[0] })],
  ['one that is there twice', (units: Units) => units.push({ ...units[0] })],
])('[VF8] an appraised result with %s is found', (_, change) => {
  const found = after('appraised-result', (body) => change(body['units'] as Units));
  expect(found).toEqual([expect.stringMatching(/^records: appraised-result .*not what was appraised$/)]);
});

test('[VF8] an appraised result of another session is found', () => {
  const found = after('appraised-result', (body) => (body['session'] = 2));
  expect(found).toEqual([expect.stringMatching(/not what was appraised$/)]);
});

test('[VF8] an award that the minutes do not propose is found', () => {
  const found = after('adopted-result', (body) => {
    must((body['units'] as Units)[4], 'a unit')['award'] = 'flag';
  });
  expect(found).toEqual([expect.stringMatching(/^records: adopted-result .*not what was adopted$/)]);
});
