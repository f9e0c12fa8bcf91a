// What is said of a draft beside the table itself, in both languages.

import { formatHundredths } from '../../base/format.ts';
import type { Language, Words } from '../../base/words.ts';
import type { DraftNote } from './draft-types.ts';

/** A note as a sentence. Where it is about a row, the screen says which. */
export const sayDraftNote = (note: DraftNote, language: Language): string =>
  wordsOf(note, language)[language];

function wordsOf(note: DraftNote, language: Language): Words {
  switch (note.code) {
    case 'kept':
      return {
        vi: `Giữ lại, chưa đưa vào bảng: ${note.text}`,
        en: `Kept, not part of the table: ${note.text}`,
      };
    case 'part-made':
      return {
        vi: `Bảng không chia phần, nên tất cả tiêu chí được xếp vào một phần: ${note.name}`,
        en: `The table has no parts, so all criteria were put into one: ${note.name}`,
      };
    case 'points-added': {
      const points = formatHundredths(note.points, language);
      return {
        vi: `"${note.name}" không ghi điểm; cộng các tiêu chí bên dưới được ${points}.`,
        en: `"${note.name}" states no points; what is below it adds up to ${points}.`,
      };
    }
    case 'points-missing':
      return {
        vi: `"${note.name}" chưa có điểm, tạm để 0.`,
        en: `"${note.name}" has no points; it has 0 for now.`,
      };
    case 'edited':
      return {
        vi: `Ô ${note.ref} đã sửa trong tệp: "${note.was}" thành "${note.now}".`,
        en: `Cell ${note.ref} was changed in the file: "${note.was}" became "${note.now}".`,
      };
    case 'gone':
      return {
        vi: `Dòng "${note.name}" đã bị xóa trong tệp.`,
        en: `The row "${note.name}" was deleted in the file.`,
      };
  }
}
