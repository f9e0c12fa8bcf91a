import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTable, depthOf } from '../../src/domain/criteria/check-table.ts';
import { indexOf } from '../../src/domain/criteria/criteria-table.ts';
import type { Column, Sheet, Targets } from '../../src/domain/scoring/sheet.ts';
import { scoreUnits } from '../../src/domain/scoring/total.ts';
import { SAMPLE_PASSWORD, sampleBlocs } from '../../src/server/sample/province.ts';
import { clientOf, signIn, startServer, type TestServer } from '../support/server.ts';
import { Welcome } from '../../src/protocol/session.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('[SA1] the communes’ table is whole: 176 criteria on five levels, 1,000 points, no fault', () => {
  const { table } = sampleBlocs().communes;
  expect(checkTable(table)).toEqual([]);
  expect(indexOf(table).leaves).toHaveLength(176);
  expect(Math.max(...table.parts.map((part) => 1 + depthOf(part.children)))).toBe(5);
  expect(table.scale).toBe(100_000);
});

test('[SA1] the districts’ table adds up, and the jobs come to the province’s 8,440', () => {
  const { table, targets } = sampleBlocs().districts;
  expect(checkTable(table)).toEqual([]);
  expect(Object.values(targets).reduce((sum, { 'i.3': jobs }) => sum + Number(jobs), 0)).toBe(8440);
});

test.each(['cac-huyen', 'cong-an-xa-347'])(
  '[SA1] the converter of %s gives the very file that is used',
  (name) => {
    const convert = fileURLToPath(new URL(`../../src/server/sample/convert/${name}.ts`, import.meta.url));
    const period = name === 'cac-huyen' ? '2023' : '2025';
    const file = new URL(`../../src/server/sample/${name}-${period}.json`, import.meta.url);
    const before = readFileSync(file, 'utf8');
    execFileSync(process.execPath, [convert]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  },
);

test('[SA2] a newcomer finds every stage: six units under review, one handed in, one half filled', async () => {
  const officer = await signIn(server.url, 'sonoivu');
  const { records } = await officer.pullAll('cac-huyen');
  const bodies = <T>(kind: string) =>
    records.filter((record) => record.kind === kind).map(({ body }) => body as T);
  const stages = Object.fromEntries(bodies<Sheet>('sheet').map(({ unitId, stage }) => [unitId, stage]));
  expect(Object.values(stages).filter((stage) => stage === 'bloc_review')).toHaveLength(6);
  expect(stages).toMatchObject({ 'tan-uyen': 'self_submitted', 'sin-ho': 'open' });

  const { table, period } = sampleBlocs().districts;
  const columns = bodies<Column>('column');
  const units = period.units.map(({ id }) => ({
    unitId: id,
    column: columns.find(({ sheetId, owner }) => sheetId.endsWith(`/${id}`) && owner === 'self'),
    targets: bodies<Targets>('targets').find(({ unitId }) => unitId === id),
  }));
  for (const score of scoreUnits(table, units)) {
    expect(score.progress).toMatchObject({ invalid: 0, conflicts: 0 });
    if (score.unitId !== 'sin-ho') expect(score.progress.blank).toBe(0);
    if (score.unitId !== 'sin-ho') expect(score.total).toBeGreaterThan(60_000);
  }
  expect(columns.filter(({ owner }) => owner === 'bloc')).toHaveLength(6);
});

test('[SA2] every account on the sign-in page opens, and its bloc is offered', async () => {
  const { accounts, demo } = Welcome.parse(
    await (await clientOf(server.url).request('GET', '/api/welcome')).json(),
  );
  expect(demo).toBe(true);
  for (const { username, password } of accounts) {
    expect(password).toBe(SAMPLE_PASSWORD);
    const session = await (await signIn(server.url, username)).request('GET', '/api/session');
    const { blocs } = (await session.json()) as { blocs: { sample: boolean }[] };
    expect(blocs.length).toBe(username === 'quantri' ? 0 : username === 'sonoivu' ? 2 : 1);
    expect(blocs.every(({ sample }) => sample)).toBe(true);
  }
});
