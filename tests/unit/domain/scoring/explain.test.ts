import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { leafOf, type CriteriaTable, type Leaf } from '../../../../src/domain/criteria/criteria-table.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { explainLeaf, explainPart, explainTotal } from '../../../../src/domain/scoring/explain.ts';
import { peersOf, scoreUnits } from '../../../../src/domain/scoring/total.ts';
import {
  fraction,
  ofDecimal,
  times,
  toPercentText,
  toPoints,
} from '../../../../src/domain/scoring/fraction.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { sayInputProblem } from '../../../../src/domain/scoring/words/input-problem-words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const KG: CellInput = { assigned: false };
const sheet = (more: Parameters<typeof tableOf>[1] = {}) =>
  tableOf(
    [
      part('i', 'score', 4000, [
        leaf('i.1', 3000, { kind: 'target_ratio' }, { unit: 'lao động' }),
        leaf('i.2', 1000, { kind: 'relative_to_leader' }),
      ]),
      part('ii', 'score', 1000, [
        leaf('ii.1', 600, { kind: 'expert', step: 25 }),
        leaf('ii.2', 400, { kind: 'pass_fail' }),
      ]),
      part('t', 'bonus', 500, [leaf('t.1', 500, { kind: 'per_unit', pointPerUnit: 200, cap: 1000 })]),
      part('p', 'penalty', 0, [leaf('p.1', 0, { kind: 'per_unit', pointPerUnit: -150 })]),
    ],
    more,
  );

const inputs: Readonly<Record<string, CellInput>> = {
  'i.1': { value: '1040' },
  'i.2': { value: '110' },
  'ii.1': { value: '5.25' },
  'ii.2': KG,
  't.1': { value: '4' },
  'p.1': { value: '2' },
};

/** The sheet reckoned by hand: 28,94 + 6 = 34,94; 5,25 ÷ 6 × 10 = 8,75; + 5 capped; − 2 capped. */
function explained(table: CriteriaTable, own = inputs) {
  const units = [
    {
      unitId: 'u-1',
      column: columnOf('u-1', own),
      targets: targetsOf('u-1', { 'i.1': '1078', 'i.2': '100' }),
    },
    {
      unitId: 'u-2',
      column: columnOf('u-2', { 'i.2': { value: '150' } }),
      targets: targetsOf('u-2', { 'i.2': '100' }),
    },
    { unitId: 'u-3', column: undefined, targets: undefined },
  ];
  const score = must(scoreUnits(table, units)[0], 'a score');
  const peers = peersOf(table, units);
  const own1 = must(units[0], 'a unit');
  const why = (id: string) =>
    explainLeaf(
      table,
      leafOf(table, id),
      own1.column?.cells[id],
      must(score.outcomes.get(id), 'an outcome'),
      own1.targets?.values[id],
      peers.get(id) ?? [],
    );
  return { score, why };
}

const caps = { policies: { bonusCap: 500, penaltyCap: -200 } };

describe('a sheet reckoned by hand', () => {
  const table = sheet(caps);
  const { score, why } = explained(table);

  test('[EX2] every leaf says its own numbers, in the reader’s notation', () => {
    expect(sayAll(why('i.1').working, 'vi')).toBe(
      '1.040 ÷ 1.078 = 96,47% 30 × 96,47% = 28,94 Chưa vượt trần 30 điểm.',
    );
    expect(sayAll(why('i.1').figures, 'en')).toBe('Result 1,040 lao động; target 1,078 lao động.');
    expect(sayAll(why('ii.1').working, 'vi')).toBe('Được 5,25 điểm.');
  });

  test('[EX3] a number that waits for other units says how many are in', () => {
    expect(sayAll(why('i.2').working, 'vi')).toBe(
      '110 ÷ 100 = 110% Đơn vị dẫn đầu khối đạt 150%. 0,5 × 10 + phần còn lại × (10% ÷ 50%) = 6 Tạm tính, đã có 2/3 đơn vị. Điểm sẽ tính lại khi có đủ số liệu.',
    );
    expect(sayAll(why('i.2').working, 'en')).toContain('Provisional, 2 of 3 units in.');
  });

  test('[EX2] a rescaled part shows earned, assigned and full', () => {
    const [first, second] = score.parts;
    expect(sayAll(explainPart(table, must(first, 'a part')), 'vi')).toBe('Được 34,94 điểm.');
    expect(sayAll(explainPart(table, must(second, 'a part')), 'vi')).toBe(
      'Có tiêu chí không giao (KG) nên quy đổi: 5,25 ÷ 6 × 10 = 8,75',
    );
    expect(sayAll(explainPart(table, must(second, 'a part')), 'en')).toBe(
      'Some criteria were not assigned, so it is rescaled: 5.25 ÷ 6 × 10 = 8.75',
    );
  });

  test('[EX2] the total says the parts, the caps, and what stands beside the scale', () => {
    expect(score.total).toBe(4669);
    expect(sayAll(explainTotal(table, score), 'vi')).toBe(
      'Cộng các phần: 34,94 + 8,75 = 43,69 Điểm thưởng không quá 5. Điểm trừ không quá −2. Tổng: 43,69 + thưởng 5 và trừ 2 = 46,69',
    );
    expect(sayAll(explainTotal(table, score), 'en')).toBe(
      'Sum of the parts: 34.94 + 8.75 = 43.69 Bonus counts at most 5. Penalty counts at most −2. Total: 43.69 + bonus 5 less 2 = 46.69',
    );
  });
});

test('[EX5] the share of a maximum reads so that the points come out by hand', () => {
  const table = tableOf([part('i', 'score', 6000, [leaf('a', 6000, { kind: 'target_ratio' })])]);
  const [node] = table.parts[0]?.children ?? [];
  const workingAt = (value: string, target: string) => {
    const column = columnOf('u-1', { a: { value } });
    const [score] = scoreUnits(table, [{ unitId: 'u-1', column, targets: targetsOf('u-1', { a: target }) }]);
    const outcome = must(score?.outcomes.get('a'), 'an outcome');
    return sayAll(explainLeaf(table, node as Leaf, column.cells['a'], outcome, target, []).working, 'vi');
  };
  // 90,24 % of 60 would be 54,14.
  expect(workingAt('37', '41')).toContain('37 ÷ 41 = 90,244% 60 × 90,244% = 54,15 ');
  expect(workingAt('9', '10')).toContain('9 ÷ 10 = 90% 60 × 90% = 54 ');
  for (let target = 1; target < 60; target += 1) {
    for (let value = 0; value <= target; value += 1) {
      const [, share = '0', given = '0'] =
        /60 × ([\d,]+)% = ([\d,]+)/.exec(workingAt(String(value), String(target))) ?? [];
      const [percent, points] = [share, given].map((text) => ofDecimal(text.replace(',', '.')));
      const byHand = toPoints(times(must(percent, 'a share'), fraction(60)));
      expect(byHand, `${value} of ${target}`).toBe(toPoints(times(must(points, 'points'), fraction(100))));
    }
  }
});

test('[EX2] [PO2] a part that was rounded says so, and nothing of what was not assigned or capped', () => {
  const table = tableOf(
    [
      part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' })]),
      part('p', 'penalty', 0, [leaf('m', 0, { kind: 'expert', min: -1000 })], { min: -300 }),
    ],
    { policies: { rounding: { step: 50, at: 'part' } } },
  );
  const said = (a: CellInput, m: string) => {
    const column = columnOf('u-1', { a, m: { value: m } });
    const [score] = scoreUnits(table, [{ unitId: 'u-1', column, targets: targetsOf('u-1', { a: '99' }) }]);
    return must(score, 'a score').parts.map((one) => sayAll(explainPart(table, one), 'vi'));
  };
  expect(said({ value: '87' }, '-1.2')).toEqual([
    'Làm tròn điểm phần đến 0,5: 9',
    'Làm tròn điểm phần đến 0,5: −1',
  ]);
  expect(said({ value: '99' }, '-4')).toEqual(['Được 10 điểm.', 'Điểm trừ không quá −3.']);
});

test('[EX2] what a condition takes away is said after its word, with one minus', () => {
  const gates = [{ kind: 'no_submission', id: 'g', text: 'Nộp chậm', points: -500, triggers: [] }];
  const table = tableOf([part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })])], { gates });
  const unit = { unitId: 'u-1', column: columnOf('u-1', { a: { value: '9' } }), targets: undefined };
  const marks = [{ gateId: 'g', reason: '', by: 'canbo', at: 0 }];
  const [score] = scoreUnits(table, [{ ...unit, marks }]);
  expect(sayAll(explainTotal(table, must(score, 'a score')), 'vi')).toMatch(/Tổng: 9 và trừ 5 = 4$/);
});

test('[EX2] a table rescaled as a whole says so once, at the total', () => {
  const table = sheet({ policies: { notAssigned: { policy: 'exclude_and_rescale', level: 'table' } } });
  const { score } = explained(table);
  expect(score.base).toBe(4368);
  expect(sayAll(explainTotal(table, score), 'vi')).toContain('quy đổi cả bảng: 40,19 ÷ 46 × 50 = 43,68');
});

describe('what is not a score', () => {
  test('[EX4] a blank cell has the rule and nothing else; an invalid one its problem', () => {
    const { why } = explained(sheet(), { 'ii.1': { value: '5.3' } });
    expect(why('i.1')).toMatchObject({ figures: [], working: [] });
    expect(sayAll(why('i.1').rule, 'vi')).toBe(
      'Theo tỷ lệ hoàn thành chỉ tiêu: 30 × (kết quả ÷ chỉ tiêu), không quá 30 điểm.',
    );
    expect(why('ii.1').problem).toEqual({ code: 'off-step', step: '0.25' });
  });

  test('[EX4] “not assigned” says what the table makes of it', () => {
    const line = (policy: object) =>
      sayAll(explained(sheet({ policies: { notAssigned: policy } })).why('ii.2').working, 'vi');
    expect(line({ policy: 'give_full' })).toBe('KG – không giao chỉ tiêu. Theo bảng tiêu chí được 4 điểm.');
    expect(line({ policy: 'give_zero' })).toBe('KG – không giao chỉ tiêu. Theo bảng tiêu chí được 0 điểm.');
    expect(line({ policy: 'exclude_and_rescale' })).toBe(
      'KG – không giao chỉ tiêu. Không tính vào điểm tối đa; phần này quy đổi theo thang đầy đủ.',
    );
  });

  test('[NA5] a figure that the kind itself takes for not assigned is explained like one', () => {
    const table = tableOf(
      [part('i', 'score', 1000, [leaf('x', 1000, { kind: 'relative_to_leader', noTarget: 'na' })])],
      {
        policies: { notAssigned: { policy: 'give_full' } },
      },
    );
    const units = [{ unitId: 'u-1', column: columnOf('u-1', { x: { value: '5' } }), targets: undefined }];
    const outcome = must(scoreUnits(table, units)[0]?.outcomes.get('x'), 'an outcome');
    const { working } = explainLeaf(
      table,
      leafOf(table, 'x'),
      units[0]?.column.cells['x'],
      outcome,
      undefined,
      [],
    );
    expect(sayAll(working, 'vi')).toBe('KG – không giao chỉ tiêu. Theo bảng tiêu chí được 10 điểm.');
  });

  test('[EX4] every reason why an input cannot count has words with the next step, in both languages', () => {
    const problems = [
      { code: 'unreadable' },
      { code: 'not-a-mark' },
      { code: 'not-an-option', options: ['Xuất sắc', 'Khá'] },
      { code: 'out-of-range', least: '0', most: '10.5' },
      { code: 'out-of-range', least: '0', most: null },
      { code: 'not-whole' },
      { code: 'off-step', step: '0.25' },
      { code: 'no-target' },
      { code: 'target-not-positive' },
    ] as const;
    expect(problems.map((problem) => sayInputProblem(problem, 'vi'))).toEqual([
      'Không đọc được thành số. Hãy gõ riêng số, nhiều nhất 12 chữ số và 6 chữ số sau dấu phẩy, ví dụ 12,5.',
      'Hãy chọn Đạt hoặc Không đạt; trên bàn phím gõ Đ hoặc K.',
      'Không có mức nào như vậy. Hãy chọn, hoặc gõ tên hay số thứ tự: 1. Xuất sắc; 2. Khá.',
      'Phải từ 0 đến 10,5.',
      'Phải từ 0 trở lên.',
      'Phải là số nguyên.',
      'Phải theo bước 0,25 điểm.',
      'Chưa có chỉ tiêu giao cho đơn vị nên chưa tính được. Nếu không giao, hãy chọn KG.',
      'Chỉ tiêu giao phải lớn hơn 0 thì mới tính được tỷ lệ.',
    ]);
    expect(new Set(problems.map((problem) => sayInputProblem(problem, 'en'))).size).toBe(problems.length);
  });
});

test('[EX1] the same line says the same wherever it is asked, and lines are data', () => {
  const { why } = explained(sheet());
  const sent = JSON.parse(JSON.stringify(why('i.1'))) as ReturnType<typeof why>;
  expect(sayAll(sent.working, 'vi')).toBe(sayAll(why('i.1').working, 'vi'));
});

test.each([
  [fraction(99996, 100000), '99.996'],
  [fraction(1, 1), '100'],
  [fraction(2, 3), '66.67'],
  [fraction(9999999, 10000000), '99.99999'],
  [fraction(1078, 1400), '77'],
])('[EX5] a ratio is never rounded to a whole number that it is not: %o reads %s', (ratio, text) => {
  expect(toPercentText(ratio)).toBe(text);
});
