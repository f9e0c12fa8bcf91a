// The sentence of each reason why an input cannot count. Apart from the sentences of explanations: a grid needs only these.

import type { Language, Words } from '../../../base/words.ts';
import type { Decimal } from '../decimal.ts';
import type { InputProblem } from '../rule-kinds/rule-kind.ts';
import { writeIn } from './write.ts';

/** Why an input cannot count, and what may stand there. */
export function sayInputProblem(problem: InputProblem, language: Language): string {
  const { number } = writeIn(language);
  return inputProblemWords(problem, number)[language];
}

function inputProblemWords(problem: InputProblem, number: (value: Decimal) => string): Words {
  switch (problem.code) {
    case 'unreadable':
      return {
        vi: 'Không đọc được thành số. Hãy gõ riêng số, nhiều nhất 12 chữ số và 6 chữ số sau dấu phẩy, ví dụ 12,5.',
        en: 'This cannot be read as a number. Type the number alone, at most 12 digits and 6 behind the point, such as 12.5.',
      };
    case 'not-a-mark':
      return {
        vi: 'Hãy chọn Đạt hoặc Không đạt; trên bàn phím gõ Đ hoặc K.',
        en: 'Choose Passed or Failed; on the keyboard P or F.',
      };
    case 'not-an-option': {
      const options = problem.options.map((label, at) => `${at + 1}. ${label}`).join('; ');
      return {
        vi: `Không có mức nào như vậy. Hãy chọn, hoặc gõ tên hay số thứ tự: ${options}.`,
        en: `There is no such option. Choose one, or type its name or place: ${options}.`,
      };
    }
    case 'out-of-range':
      if (problem.least === null) {
        const most = number(problem.most ?? '0');
        return { vi: `Phải từ ${most} trở xuống.`, en: `Must be ${most} or less.` };
      }
      return problem.most === null
        ? { vi: `Phải từ ${number(problem.least)} trở lên.`, en: `Must be ${number(problem.least)} or more.` }
        : {
            vi: `Phải từ ${number(problem.least)} đến ${number(problem.most)}.`,
            en: `Must be between ${number(problem.least)} and ${number(problem.most)}.`,
          };
    case 'not-whole':
      return { vi: 'Phải là số nguyên.', en: 'Must be a whole number.' };
    case 'off-step':
      return {
        vi: `Phải theo bước ${number(problem.step)} điểm.`,
        en: `Must be in steps of ${number(problem.step)} points.`,
      };
    case 'divisor-not-positive':
      return {
        vi: 'Mẫu số phải lớn hơn 0 thì mới tính được tỷ lệ. Nếu không giao, hãy chọn KG.',
        en: 'The second number must be above 0 for a ratio. If nothing was assigned, choose “Not assigned”.',
      };
    case 'no-such-option':
      return {
        vi: 'Mức đã chọn không có trong bảng tiêu chí. Hãy chọn lại.',
        en: 'The chosen option is not in the table. Choose again.',
      };
    case 'too-many':
      return {
        vi: `${problem.item}: không quá ${number(problem.most)}.`,
        en: `${problem.item}: at most ${number(problem.most)}.`,
      };
    case 'no-previous':
      return {
        vi: 'Cần cả số liệu năm trước và năm nay, ví dụ 5,2; 3,6.',
        en: 'Both last year’s and this year’s values are needed, for example 5.2; 3.6.',
      };
    case 'no-target':
      return {
        vi: 'Chưa có chỉ tiêu giao cho đơn vị nên chưa tính được. Nếu không giao, hãy chọn KG.',
        en: 'The unit has no target, so this cannot be reckoned. If none was assigned, choose “Not assigned”.',
      };
    case 'target-not-positive':
      return {
        vi: 'Chỉ tiêu giao phải lớn hơn 0 thì mới tính được tỷ lệ.',
        en: 'The target must be above 0 for a ratio.',
      };
  }
}
