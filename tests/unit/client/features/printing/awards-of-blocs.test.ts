import { expect, test } from 'vitest';
import { must } from '../../../../../src/base/assert.ts';
import {
  awardsOfBlocs,
  awardsOfBlocsReasons,
  type ListedBloc,
} from '../../../../../src/client/features/printing/awards-of-blocs.ts';
import type { BlocView } from '../../../../../src/client/parts/bloc-view.ts';
import { decidedBloc } from '../../../../support/decided-bloc.ts';
import { meetAndClose } from '../../../../support/held-meeting.ts';
import { PERIOD, PRINTED_AT, sampleBloc } from '../../../../support/sample-view.ts';

const copy = { pending: [] };
const listed = (name: string, view: BlocView | undefined): ListedBloc => ({
  name,
  held: view && { view, copy },
});
const listOf = (blocs: readonly ListedBloc[]) => must(awardsOfBlocs(blocs, PRINTED_AT), 'a list');
const rowsOf = (blocs: readonly ListedBloc[]) =>
  must(listOf(blocs).tables[0], 'a table').rows.map(({ cells }) => cells.map(({ text }) => text));

test('[PR19] the Department’s head signs what the Department’s name stands over, and nothing else', () => {
  const view = decidedBloc();
  const under = (superior: string) => {
    const paper = listOf([listed('Khối một', { ...view, period: { ...view.period, superior } })]);
    return [paper.letterhead.body, paper.letterhead.number, paper.signatures[1]?.offices.join()];
  };
  const department = ['SỞ NỘI VỤ', 'Số: …/THĐN-SNV', 'GIÁM ĐỐC'];
  expect(under('UBND TỈNH LAI CHÂU')).toEqual(department);
  expect(under('ỦY BAN NHÂN DÂN TỈNH LAI CHÂU')).toEqual(department);
  expect(under('UBND huyện Sìn Hồ')).toEqual(['UBND HUYỆN SÌN HỒ', 'Số: …/THĐN', 'THỦ TRƯỞNG CƠ QUAN']);
});

/** Met, and on its way to the Department unless `isSent` is false. */
function metBloc(isSent: boolean): BlocView {
  const bloc = sampleBloc();
  meetAndClose(bloc);
  const of = { periodId: PERIOD };
  bloc.act('bloc-leader', 'muong-te', { name: 'move-meeting', args: { ...of, event: 'sign' } });
  if (isSent)
    bloc.act('bloc-leader', 'muong-te', { name: 'send-package', args: { ...of, number: '', note: '' } });
  return bloc.view();
}

test('[PR32] flags first, each with its bloc and how far it is; numbered within an award', () => {
  const blocs = [listed('Khối một', decidedBloc()), listed('Khối hai', metBloc(true))];
  const rows = rowsOf(blocs);
  const heads = rows
    .filter(([number]) => number === 'I' || number === 'II')
    .map(([, name, count]) => `${name}: ${count}`);
  expect(heads).toEqual(['CỜ THI ĐUA: 2 đề nghị', expect.stringMatching(/^BẰNG KHEN: \d+ đề nghị$/)]);
  const flags = rows.slice(1, 3);
  expect(flags.map(([number, , bloc]) => [number, bloc])).toEqual([
    ['1', 'Khối một'],
    ['2', 'Khối hai'],
  ]);
  const [decided, sent] = flags;
  expect(decided?.slice(3)).toEqual([
    expect.stringMatching(/^1 \/ \d$/),
    expect.stringMatching(/^\d+\/\d+$/),
    'Đồng ý',
    '9/15',
    'Tặng Bằng khen',
    '120/QĐ-UBND, 01/03/2024',
  ]);
  // The other bloc lets the Department change nothing: it has the bloc's own place alone, and nothing is noted yet.
  expect(sent?.slice(3)).toEqual(['1', expect.stringMatching(/^\d+\/\d+$/), '', '', '', '']);
  const certificates = rows.slice(4).map(([number, , bloc]) => [number, bloc]);
  expect(certificates.map(([number]) => number)).toEqual(certificates.map((_, at) => String(at + 1)));
  expect(new Set(certificates.map(([, bloc]) => bloc))).toEqual(new Set(['Khối một', 'Khối hai']));
});

test('[PR32] a list of all that there are is no draft, whatever is still to be decided of them', () => {
  const blocs = [listed('Khối một', decidedBloc()), listed('Khối hai', metBloc(true))];
  expect(awardsOfBlocsReasons(blocs)).toEqual([]);
  const { draftMark, notes, title, letterhead } = listOf(blocs);
  expect(draftMark).toBeUndefined();
  expect(title).toBe('BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023');
  expect(letterhead.body).toBe('SỞ NỘI VỤ');
  const told = notes.join(' ');
  expect(told).toMatch(/Cộng: 2 đề nghị Cờ thi đua, \d+ đề nghị Bằng khen\./);
  expect(told).toMatch(/Chưa có ý kiến thẩm định: \d+ đề nghị\./);
  expect(told).not.toMatch(/Chưa gửi|Chưa có số liệu/);
});

test('[PR32] blocs that are not sent up or not here are named, and the list is a draft', () => {
  const blocs = [
    listed('Khối một', decidedBloc()),
    listed('Khối hai', metBloc(false)),
    listed('Khối ba', undefined),
    listed('Khối bốn', undefined),
  ];
  expect(awardsOfBlocsReasons(blocs)).toEqual([{ why: 'blocs-missing', in: 1, of: 4 }]);
  const { draftMark, notes } = listOf(blocs);
  expect(draftMark).toBe('BẢN NHÁP, có 1/4 khối');
  expect(notes).toContain('Chưa gửi kết quả lên: Khối hai.');
  expect(notes).toContain('Chưa có số liệu trên máy lúc in: Khối ba và Khối bốn.');
  expect(rowsOf(blocs).some((row) => row.includes('Khối hai'))).toBe(false);
  expect(awardsOfBlocs([listed('Khối ba', undefined)], PRINTED_AT)).toBeUndefined();
});

test('[PR32] a bloc that sent its result and proposes nobody is no missing one, and is named', () => {
  const view = metBloc(true);
  const none: BlocView = {
    ...view,
    world: {
      get: (kind, id) => {
        const body = view.world.get(kind, id);
        return kind === 'adopted-result' && body && 'units' in body
          ? { ...body, units: (body.units as readonly object[]).map((unit) => ({ ...unit, award: null })) }
          : body;
      },
    },
  };
  const blocs = [listed('Khối một', none)];
  // One of the same name that does propose somebody hides it not.
  expect(listOf([...blocs, listed('Khối một', metBloc(true))]).notes).toContain(
    'Không đề nghị khen thưởng: Khối một.',
  );
  expect(awardsOfBlocsReasons(blocs)).toEqual([]);
  expect(rowsOf(blocs).map(([, name, count]) => `${name}: ${count}`)).toEqual([
    'CỜ THI ĐUA: Không có đề nghị',
    'BẰNG KHEN: Không có đề nghị',
  ]);
  expect(listOf(blocs).notes).toContain('Không đề nghị khen thưởng: Khối một.');
});

test('[PR3] [PR32] what waits on this device for any of the blocs is said', () => {
  const view = decidedBloc();
  const pending = [{ takenAt: null, change: { args: { periodId: PERIOD } } }] as never;
  expect(listOf([{ name: 'Khối một', held: { view, copy: { pending } } }]).lastLine).toContain(
    'Chưa gửi máy chủ lúc in.',
  );
  expect(listOf([listed('Khối một', view)]).lastLine).not.toContain('Chưa gửi');
});
