// The sentences of the rule kinds.

import type { Decimal } from '../decimal.ts';
import type { KindLines } from '../lines.ts';
import { range, tierList, withUnit, type LineWords, type Write } from './write.ts';

type PricedOption = KindLines['choice-rule']['options'][number];
type PricedItem = KindLines['deduct-rule']['items'][number];

const optionList = (options: readonly PricedOption[], w: Write): string =>
  options.map(({ label, points }) => `${label}: ${w.points(points)}`).join('; ');
const itemList = (items: readonly PricedItem[], w: Write, most: (count: number) => string): string =>
  items
    .map(({ label, each, most: cap }) => `${label}: ${w.points(each)}${cap === undefined ? '' : most(cap)}`)
    .join('; ');
const placeList = (points: KindLines['rank-rule']['points'], w: Write): string =>
  points.map(w.points).join(', ');

const baseVi = { target: 'chỉ tiêu giao', previous: 'năm trước', fixed: 'mức' } as const;
const baseEn = { target: 'the target', previous: 'last year', fixed: 'the base' } as const;
const perStep = (per: 'percent' | 'unit', size: string, unit: string): string =>
  per === 'percent' ? `${size}%` : withUnit(size, unit);

const endsVi = ['từ', 'trên', 'đến', 'đến dưới'] as const;
const endsEn = ['at least', 'above', 'up to', 'to under'] as const;

type Ends = Pick<KindLines['band-rule'], 'low' | 'lowIncl' | 'high' | 'highIncl' | 'unit'>;

function ends({ low, lowIncl, high, highIncl, unit }: Ends, w: Write, vi: boolean): string {
  const at = (end: typeof low) =>
    end === null
      ? ''
      : typeof end === 'string'
        ? withUnit(w.number(end), unit)
        : vi
          ? baseVi[end.ref]
          : baseEn[end.ref];
  const [atLeast, above, atMost, under] = vi ? endsVi : endsEn;
  const from = low === null ? '' : `${lowIncl ? atLeast : above} ${at(low)}`;
  const to = high === null ? '' : `${highIncl ? atMost : under} ${at(high)}`;
  return [from, to].filter(Boolean).join(' ');
}

export const kindWords: LineWords<KindLines> = {
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
  'under-zero': {
    vi: () => 'Kết quả dưới 0 nên được 0 điểm.',
    en: () => 'A result under 0 earns 0.',
  },
  'nothing-left': {
    vi: () => 'Kết quả từ 0 trở xuống là mức tốt nhất, hưởng trọn điểm.',
    en: () => 'A result of 0 or less is the best there is, so it earns full points.',
  },
  shortfall: {
    vi: ({ target, actual, short, unit }, w) =>
      `Thiếu so với chỉ tiêu giao: ${w.number(target)} − ${w.number(actual)} = ${withUnit(w.number(short), unit)}`,
    en: ({ target, actual, short, unit }, w) =>
      `Short of the plan: ${w.number(target)} − ${w.number(actual)} = ${withUnit(w.number(short), unit)}`,
  },
  'tiers-rule': {
    vi: ({ measure, unit, tiers }, w) =>
      `${measure === 'actual' ? 'Chấm theo bậc' : measure === 'percent_of_target' ? 'Chấm theo bậc của tỷ lệ so với chỉ tiêu giao' : 'Chấm theo bậc của phần còn thiếu so với chỉ tiêu giao'}: ${tierList(tiers, unit, 'vi', w)} điểm.`,
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
  'leader-nothing': {
    vi: () => 'So trong nhóm không giao chỉ tiêu: chưa đơn vị nào có kết quả trên 0 nên được 0 điểm.',
    en: () => 'Among the units without a target none has a result above 0, so it earns 0.',
  },
  'no-target-zero': {
    vi: () => 'Không giao chỉ tiêu: theo bảng tiêu chí được 0 điểm.',
    en: () => 'No target was assigned: by the table this earns 0.',
  },
  fall: {
    vi: ({ before, now, fall }, w) =>
      `Năm trước ${w.number(before)}, năm nay ${w.number(now)}: giảm ${w.number(fall)}.`,
    en: ({ before, now, fall }, w) =>
      `Last year ${w.number(before)}, this year ${w.number(now)}: a fall of ${w.number(fall)}.`,
  },
  'choice-rule': {
    vi: ({ options }, w) => `Chọn một mức: ${optionList(options, w)} điểm.`,
    en: ({ options }, w) => `One of: ${optionList(options, w)} points.`,
  },
  chosen: {
    vi: ({ label }) => `Mức đã chọn: ${label}.`,
    en: ({ label }) => `Chosen: ${label}.`,
  },
  'deduct-rule': {
    vi: ({ max, items, floor }, w) =>
      `Từ ${w.points(max)} điểm, trừ dần mỗi lần: ${itemList(items, w, (most) => ` (không quá ${most} lần)`)} điểm; không dưới ${w.points(floor)} điểm.`,
    en: ({ max, items, floor }, w) =>
      `From ${w.points(max)} points, off for each: ${itemList(items, w, (most) => ` (at most ${most})`)}; not under ${w.points(floor)}.`,
  },
  'item-count': {
    vi: ({ label, count }, w) => `${label}: ${w.number(count)}.`,
    en: ({ label, count }, w) => `${label}: ${w.number(count)}.`,
  },
  'item-capped': {
    vi: ({ label, most }) => `${label}: chỉ tính ${most} lần.`,
    en: ({ label, most }) => `${label}: only ${most} are counted.`,
  },
  'taken-off': {
    vi: ({ max, off, points }, w) => `${[max, ...off].map(w.points).join(' − ')} = ${w.points(points)}`,
    en: ({ max, off, points }, w) => `${[max, ...off].map(w.points).join(' − ')} = ${w.points(points)}`,
  },
  'at-floor': {
    vi: ({ floor }, w) => `Không dưới ${w.points(floor)} điểm, nên tính ${w.points(floor)}.`,
    en: ({ floor }, w) => `Not under ${w.points(floor)}, so ${w.points(floor)} counts.`,
  },
  'bonus-penalty-rule': {
    vi: ({ bonus, penalty, least, most }, w) =>
      sentence(
        bonus > 0 && `cộng ${w.points(bonus)} điểm mỗi lần`,
        penalty > 0 && `trừ ${w.points(penalty)} điểm mỗi lần`,
        least !== null && `không dưới ${w.points(least)}`,
        `không quá ${w.points(most)} điểm`,
      ),
    en: ({ bonus, penalty, least, most }, w) =>
      sentence(
        bonus > 0 && `adds ${w.points(bonus)} each`,
        penalty > 0 && `takes ${w.points(penalty)} each`,
        least !== null && `not under ${w.points(least)}`,
        `at most ${w.points(most)} points`,
      ),
  },
  'bonus-penalty-counts': {
    vi: ({ bonus, penalty }, w) => `Số lần cộng: ${w.number(bonus)}; số lần trừ: ${w.number(penalty)}.`,
    en: ({ bonus, penalty }, w) => `Times added: ${w.number(bonus)}; times taken off: ${w.number(penalty)}.`,
  },
  'bonus-penalty-sum': {
    vi: ({ points, ...counted }, w) => `${goodAndBad(counted, w)} = ${w.points(points)}`,
    en: ({ points, ...counted }, w) => `${goodAndBad(counted, w)} = ${w.points(points)}`,
  },
  'step-rule': {
    vi: ({ base, baseValue, per, size, unit, up, down, start, floor, cap, partial }, w) =>
      `Bằng ${baseVi[base]}${baseValue === null ? '' : ` ${withUnit(w.number(baseValue), unit)}`} được ${w.points(start)} điểm; cứ vượt ${perStep(per, w.number(size), unit)} cộng ${w.points(up)}, cứ giảm ${perStep(per, w.number(size), unit)} trừ ${w.points(down)}${partial === 'floor' ? ' (chỉ tính mức trọn)' : ''}; từ ${w.points(floor)} đến ${w.points(cap)} điểm.`,
    en: ({ base, baseValue, per, size, unit, up, down, start, floor, cap, partial }, w) =>
      `Equal to ${baseEn[base]}${baseValue === null ? '' : ` ${withUnit(w.number(baseValue), unit)}`} earns ${w.points(start)}; each ${perStep(per, w.number(size), unit)} above adds ${w.points(up)}, each below takes ${w.points(down)}${partial === 'floor' ? ' (whole steps only)' : ''}; between ${w.points(floor)} and ${w.points(cap)} points.`,
  },
  'actual-and-base': {
    vi: ({ actual, base, of, unit }, w) =>
      `Kết quả ${withUnit(w.number(actual), unit)}; ${baseVi[of]} ${withUnit(w.number(base), unit)}.`,
    en: ({ actual, base, of, unit }, w) =>
      `Result ${withUnit(w.number(actual), unit)}; ${baseEn[of]} ${withUnit(w.number(base), unit)}.`,
  },
  steps: {
    vi: ({ distance, per, unit, steps }, w) =>
      `Chênh ${perStep(per, w.number(distance), unit)}, tính ${w.number(steps)} mức.`,
    en: ({ distance, per, unit, steps }, w) =>
      `Off by ${perStep(per, w.number(distance), unit)}, which is ${w.number(steps)} steps.`,
  },
  'step-sum': {
    vi: ({ start, steps, each, points }, w) =>
      `${w.points(start)} ${plusOrMinus(steps, w)} × ${w.points(each)} = ${w.points(points)}`,
    en: ({ start, steps, each, points }, w) =>
      `${w.points(start)} ${plusOrMinus(steps, w)} × ${w.points(each)} = ${w.points(points)}`,
  },
  'band-rule': {
    vi: (args, w) =>
      `Trong khoảng ${ends(args, w, true)} được ${w.points(args.inside)} điểm, ngoài khoảng được ${w.points(args.outside)} điểm.`,
    en: (args, w) =>
      `Within ${ends(args, w, false)} earns ${w.points(args.inside)} points, outside ${w.points(args.outside)}.`,
  },
  'in-band': {
    vi: ({ inside, ...args }, w) => `${inside ? 'Trong' : 'Ngoài'} khoảng ${ends(args, w, true)}.`,
    en: ({ inside, ...args }, w) => `${inside ? 'Within' : 'Outside'} ${ends(args, w, false)}.`,
  },
  'external-rule': {
    vi: ({ source, max }, w) => `Lấy nguyên điểm do ${source} chấm, không quá ${w.points(max)} điểm.`,
    en: ({ source, max }, w) => `The score given by ${source} as it is, at most ${w.points(max)} points.`,
  },
  'external-linear-rule': {
    vi: ({ source, most, max }, w) =>
      `Lấy điểm do ${source} chấm (thang ${w.number(most)}), quy về thang ${w.points(max)} điểm.`,
    en: ({ source, most, max }, w) =>
      `The score given by ${source} (out of ${w.number(most)}), brought to ${w.points(max)} points.`,
  },
  'external-classes-rule': {
    vi: ({ source, options }, w) => `Theo kết quả xếp loại của ${source}: ${optionList(options, w)} điểm.`,
    en: ({ source, options }, w) => `By the class given by ${source}: ${optionList(options, w)} points.`,
  },
  'external-figure': {
    vi: ({ source, given }, w) => `${source} chấm ${w.number(given)}.`,
    en: ({ source, given }, w) => `${source} gave ${w.number(given)}.`,
  },
  'brought-to-scale': {
    vi: ({ given, most, max, points }, w) =>
      `${w.number(given)} ÷ ${w.number(most)} × ${w.points(max)} = ${w.points(points)}`,
    en: ({ given, most, max, points }, w) =>
      `${w.number(given)} ÷ ${w.number(most)} × ${w.points(max)} = ${w.points(points)}`,
  },
  'rank-rule': {
    vi: ({ order, points, rest, tie }, w) =>
      `Theo thứ hạng trong khối (${order === 'desc' ? 'cao nhất đứng đầu' : 'thấp nhất đứng đầu'}): ${placeList(points, w)}, còn lại ${w.points(rest)} điểm. Bằng nhau thì ${{ same: 'cùng nhận điểm của hạng cao', average: 'chia đều điểm các hạng', next: 'cùng nhận điểm của hạng thấp' }[tie]}.`,
    en: ({ order, points, rest, tie }, w) =>
      `By place in the bloc (${order === 'desc' ? 'highest first' : 'lowest first'}): ${placeList(points, w)}, the rest ${w.points(rest)} points. Level units ${{ same: 'all get the better place', average: 'share the mean of their places', next: 'all get the lower place' }[tie]}.`,
  },
  'place-in-bloc': {
    vi: ({ place, level }) =>
      `Đứng thứ ${place} trong khối${level > 1 ? `, cùng ${level - 1} đơn vị khác` : ''}.`,
    en: ({ place, level }) => `Place ${place} in the bloc${level > 1 ? `, with ${level - 1} more` : ''}.`,
  },
  'overshoot-rule': {
    vi: ({ each, cap, asBonus }, w) =>
      `Vượt chỉ tiêu: cứ 1% cộng ${w.points(each)} điểm, không quá ${w.points(cap)} điểm${asBonus ? ', tính vào điểm thưởng' : ''}.`,
    en: ({ each, cap, asBonus }, w) =>
      `Beyond the target: each 1% adds ${w.points(each)}, at most ${w.points(cap)}${asBonus ? ', as bonus' : ''}.`,
  },
  overshoot: {
    vi: ({ percent, each, points, isCapped }, w) =>
      `Vượt ${w.number(percent)}% × ${w.points(each)} = ${isCapped ? 'chạm trần, ' : ''}${w.points(points)} điểm vượt.`,
    en: ({ percent, each, points, isCapped }, w) =>
      `Beyond by ${w.number(percent)}% × ${w.points(each)} = ${isCapped ? 'capped, ' : ''}${w.points(points)} points on top.`,
  },
  'overshoot-most': {
    vi: ({ points }, w) =>
      `Không còn mức nào tốt hơn, hưởng mức vượt cao nhất: ${w.points(points)} điểm vượt.`,
    en: ({ points }, w) =>
      `Nothing is better, so it earns the most there is on top: ${w.points(points)} points.`,
  },
};

/** Those that are so, as one sentence. */
function sentence(...parts: readonly (string | false)[]): string {
  const text = parts.filter(Boolean).join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** "+ 3", or "− 1" of one below zero. */
const plusOrMinus = (number: Decimal, w: Write): string =>
  number.startsWith('-') ? `− ${w.number(number.slice(1))}` : `+ ${w.number(number)}`;

/** What was counted of either kind: "2 × 5 − 1 × 3"; nothing is said of a kind of which there was none. */
function goodAndBad(
  { bonus, bonusEach, penalty, penaltyEach }: Omit<KindLines['bonus-penalty-sum'], 'points'>,
  w: Write,
): string {
  const good = `${w.number(bonus)} × ${w.points(bonusEach)}`;
  const bad = `${w.number(penalty)} × ${w.points(penaltyEach)}`;
  if (penalty !== '0') return bonus === '0' ? `−${bad}` : `${good} − ${bad}`;
  return bonusEach === 0 ? bad : good;
}
