import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import {
  agreeable,
  appraisalDesk,
  unitDesk,
} from '../../../../../src/client/features/appraisal/appraisal-desk.ts';
import type { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { PERIOD, sampleBloc, type SampleBloc } from '../../../../support/sample-view.ts';

const of = { periodId: PERIOD };
const officer = { personId: 'so', name: 'Sở', grants: [] };

function receivedBloc(finalRule: CriteriaTable['policies']['finalRule']): SampleBloc {
  const bloc = sampleBloc();
  const { table } = bloc.view();
  bloc.put('criteria-table', { ...table, policies: { ...table.policies, finalRule } });
  bloc.act('province-officer', 'muong-te', {
    name: 'set-province-scores',
    args: { ...of, mayChange: true },
  });
  meetAndClose(bloc);
  const step = { ...of, number: '', note: '' };
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { ...of, event: 'sign' } });
  bloc.act('bloc-leader', 'muong-te', { name: 'send-package', args: step });
  bloc.act('province-officer', 'muong-te', { name: 'receive-package', args: step });
  return bloc;
}

function deskOf(bloc: SampleBloc, unitId: string) {
  const view = bloc.view();
  const desk = must(appraisalDesk(view, officer, []), 'a desk');
  return { view, desk, unit: must(unitDesk(view, desk, unitId), 'a unit') };
}

test('[PV4] where the province’s column counts alone, the bloc’s scores are taken over at once and come to its total', () => {
  const bloc = receivedBloc('province');
  const before = deskOf(bloc, 'phong-tho');
  expect(before.unit.scored.score.total).toBe(0);
  bloc.act('province-officer', 'phong-tho', {
    name: 'enter-score',
    args: {
      sheetId: `${PERIOD}/phong-tho`,
      owner: 'province',
      criterionId: 'i.1',
      input: { override: '1', of: null },
      reason: 'Thiếu minh chứng',
      table: 2,
    },
  });
  const intents = agreeable(before.view, deskOf(bloc, 'phong-tho').unit);
  expect(intents.length).toBeGreaterThan(20);
  for (const intent of intents) bloc.act('province-officer', 'phong-tho', intent);
  const after = deskOf(bloc, 'phong-tho');
  expect(agreeable(after.view, after.unit)).toEqual([]);
  // What was written before stays, and is the whole difference.
  expect([...after.unit.changes.keys()]).toEqual(['i.1']);
});

test('[PV4] where the bloc’s stand by themselves there is nothing to take over', () => {
  const { view, unit } = deskOf(receivedBloc('province_else_bloc'), 'phong-tho');
  expect(agreeable(view, unit)).toEqual([]);
});
