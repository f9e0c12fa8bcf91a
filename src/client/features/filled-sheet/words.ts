import { phrase, type Words } from '../../../base/words.ts';
import type { FilledProblem, FilledValue } from '../../../office/scores/read-filled.ts';

export const filledWords = {
  title: { vi: 'Nhập phiếu đã điền từ Excel', en: 'Take in a filled sheet' },
  intro: {
    vi: 'Đơn vị nộp phiếu qua Zalo, USB: số liệu được đưa vào như khi gõ tay, cùng quyền hạn, cùng lịch sử.',
    en: 'For sheets handed in by Zalo or USB: figures enter as if they were typed, with the same rights and history.',
  },
  noBloc: { vi: 'Khối chưa có trên máy này', en: 'The bloc is not on this device' },
  fileStep: { vi: '1. Chọn tệp', en: '1. Choose a file' },
  fileHint: {
    vi: 'Excel (.xlsx) hoặc Word (.docx), nhiều nhất 10 MB. Tốt nhất là mẫu Excel in ra từ mục In ấn.',
    en: 'Excel (.xlsx) or Word (.docx), 10 MB at most; best the form saved under Printing.',
  },
  sheetStep: { vi: '2. Phiếu của đơn vị nào', en: '2. Whose sheet it is' },
  sheet: { vi: 'Trang tính hoặc bảng', en: 'Sheet or table' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  chooseUnit: { vi: '(hãy chọn đơn vị)', en: '(choose a unit)' },
  unitColumns: { vi: 'Cột mang tên đơn vị chứa', en: 'Columns named by units hold' },
  noHeads: {
    vi: 'Không thấy bảng chấm điểm ở trang này: cần một cột nội dung tiêu chí và ít nhất một cột số liệu. Hãy chọn trang khác.',
    en: 'No score sheet was found here: it takes a column of criteria and one of figures. Choose another sheet.',
  },
  matched: phrase<{ matched: number; of: number }>(({ matched, of }) => ({
    vi: `Tìm thấy ${matched}/${of} tiêu chí của bảng.`,
    en: `Found ${matched} of ${of} criteria.`,
  })),
  rowStep: { vi: '3. Xem trước', en: '3. Look before it is taken' },
  cell: { vi: 'Ô', en: 'Cell' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  before: { vi: 'Đang có', en: 'Stands' },
  after: { vi: 'Trong tệp', en: 'In the file' },
  what: { vi: 'Sẽ', en: 'Will' },
  blank: { vi: 'trống', en: 'blank' },
  isNew: { vi: 'điền mới', en: 'be filled in' },
  differs: { vi: 'thay', en: 'replace' },
  same: { vi: 'giữ nguyên', en: 'stay' },
  barred: phrase<{ why: string }>(({ why }) => ({
    vi: `không ghi được: ${why}`,
    en: `not be written: ${why}`,
  })),
  takeKind: phrase<{ kind: string; count: number }>(({ kind, count }) => ({
    vi: `${kind}: sẽ ghi ${count} chỗ`,
    en: `${kind}: ${count} to write`,
  })),
  problems: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô không lấy được`,
    en: `${count} cells not taken`,
  })),
  noProblems: { vi: 'Mọi ô có số liệu đều đọc được.', en: 'Every cell with a figure was read.' },
  onlyChanges: { vi: 'Chỉ hiện chỗ thay đổi', en: 'Only what changes' },
  take: phrase<{ count: number }>(({ count }) => ({
    vi: `Ghi ${count} số liệu`,
    en: `Write ${count} figures`,
  })),
  nothing: { vi: 'Không có gì mới để ghi.', en: 'There is nothing new to write.' },
  done: phrase<{ count: number }>(({ count }) => ({
    vi: `Đã ghi ${count} số liệu vào máy này.`,
    en: `Wrote ${count} figures on this device.`,
  })),
  report: { vi: 'Lưu báo cáo từng ô', en: 'Save the report by cell' },
  toScoring: { vi: 'Sang bảng chấm', en: 'To the scores' },
};

export const kindWords: { readonly [K in FilledValue['is']]: Words } = {
  self: { vi: 'Kết quả đơn vị khai', en: 'The unit’s own figures' },
  bloc: { vi: 'Kết quả khối xác nhận', en: 'The bloc’s figures' },
  target: { vi: 'Chỉ tiêu giao', en: 'Targets' },
};

export const problemWords: { readonly [C in FilledProblem['code']]: Words } = {
  unreadable: {
    vi: 'không đọc được theo cách chấm của tiêu chí',
    en: 'cannot be read by the criterion’s rule',
  },
  'points-not-figures': {
    vi: 'là điểm, trong khi tiêu chí này cần số liệu để máy tính điểm',
    en: 'is points, while this criterion wants the figure they are reckoned from',
  },
  'no-such-criterion': {
    vi: 'dòng này không có trong bảng tiêu chí',
    en: 'the row is no criterion of the table',
  },
  'not-certain': {
    vi: 'số thứ tự và tên không khớp chắc chắn với một tiêu chí',
    en: 'number and name do not surely belong to one criterion',
  },
  'points-or-kg': {
    vi: 'vừa là KG vừa có điểm; hãy ghi KG, hoặc chỉ ghi điểm',
    en: 'is both KG and points; write KG, or the points alone',
  },
  'no-target-here': { vi: 'tiêu chí này không dùng chỉ tiêu giao', en: 'this criterion has no target' },
  'unit-not-certain': {
    vi: 'nằm ở cột mang tên hợp với nhiều đơn vị; hãy ghi tên đơn vị đủ dấu',
    en: 'stands in a column whose name fits several units; write the unit’s name with its marks',
  },
  'formula-without-value': {
    vi: 'là công thức không có kết quả',
    en: 'is a formula without a result',
  },
  'given-twice': {
    vi: 'trùng với một dòng trước nhưng khác số',
    en: 'differs from an earlier row of the same criterion',
  },
};
