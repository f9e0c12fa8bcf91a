import { describe, expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import { appraisalDesk, problemWith } from '../../../../../src/client/features/appraisal/appraisal-desk.ts';
import { appraisalTasks } from '../../../../../src/client/features/home/appraisal-tasks.ts';
import { appraisedView } from '../../../../../src/client/parts/appraised-view.ts';
import { leafFor } from '../../../../../src/client/parts/bloc-view.ts';
import { namesOfOpen, namesOfTorn } from '../../../../../src/domain/appraisal/open-criteria.ts';
import type { CellInput } from '../../../../../src/domain/scoring/cell.ts';
import { sayInputProblem } from '../../../../../src/domain/scoring/words/input-problem-words.ts';
import { receivedBloc } from '../../../../support/appraised-bloc.ts';
import { PERIOD, sampleBloc, type SampleBloc } from '../../../../support/sample-view.ts';

const UNIT = 'phong-tho';
const officer = {
  personId: 'so',
  name: 'Sở',
  grants: [{ role: 'province-officer', blocId: 'cac-huyen', periodId: PERIOD, unitId: null } as const],
};

const write = (bloc: SampleBloc, criterionId: string, input: CellInput) =>
  bloc.act('province-officer', UNIT, {
    name: 'enter-score',
    args: { sheetId: `${PERIOD}/${UNIT}`, owner: 'province', criterionId, input, reason: 'x', table: 2 },
  });

const viewed = (bloc: SampleBloc) => {
  const view = bloc.view();
  const unit = must(view.unitById.get(UNIT), 'a unit');
  return { view, unit, leaf: (id: string) => must(leafFor(unit, id), 'a leaf') };
};

describe('what the officer types', () => {
  const { unit, leaf } = viewed(sampleBloc());
  const said = (id: string, input: CellInput) => {
    const problem = problemWith(unit, leaf(id), input);
    return problem && sayInputProblem(problem, 'vi');
  };

  test.each([
    ['over the maximum', '52.85', 'Phải từ 0 đến 50.'],
    ['below zero', '-5', 'Phải từ 0 đến 50.'],
    ['finer than hundredths', '45.751', 'Phải theo bước 0,01 điểm.'],
    ['a thousand', '1000', 'Phải từ 0 đến 50.'],
  ])('[PV11] points that cannot be are refused in the grid’s words: %s', (_, override, words) => {
    expect(leaf('i.9').max).toBe(5000);
    expect(said('i.9', { override, of: null })).toBe(words);
  });

  test('[PV11] what cannot be read is refused, and what can be stands', () => {
    expect(said('i.9', { typed: 'hai mươi' })).toContain('Không đọc được thành số');
    expect(said('i.9', { override: '50', of: null })).toBeUndefined();
    expect(said('i.9', { override: '0', of: null })).toBeUndefined();
    expect(said('i.9', { assigned: false })).toBeUndefined();
  });
});

test('[PV11] where a score that cannot be stands already, the desk, the tasks and the end name it', () => {
  const bloc = receivedBloc();
  const deskOf = () => must(appraisalDesk(bloc.view(), officer, []), 'a desk');
  expect(deskOf().open).toEqual([]);
  expect(appraisalTasks(bloc.view(), officer)).toEqual([]);
  write(bloc, 'i.9', { override: '52.85', of: null });
  const { open } = deskOf();
  expect(namesOfOpen(bloc.view().period, open)).toBe('Phong Thổ (I.9)');
  expect(appraisalTasks(bloc.view(), officer)).toMatchObject([
    { unit: { unit: { id: UNIT } }, leaf: { code: 'I.9' }, problem: { code: 'out-of-range' } },
  ]);
  expect(appraisalTasks(bloc.view(), { ...officer, grants: [] })).toEqual([]);
});

test('[PV11] a score in two versions is told as that, with its criterion, and not as one that is missing', () => {
  const bloc = receivedBloc();
  write(bloc, 'i.9', { override: '20', of: null });
  const column = must(bloc.world.get('column', `${PERIOD}/${UNIT}/province`), 'a column');
  const [first] = must(column.cells['i.9'], 'a cell');
  const mine = must(first, 'a version');
  const theirs = { ...mine, input: { override: '25', of: null }, by: 'abcdefghijkl-2', author: 'so2' };
  bloc.put('column', { ...column, cells: { ...column.cells, 'i.9': [mine, theirs] } });
  const { open } = must(appraisalDesk(bloc.view(), officer, []), 'a desk');
  const { period } = bloc.view();
  expect(open).toMatchObject([{ unitId: UNIT, criteria: [], torn: [{ code: 'I.9' }] }]);
  expect([namesOfOpen(period, open), namesOfTorn(period, open)]).toEqual(['', 'Phong Thổ (I.9)']);
});

test('[PV12] an appraised score rests on the documents of the bloc, or else of the unit', () => {
  const bloc = receivedBloc();
  const sheetId = `${PERIOD}/${UNIT}`;
  write(bloc, 'i.9', { override: '20', of: null });
  const cellIn = (owner: string) => bloc.world.get('column', `${sheetId}/${owner}`)?.cells['i.9'];
  const document = { number: '181/QĐ-UBND', date: '', abstract: 'Công bố chỉ số' };
  const self = must(bloc.world.get('column', `${sheetId}/self`), 'a column');
  const [first] = must(self.cells['i.9'], 'a cell');
  bloc.put('column', {
    ...self,
    cells: { ...self.cells, 'i.9': [{ ...must(first, 'a version'), evidence: [document] }] },
  });
  const unit = must(appraisedView(bloc.view())?.unitById.get(UNIT), 'a unit');
  const counted = must(unit.columns.bloc?.cells['i.9'], 'a cell');
  expect(counted[0]?.evidence).toEqual(must(cellIn('bloc')?.[0]?.evidence ?? [document], 'documents'));
  expect(counted[0]?.input).toEqual({ override: '20', of: null });
});
