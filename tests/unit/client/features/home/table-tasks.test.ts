import { expect, test } from 'vitest';
import { tasksOf } from '../../../../../src/client/features/home/tasks.ts';
import type { CriteriaTable } from '../../../../../src/domain/criteria/criteria-table.ts';
import { grantOf, person } from '../../../../support/small-bloc.ts';
import { PERIOD, sampleBloc } from '../../../../support/sample-view.ts';

test('[TL8] each step of a version is a task of whose turn it is, and of nobody else', () => {
  const { view } = sampleBloc({});
  const of = { blocId: 'cac-huyen', periodId: PERIOD };
  const people = {
    secretary: person('a', grantOf('bloc-secretary', 'than-uyen', of)),
    leader: person('b', grantOf('bloc-leader', 'than-uyen', of)),
    officer: person('c', { role: 'province-officer', blocId: null, periodId: null, unitId: null }),
    clerk: person('d', grantOf('unit-clerk', 'sin-ho', of)),
  };
  const whose = (stage: CriteriaTable['stage']) =>
    Object.entries(people)
      .filter(([, who]) =>
        tasksOf(view(), who, [], 0, [{ ...view().table, version: 2, stage }]).some(
          ({ is }) => is === 'table',
        ),
      )
      .map(([name]) => name);
  expect({
    draft: whose('draft'),
    returned: whose('returned'),
    proposed: whose('proposed'),
    approved: whose('approved'),
    applied: whose('applied'),
    closed: whose('closed'),
  }).toEqual({
    draft: ['secretary', 'leader'],
    returned: ['secretary', 'leader'],
    proposed: ['officer'],
    approved: ['leader'],
    applied: [],
    closed: [],
  });
});
