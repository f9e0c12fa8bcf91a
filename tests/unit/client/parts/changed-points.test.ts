import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { appraisalSheet } from '../../../../src/client/features/printing/appraisal-sheet.ts';
import { annexSheet } from '../../../../src/client/features/printing/annex-sheet.ts';
import { changedPoints } from '../../../../src/client/parts/changed-points.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { appraise, finishAppraisal, receivedBloc } from '../../../support/appraised-bloc.ts';
import { PERIOD, PRINTED_AT, sampleTable, type SampleBloc } from '../../../support/sample-view.ts';

const UNIT = 'tp-lai-chau';
const at = { copy: { pending: [] }, now: PRINTED_AT };
const KG = { assigned: false } as const;

/** The bloc marked I.4 of the unit KG; the Department says otherwise, and puts KG elsewhere. */
function appraised(more: Parameters<typeof receivedBloc>[0] = {}): SampleBloc {
  const bloc = receivedBloc(more);
  appraise(bloc, UNIT, 'i.4', { value: '40' });
  appraise(bloc, UNIT, 'i.5', KG);
  return finishAppraisal(bloc);
}

function linesOf(bloc: SampleBloc): readonly string[] {
  const { tables } = must(appraisalSheet(bloc.view(), at), 'a result');
  const row = tables[0]?.rows.find(({ cells }) => cells[1]?.text === 'Thành phố Lai Châu');
  return row?.cells.at(-1)?.text.split('\n') ?? [];
}

test('[EX12] KG is told as KG in the appraised result and in its annex, from and to', () => {
  const bloc = appraised();
  expect(linesOf(bloc)).toEqual([
    'I.4: KG thành 40,00; Số liệu chưa có xác nhận.',
    'I.5: 40,00 thành KG; Số liệu chưa có xác nhận.',
  ]);
  const annex = must(annexSheet(bloc.view(), UNIT, 'province', at), 'an annex');
  const said = annex.tables[0]?.rows.find(({ cells }) => cells[0]?.text === 'I.4')?.cells.at(-1)?.text;
  expect(said).toContain('Khối chấm KG.');
});

test('[EX12] where the table gives points for it, both are told', () => {
  const { policies } = sampleTable();
  const table = sampleTable({ policies: { ...policies, notAssigned: { policy: 'give_zero' } } });
  expect(linesOf(appraised({ table }))).toEqual([
    'I.4: 0,00 (KG) thành 40,00; Số liệu chưa có xác nhận.',
    'I.5: 40,00 thành 0,00 (KG); Số liệu chưa có xác nhận.',
  ]);
  const annex = must(annexSheet(appraised({ table }).view(), UNIT, 'province', at), 'an annex');
  const row = annex.tables[0]?.rows.find(({ cells }) => cells[0]?.text === 'I.4');
  for (const line of ['Đơn vị tự chấm 0,00 (KG).', 'Khối chấm 0,00 (KG).'])
    expect(row?.cells.at(-1)?.text.split('\n')).toContain(line);
});

test('[EX12] what was not scored is told as that, and not as KG', () => {
  const bloc = receivedBloc();
  const column = must(bloc.world.get('column', `${PERIOD}/${UNIT}/bloc`), 'a column');
  const { 'i.6': _, ...cells } = column.cells;
  bloc.put('column', { ...column, cells });
  appraise(bloc, UNIT, 'i.7', { typed: 'hai' });
  const said = (criterionId: string, to: number | null) =>
    changedPoints(bloc.view(), UNIT, { criterionId, from: null, to: to === null ? null : points(to) }, 'vi');
  expect(said('i.6', null)).toEqual({ from: 'chưa chấm', to: 'chưa chấm' });
  expect(said('i.4', null)).toEqual({ from: 'KG', to: 'KG' });
  expect(said('i.7', null).to).toBe('chưa hợp lệ');
  expect(said('i.9', 500).to).toBe('5,00');
});
