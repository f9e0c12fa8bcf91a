import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { tasksOf } from '../../../../../src/client/features/home/tasks.ts';
import { reviewBar } from '../../../../../src/domain/changes/review-bar.ts';
import { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { NOT_ASSIGNED, type CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { grantOf, person } from '../../../../support/small-bloc.ts';
import { PERIOD, sampleBloc, sampleTable, type SampleBloc } from '../../../../support/sample-view.ts';

const secretary = person(
  'a',
  grantOf('bloc-secretary', 'than-uyen', { blocId: 'cac-huyen', periodId: PERIOD }),
);

/** The bloc's figure as it came to stand, in place of the one before. */
function stand(bloc: SampleBloc, unitId: string, criterionId: string, input: CellInput, reason = ''): void {
  const column = must(bloc.world.get('column', `${PERIOD}/${unitId}/bloc`), 'a column');
  const [before] = must(column.cells[criterionId], 'a cell');
  const cell = [{ ...must(before, 'a version'), input, reason }];
  bloc.put('column', { ...column, cells: { ...column.cells, [criterionId]: cell } });
}

/** What the page of tasks asks for, and what the rule would refuse a finished review for. */
function wanted(bloc: SampleBloc, unitId: string) {
  const task = tasksOf(bloc.view(), secretary, [], 0).find(
    (one) => one.is === 'reasons' && one.unit.unit.id === unitId,
  );
  const bar = reviewBar(bloc.world, must(bloc.world.get('sheet', `${PERIOD}/${unitId}`), 'a sheet'));
  return {
    asked: task?.is === 'reasons' ? task.count : 0,
    barred: bar?.code === 'differences-without-reason' ? bar.criteria : (bar?.code ?? 0),
  };
}

test('[WF7] the page of tasks asks for the reasons that a review is refused without, "not assigned" among them', () => {
  const bloc = sampleBloc();
  expect(wanted(bloc, 'tam-duong')).toEqual({ asked: 0, barred: 0 });
  stand(bloc, 'tam-duong', 'i.1', NOT_ASSIGNED);
  expect(wanted(bloc, 'tam-duong')).toEqual({ asked: 1, barred: 1 });
  stand(bloc, 'tam-duong', 'i.2', { value: '1' });
  expect(wanted(bloc, 'tam-duong')).toEqual({ asked: 2, barred: 2 });
  stand(bloc, 'tam-duong', 'i.1', NOT_ASSIGNED, 'Không được giao');
  expect(wanted(bloc, 'tam-duong')).toEqual({ asked: 1, barred: 1 });
});

test('[WF7] no reason is asked for what only the figures of other units make differ', () => {
  const { parts, ...rest } = sampleTable();
  const compared = parts.map((one) => ({
    ...one,
    children: one.children.map((row) =>
      row.id === 'i.1' ? { ...row, rule: { kind: 'relative_to_leader', per: 'value' } } : row,
    ),
  }));
  const bloc = sampleBloc({ table: CriteriaTable.parse({ ...rest, parts: compared }) });
  stand(bloc, 'phong-tho', 'i.1', { value: '1000' }, 'Theo báo cáo của ngành');
  const { scores } = must(bloc.view().unitById.get('tam-duong'), 'a unit');
  expect(scores.bloc.outcomes.get('i.1')).not.toEqual(scores.self.outcomes.get('i.1'));
  expect(wanted(bloc, 'tam-duong')).toEqual({ asked: 0, barred: 0 });
});
