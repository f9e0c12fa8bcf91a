// The sentences of what a table decides once for all.

import type { TieRule } from '../../criteria/policies/tie-break.ts';
import type { PolicyLines } from '../lines.ts';
import type { LineWords } from './write.ts';

const tieVi: { readonly [By in TieRule['by']]: string } = {
  part: 'điểm của phần',
  criterion: 'điểm của tiêu chí',
  bonus: 'điểm thưởng cao hơn',
  penalty: 'ít điểm trừ hơn',
  at_max: 'nhiều tiêu chí đạt điểm tối đa hơn',
  ballot: 'bỏ phiếu kín tại khối',
  same_rank: 'cùng hạng',
};
const tieEn: { readonly [By in TieRule['by']]: string } = {
  part: 'points of part',
  criterion: 'points of criterion',
  bonus: 'more bonus',
  penalty: 'fewer points taken off',
  at_max: 'more criteria at their maximum',
  ballot: 'secret ballot of the bloc',
  same_rank: 'same place',
};

/** A tie rule as a few words; `name` is the printed code of the part or criterion it looks at. */
export const tieRuleWords = (rule: TieRule, name: string): { readonly vi: string; readonly en: string } => ({
  vi: `${tieVi[rule.by]}${name && ` ${name}`}`,
  en: `${tieEn[rule.by]}${name && ` ${name}`}`,
});

const atVi = { criterion: 'từng tiêu chí', part: 'từng phần', total: 'tổng điểm' } as const;
const atEn = { criterion: 'each criterion', part: 'each part', total: 'the total only' } as const;

export const policyWords: LineWords<PolicyLines> = {
  'scale-policy': {
    vi: ({ scale }, w) => `Thang điểm ${w.points(scale)}.`,
    en: ({ scale }, w) => `Scale of ${w.points(scale)} points.`,
  },
  'rounding-policy': {
    vi: ({ step, at }, w) => `Làm tròn đến ${w.points(step)} điểm ở ${atVi[at]}, nửa làm tròn lên.`,
    en: ({ step, at }, w) => `Rounded to ${w.points(step)} at ${atEn[at]}, halves away from zero.`,
  },
  'no-bonus-cap': {
    vi: () => 'Điểm thưởng không có trần.',
    en: () => 'Bonus has no cap.',
  },
  'no-penalty-cap': {
    vi: () => 'Điểm trừ không có mức sàn.',
    en: () => 'Penalty has no floor.',
  },
  'not-assigned-policy': {
    vi: ({ policy }) =>
      ({
        'rescale-part': 'Tiêu chí không giao (KG): loại khỏi điểm tối đa, quy đổi trong từng phần.',
        'rescale-table': 'Tiêu chí không giao (KG): loại khỏi điểm tối đa, quy đổi trên cả bảng.',
        give_full: 'Tiêu chí không giao (KG): được điểm tối đa.',
        give_average: 'Tiêu chí không giao (KG): được điểm bình quân của các đơn vị khác.',
        give_zero: 'Tiêu chí không giao (KG): được 0 điểm.',
      })[policy],
    en: ({ policy }) =>
      ({
        'rescale-part': 'Not assigned: leaves the maximum, each part is rescaled.',
        'rescale-table': 'Not assigned: leaves the maximum, the whole table is rescaled.',
        give_full: 'Not assigned: earns full points.',
        give_average: 'Not assigned: earns the mean of the other units.',
        give_zero: 'Not assigned: earns 0.',
      })[policy],
  },
  'tie-break-policy': {
    vi: ({ rules }) =>
      rules.length === 0
        ? 'Bằng điểm thì cùng hạng.'
        : `Bằng điểm thì xét lần lượt: ${rules.map(({ rule, name }) => tieRuleWords(rule, name).vi).join('; ')}.`,
    en: ({ rules }) =>
      rules.length === 0
        ? 'Level totals share a place.'
        : `Level totals are told apart by: ${rules.map(({ rule, name }) => tieRuleWords(rule, name).en).join('; ')}.`,
  },
  'final-rule-policy': {
    vi: ({ rule }) =>
      ({
        province_else_bloc: 'Điểm cuối là điểm thẩm định; chưa có thì lấy điểm khối.',
        province: 'Điểm cuối là điểm thẩm định.',
        bloc: 'Điểm cuối là điểm khối chấm.',
      })[rule],
    en: ({ rule }) =>
      ({
        province_else_bloc: 'The province’s score is final; until it is given, the bloc’s.',
        province: 'The province’s score is final.',
        bloc: 'The bloc’s score is final.',
      })[rule],
  },
  'flag-slots-policy': {
    vi: ({ flags, certificates }) =>
      `Đề nghị ${flags} Cờ${certificates === null ? ', các đơn vị tiếp theo xét Bằng khen' : `, ${certificates} Bằng khen`}.`,
    en: ({ flags, certificates }) =>
      `${flags} flags are proposed${certificates === null ? ', certificates for those after' : `, ${certificates} certificates`}.`,
  },
  'minimum-for-flag': {
    vi: ({ percent }, w) => `Đề nghị Cờ từ ${w.number(percent)}% thang điểm trở lên.`,
    en: ({ percent }, w) => `A flag needs ${w.number(percent)}% of the scale or more.`,
  },
  'no-minimum-for-flag': {
    vi: () => 'Không đặt điểm tối thiểu để đề nghị Cờ.',
    en: () => 'There is no minimum for the flag.',
  },
};
