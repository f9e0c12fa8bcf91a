// The closing of a large bloc's meeting names every point that it freezes: it must reach the server like any change.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import type { Intent } from '../../src/domain/changes/registry.ts';
import { blocResult, seenIn } from '../../src/domain/meeting/bloc-result.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { newTestDevice, startTab, type SyncingTab } from '../support/tab.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const UNITS = 20;
const CRITERIA = 60;

let server: TestServer;
let bloc: BigBloc;
let tab: SyncingTab;
beforeAll(async () => {
  server = await startServer();
  bloc = await makeBigBloc(server.store, {
    units: UNITS,
    criteria: CRITERIA,
    stage: 'bloc_review',
    rule: { kind: 'expert' },
  });
  tab = await startTab(server.url, bloc.leader, [bloc.blocId], newTestDevice({ journals: false }));
});
afterEach(() => tab.close());
afterAll(() => server.stop());

test('[MT8] a meeting of twenty units by sixty criteria closes at the server, with all targets set in one paste before', async () => {
  const copy = must(tab.replica.copies.get(bloc.blocId), 'a copy');
  const periodId = must(copy.all('bloc-period')[0], 'a year').id;
  const period = () => must(copy.get('bloc-period', periodId), 'a year');
  const act = async (...intents: Intent[]): Promise<void> => {
    const said = await tab.replica.commit(bloc.blocId, intents);
    expect(said.ok ? undefined : said.problem).toBeUndefined();
  };
  const sent = async (): Promise<void> => {
    await tab.round();
    expect([copy.pending.length, tab.replica.refused]).toEqual([0, []]);
  };

  const targets = period().units.flatMap(({ id: unitId }) =>
    bloc.criterionIds.map((criterionId) => ({ unitId, criterionId, value: '90' })),
  );
  await act({ name: 'set-targets', args: { periodId, targets } });
  await sent();

  for (const [index, sheetId] of bloc.sheetIds.entries()) {
    for (const criterionId of bloc.criterionIds) {
      const input = { value: String((index % 9) + 1) };
      await act({
        name: 'enter-score',
        args: { sheetId, owner: 'bloc', criterionId, input, reason: '', table: 1 },
      });
    }
    await act({ name: 'finish-review', args: { sheetId } });
    await sent();
  }
  for (const { id: unitId } of period().units) {
    const of = { unitId, present: true, representative: 'Ông A' };
    await act({ name: 'record-in-meeting', args: { periodId, entry: { is: 'attendance', of } } });
  }
  await act({ name: 'move-meeting', args: { periodId, event: 'open' } });
  const result = must(blocResult(copy, period(), copy.get('meeting', periodId)), 'a result');
  await act({ name: 'close-meeting', args: { periodId, seen: seenIn(result) } });
  await sent();
  expect(copy.get('meeting', periodId)?.stage).toBe('closed');
});
