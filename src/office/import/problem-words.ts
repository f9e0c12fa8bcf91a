// What is said of cells, columns and rows, in both languages.

import type { Language, Words } from '../../base/words.ts';
import type { CellProblem, CellProblemCode, ColumnRole, RowRole } from './understanding.ts';

const problemWords: { readonly [C in CellProblemCode]: Words } = {
  'points-unreadable': { vi: 'không đọc được thành điểm', en: 'cannot be read as points' },
  'points-ambiguous': {
    vi: 'có thể hiểu hai cách (một hay một nghìn?)',
    en: 'can be read in two ways (one, or a thousand?)',
  },
  'points-too-fine': { vi: 'có quá hai chữ số thập phân', en: 'has more than two decimals' },
  'points-too-large': { vi: 'lớn quá mức một điểm chuẩn có thể có', en: 'is larger than points can be' },
  'points-missing': { vi: 'tiêu chí chưa có điểm', en: 'the criterion has no points' },
  'points-differ': {
    vi: 'tên và cột điểm ghi hai số khác nhau',
    en: 'the name and the column of points differ',
  },
  'code-was-day': {
    vi: 'số thứ tự đã bị bảng tính đổi thành ngày tháng',
    en: 'the number was turned into a day by the spreadsheet',
  },
  'code-was-number': {
    vi: 'số thứ tự đã bị bảng tính bỏ số 0 ở cuối',
    en: 'the spreadsheet dropped the zero at the end of the number',
  },
  'code-too-long': { vi: 'số thứ tự dài quá 30 ký tự', en: 'the number is longer than 30 characters' },
  'name-missing': { vi: 'dòng có điểm nhưng không có nội dung', en: 'the row has points but no name' },
  'name-too-long': { vi: 'nội dung dài quá 1.000 ký tự', en: 'the name is longer than 1,000 characters' },
  'text-too-long': { vi: 'cách chấm dài quá 2.000 ký tự', en: 'the rule is longer than 2,000 characters' },
  'unit-too-long': { vi: 'đơn vị tính dài quá 60 ký tự', en: 'the unit is longer than 60 characters' },
  'formula-without-value': { vi: 'công thức không có kết quả', en: 'the formula has no result' },
  hidden: { vi: 'đang bị ẩn trong tệp; vẫn được đọc', en: 'is hidden in the file; it was read all the same' },
  'not-placed': { vi: 'chưa được đưa vào đâu', en: 'was not taken into any field' },
};

/** "Ô C12 ("mười"): không đọc được thành điểm." */
export function sayCellProblem({ ref, text, code }: CellProblem, language: Language): string {
  const where = language === 'vi' ? (/^[A-Z]+\d+$/.test(ref) ? `Ô ${ref}` : `Ô ở ${ref}`) : `Cell ${ref}`;
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const quoted = shown === '' ? '' : ` ("${shown.replace(/\n/g, ' ')}")`;
  return `${where}${quoted}: ${problemWords[code][language]}.`;
}

const columnWords: { readonly [R in ColumnRole]: Words } = {
  code: { vi: 'Số thứ tự', en: 'Number' },
  group: { vi: 'Nhóm', en: 'Group' },
  name: { vi: 'Nội dung tiêu chí', en: 'Criterion' },
  max: { vi: 'Điểm chuẩn', en: 'Maximum points' },
  bonus: { vi: 'Điểm thưởng của tiêu chí', en: 'Bonus of the criterion' },
  rule: { vi: 'Cách chấm', en: 'Rule' },
  unit: { vi: 'Đơn vị tính', en: 'Unit' },
  target: { vi: 'Chỉ tiêu giao', en: 'Target' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  note: { vi: 'Ghi chú', en: 'Notes' },
  score: { vi: 'Điểm chấm', en: 'Scores given' },
  ignore: { vi: 'Bỏ qua', en: 'Left out' },
};

export const sayColumnRole = (role: ColumnRole, language: Language): string => columnWords[role][language];

const rowWords: { readonly [R in RowRole]: Words } = {
  title: { vi: 'Tiêu đề', en: 'Title' },
  head: { vi: 'Đầu bảng', en: 'Head' },
  part: { vi: 'Phần', en: 'Part' },
  group: { vi: 'Nhóm', en: 'Group' },
  heading: { vi: 'Dòng tiêu đề, không tính điểm', en: 'Heading without points' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  tier: { vi: 'Mức chấm của tiêu chí trên', en: 'Step of the criterion above' },
  text: { vi: 'Lời tiếp của dòng trên', en: 'Goes on with the row above' },
  total: { vi: 'Dòng cộng', en: 'Total' },
  note: { vi: 'Ghi chú', en: 'Note' },
  signature: { vi: 'Chữ ký', en: 'Signature' },
  blank: { vi: 'Dòng trống', en: 'Blank' },
  ignore: { vi: 'Bỏ qua', en: 'Left out' },
};

export const sayRowRole = (role: RowRole, language: Language): string => rowWords[role][language];
