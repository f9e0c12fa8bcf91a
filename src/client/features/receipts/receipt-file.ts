// A receipt as a file to hand on: what it says for people, and the lines by which anybody can have it checked.

import { formatDate, formatTime } from '../../../base/format.ts';
import { inGroups, receiptAsText } from '../../../protocol/receipt-text.ts';
import { changeFacts } from '../../parts/change-words.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import type { KeptReceipt } from '../../parts/receipts.ts';

/** The text of the file; Vietnamese, as paper is. */
export function receiptFileText(
  { receipt, code, count, changes }: KeptReceipt,
  view: BlocView,
  sender: string,
): string {
  const taken = changes.map(({ change }, index) => {
    const { what, unit, column, entry, year } = changeFacts(change, view, 'vi');
    const said = [unit, year, column, entry ? `${entry.code} ${entry.name}: ${entry.value}` : what].filter(
      Boolean,
    );
    return `${index + 1}. ${said.join(' - ')}`;
  });
  return [
    'BIÊN NHẬN CỦA MÁY CHỦ SỔ THI ĐUA',
    '',
    `Mã biên nhận ${inGroups(code)}`,
    `${view.period.blocName}, ${view.period.period}`,
    `Máy chủ nhận ${count} mục lúc ${formatTime(receipt.at)} ngày ${formatDate(receipt.at)}`,
    `Người gửi ${sender}`,
    '',
    ...taken,
    '',
    'Các dòng để kiểm (giữ nguyên từng chữ, trong ngoặc là bốn ký tự soát lỗi của dòng):',
    receiptAsText(receipt),
    'Cách kiểm: gửi tệp này cho quản trị máy chủ; ở máy chủ chạy',
    'npm run cli -- verify-receipt --file <tệp này>',
    '',
  ].join('\n');
}
