// Why a file cannot be read, in words a person can act on [IM1].

import type { Language, Words } from '../../base/words.ts';

export type ReadProblem =
  | { readonly code: 'too-large'; readonly mebibytes: number }
  | { readonly code: 'not-an-office-file' }
  /** `.xls` or `.doc`. */
  | { readonly code: 'old-format' }
  | { readonly code: 'protected' }
  | { readonly code: 'damaged' }
  | { readonly code: 'too-many-entries' }
  | { readonly code: 'inflates-too-much' }
  | { readonly code: 'too-many-rows'; readonly sheet: string; readonly most: number }
  | { readonly code: 'too-many-columns'; readonly sheet: string; readonly most: number }
  | { readonly code: 'has-doctype' }
  /** A document that lists its criteria without a table, or a workbook in which every sheet is empty. */
  | { readonly code: 'no-table'; readonly format: 'xlsx' | 'docx' };

/** Thrown where a file turns out to be unreadable, caught at the one door, `readOfficeFile`. */
export class Unreadable extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const damaged = (): Unreadable => new Unreadable({ code: 'damaged' });

/** What is wrong with the file, and what to do about it. */
export const sayReadProblem = (problem: ReadProblem, language: Language): string =>
  wordsOf(problem)[language];

function wordsOf(problem: ReadProblem): Words {
  switch (problem.code) {
    case 'too-large':
      return {
        vi: `Tệp lớn hơn ${problem.mebibytes} MB. Hãy xóa hình ảnh và các trang tính không cần, rồi lưu lại và chọn tệp đó.`,
        en: `The file is larger than ${problem.mebibytes} MB. Remove pictures and sheets that are not needed, save it and choose it again.`,
      };
    case 'not-an-office-file':
      return {
        vi: 'Đây không phải tệp Excel hay Word. Hãy chọn tệp .xlsx hoặc .docx có bảng tiêu chí.',
        en: 'This is not an Excel or Word file. Choose the .xlsx or .docx file that holds the table of criteria.',
      };
    case 'old-format':
      return {
        vi: 'Tệp ở định dạng cũ (.xls, .doc). Hãy mở tệp bằng Excel hoặc Word, chọn Lưu thành (Save As) dạng .xlsx hoặc .docx, rồi chọn tệp mới.',
        en: 'The file has the old format (.xls, .doc). Open it, save it as .xlsx or .docx, and choose the new file.',
      };
    case 'protected':
      return {
        vi: 'Tệp được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại, rồi chọn lại tệp.',
        en: 'The file is protected by a password. Open it, remove the password, save it and choose it again.',
      };
    case 'damaged':
      return {
        vi: 'Tệp bị hỏng hoặc chưa tải về đủ. Hãy mở thử tệp, lưu thành một tệp mới, rồi chọn tệp mới đó.',
        en: 'The file is damaged or was not copied whole. Open it, save it as a new file and choose that one.',
      };
    case 'too-many-entries':
      return {
        vi: 'Bên trong tệp có quá nhiều phần (hình ảnh, trang tính, đối tượng). Hãy chép riêng bảng tiêu chí sang một tệp mới, rồi chọn tệp mới đó.',
        en: 'The file holds too many parts (pictures, sheets, objects). Copy the table alone into a new file and choose that one.',
      };
    case 'inflates-too-much':
      return {
        vi: 'Nội dung bên trong tệp lớn bất thường nên không được mở. Hãy chép riêng bảng tiêu chí sang một tệp mới, rồi chọn tệp mới đó.',
        en: 'What is inside the file is unusually large, so it was not opened. Copy the table alone into a new file and choose that one.',
      };
    case 'too-many-rows':
      return {
        vi: `Trang "${problem.sheet}" có hơn ${problem.most} dòng. Hãy xóa các dòng không thuộc bảng tiêu chí, kể cả chữ lẻ ở tận cuối trang, rồi chọn lại tệp.`,
        en: `"${problem.sheet}" has more than ${problem.most} rows. Remove what is not part of the table, stray text at the very end too, and choose the file again.`,
      };
    case 'too-many-columns':
      return {
        vi: `Trang "${problem.sheet}" có hơn ${problem.most} cột. Hãy xóa các cột không thuộc bảng tiêu chí, kể cả chữ lẻ ở tận bên phải, rồi chọn lại tệp.`,
        en: `"${problem.sheet}" has more than ${problem.most} columns. Remove what is not part of the table, stray text far to the right too, and choose the file again.`,
      };
    case 'has-doctype':
      return {
        vi: 'Tệp có khai báo mà Excel và Word không bao giờ ghi, nên không được mở. Hãy lưu lại tệp bằng Excel hoặc Word, rồi chọn lại.',
        en: 'The file holds a declaration that Excel and Word never write, so it was not opened. Save it again with Excel or Word and choose it.',
      };
    case 'no-table':
      return problem.format === 'docx'
        ? {
            vi: 'Văn bản này không có bảng nào: tiêu chí được viết thành đoạn văn. Hãy đưa các tiêu chí vào một bảng (mỗi tiêu chí một dòng, có cột điểm), rồi chọn lại tệp.',
            en: 'This document has no table: its criteria are paragraphs. Put them into a table, one row each with a column of points, and choose the file again.',
          }
        : {
            vi: 'Tệp này không có trang tính nào có nội dung. Hãy chọn tệp có bảng tiêu chí.',
            en: 'No sheet of this file holds anything. Choose the file that holds the table of criteria.',
          };
  }
}
