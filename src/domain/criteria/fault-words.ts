// The sentence of each fault of a table.

import { formatDecimal, formatHundredths } from '../../base/format.ts';
import type { Language, Words } from '../../base/words.ts';
import type { TableFault } from './check-table.ts';

/** A fault in words. `name` says which row: its code and name. */
export function sayFault(fault: TableFault, name: string, language: Language): string {
  return wordsOf(fault, name, (value) => formatHundredths(value, language), language)[language];
}

function wordsOf(
  fault: TableFault,
  name: string,
  points: (value: number) => string,
  language: Language,
): Words {
  switch (fault.code) {
    case 'sum-differs':
      return {
        vi: `${name}: điểm chuẩn ${points(fault.max)}, các dòng bên dưới cộng lại là ${points(fault.sum)}.`,
        en: `${name}: maximum ${points(fault.max)}, but the rows below add up to ${points(fault.sum)}.`,
      };
    case 'scale-differs':
      return {
        vi: `Thang điểm của bảng là ${points(fault.scale)}, các phần cộng lại là ${points(fault.sum)}.`,
        en: `The scale is ${points(fault.scale)}, but the parts add up to ${points(fault.sum)}.`,
      };
    case 'id-repeats':
      return { vi: `${name}: dòng bị lặp.`, en: `${name}: the row is there twice.` };
    case 'group-empty':
      return { vi: `${name}: chưa có tiêu chí nào.`, en: `${name}: there is no criterion below it.` };
    case 'name-empty':
      return { vi: `${name}: chưa có tên.`, en: `${name}: it has no name.` };
    case 'tiers-gap':
      return {
        vi: `${name}: kết quả ${formatDecimal(fault.at, language)} không thuộc bậc nào.`,
        en: `${name}: a result of ${formatDecimal(fault.at, language)} is in no tier.`,
      };
    case 'tiers-overlap':
      return {
        vi: `${name}: kết quả ${formatDecimal(fault.at, language)} thuộc hai bậc khác điểm; tính theo bậc đứng trước.`,
        en: `${name}: a result of ${formatDecimal(fault.at, language)} is in two tiers; the first one counts.`,
      };
    case 'max-unreachable':
      return {
        vi: `${name}: cách chấm chỉ cho tối đa ${points(fault.most)}, không tới điểm chuẩn ${points(fault.max)}.`,
        en: `${name}: the rule gives ${points(fault.most)} at most, and never the maximum of ${points(fault.max)}.`,
      };
    case 'max-exceeded':
      return {
        vi: `${name}: cách chấm cho tới ${points(fault.most)}, quá điểm tối đa ${points(fault.max)}.`,
        en: `${name}: the rule gives up to ${points(fault.most)}, beyond the maximum of ${points(fault.max)}.`,
      };
    case 'rule-by-hand':
      return {
        vi: `${name}: cách chấm mới có lời văn, người chấm sẽ cho điểm; chọn cách chấm nếu muốn máy tính.`,
        en: `${name}: the rule is in words only and will be judged; choose a rule to have it reckoned.`,
      };
    case 'condition-idle':
      return {
        vi: `${name}: chưa gắn với điều kiện khống chế nào nên không đạt cũng không ảnh hưởng gì; thêm điều kiện ở Quy định chung của bảng.`,
        en: `${name}: no condition of the table looks at it, so failing it changes nothing; add one under the rules of the whole table.`,
      };
    case 'gate-points-nowhere':
      return {
        vi: `Điều kiện “${name}” gắn với một tiêu chí không còn trong bảng; hãy chọn lại.`,
        en: `Condition “${name}” looks at a criterion that is no longer in the table; choose another.`,
      };
    case 'tie-points-nowhere':
      return {
        vi: 'Thứ tự xét khi bằng điểm có bước xét theo phần hoặc tiêu chí không còn trong bảng; hãy chọn lại.',
        en: 'The order of ties looks at a part or criterion that is no longer in the table; choose another.',
      };
    case 'title-of-other-year':
      return {
        vi: `Tên bảng còn ghi năm ${fault.year}; giấy in của năm nay sẽ mang năm ấy. Sửa tên bảng ở Quy định chung của bảng.`,
        en: `The title still names ${fault.year}, and this year’s papers would carry it. Change it under the rules of the whole table.`,
      };
    case 'bonus-points-nowhere':
      return {
        vi: `${name}: điểm thưởng gắn với một tiêu chí không còn trong bảng; hãy chọn lại ở mục “Tính vào”.`,
        en: `${name}: the bonus belongs to a criterion that is no longer in the table; choose another.`,
      };
  }
}
