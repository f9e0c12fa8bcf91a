// The record of a handover, in the layout of a "biên bản": who gives, who receives, what, and by which code the two
// devices agree on it. Everything on it was fixed when the package was made, so both sides print the same [HO6].

import { formatDate, formatTime } from '../../../base/format.ts';
import { digestCode } from '../../../domain/handover/codes.ts';
import { sheetsIn } from '../../../domain/handover/contents.ts';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { centre, left, type PaperDocument, type PaperRow } from '../../../domain/paper/paper-document.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';
import { blocLetterhead, caps, handDate, orRoom, SAMPLE_MARK } from './letterhead.ts';
import { counted } from './figures.ts';
import { sentence } from './phrases.ts';

const moment = (at: number): string => `${formatTime(at)} ngày ${formatDate(at)}`;

export function handoverRecord(handover: HandedOver, now: number): PaperDocument {
  const { heading, from, to, note, digest, madeAt } = handover;
  return {
    orientation: 'portrait',
    // A "biên bản" says in its text where and when, and not at its top.
    letterhead: { ...blocLetterhead(heading, 'BB-KTĐ', madeAt), placeAndDate: '' },
    title: 'BIÊN BẢN BÀN GIAO',
    subtitle: `Hồ sơ chấm điểm thi đua ${periodName(heading.period)}`,
    attachedTo: undefined,
    draftMark: undefined,
    sampleMark: heading.sample ? SAMPLE_MARK : undefined,
    opening: [
      `Hôm nay, ${handDate(madeAt)}, tại ${orRoom(heading.place)}, chúng tôi gồm:`,
      sentence(`BÊN GIAO: ông (bà) ${from.person}, ${from.office}`),
      sentence(`BÊN NHẬN: ông (bà) ${to.person}, ${to.office}`),
      `Hai bên bàn giao và tiếp nhận hồ sơ chấm điểm thi đua của ${heading.blocName} trên Sổ Thi Đua, gồm:`,
    ],
    tables: [
      {
        isNarrow: false,
        columns: [
          { head: 'STT', widthMm: 13 },
          { head: 'Nội dung bàn giao', widthMm: undefined },
          { head: 'Số lượng, chi tiết', widthMm: 88 },
        ],
        rows: rowsOf(handover),
        totals: [],
      },
    ],
    notes: [
      ...(note ? [sentence(note)] : []),
      'Bên nhận so mã gói trên máy mình với biên bản này trước khi ký.',
      'Bản trên máy bên giao chỉ được đóng sau khi bên nhận xác nhận đã mở được gói.',
      'Biên bản lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản.',
    ],
    signatures: [
      { offices: ['BÊN GIAO', caps(from.office)], how: '(Ký, ghi rõ họ tên)', name: from.person },
      { offices: ['BÊN NHẬN', caps(to.office)], how: '(Ký, ghi rõ họ tên)', name: to.person },
    ],
    lastLine: [
      `In từ Sổ Thi Đua lúc ${moment(now)}.`,
      `SHA-256 của gói: ${digest}.`,
      heading.sample && 'Dữ liệu mẫu.',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function rowsOf({ contents, madeAt, heardAt, digest }: HandedOver): readonly PaperRow[] {
  const { units, sheets, tableVersion, entries, targets, history, unsent } = contents;
  const all = sheetsIn(sheets);
  const facts: readonly (readonly [string, string])[] = [
    ['Đơn vị thành viên', counted(units)],
    [
      'Phiếu chấm điểm',
      `${counted(all)}, trong đó đang mở ${counted(sheets.open)}, đã nộp ${counted(sheets.self_submitted)}, khối đang chấm ${counted(sheets.bloc_review)}${sheets.finished ? `, chấm xong ${counted(sheets.finished)}` : ''}`,
    ],
    ['Bảng tiêu chí đang áp dụng', `Bản ${tableVersion}`],
    [
      'Ô điểm đã nhập',
      `${counted(entries.self + entries.bloc + entries.province)}, trong đó đơn vị tự chấm ${counted(entries.self)}, khối chấm ${counted(entries.bloc)}${entries.province > 0 ? `, thẩm định ${counted(entries.province)}` : ''}`,
    ],
    ['Chỉ tiêu giao', `${counted(targets)} đơn vị`],
    ['Lịch sử chấm điểm', `${counted(history)} thao tác`],
    ['Việc chưa gửi máy chủ, có trong gói', unsent > 0 ? `${counted(unsent)} mục` : 'Không có'],
    ['Số liệu của máy chủ tính đến', moment(heardAt)],
    ['Gói bàn giao lập lúc', moment(madeAt)],
    ['Mã gói', digestCode(digest)],
  ];
  return facts.map(([what, detail], index) => ({
    level: 'leaf',
    indent: 0,
    cells: [centre(String(index + 1)), left(what), left(detail)],
  }));
}
