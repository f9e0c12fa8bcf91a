// The sentence of each line of an explanation, and of each reason why an input cannot count.

import { formatDecimal, formatHundredths } from '../../base/format.ts';
import type { Language, Words } from '../../base/words.ts';
import type { Decimal } from './decimal.ts';
import type { Line, LineArgs, LineCode } from './lines.ts';
import type { Points } from './points.ts';
import type { InputProblem } from './rule-kinds/rule-kind.ts';
import type { Tier } from './tier.ts';

type Say<Args> = (args: Args, write: Write) => string;

/** Figures in the reader's own notation. */
interface Write {
  readonly points: (value: Points) => string;
  readonly number: (value: Decimal) => string;
}

const writeIn = (language: Language): Write => ({
  points: (value) => formatHundredths(value, language),
  number: (value) => formatDecimal(value, language),
});

/** A line of an explanation in words. Pure: the same line says the same on screen, on paper and in a terminal. */
export function say(line: Line, language: Language): string {
  // The code picks its own sentence; the compiler cannot follow the pairing through the union.
  const sentence = lineWords[line.line][language] as Say<Line>;
  return sentence(line, writeIn(language));
}

/** Several lines as one text. */
export const sayAll = (lines: readonly Line[], language: Language): string =>
  lines.map((line) => say(line, language)).join(' ');

/** Why an input cannot count, and what may stand there. */
export function sayInputProblem(problem: InputProblem, language: Language): string {
  const { number } = writeIn(language);
  return inputProblemWords(problem, number)[language];
}

function inputProblemWords(problem: InputProblem, number: (value: Decimal) => string): Words {
  switch (problem.code) {
    case 'unreadable':
      return {
        vi: 'Không đọc được thành số. Hãy gõ số, dùng dấu phẩy cho phần lẻ, ví dụ 12,5.',
        en: 'This cannot be read as a number. Type a number such as 12.5.',
      };
    case 'out-of-range':
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

const withUnit = (figure: string, unit: string): string =>
  unit ? (unit === '%' ? `${figure}%` : `${figure} ${unit}`) : figure;

/** A tier's range in words: "từ 90 đến dưới 100". */
function range(tier: Tier, unit: string, language: Language, { number }: Write): string {
  const at = (value: Decimal) => withUnit(number(value), unit);
  const vi = language === 'vi';
  if (tier.eq !== undefined) return vi ? `bằng ${at(tier.eq)}` : `exactly ${at(tier.eq)}`;
  const low =
    tier.min !== undefined
      ? vi
        ? `từ ${at(tier.min)}`
        : `from ${at(tier.min)}`
      : tier.min_excl !== undefined
        ? vi
          ? `trên ${at(tier.min_excl)}`
          : `above ${at(tier.min_excl)}`
        : '';
  const high =
    tier.max !== undefined
      ? vi
        ? `đến ${at(tier.max)}`
        : `up to ${at(tier.max)}`
      : tier.max_excl !== undefined
        ? vi
          ? `dưới ${at(tier.max_excl)}`
          : `under ${at(tier.max_excl)}`
        : '';
  if (!low && !high) return vi ? 'còn lại' : 'otherwise';
  if (low && high) return vi && tier.max_excl !== undefined ? `${low} đến ${high}` : `${low} ${high}`;
  if (low && tier.min !== undefined) return vi ? `${low} trở lên` : `${low} up`;
  return low || high;
}

const tierList = (tiers: readonly Tier[], unit: string, language: Language, write: Write): string =>
  tiers.map((tier) => `${range(tier, unit, language, write)}: ${write.points(tier.points)}`).join('; ');

const lineWords: {
  readonly [C in LineCode]: { readonly vi: Say<LineArgs[C]>; readonly en: Say<LineArgs[C]> };
} = {
  'pass-fail-rule': {
    vi: ({ passed, failed }, w) =>
      `Đạt được ${w.points(passed)} điểm, không đạt được ${w.points(failed)} điểm.`,
    en: ({ passed, failed }, w) =>
      `Passed earns ${w.points(passed)} points, failed earns ${w.points(failed)}.`,
  },
  'pass-fail-figure': {
    vi: ({ passed }) => (passed ? 'Kết quả: đạt.' : 'Kết quả: không đạt.'),
    en: ({ passed }) => (passed ? 'Result: passed.' : 'Result: failed.'),
  },
  'per-unit-rule': {
    vi: ({ each, unit, cap }, w) =>
      `${w.points(each)} điểm mỗi ${unit || 'lượt'}, không quá ${w.points(cap)} điểm.`,
    en: ({ each, unit, cap }, w) =>
      `${w.points(each)} points for each ${unit || 'one'}, at most ${w.points(cap)}.`,
  },
  'count-figure': {
    vi: ({ count, unit }, w) => `Số lượng: ${withUnit(w.number(count), unit)}.`,
    en: ({ count, unit }, w) => `Count: ${withUnit(w.number(count), unit)}.`,
  },
  product: {
    vi: ({ count, each, points }, w) => `${w.number(count)} × ${w.points(each)} = ${w.points(points)}`,
    en: ({ count, each, points }, w) => `${w.number(count)} × ${w.points(each)} = ${w.points(points)}`,
  },
  capped: {
    vi: ({ cap }, w) => `Chạm trần, tính ${w.points(cap)} điểm.`,
    en: ({ cap }, w) => `The cap is reached: ${w.points(cap)} points count.`,
  },
  'under-cap': {
    vi: ({ cap }, w) => `Chưa vượt trần ${w.points(cap)} điểm.`,
    en: ({ cap }, w) => `Within the cap of ${w.points(cap)} points.`,
  },
  'expert-rule': {
    vi: ({ least, most, step }, w) =>
      `Chấm theo mức độ từ ${w.points(least)} đến ${w.points(most)} điểm, bước ${w.points(step)}.`,
    en: ({ least, most, step }, w) =>
      `Judged from ${w.points(least)} to ${w.points(most)} points, in steps of ${w.points(step)}.`,
  },
  'judged-figure': {
    vi: ({ points }, w) => `Người chấm cho ${w.points(points)} điểm.`,
    en: ({ points }, w) => `The scorer gave ${w.points(points)} points.`,
  },
  gives: {
    vi: ({ points }, w) => `Được ${w.points(points)} điểm.`,
    en: ({ points }, w) => `Earns ${w.points(points)} points.`,
  },
  'target-ratio-rule': {
    vi: ({ max, fullAt }, w) =>
      `Theo tỷ lệ hoàn thành chỉ tiêu: ${w.points(max)} × (kết quả ÷ chỉ tiêu${fullAt === '1' ? '' : ` ÷ ${w.number(fullAt)}`}), không quá ${w.points(max)} điểm.`,
    en: ({ max, fullAt }, w) =>
      `By share of the target: ${w.points(max)} × (result ÷ target${fullAt === '1' ? '' : ` ÷ ${w.number(fullAt)}`}), at most ${w.points(max)} points.`,
  },
  'target-ratio-lower-rule': {
    vi: ({ max, fullAt }, w) =>
      `Càng thấp càng tốt: ${w.points(max)} × (chỉ tiêu ÷ kết quả${fullAt === '1' ? '' : ` ÷ ${w.number(fullAt)}`}), không quá ${w.points(max)} điểm.`,
    en: ({ max, fullAt }, w) =>
      `Lower is better: ${w.points(max)} × (target ÷ result${fullAt === '1' ? '' : ` ÷ ${w.number(fullAt)}`}), at most ${w.points(max)} points.`,
  },
  'zero-below-rule': {
    vi: ({ ratio }, w) => `Dưới tỷ lệ ${w.number(ratio)} thì được 0 điểm.`,
    en: ({ ratio }, w) => `Under a ratio of ${w.number(ratio)} it earns 0.`,
  },
  actual: {
    vi: ({ actual, unit }, w) => `Kết quả ${withUnit(w.number(actual), unit)}.`,
    en: ({ actual, unit }, w) => `Result ${withUnit(w.number(actual), unit)}.`,
  },
  'actual-and-target': {
    vi: ({ actual, target, unit }, w) =>
      `Kết quả ${withUnit(w.number(actual), unit)}; chỉ tiêu giao ${withUnit(w.number(target), unit)}.`,
    en: ({ actual, target, unit }, w) =>
      `Result ${withUnit(w.number(actual), unit)}; target ${withUnit(w.number(target), unit)}.`,
  },
  'actual-without-target': {
    vi: ({ actual, unit }, w) => `Kết quả ${withUnit(w.number(actual), unit)}; không giao chỉ tiêu.`,
    en: ({ actual, unit }, w) => `Result ${withUnit(w.number(actual), unit)}; no target was assigned.`,
  },
  ratio: {
    vi: ({ top, bottom, ratio }, w) => `${w.number(top)} ÷ ${w.number(bottom)} = ${w.number(ratio)}%`,
    en: ({ top, bottom, ratio }, w) => `${w.number(top)} ÷ ${w.number(bottom)} = ${w.number(ratio)}%`,
  },
  'share-of-max': {
    vi: ({ max, share: part, points }, w) => `${w.points(max)} × ${w.number(part)}% = ${w.points(points)}`,
    en: ({ max, share: part, points }, w) => `${w.points(max)} × ${w.number(part)}% = ${w.points(points)}`,
  },
  'below-threshold': {
    vi: () => 'Dưới mức tối thiểu nên được 0 điểm.',
    en: () => 'Under the least ratio, so it earns 0.',
  },
  'nothing-left': {
    vi: () => 'Kết quả bằng 0 là mức tốt nhất, hưởng trọn điểm.',
    en: () => 'A result of 0 is the best there is, so it earns full points.',
  },
  shortfall: {
    vi: ({ target, actual, short, unit }, w) =>
      `Thiếu so với kế hoạch: ${w.number(target)} − ${w.number(actual)} = ${withUnit(w.number(short), unit)}`,
    en: ({ target, actual, short, unit }, w) =>
      `Short of the plan: ${w.number(target)} − ${w.number(actual)} = ${withUnit(w.number(short), unit)}`,
  },
  'tiers-rule': {
    vi: ({ measure, unit, tiers }, w) =>
      `${measure === 'actual' ? 'Chấm theo bậc' : measure === 'percent_of_target' ? 'Chấm theo bậc của tỷ lệ so với kế hoạch' : 'Chấm theo bậc của phần còn thiếu so với kế hoạch'}: ${tierList(tiers, unit, 'vi', w)} điểm.`,
    en: ({ measure, unit, tiers }, w) =>
      `${measure === 'actual' ? 'By tiers' : measure === 'percent_of_target' ? 'By tiers of the share of the plan' : 'By tiers of what lacks to the plan'}: ${tierList(tiers, unit, 'en', w)} points.`,
  },
  'in-tier': {
    vi: ({ tier, unit, points }, w) =>
      `Thuộc bậc “${range(tier, unit, 'vi', w)}”: được ${w.points(points)} điểm.`,
    en: ({ tier, unit, points }, w) =>
      `Falls in the tier “${range(tier, unit, 'en', w)}”: earns ${w.points(points)} points.`,
  },
  'no-tier': {
    vi: () => 'Không thuộc bậc nào nên được 0 điểm.',
    en: () => 'In no tier, so it earns 0.',
  },
  'leader-rule': {
    vi: ({ share: part, max }, w) =>
      `So với đơn vị dẫn đầu khối: đạt đúng chỉ tiêu được ${w.number(part)} × ${w.points(max)}; tỷ lệ vượt cao nhất khối được ${w.points(max)}; vượt mà không dẫn đầu thì tính theo khoảng cách tới đơn vị dẫn đầu; chưa đạt thì tính theo tỷ lệ.`,
    en: ({ share: part, max }, w) =>
      `Against the bloc’s best: meeting the target earns ${w.number(part)} × ${w.points(max)}; the highest ratio above it earns ${w.points(max)}; above it but not the best is reckoned by the distance; short of it by the ratio.`,
  },
  'leader-short': {
    vi: ({ share: part, max, ratio, points }, w) =>
      `Chưa đạt chỉ tiêu: ${w.number(part)} × ${w.points(max)} × ${w.number(ratio)}% = ${w.points(points)}`,
    en: ({ share: part, max, ratio, points }, w) =>
      `Short of the target: ${w.number(part)} × ${w.points(max)} × ${w.number(ratio)}% = ${w.points(points)}`,
  },
  'leader-met': {
    vi: ({ share: part, max, points }, w) =>
      `Đạt đúng chỉ tiêu, chưa vượt: ${w.number(part)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ share: part, max, points }, w) =>
      `The target is met exactly, not exceeded: ${w.number(part)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'leader-leads': {
    vi: ({ points }, w) => `Tỷ lệ cao nhất khối nên được điểm tối đa ${w.points(points)}.`,
    en: ({ points }, w) => `The highest ratio of the bloc, so it earns the full ${w.points(points)}.`,
  },
  'leader-best': {
    vi: ({ ratio }, w) => `Đơn vị dẫn đầu khối đạt ${w.number(ratio)}%.`,
    en: ({ ratio }, w) => `The bloc’s best stands at ${w.number(ratio)}%.`,
  },
  'leader-behind': {
    vi: ({ share: part, max, over, leadOver, points }, w) =>
      `${w.number(part)} × ${w.points(max)} + phần còn lại × (${w.number(over)}% ÷ ${w.number(leadOver)}%) = ${w.points(points)}`,
    en: ({ share: part, max, over, leadOver, points }, w) =>
      `${w.number(part)} × ${w.points(max)} + the rest × (${w.number(over)}% ÷ ${w.number(leadOver)}%) = ${w.points(points)}`,
  },
  'leader-group': {
    vi: ({ actual, best, max, points }, w) =>
      `So trong nhóm không giao chỉ tiêu: ${w.number(actual)} ÷ ${w.number(best)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ actual, best, max, points }, w) =>
      `Among the units without a target: ${w.number(actual)} ÷ ${w.number(best)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'no-target-zero': {
    vi: () => 'Không giao chỉ tiêu: theo bảng tiêu chí được 0 điểm.',
    en: () => 'No target was assigned: by the table this earns 0.',
  },
  'units-in': {
    vi: ({ in: here, of }) => `Tạm tính, đã có ${here}/${of} đơn vị. Điểm sẽ tính lại khi có đủ số liệu.`,
    en: ({ in: here, of }) => `Provisional, ${here} of ${of} units in. It is reckoned again when all are.`,
  },
  sum: {
    vi: ({ terms, points }, w) => `Cộng các phần: ${terms.map(w.points).join(' + ')} = ${w.points(points)}`,
    en: ({ terms, points }, w) =>
      `Sum of the parts: ${terms.map(w.points).join(' + ')} = ${w.points(points)}`,
  },
  'group-capped': {
    vi: ({ cap }, w) => `Nhóm không quá ${w.points(cap)} điểm.`,
    en: ({ cap }, w) => `The group counts at most ${w.points(cap)} points.`,
  },
  rescaled: {
    vi: ({ earned, assigned, max, points }, w) =>
      `Có tiêu chí không giao (KG) nên quy đổi: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ earned, assigned, max, points }, w) =>
      `Some criteria were not assigned, so it is rescaled: ${w.points(earned)} ÷ ${w.points(assigned)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'part-without-criteria': {
    vi: () => 'Mọi tiêu chí của phần này đều ghi "không giao" nên chưa tính được điểm.',
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
    vi: ({ base, bonus, penalty, points }, w) =>
      `Tổng: ${w.points(base)}${bonus ? ` + thưởng ${w.points(bonus)}` : ''}${penalty ? ` và trừ ${w.points(penalty)}` : ''} = ${w.points(points)}`,
    en: ({ base, bonus, penalty, points }, w) =>
      `Total: ${w.points(base)}${bonus ? ` + bonus ${w.points(bonus)}` : ''}${penalty ? ` and penalty ${w.points(penalty)}` : ''} = ${w.points(points)}`,
  },
  'not-assigned-rescaled': {
    vi: () => 'KG – không giao chỉ tiêu. Không tính vào điểm tối đa; phần này quy đổi theo thang đầy đủ.',
    en: () => 'Not assigned. It leaves the maximum, and the part is rescaled to its full scale.',
  },
  'not-assigned-full': {
    vi: ({ points }, w) => `KG – không giao chỉ tiêu. Theo bảng tiêu chí được ${w.points(points)} điểm.`,
    en: ({ points }, w) => `Not assigned. By the table this earns ${w.points(points)} points.`,
  },
  'not-assigned-zero': {
    vi: () => 'KG – không giao chỉ tiêu. Theo bảng tiêu chí được 0 điểm.',
    en: () => 'Not assigned. By the table this earns 0.',
  },
};
