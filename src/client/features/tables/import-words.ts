import { phrase } from '../../../base/words.ts';

export const importWords = {
  title: phrase<{ version: number }>(({ version }) => ({
    vi: `Nhập bảng tiêu chí vào bản ${version}`,
    en: `Import a table into version ${version}`,
  })),
  back: { vi: 'Bản đang soạn', en: 'The draft' },
  fileStep: { vi: '1. Chọn tệp', en: '1. Choose a file' },
  fileHint: {
    vi: 'Excel (.xlsx) hoặc Word (.docx), nhiều nhất 10 MB. Tệp chỉ được đọc trên máy này.',
    en: 'Excel (.xlsx) or Word (.docx), 10 MB at most. It is read on this device only.',
  },
  sheetStep: { vi: '2. Chọn bảng, xem từng cột', en: '2. Choose the table, look at its columns' },
  sheet: { vi: 'Trang tính hoặc bảng', en: 'Sheet or table' },
  sheetRows: phrase<{ name: string; rows: number }>(({ name, rows }) => ({
    vi: `${name} (${rows} dòng)`,
    en: `${name} (${rows} rows)`,
  })),
  column: phrase<{ index: number }>(({ index }) => ({ vi: `Cột ${index}`, en: `Column ${index}` })),
  columnHead: { vi: 'Đầu cột trong tệp', en: 'Head in the file' },
  columnIs: { vi: 'Hiểu là', en: 'Taken as' },
  rowStep: { vi: '3. Xem từng dòng', en: '3. Look at its rows' },
  ours: {
    vi: 'Tệp này do Sổ Thi Đua xuất ra nên đọc lại nguyên vẹn, không cần sửa gì.',
    en: 'This file was made by Sổ Thi Đua and reads back as it was; nothing needs correcting.',
  },
  rowAt: { vi: 'Dòng', en: 'Row' },
  rowIs: { vi: 'Hiểu là', en: 'Taken as' },
  level: { vi: 'Cấp', en: 'Level' },
  code: { vi: 'STT', en: 'No.' },
  name: { vi: 'Nội dung', en: 'Content' },
  max: { vi: 'Điểm', en: 'Points' },
  rule: { vi: 'Cách chấm', en: 'Rule' },
  show: { vi: 'Hiện', en: 'Show' },
  showAll: phrase<{ count: number }>(({ count }) => ({
    vi: `Mọi dòng (${count})`,
    en: `Every row (${count})`,
  })),
  showProblems: phrase<{ count: number }>(({ count }) => ({
    vi: `Chỗ chưa đọc được (${count})`,
    en: `Not read (${count})`,
  })),
  showRules: phrase<{ count: number }>(({ count }) => ({
    vi: `Có gợi ý cách chấm (${count})`,
    en: `With a suggested rule (${count})`,
  })),
  take: { vi: 'Lấy cách chấm này', en: 'Take this rule' },
  taken: { vi: 'Đã lấy', en: 'Taken' },
  takeOf: phrase<{ name: string }>(({ name }) => ({
    vi: `Lấy cách chấm gợi ý cho ${name}`,
    en: `Take the suggested rule for ${name}`,
  })),
  takeAll: phrase<{ count: number }>(({ count }) => ({
    vi: `Lấy ${count} gợi ý chắc chắn`,
    en: `Take the ${count} certain suggestions`,
  })),
  dropAll: { vi: 'Bỏ lấy hết', en: 'Take none' },
  inFile: { vi: 'Trong tệp', en: 'In the file' },
  suggested: { vi: 'Gợi ý', en: 'Suggested' },
  likely: { vi: 'nên xem kỹ', en: 'look twice' },
  byHand: { vi: 'Giữ lời văn, người chấm cho điểm', en: 'Kept in words, to be judged' },
  problems: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô chưa đọc được`,
    en: `${count} cells not read`,
  })),
  noProblems: { vi: 'Mọi ô có chữ đều đã được hiểu.', en: 'Every cell with something in it was understood.' },
  sums: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} chỗ cộng không khớp`,
    en: `${count} sums that do not add up`,
  })),
  sum: phrase<{ at: number; ref: string; name: string; stated: string; added: string }>(
    ({ at, ref, name, stated, added }) => ({
      vi: `Dòng ${at} (${ref}) ${name}: ghi ${stated}, các dòng bên dưới cộng lại ${added}.`,
      en: `Row ${at} (${ref}) ${name}: says ${stated}, the rows below add up to ${added}.`,
    }),
  ),
  makeStep: { vi: '4. Đưa vào bản đang soạn', en: '4. Put it into the draft' },
  counts: phrase<{ parts: number; criteria: number; ruled: number; byHand: number }>(
    ({ parts, criteria, ruled, byHand }) => ({
      vi: `${parts} phần, ${criteria} tiêu chí: ${ruled} có cách chấm máy tính được, ${byHand} giữ nguyên lời văn.`,
      en: `${parts} parts, ${criteria} criteria: ${ruled} with a rule, ${byHand} kept in words.`,
    }),
  ),
  replaces: phrase<{ criteria: number }>(({ criteria }) => ({
    vi: `Bản đang soạn có ${criteria} tiêu chí; chúng sẽ được thay. Hoàn tác được ngay sau đó.`,
    en: `The draft has ${criteria} criteria, which will be replaced. It can be undone.`,
  })),
  make: { vi: 'Đưa vào bản đang soạn', en: 'Put it into the draft' },
  notes: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} điều cần biết`,
    en: `${count} things to know`,
  })),
  nothing: {
    vi: 'Chưa thấy tiêu chí nào ở bảng này. Hãy chọn trang tính khác, hoặc chỉ rõ cột nội dung và cột điểm.',
    en: 'No criterion was found here. Choose another sheet, or say which columns hold the names and the points.',
  },
};
