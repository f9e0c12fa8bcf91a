// What a unit's own people are given of the year before, by a real server.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
import { indexOf } from '../../src/domain/criteria/criteria-table.ts';
import { lastYearOf } from '../../src/domain/year/last-year.ts';
import { beginNextYear, HELD_AGAINST, NEXT_PERIOD, NEXT_UNIT } from '../support/next-year.ts';
import { SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ DEMO: 'on' });
  await beginNextYear(server.url);
}, 120_000);
afterAll(() => server.stop());

async function given(username: string): Promise<World & { readonly sheets: readonly string[] }> {
  const { records } = await (await signIn(server.url, username)).pullAll('cac-huyen');
  return {
    get: (kind, id) => records.findLast((one) => one.kind === kind && one.id === id)?.body as never,
    sheets: records.filter(({ kind }) => kind === 'sheet').map(({ id }) => id),
  };
}

function lastIn(world: World, unitId: string) {
  const table = must(world.get('criteria-table', `${NEXT_PERIOD}@1`), 'a table');
  const { leaf } = must(indexOf(table).leafById.get(HELD_AGAINST), 'a criterion');
  return lastYearOf(world, NEXT_PERIOD, unitId, leaf);
}

test('[LY5] a unit’s clerk is given the unit’s own sheet of the year before, and nobody else’s', async () => {
  const clerk = await given('canbo.sinho');
  expect(clerk.get('bloc-period', NEXT_PERIOD)?.previous).toBe(SCORED_PERIOD);
  expect(new Set(clerk.sheets)).toEqual(
    new Set([`${SCORED_PERIOD}/${NEXT_UNIT}`, `${NEXT_PERIOD}/${NEXT_UNIT}`]),
  );
  const own = must(lastIn(clerk, NEXT_UNIT), 'a figure');
  expect(own).toMatchObject({ period: '2023', owner: 'bloc', isFinal: true });
  expect(Number(own.value)).toBeGreaterThan(0);
  expect(own.points).toBeTypeOf('number');
  expect(lastIn(clerk, 'phong-tho')).toBeUndefined();
});

test('[LY5] the bloc’s leader and the Department are given every unit’s', async () => {
  for (const username of ['truongkhoi', 'sonoivu']) {
    const world = await given(username);
    for (const unitId of [NEXT_UNIT, 'phong-tho']) expect(lastIn(world, unitId)?.value).toBeDefined();
  }
});
