// The next version of a bloc's table, begun, edited, proposed, approved and applied by the people whose part it is;
// sheets stay on the version they were on.

import { must } from '../../src/base/assert.ts';
import type { TableEdit } from '../../src/domain/criteria/table-edits.ts';
import { points } from '../../src/domain/scoring/points.ts';
import { PERIOD, type SampleBloc } from './sample-view.ts';

export function applyNextVersion(
  bloc: SampleBloc,
  edits: readonly TableEdit[],
  leadingUnit = 'than-uyen',
): number {
  const version = must(bloc.world.get('bloc-period', PERIOD), 'a period').tableVersion + 1;
  const of = { periodId: PERIOD, version };
  bloc.act('bloc-secretary', leadingUnit, { name: 'start-table-version', args: { periodId: PERIOD } });
  if (edits.length > 0) {
    bloc.act('bloc-secretary', leadingUnit, { name: 'edit-table', args: { ...of, edits: [...edits] } });
  }
  bloc.act('bloc-leader', leadingUnit, { name: 'propose-table', args: of });
  bloc.act('province-officer', leadingUnit, { name: 'approve-table', args: of });
  bloc.act('bloc-leader', leadingUnit, { name: 'apply-table', args: of });
  return version;
}

/**
 * Of the sample table: I.6 is judged instead of passed, I.10 gives a point to I.11, I.13 has another name, III.5 is
 * gone and III.7 is new.
 */
export const NEXT_EDITS: readonly TableEdit[] = [
  { do: 'change', id: 'i.6', fields: { rule: { kind: 'expert', step: 1 } } },
  { do: 'change', id: 'i.10', fields: { max: 3000 } },
  { do: 'change', id: 'i.11', fields: { max: 7000 } },
  { do: 'change', id: 'i.13', fields: { name: 'Phát triển du lịch cộng đồng' } },
  { do: 'remove', id: 'iii.5' },
  {
    do: 'add',
    parent: 'iii',
    after: 'iii.6',
    row: {
      id: 'iii.7',
      code: 'III.7',
      name: 'Chuyển đổi số trong công tác thi đua',
      max: points(3000),
      unit: '',
      rule: { kind: 'expert', step: points(1) },
      text: '',
    },
  },
];

/** Takes a unit's sheet over to a version. */
export const migrate = (bloc: SampleBloc, unitId: string, to: number): void =>
  bloc.act('unit-clerk', unitId, { name: 'migrate-sheet', args: { sheetId: `${PERIOD}/${unitId}`, to } });
