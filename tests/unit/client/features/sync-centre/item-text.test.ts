import { expect, test } from 'vitest';
import {
  draftText,
  heldText,
  matterText,
  refusedText,
} from '../../../../../src/client/features/sync-centre/item-text.ts';
import { textBytes } from '../../../../../src/client/parts/save-file.ts';
import { seal } from '../../../../../src/client/replica/sealed.ts';
import { enter, PRINTED_AT, sampleBloc } from '../../../../support/sample-view.ts';

const SHEET = 'cac-huyen.2023/sin-ho';
const me = { id: 'clerk', name: 'Lò Văn K' };
const args = {
  sheetId: SHEET,
  owner: 'bloc' as const,
  criterionId: 'i.1',
  input: { value: '12.5' },
  reason: 'Theo báo cáo\nsố 12',
  table: 2,
};
const change = { id: 'aaaaaaaaaaaa-7', name: 'enter-score', args, base: 'bbbbbbbbbbbb-3', at: PRINTED_AT };

function sources() {
  const bloc = sampleBloc();
  enter(bloc, 'sin-ho', 'bloc', 'i.1', { value: '9' });
  const history = [
    {
      position: 3,
      id: 'bbbbbbbbbbbb-3',
      name: 'enter-score',
      args: { ...args, input: { value: '8' } },
      base: null,
      author: 'clerk',
      at: 1,
      receivedAt: 2,
    },
  ];
  return { view: bloc.view(), history, me, now: PRINTED_AT };
}

test('[IX3] what was refused says who, when, where, the figures before, entered and counting, why, and its id', () => {
  const row = {
    id: change.id,
    bloc: 'cac-huyen',
    problem: { code: 'sheet-not-open' as const },
    at: PRINTED_AT,
    body: seal(change),
  };
  const text = refusedText(row, change, sources());
  const lines = text.split('\n');
  expect(lines[0]).toBe('MỤC MÁY CHỦ KHÔNG NHẬN');
  for (const line of [
    'Đơn vị: Huyện Sìn Hồ',
    'Cột điểm: Khối chấm',
    'Số trước đó: 8',
    'Số đã nhập: 12,5',
    'Số đang tính trên máy này: 54',
    'Lý do chênh lệch: Theo báo cáo',
    '  số 12',
    'Người nhập: Lò Văn K',
    'Lúc nhập (giờ máy người nhập): 14:06 ngày 05/01/2024',
    'Mã thao tác: aaaaaaaaaaaa-7',
  ]) {
    expect(lines).toContain(line);
  }
  expect(text).toMatch(/\nTiêu chí: \S+ \S/);
  expect(text).toMatch(/\nLý do: \S/);
  expect(JSON.parse(lines.at(-2) ?? '')).toEqual({ change, problem: { code: 'sheet-not-open' } });
  // A newer server's reason is passed on as it is, and an unknown change is still somebody's.
  const strange = refusedText(
    { ...row, problem: { code: 'moon-is-full' } },
    { ...change, name: 'dance', args: null },
    sources(),
  );
  expect(strange).toContain('Lý do: Máy chủ nêu lý do: moon-is-full.');
  expect(strange).toContain('Việc: một thao tác');
});

test('[IX3] what is held says why and what was decided; what was typed and what has two versions say what they are', () => {
  const of = sources();
  const held = {
    ...change,
    unitId: 'sin-ho',
    author: 'nguoi-khac',
    reason: 'held-late' as const,
    receivedAt: PRINTED_AT,
    settled: null,
  };
  expect(heldText(held, of)).toContain('Kết quả xét: Chưa xét');
  expect(heldText(held, of)).toContain('Người nhập: nguoi-khac');
  // A newer server may hold for a reason that this app has no words for yet.
  expect(heldText({ ...held, reason: 'held-moon' as never }, of)).toContain('Máy chủ nêu lý do: held-moon.');
  const settled = { accepted: false, by: 'sonoivu', at: PRINTED_AT, note: 'Quá hạn' };
  expect(heldText({ ...held, settled }, of)).toContain(
    'Kết quả xét: Bác, sonoivu, 14:06 ngày 05/01/2024: “Quá hạn”',
  );

  const matter = {
    is: 'conflict' as const,
    unitId: 'sin-ho',
    unitName: 'Huyện Sìn Hồ',
    criterionId: 'i.1',
    code: 'I.1',
    name: 'Tốc độ',
    owner: 'bloc' as const,
  };
  expect(matterText(matter, of)).toMatch(
    /Bản 1 \(đang tạm tính\): 54 \(bloc-secretary, .*, mã sample000000-\d+\)\nBản 2: 9 \(/,
  );
  expect(matterText({ ...matter, is: 'invalid' }, of)).toContain('Số đã nhập: 54 (');
  const draft = { bloc: 'cac-huyen', ...matter, sheetId: SHEET, typed: { input: { typed: 'mười' } } };
  expect(draftText(draft, 'Phiếu đã sang bước khác.', of)).toContain('Nội dung đã gõ: mười');
});

test('[IX3] an old Notepad reads it: the mark of the encoding first, and Windows’ line ends', () => {
  const bytes = textBytes('Đơn vị\nSìn Hồ\n');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Đơn vị\r\nSìn Hồ\r\n');
});
