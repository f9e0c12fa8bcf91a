import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const targetWords = {
  title: { vi: 'Chỉ tiêu giao', en: 'Targets' },
  means: {
    vi: 'Ô trống là không giao chỉ tiêu; số 0 là giao bằng 0. Mỗi ô được lưu ngay khi rời ô, không cần mạng.',
    en: 'An empty cell means not assigned; 0 means a target of zero. Each cell is saved when you leave it, no network needed.',
  },
  keys: {
    vi: 'Phím mũi tên, Tab, Enter để đi; Esc bỏ nội dung đang gõ; dán được cả khối ô từ Excel.',
    en: 'Arrows, Tab and Enter move; Esc drops what is being typed; a block of cells can be pasted from Excel.',
  },
  whoGives: {
    vi: 'Trưởng khối, phó khối và thư ký khối giao chỉ tiêu; bạn xem được chỉ tiêu mà vai trò của bạn được xem.',
    en: 'The bloc’s leader, deputy and secretary give targets; you see those your role may see.',
  },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  notAssigned: { vi: 'không giao', en: 'not assigned' },
  unreadable: phrase<{ text: string }>(({ text }) => ({
    vi: `“${text}” chưa đọc được thành số.`,
    en: `“${text}” is no number.`,
  })),
  unreadableTitle: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô chưa đọc được thành số nên chưa lưu.`,
    en: `${count} cells are no numbers and are not saved.`,
  })),
  unreadableHelp: {
    vi: 'Nội dung gõ vẫn giữ trên máy này. Hãy gõ số như 1.400 hoặc 12,5; để trống nếu không giao; Esc để bỏ.',
    en: 'What was typed is kept on this device. Type a number such as 1,400 or 12.5; leave it empty if not assigned; Esc drops it.',
  },
  pasted: phrase<{ count: number; outside: number; unreadable: number }>(
    ({ count, outside, unreadable }) => ({
      vi: `Đã dán ${count} ô.${unreadable > 0 ? ` ${unreadable} ô chưa đọc được thành số.` : ''}${outside > 0 ? ` ${outside} ô nằm ngoài bảng nên không dán.` : ''}`,
      en: `${count} cells pasted.${unreadable > 0 ? ` ${unreadable} are no numbers.` : ''}${outside > 0 ? ` ${outside} lay outside the table and were left out.` : ''}`,
    }),
  ),
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  noCriteria: {
    vi: 'Bảng tiêu chí này không có tiêu chí nào tính theo chỉ tiêu.',
    en: 'No criterion of this table is reckoned against a target.',
  },
  noCriteriaHelp: {
    vi: 'Chỉ tiêu chỉ cần cho các cách chấm so kết quả với chỉ tiêu giao.',
    en: 'Targets are only needed where a rule holds the result against one.',
  },
  noUnits: { vi: 'Chưa có phiếu nào bạn được xem.', en: 'There is no sheet that you may see.' },
  noUnitsHelp: {
    vi: 'Hãy nối mạng để nhận phiếu, hoặc hỏi trưởng khối về vai trò của bạn.',
    en: 'Connect to receive the sheets, or ask the bloc leader about your role.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
