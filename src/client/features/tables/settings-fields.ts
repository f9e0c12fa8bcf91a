// What a table decides once for all its criteria, as the fields of a form: title, scale, the nine policies, grades and
// conditions.

import { indexOf, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import type { TieRule } from '../../../domain/criteria/policies/tie-break.ts';
import type { GateKindName } from '../../../domain/ranking/gates/registry.ts';
import { tieRuleWords } from '../../../domain/scoring/words/policy-words.ts';
import { choice, decimal, points, type Field, type FieldChoice } from './fields.ts';

const gateKindWords: { readonly [K in GateKindName]: FieldChoice['label'] } = {
  disqualify_rank: { vi: 'không xếp hạng', en: 'not ranked' },
  disqualify_flag: { vi: 'xếp hạng nhưng không đề nghị Cờ', en: 'ranked, no flag' },
  hold_pending: { vi: 'chưa xét', en: 'on hold' },
  not_registered: { vi: 'không xét (không đăng ký thi đua)', en: 'not considered (not registered)' },
  zero_criterion: { vi: 'một tiêu chí tính 0 điểm', en: 'a criterion counts as 0' },
  cap_level: { vi: 'hạ bậc xếp hạng, xếp loại', en: 'place or grade lowered' },
  no_submission: {
    vi: 'nộp muộn, không nộp: trừ điểm hoặc không xét',
    en: 'late: points off, or not considered',
  },
  unit_dissolved: { vi: 'đơn vị đã giải thể', en: 'the unit was dissolved' },
};

const capChoices: readonly FieldChoice[] = [
  choice('none', 'không giới hạn', 'no bound'),
  choice('points', 'một số điểm', 'points'),
  choice('percent', '% của thang điểm', '% of the scale'),
];

/** A tie rule by the name it is chosen under. */
export const tieValue = (rule: TieRule): string =>
  rule.by === 'part'
    ? `part:${rule.part}`
    : rule.by === 'criterion'
      ? `criterion:${rule.criterion}`
      : rule.by;

/** The fields, for the parts and criteria that this table has. */
export function settingsFields(table: CriteriaTable): readonly Field[] {
  const leaves = indexOf(table).leaves.map(({ leaf }) => leaf);
  const called = ({ code, name }: { code: string; name: string }) =>
    [code, name].filter(Boolean).join(' ').slice(0, 80);
  const tie = (rule: TieRule, name = ''): FieldChoice => ({
    value: tieValue(rule),
    label: tieRuleWords(rule, name),
  });
  const ofLeaf = (id: string): FieldChoice => {
    const leaf = leaves.find((one) => one.id === id);
    const name = leaf ? called(leaf) : id;
    return { value: id, label: { vi: name, en: name } };
  };
  return [
    { is: 'text', key: 'title', label: { vi: 'Tên bảng tiêu chí', en: 'Title' } },
    points('scale', 'Thang điểm', 'Scale', { required: true }),
    {
      is: 'one-of',
      key: 'rounding.step',
      label: { vi: 'Làm tròn đến', en: 'Rounded to' },
      choices: [1, 5, 10, 25, 50, 100].map((step) =>
        choice(String(step), `${step / 100}`.replace('.', ','), String(step / 100)),
      ),
    },
    {
      is: 'one-of',
      key: 'rounding.at',
      label: { vi: 'Làm tròn ở', en: 'Rounded at' },
      choices: [
        choice('criterion', 'từng tiêu chí', 'each criterion'),
        choice('part', 'từng phần', 'each part'),
        choice('total', 'tổng điểm', 'the total'),
      ],
    },
    {
      is: 'one-of',
      key: 'notAssigned',
      label: { vi: 'Tiêu chí không giao (KG)', en: 'Criteria not assigned' },
      choices: [
        choice('rescale-part', 'loại ra, quy đổi trong từng phần', 'left out, rescaled within the part'),
        choice('rescale-table', 'loại ra, quy đổi trên cả bảng', 'left out, rescaled over the table'),
        choice('give_full', 'được điểm tối đa', 'earn the maximum'),
        choice('give_average', 'được trung bình các đơn vị khác', 'earn the mean of the others'),
        choice('give_zero', 'được 0 điểm', 'earn 0'),
      ],
    },
    {
      is: 'one-of',
      key: 'finalRule',
      label: { vi: 'Điểm cuối cùng', en: 'The score that counts' },
      choices: [
        choice(
          'province_else_bloc',
          'điểm thẩm định, chưa có thì điểm khối',
          'the province’s, else the bloc’s',
        ),
        choice('province', 'điểm thẩm định của tỉnh', 'the province’s'),
        choice('bloc', 'điểm khối chấm', 'the bloc’s'),
      ],
    },
    {
      is: 'one-of',
      key: 'bonusCap.of',
      label: { vi: 'Trần điểm thưởng', en: 'Bonus is capped' },
      choices: capChoices,
    },
    decimal('bonusCap.value', 'Trần thưởng: số', 'Bonus cap: figure', {
      when: { key: 'bonusCap.of', is: ['points', 'percent'] },
    }),
    {
      is: 'one-of',
      key: 'penaltyCap.of',
      label: { vi: 'Sàn điểm trừ', en: 'Penalty stops' },
      choices: capChoices,
    },
    decimal('penaltyCap.value', 'Sàn trừ: số', 'Penalty floor: figure', {
      hint: { vi: 'Gõ số dương: 50 là trừ không quá 50 điểm.', en: '50 means no more than 50 off.' },
      when: { key: 'penaltyCap.of', is: ['points', 'percent'] },
    }),
    { is: 'whole', key: 'flags', label: { vi: 'Số Cờ của khối', en: 'Flags of the bloc' }, required: true },
    {
      is: 'whole',
      key: 'certificates',
      label: { vi: 'Số Bằng khen', en: 'Certificates' },
      hint: { vi: 'Để trống: không giới hạn.', en: 'Empty: no bound.' },
    },
    decimal('minimumForFlag', 'Đề nghị Cờ từ (% thang điểm)', 'Flag from (% of the scale)', {
      hint: { vi: 'Để trống: không đặt mức.', en: 'Empty: none.' },
    }),
    {
      is: 'list',
      key: 'tieBreak',
      label: { vi: 'Khi bằng điểm, xét lần lượt', en: 'Where totals are level, in this order' },
      add: { vi: 'Thêm bước xét', en: 'Add a rule' },
      columns: [
        {
          is: 'one-of',
          key: 'rule',
          label: { vi: 'Xét theo', en: 'By' },
          choices: [
            tie({ by: 'bonus' }),
            tie({ by: 'penalty' }),
            tie({ by: 'at_max' }),
            tie({ by: 'ballot' }),
            tie({ by: 'same_rank' }),
            ...table.parts.map((part) => tie({ by: 'part', part: part.id }, called(part))),
            ...leaves.map((leaf) => tie({ by: 'criterion', criterion: leaf.id }, called(leaf))),
          ],
        },
      ],
    },
    {
      is: 'list',
      key: 'grades',
      label: { vi: 'Xếp loại, từ cao xuống', en: 'Grades, from the highest' },
      add: { vi: 'Thêm mức', en: 'Add a grade' },
      columns: [
        { is: 'text', key: 'name', label: { vi: 'Tên mức', en: 'Name' }, required: true },
        decimal('from', 'Từ (% thang điểm)', 'From (% of the scale)', { required: true }),
      ],
    },
    {
      is: 'list',
      key: 'gates',
      label: { vi: 'Điều kiện khống chế', en: 'Conditions' },
      hint: {
        vi: 'Người có trách nhiệm áp dụng từng trường hợp; hoặc tự áp dụng khi một tiêu chí điều kiện “không đạt”.',
        en: 'Applied by a person, case by case; or by itself where a condition is “not passed”.',
      },
      add: { vi: 'Thêm điều kiện', en: 'Add a condition' },
      named: true,
      columns: [
        {
          is: 'one-of',
          key: 'kind',
          label: { vi: 'Thì', en: 'Then' },
          choices: Object.entries(gateKindWords).map(([value, label]) => ({ value, label })),
          wide: true,
        },
        { is: 'text', key: 'text', label: { vi: 'Nội dung', en: 'What' }, required: true, wide: true },
        {
          is: 'one-of',
          key: 'trigger',
          label: { vi: 'Tự áp dụng khi', en: 'By itself when' },
          choices: [
            choice('', 'không tự áp dụng', 'never by itself'),
            // Only what its answers can do: what is judged or measured is never "not passed".
            ...leaves.map((leaf): FieldChoice =>
              leaf.rule.kind === 'pass_fail'
                ? {
                    value: `not_passed:${leaf.id}`,
                    label: { vi: `${called(leaf)}: không đạt`, en: `${called(leaf)}: not passed` },
                  }
                : {
                    value: `above_zero:${leaf.id}`,
                    label: { vi: `${called(leaf)}: có xảy ra`, en: `${called(leaf)}: it happened` },
                  },
            ),
          ],
          wide: true,
        },
        {
          is: 'one-of',
          key: 'criterion',
          label: { vi: 'Tiêu chí bị tính 0', en: 'Criterion that counts as 0' },
          choices: [
            choice('', 'chọn tiêu chí', 'choose a criterion'),
            ...leaves.map((leaf) => ofLeaf(leaf.id)),
          ],
          wide: true,
          when: { key: 'kind', is: ['zero_criterion'] },
        },
        {
          is: 'whole',
          key: 'lowerPlaces',
          label: { vi: 'Hạ bậc xếp hạng', en: 'Places down' },
          when: { key: 'kind', is: ['cap_level'] },
        },
        {
          is: 'whole',
          key: 'lowerGrade',
          label: { vi: 'Hạ mức xếp loại', en: 'Grades down' },
          when: { key: 'kind', is: ['cap_level'] },
        },
        points('points', 'Trừ điểm', 'Points off', {
          hint: { vi: 'Để trống: không xét.', en: 'Empty: not considered.' },
          when: { key: 'kind', is: ['no_submission'] },
        }),
      ],
    },
  ];
}
