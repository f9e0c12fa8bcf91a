// What the server has signed for, as a sheet to show or to hand in: what was taken and when, and every line by which
// the paper alone can be checked at the server, years later [RC5].

import { formatDate, formatTime } from '../../../base/format.ts';
import {
  centre,
  left,
  type PaperDocument,
  type PaperRow,
  type PaperTable,
} from '../../../domain/paper/paper-document.ts';
import { inGroups, receiptLines } from '../../../protocol/receipt-text.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { changeFacts } from '../../parts/change-words.ts';
import type { TakenChange } from '../../parts/receipts.ts';
import type { CheckedReceipt } from '../../parts/use-receipts.ts';
import { counted } from './figures.ts';
import { blocLetterhead, lastLine, periodTitle, SAMPLE_MARK } from './letterhead.ts';

interface ReceiptSheet {
  /** At least one; the newest first. */
  readonly receipts: readonly CheckedReceipt[];
  /** Who sent it from this device. */
  readonly sender: string;
  readonly now: number;
}

const verdicts: { readonly [V in TakenChange['verdict']]: string } = {
  accepted: 'đã nhận',
  refused: 'đã tới, không được tính',
  held: 'đã tới, giữ để xét',
};

/** One receipt, or several on one sheet. */
export function receiptSheet(view: BlocView, { receipts, sender, now }: ReceiptSheet): PaperDocument {
  const { period } = view;
  const forged = receipts.filter(({ check }) => check.signature === 'invalid').length;
  // As it happened, like any list on paper.
  const inOrder = receipts.toReversed();
  const [only] = inOrder;
  return {
    orientation: 'portrait',
    letterhead: blocLetterhead(period, 'BN-KTĐ', now),
    title: `BIÊN NHẬN SỐ LIỆU CHẤM ĐIỂM THI ĐUA ${periodTitle(period)}`,
    subtitle: only && inOrder.length === 1 ? oneSubtitle(only) : severalSubtitle(inOrder),
    attachedTo: `(Máy chủ Sổ Thi Đua ký nhận số liệu do ${sender} gửi từ máy này)`,
    draftMark: forged > 0 ? `${forged} BIÊN NHẬN CÓ CHỮ KÝ KHÔNG ĐÚNG, KHÔNG DÙNG LÀM BẰNG CHỨNG` : undefined,
    sampleMark: period.sample ? SAMPLE_MARK : undefined,
    tables: [takenTable(inOrder, view, sender), proofTable(inOrder)],
    notes: notesOf(receipts),
    signatures: [
      { offices: ['NGƯỜI GỬI'], how: '(Ký, ghi rõ họ tên)', name: sender },
      { offices: ['NGƯỜI KIỂM TRA BIÊN NHẬN'], how: '(Ký, ghi rõ họ tên)', name: '' },
    ],
    lastLine: lastLine({
      now,
      tableVersion: view.table.version,
      isUnsent: false,
      isSample: period.sample,
    }),
  };
}

const momentOf = (at: number): string => `${formatTime(at)} ngày ${formatDate(at)}`;

const oneSubtitle = ({ code, count, receipt }: CheckedReceipt): string =>
  `Mã ${inGroups(code)}: máy chủ nhận ${counted(count)} mục lúc ${momentOf(receipt.at)}`;

function severalSubtitle(inOrder: readonly CheckedReceipt[]): string {
  const count = inOrder.reduce((sum, one) => sum + one.count, 0);
  const days = [...new Set(inOrder.map(({ receipt }) => formatDate(receipt.at)))];
  const when = days.length === 1 ? `ngày ${days[0]}` : `từ ngày ${days[0]} đến ngày ${days.at(-1)}`;
  return `${counted(inOrder.length)} biên nhận, ${counted(count)} mục, ${when}`;
}

function takenTable(inOrder: readonly CheckedReceipt[], view: BlocView, sender: string): PaperTable {
  return {
    isNarrow: true,
    columns: [
      { head: 'TT', widthMm: 9 },
      { head: 'Đơn vị, tiêu chí', widthMm: undefined },
      { head: 'Cột điểm', widthMm: 17 },
      { head: 'Số đã gửi', widthMm: 19 },
      { head: 'Người nhập, lúc nhập', widthMm: 32 },
      { head: 'Máy chủ', widthMm: 20 },
    ],
    rows: inOrder.flatMap((one) => [
      ...(inOrder.length > 1 ? [headRow(one)] : []),
      ...one.changes.map((taken, index) => takenRow(taken, index, view, sender)),
      ...restRow(one),
    ]),
    totals: [],
  };
}

const headRow = ({ code, count, receipt }: CheckedReceipt): PaperRow => ({
  level: 'part',
  indent: 0,
  cells: [
    centre(''),
    left(`Biên nhận ${inGroups(code)}`),
    centre(''),
    centre(`${counted(count)} mục`),
    left(`nhận lúc ${momentOf(receipt.at)}`),
    centre(''),
  ],
});

function takenRow({ change, verdict }: TakenChange, index: number, view: BlocView, sender: string): PaperRow {
  const { what, unit, column, entry, year } = changeFacts(change, view, 'vi');
  const said = entry ? `${entry.code} ${entry.name}`.trim() : what;
  return {
    level: 'leaf',
    indent: 0,
    cells: [
      centre(String(index + 1)),
      left([[unit, year].filter(Boolean).join(', '), said].filter(Boolean).join(': ')),
      centre(column),
      centre(entry?.value ?? ''),
      left(`${sender}\n${formatTime(change.at)} ${formatDate(change.at)}`),
      centre(verdicts[verdict]),
    ],
  };
}

/** What the receipt vouches for and this device no longer has: its hash says what it was to whoever has it. */
function restRow({ count, changes }: CheckedReceipt): readonly PaperRow[] {
  const rest = count - changes.length;
  if (rest <= 0) return [];
  const cells = ['', `${counted(rest)} mục khác, nội dung không còn trên máy này`, '', '', '', 'đã tới'];
  return [
    { level: 'leaf', indent: 0, cells: cells.map((text, at) => (at === 1 ? left(text) : centre(text))) },
  ];
}

function proofTable(inOrder: readonly CheckedReceipt[]): PaperTable {
  return {
    isNarrow: true,
    follows: true,
    columns: [
      { head: 'Dòng để kiểm', widthMm: 23 },
      { head: 'Nội dung; trong ngoặc là bốn ký tự soát lỗi của dòng', widthMm: undefined },
    ],
    rows: inOrder.flatMap(({ receipt, code }) => [
      ...(inOrder.length > 1 ? [proofHead(code)] : []),
      ...receiptLines(receipt).map(({ label, value }): PaperRow => ({
        level: 'leaf',
        indent: 0,
        cells: [left(label), left(value)],
      })),
    ]),
    totals: [],
  };
}

const proofHead = (code: string): PaperRow => ({
  level: 'part',
  indent: 0,
  cells: [left(''), left(`Biên nhận ${inGroups(code)}`)],
});

function notesOf(receipts: readonly CheckedReceipt[]): readonly string[] {
  const count = (word: CheckedReceipt['check']['signature']) =>
    receipts.filter(({ check }) => check.signature === word).length;
  const [valid, invalid] = [count('valid'), count('invalid')];
  const unknown = receipts.length - valid - invalid;
  const same = receipts.filter(({ check }) => check.content === 'same').length;
  const of = (some: number) => (receipts.length === 1 ? '' : ` (${some}/${receipts.length} biên nhận)`);
  return [
    valid > 0 && `Máy đã in bản này tự kiểm: chữ ký của máy chủ đúng${of(valid)}.`,
    same > 0 && `Nội dung in ở trên đúng là nội dung đã ký nhận${of(same)}.`,
    unknown > 0 && `Máy đã in bản này không tự kiểm được chữ ký${of(unknown)}.`,
    invalid > 0 && `Chữ ký KHÔNG ĐÚNG${of(invalid)}: biên nhận đã bị sửa, hoặc không phải của máy chủ này.`,
    'Cách kiểm từ giấy: gõ lại các dòng để kiểm vào một tệp chữ, rồi ở máy chủ chạy npm run cli -- verify-receipt --file và tên tệp; lệnh nói máy chủ có ký hay không, và dòng nào gõ sai.',
  ].filter((note) => note !== false);
}
