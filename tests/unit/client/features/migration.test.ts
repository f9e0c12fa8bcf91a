import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { isTouched, planMigration, type UnitPlan } from '../../../../src/client/features/migration/plan.ts';
import { tasksOf } from '../../../../src/client/features/home/tasks.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { grantOf, person } from '../../../support/small-bloc.ts';
import { PERIOD, sampleBloc, type SampleBloc } from '../../../support/sample-view.ts';
import { applyNextVersion, migrate, NEXT_EDITS } from '../../../support/table-versions.ts';

function behindBloc(): SampleBloc {
  const bloc = sampleBloc({ open: ['nam-nhun'] });
  applyNextVersion(bloc, NEXT_EDITS);
  return bloc;
}
const unitOf = (bloc: SampleBloc, unitId: string) => must(bloc.view().unitById.get(unitId), 'a unit');
const planFor = (bloc: SampleBloc, unitId: string): UnitPlan =>
  must(planMigration(bloc.view(), [unitOf(bloc, unitId)])[0], 'a plan');
/** As if it had been entered over what stood there. */
function stands(bloc: SampleBloc, unitId: string, criterionId: string, input: CellInput): void {
  const column = must(unitOf(bloc, unitId).columns.self, 'a column');
  const [branch] = must(column.cells[criterionId], 'a cell');
  const cell = [{ ...must(branch, 'a version'), input }];
  bloc.put('column', { ...column, cells: { ...column.cells, [criterionId]: cell } });
}
const rowOf = (plan: UnitPlan, id: string) =>
  must(
    plan.rows.find(({ criterionId }) => criterionId === id),
    `a row ${id}`,
  );

test('[TM6] the plan counts what stays, what is kept aside and what is blank, for each column', () => {
  const plan = planFor(behindBloc(), 'sin-ho');
  // Twenty-seven criteria: I.6 is of another kind now, III.5 is gone, III.7 is new; I.10 had more than its new maximum.
  expect(plan.columns).toMatchObject([
    { owner: 'self', stays: 25, kept: 2, blank: 2 },
    { owner: 'bloc', stays: 25, kept: 2, blank: 2 },
  ]);
  expect(planFor(behindBloc(), 'nam-nhun').columns.map(({ owner }) => owner)).toEqual(['self']);
});

test('[TM6] for each criterion it says what stands there and what becomes of it', () => {
  const bloc = behindBloc();
  stands(bloc, 'nam-nhun', 'i.10', { value: '35' });
  stands(bloc, 'nam-nhun', 'i.12', null);
  const plan = planFor(bloc, 'nam-nhun');
  expect(rowOf(plan, 'i.6')).toMatchObject({
    change: { is: 'changed', what: ['rule'] },
    fates: { self: [{ is: 'kept', why: 'other-kind' }, { is: 'blank' }] },
  });
  expect(rowOf(plan, 'iii.5')).toMatchObject({
    after: undefined,
    change: { is: 'gone' },
    fates: { self: [{ is: 'kept', why: 'gone' }] },
  });
  expect(rowOf(plan, 'iii.7')).toMatchObject({
    before: undefined,
    change: { is: 'added' },
    fates: { self: [{ is: 'blank' }] },
  });
  expect(rowOf(plan, 'i.10')).toMatchObject({
    change: { what: ['maximum'] },
    fates: { self: [{ is: 'stays', before: 3500, after: undefined, problem: { code: 'out-of-range' } }] },
  });
  expect(rowOf(plan, 'i.12').fates.self).toEqual([{ is: 'blank' }]);
  expect(plan.columns[0]).toMatchObject({ toMend: 1 });
  expect(plan.rows.filter(isTouched).map(({ criterionId }) => criterionId)).toEqual([
    'i.6',
    'i.10',
    'i.11',
    'i.13',
    'iii.7',
    'iii.5',
  ]);
});

test('[TM6] what the plan says is what the move does, to the last point, and asking does nothing', () => {
  const bloc = behindBloc();
  const before = unitOf(bloc, 'sin-ho');
  const plan = planFor(bloc, 'sin-ho');
  expect(unitOf(bloc, 'sin-ho').sheet?.tableVersion).toBe(2);
  expect(plan.before.scores).toEqual(before.scores);

  migrate(bloc, 'sin-ho', 3);
  const after = unitOf(bloc, 'sin-ho');
  expect(after.columns).toEqual(plan.after.columns);
  expect(after.scores).toEqual(plan.after.scores);
  expect(planMigration(bloc.view(), [after])).toEqual([]);
});

test('[TM6] planned together, units are compared as they will be together', () => {
  const bloc = behindBloc();
  const plans = planMigration(bloc.view(), bloc.view().units);
  expect(plans).toHaveLength(8);
  for (const { before } of plans) migrate(bloc, before.unit.id, 3);
  expect(bloc.view().units.map(({ scores }) => scores)).toEqual(plans.map(({ after }) => after.scores));
});

test('[TM2] taking sheets over is a task of the unit’s people and the bloc’s, once for all of them', () => {
  const bloc = behindBloc();
  const of = { blocId: 'cac-huyen', periodId: PERIOD };
  const tasks = (...grants: Parameters<typeof person>[1][]) =>
    tasksOf(bloc.view(), person('x', ...grants), [], 0).filter(({ is }) => is === 'migrate');
  expect(tasks(grantOf('unit-head', 'sin-ho', of))).toMatchObject([{ units: [{ unit: { id: 'sin-ho' } }] }]);
  expect(tasks(grantOf('bloc-leader', 'than-uyen', of))).toHaveLength(1);
  for (const { unit } of bloc.view().units) migrate(bloc, unit.id, 3);
  expect(tasks(grantOf('bloc-leader', 'than-uyen', of))).toEqual([]);
});
