// The sentences of modifiers, groups, parts and the total.

import { isBelowZero, isNothing, sizeOf, type Shown } from '../by-hand.ts';
import type { TotalLines } from '../lines.ts';
import { points } from '../points.ts';
import type { LineWords, Write } from './write.ts';

export const totalWords: LineWords<TotalLines> = {
  'units-in': {
    vi: ({ in: here, of }) => `Tạm tính, đã có ${here}/${of} đơn vị. Điểm sẽ tính lại khi có đủ số liệu.`,
    en: ({ in: here, of }) => `Provisional, ${here} of ${of} units in. It is reckoned again when all are.`,
  },
  adopted: {
    vi: ({ points }, w) =>
      `Khối đã thông qua tại cuộc họp: ${w.points(points)} điểm. Cách chấm này so với đơn vị khác, mà máy này không có số liệu của các đơn vị đó để tính lại.`,
    en: ({ points }, w) =>
      `Adopted at the bloc’s meeting: ${w.points(points)} points. The rule compares with other units, whose figures are not on this device to reckon it again.`,
  },
  appraised: {
    vi: ({ points }, w) =>
      `Sở Nội vụ đã thẩm định: ${w.points(points)} điểm. Cách chấm này so với đơn vị khác, mà máy này không có số liệu của các đơn vị đó để tính lại.`,
    en: ({ points }, w) =>
      `Appraised by the Department: ${w.points(points)} points. The rule compares with other units, whose figures are not on this device to reckon it again.`,
  },
  sum: {
    vi: ({ terms, points }, w) => `Cộng các phần: ${added(terms, w)} = ${w.points(points)}`,
    en: ({ terms, points }, w) => `Sum of the parts: ${added(terms, w)} = ${w.points(points)}`,
  },
  'group-capped': {
    vi: ({ cap }, w) => `Nhóm không quá ${w.points(cap)} điểm.`,
    en: ({ cap }, w) => `The group counts at most ${w.points(cap)} points.`,
  },
  'part-capped': {
    vi: ({ cap }, w) => `Phần này không quá ${w.points(cap)} điểm.`,
    en: ({ cap }, w) => `The part counts at most ${w.points(cap)} points.`,
  },
  rescaled: {
    vi: ({ earned, assigned, max, points }, w) =>
      `Có tiêu chí không giao (KG) nên quy đổi: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ earned, assigned, max, points }, w) =>
      `Some criteria were not assigned, so it is rescaled: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'part-without-criteria': {
    vi: () => 'Mọi tiêu chí của phần này đều ghi “không giao” nên chưa tính được điểm.',
    en: () => 'Every criterion of this part is marked “not assigned”, so it has no score.',
  },
  'bonus-capped': {
    vi: ({ cap }, w) => `Điểm thưởng không quá ${w.points(cap)}.`,
    en: ({ cap }, w) => `Bonus counts at most ${w.points(cap)}.`,
  },
  'penalty-capped': {
    vi: ({ cap }, w) => `Điểm trừ không quá ${w.points(cap)}.`,
    en: ({ cap }, w) => `Penalty counts at most ${w.points(cap)}.`,
  },
  'total-sum': {
    vi: ({ base, bonus, penalty, points: total }, w) =>
      `Tổng: ${w.points(base)}${isNothing(bonus) ? '' : ` + thưởng ${w.points(bonus)}`}${lessOf(penalty, 'và trừ', w)} = ${w.points(total)}`,
    en: ({ base, bonus, penalty, points: total }, w) =>
      `Total: ${w.points(base)}${isNothing(bonus) ? '' : ` + bonus ${w.points(bonus)}`}${lessOf(penalty, 'less', w)} = ${w.points(total)}`,
  },
  'not-assigned-rescaled': {
    vi: ({ of }) =>
      `KG – không giao chỉ tiêu. ${
        of === 'best-of'
          ? 'Nhóm tính mức cao nhất của các tiêu chí được giao.'
          : `Không tính vào điểm tối đa; ${of === 'part' ? 'phần này' : 'cả bảng'} quy đổi theo thang đầy đủ.`
      }`,
    en: ({ of }) =>
      `Not assigned. ${
        of === 'best-of'
          ? 'The group goes by the best of what was assigned.'
          : `It leaves the maximum, and the ${of} is rescaled to its full scale.`
      }`,
  },
  'not-assigned-full': {
    vi: ({ points }, w) => `KG – không giao chỉ tiêu. Theo bảng tiêu chí được ${w.points(points)} điểm.`,
    en: ({ points }, w) => `Not assigned. By the table this earns ${w.points(points)} points.`,
  },
  'not-assigned-zero': {
    vi: () => 'KG – không giao chỉ tiêu. Theo bảng tiêu chí được 0 điểm.',
    en: () => 'Not assigned. By the table this earns 0.',
  },
  'not-assigned-zeroed': {
    vi: () => 'KG – không giao chỉ tiêu.',
    en: () => 'Not assigned.',
  },
  'rescaled-to-table': {
    vi: ({ earned, assigned, max, points }, w) =>
      `Có tiêu chí không giao (KG) nên quy đổi cả bảng: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ earned, assigned, max, points }, w) =>
      `Some criteria were not assigned, so the whole table is rescaled: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'not-assigned-average': {
    vi: ({ count, points, ...of }, w) =>
      `KG – không giao. Theo bảng tiêu chí được điểm bình quân của ${count} đơn vị khác${summedOf(of, count, w)}${w.points(points)}.`,
    en: ({ count, points, ...of }, w) =>
      `Not assigned. By the table this earns the mean of ${count} other units${summedOf(of, count, w)}${w.points(points)}.`,
  },
  'not-assigned-beside': {
    vi: () => 'KG – không áp dụng với đơn vị này, không cộng, không trừ.',
    en: () => 'Not assigned to this unit: nothing is added or taken away.',
  },
  'not-assigned-no-average': {
    vi: () => 'KG – không giao. Chưa có đơn vị nào khác được chấm để lấy bình quân, tạm tính 0 điểm.',
    en: () => 'Not assigned. No other unit has a score to take the mean of yet, so 0 for now.',
  },
  'best-of': {
    vi: ({ terms, points }, w) =>
      `Chỉ tính mức cao nhất trong ${terms.map(w.points).join('; ')}: ${w.points(points)}`,
    en: ({ terms, points }, w) =>
      `Only the highest of ${terms.map(w.points).join('; ')} counts: ${w.points(points)}`,
  },
  'rounded-criterion': {
    vi: ({ from, points, step }, w) =>
      `Làm tròn điểm tiêu chí ${w.points(from)} đến ${w.points(step)}: ${w.points(points)}`,
    en: ({ from, points, step }, w) =>
      `The criterion’s ${w.points(from)} is rounded to ${w.points(step)}: ${w.points(points)}`,
  },
  'rounded-beyond': {
    vi: ({ points, step }, w) => `Làm tròn điểm vượt đến ${w.points(step)}: ${w.points(points)}`,
    en: ({ points, step }, w) =>
      `What is beyond the target is rounded to ${w.points(step)}: ${w.points(points)}`,
  },
  'rounded-part': {
    vi: ({ points, step }, w) => `Làm tròn điểm phần đến ${w.points(step)}: ${w.points(points)}`,
    en: ({ points, step }, w) => `The part is rounded to ${w.points(step)}: ${w.points(points)}`,
  },
  'rounded-total': {
    vi: ({ points, step }, w) => `Làm tròn tổng điểm đến ${w.points(step)}: ${w.points(points)}`,
    en: ({ points, step }, w) => `The total is rounded to ${w.points(step)}: ${w.points(points)}`,
  },
  'outside-scale': {
    vi: () => 'Điểm thưởng ngoài thang, không tính vào điểm tối đa.',
    en: () => 'Bonus beside the scale; it is not part of the maximum.',
  },
  'attached-bonus': {
    vi: ({ to }) => `Điểm thưởng gắn với tiêu chí ${to}.`,
    en: ({ to }) => `Bonus attached to criterion ${to}.`,
  },
  'bonus-without-criterion': {
    vi: ({ to }) => `Tiêu chí ${to} không giao (KG) nên không tính điểm thưởng gắn với tiêu chí đó.`,
    en: ({ to }) => `Criterion ${to} was not assigned, so the bonus attached to it does not count.`,
  },
  'evidence-missing': {
    vi: () => 'Cần nêu văn bản minh chứng (số, ký hiệu, ngày, trích yếu) cho điểm lớn hơn 0.',
    en: () => 'A score above 0 needs a document behind it (number, date, abstract).',
  },
  'evidence-given': {
    vi: ({ documents }) => `Có ${documents} văn bản minh chứng.`,
    en: ({ documents }) => `${documents} documents are named.`,
  },
  override: {
    vi: ({ reckoned, points, beyond }, w) =>
      `Người chấm sửa điểm: ${reckoned === null ? 'chưa có điểm tính' : w.points(reckoned)} → ${w.points(points)}.${beyond > 0 ? ` Điểm đã sửa là tất cả: ${w.points(beyond)} điểm vượt không cộng vào điểm thưởng nữa.` : ''}`,
    en: ({ reckoned, points, beyond }, w) =>
      `Set by the reviewer: ${reckoned === null ? 'nothing reckoned' : w.points(reckoned)} → ${w.points(points)}.${beyond > 0 ? ` What is set is all: ${w.points(beyond)} points beyond the target no longer count as bonus.` : ''}`,
  },
  'zeroed-by-gate': {
    vi: ({ text }) => `Tính 0 điểm vì: ${text}`,
    en: ({ text }) => `Counts as 0 because: ${text}`,
  },
  'gate-points-sum': {
    vi: ({ points }, w) => `Điều kiện của bảng: ${w.points(points)} điểm.`,
    en: ({ points }, w) => `By the table’s conditions: ${w.points(points)} points.`,
  },
};

/** " (Tam Đường: 8; Sìn Hồ: 7,5): 15,5 ÷ 2 = ", and ": " where they are not known. */
const summedOf = (
  { of, sum }: Pick<TotalLines['not-assigned-average'], 'of' | 'sum'>,
  count: number,
  w: Write,
): string =>
  of.length === 0
    ? ': '
    : ` (${of.map((one) => `${one.name}: ${w.points(one.points)}`).join('; ')}): ${w.points(sum)} ÷ ${count} = `;

/** "5 + 3", and "5 − 3" of what is below zero. */
const added = ([first, ...others]: readonly Shown[], w: Write): string =>
  [
    w.points(first ?? points(0)),
    ...others.map((term) => `${isBelowZero(term) ? '−' : '+'} ${w.points(sizeOf(term))}`),
  ].join(' ');

/** What is taken away, after the word that says so without a minus of its own; a penalty that came out above zero adds. */
function lessOf(penalty: Shown, less: string, w: Write): string {
  if (isNothing(penalty)) return '';
  return isBelowZero(penalty) ? ` ${less} ${w.points(sizeOf(penalty))}` : ` + ${w.points(penalty)}`;
}
