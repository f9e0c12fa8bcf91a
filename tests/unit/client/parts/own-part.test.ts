import { expect, test } from 'vitest';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { ownPartOf } from '../../../../src/client/parts/own-part.ts';
import type { BlocCopy } from '../../../../src/client/replica/bloc-copy.ts';
import { checkTasks } from '../../../../src/client/parts/check-tasks.ts';
import { clerk, leader } from '../../../support/small-bloc.ts';
import { deputy, smallYear, YEAR } from '../../../support/small-year.ts';

/** The copy of u-1, with the sheet of u-2 that it checks. */
function copyOfChecker() {
  const year = smallYear({ stage: 'self_submitted' });
  year.make(leader, {
    name: 'give-peer-checks',
    args: { periodId: YEAR, pairs: [{ unitId: 'u-2', by: 'u-1' }] },
  });
  const get: BlocCopy['get'] = (kind, id) => year.get(kind, id);
  const all = () => [year.get('bloc-period', YEAR)];
  return { year, copy: { bloc: 'khoi', base: new Map(), get, all } as unknown as BlocCopy };
}

test('[PC6] a checked sheet is in no view of one’s own part, and the bloc’s people see it as ever', () => {
  const { copy } = copyOfChecker();
  const sheets = (who: typeof clerk) =>
    viewBloc(ownPartOf(copy, who), YEAR)?.units.map(({ unit, sheet, columns, scores }) => [
      unit.id,
      sheet !== undefined,
      columns.self !== undefined,
      scores.self.progress.done > 0,
    ]);
  expect(sheets(clerk)).toEqual([
    ['u-1', true, true, true],
    ['u-2', false, false, false],
  ]);
  expect(sheets(deputy)?.flat()).not.toContain(false);
});

test('[PC6] it is a task of the checking unit’s people, until their head says that it is done', () => {
  const { year, copy } = copyOfChecker();
  const period = year.get('bloc-period', YEAR);
  const hrefs = (who: typeof clerk) => (period ? checkTasks(copy, period, who).map(({ href }) => href) : []);
  expect(hrefs(clerk)).toEqual([`/k/${YEAR}/cheo/u-2`]);
  expect(hrefs(leader)).toEqual([]);
  year.make(deputy, {
    name: 'finish-peer-check',
    args: { sheetId: `${YEAR}/u-2`, by: 'u-1', isDone: true },
  });
  expect(hrefs(clerk)).toEqual([]);
});
