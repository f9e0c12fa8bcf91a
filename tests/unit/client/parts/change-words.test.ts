import { expect, test } from 'vitest';
import { changeFacts, changeInWords } from '../../../../src/client/parts/change-words.ts';
import { must } from '../../../../src/base/assert.ts';
import { draftText } from '../../../../src/client/features/sync-centre/item-text.ts';
import { waitingGroups } from '../../../../src/client/features/sync-centre/waiting-groups.ts';
import { viewBloc } from '../../../../src/client/parts/bloc-view.ts';
import { pendingOf } from '../../../../src/client/replica/bloc-copy.ts';
import { indexOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { sampleBloc, samplePeriod, sampleTable } from '../../../support/sample-view.ts';

const remark = (said: object | null) => ({
  name: 'remark-on-sheet',
  args: { sheetId: 'cac-huyen.2023/sin-ho', by: 'nam-nhun', criterionId: 'i.3', remark: said },
});

test('[HD4] an officer who decides on a late remark reads which criterion, what it would give, and why', () => {
  const view = sampleBloc().view();
  const say = (said: object | null) => changeInWords(remark(said), view, 'vi');
  expect(say({ points: '4.5', reason: 'Quyết định ký sau kỳ' })).toBe(
    'góp ý chấm chéo I.3: 4,50 điểm, “Quyết định ký sau kỳ”, Huyện Sìn Hồ',
  );
  expect(say({ points: null, reason: '' })).toBe('góp ý chấm chéo I.3: đồng ý, Huyện Sìn Hồ');
  expect(say(null)).toBe('góp ý chấm chéo I.3: rút lại, Huyện Sìn Hồ');
});

test('[HD4] a remark that says nothing readable is named all the same, and is no entry of a figure', () => {
  const facts = changeFacts({ name: 'remark-on-sheet', args: { sheetId: 7 } }, sampleBloc().view(), 'vi');
  expect(facts).toEqual({ what: 'góp ý chấm chéo', unit: '', column: '', entry: undefined, year: '' });
});

/** The same bloc a year later: the criterion has another code, and the unit another name. */
function nextYear() {
  const bloc = sampleBloc();
  const [id, { units }] = ['cac-huyen.2024', samplePeriod()];
  const table = sampleTable({ periodId: id });
  const recoded = JSON.parse(JSON.stringify(table).replaceAll('"code":"II.4"', '"code":"II.9"'));
  bloc.put('criteria-table', recoded);
  const renamed = units.map((unit) => (unit.id === 'sin-ho' ? { ...unit, name: 'Xã Sìn Hồ' } : unit));
  bloc.put('bloc-period', samplePeriod({ id, period: '2024', units: renamed }));
  return must(viewBloc(bloc.world, id), 'the next year');
}

const lastYears = {
  name: 'enter-score',
  args: {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self',
    criterionId: 'ii.4',
    input: { value: '7' },
    reason: '',
    table: 2,
  },
};

test('[IX4] what is of another year than the page is told with its year, in the words of that year’s table', () => {
  const view = nextYear();
  expect(indexOf(view.table).leafById.get('ii.4')?.leaf.code).toBe('II.9');
  const say = (done: { readonly name: string; readonly args: unknown }) => changeInWords(done, view, 'vi');
  expect(say(lastYears)).toBe('chấm Huyện Sìn Hồ, năm 2023, II.4: 7');
  const now = { ...lastYears, args: { ...lastYears.args, sheetId: 'cac-huyen.2024/sin-ho' } };
  expect(say(now)).toBe('chấm Xã Sìn Hồ, II.9: 7');
  const targets = (periodId: string) => ({ name: 'set-targets', args: { periodId, targets: [] } });
  expect(say(targets('cac-huyen.2023'))).toBe('giao chỉ tiêu, năm 2023');
  expect(say(targets('cac-huyen.2024'))).toBe('giao chỉ tiêu');
  // A year that this device does not have is named all the same.
  expect(say(targets('cac-huyen.2019'))).toBe('giao chỉ tiêu, năm 2019');

  const waits = [lastYears, now, targets('cac-huyen.2023'), targets('cac-huyen.2024')].map((done, at) =>
    pendingOf(at, 'aaaaaaaaaaaa', at, { ...done, base: null, at }),
  );
  const groups = waitingGroups(waits, view, 'vi');
  expect(groups.map(({ unit, year, column }) => [unit, year, column])).toEqual([
    ['Huyện Sìn Hồ', 'năm 2023', 'Tự chấm'],
    ['Xã Sìn Hồ', '', 'Tự chấm'],
    ['', 'năm 2023', 'giao chỉ tiêu'],
    ['', '', 'giao chỉ tiêu'],
  ]);

  const draft = {
    bloc: 'cac-huyen',
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self' as const,
    criterionId: 'ii.4',
    typed: { input: { value: '7' } },
  };
  const me = { id: 'clerk', name: 'Lò Văn K' };
  const lines = draftText(draft, '', { view, history: [], me, now: 1 }).split('\n');
  expect(lines).toContain('Đơn vị: Huyện Sìn Hồ');
  expect(lines).toContain('Năm thi đua: năm 2023');
  expect(lines.some((line) => line.startsWith('Tiêu chí: II.4 '))).toBe(true);
});
