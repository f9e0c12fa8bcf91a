// Rules in words, and the kind each amounts to. A sentence that could mean two things is left to a person.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { ruleOf } from '../../../../src/domain/scoring/explain.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import type { Rule } from '../../../../src/domain/scoring/rule-kinds/registry.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { suggestRule } from '../../../../src/office/import/rule-words/suggest-rule.ts';

const suggest = (text: string, max: number, name = 'Nội dung') =>
  suggestRule({ name, text, unit: '', max: max * 100, steps: [] });

/** The sentence, its maximum, what must be offered (a part of the rule), and how sure. */
const READ: readonly (readonly [
  string,
  number,
  Partial<Rule> & { kind: Rule['kind'] },
  'exact' | 'likely',
])[] = [
  ['Đạt / không đạt', 5, { kind: 'pass_fail' }, 'exact'],
  ['Có ban hành kế hoạch: 2 điểm; không ban hành: 0 điểm', 2, { kind: 'pass_fail' }, 'exact'],
  ['Có ban hành kế hoạch được 2 điểm, không có 0 điểm', 2, { kind: 'pass_fail' }, 'exact'],
  ['Có thực hiện: 5 điểm; không thực hiện: không có điểm', 5, { kind: 'pass_fail' }, 'exact'],
  [
    'Hoàn thành xuất sắc nhiệm vụ: 60 điểm; hoàn thành tốt: 50 điểm; hoàn thành: 30 điểm',
    60,
    { kind: 'choice' },
    'exact',
  ],
  ['Hoàn thành xuất sắc 60; tốt 50; hoàn thành 30; không hoàn thành 0', 60, { kind: 'choice' }, 'exact'],
  ['Cờ thi đua của Chính phủ: 15 điểm\nCờ thi đua của tỉnh: 10 điểm', 15, { kind: 'choice' }, 'exact'],
  ['Xếp loại xuất sắc 10 điểm, tốt 8 điểm, khá 6 điểm', 10, { kind: 'choice' }, 'exact'],
  ['Giải nhất 10 điểm, giải nhì 8 điểm, giải ba 6 điểm', 10, { kind: 'choice' }, 'likely'],
  [
    'Đạt 95% trở lên được 10 điểm, cứ giảm 1% trừ 0,5 điểm',
    10,
    { kind: 'step', base: 'fixed', baseValue: '95' },
    'likely',
  ],
  [
    'Xếp thứ nhất 20 điểm, nhì 18, ba 16, còn lại 12',
    20,
    { kind: 'rank_points', points: [2000, 1800, 1600].map(points), rest: points(1200) },
    'exact',
  ],
  ['Nhất 40; nhì 36; ba 32; tư 28; còn lại 20', 40, { kind: 'rank_points', rest: points(2000) }, 'exact'],
  ['Hạng 1: 10 điểm; hạng 2: 8 điểm; hạng 3: 6 điểm', 10, { kind: 'rank_points' }, 'exact'],
  ['Mỗi mô hình được 2 điểm, tối đa 10 điểm', 10, { kind: 'per_unit', pointPerUnit: points(200) }, 'exact'],
  ['0,5 điểm/người', 5, { kind: 'per_unit', pointPerUnit: points(50) }, 'exact'],
  [
    'Mỗi sáng kiến được công nhận cộng 1 điểm, tối đa không quá 3 điểm',
    5,
    { kind: 'per_unit', cap: points(300) },
    'likely',
  ],
  ['Vắng 1 lần trừ 1 điểm; cử sai thành phần trừ 0,5 điểm/lần', 5, { kind: 'deduct' }, 'exact'],
  ['Trừ 5 điểm/vụ việc phức tạp, 10 điểm/điểm nóng, sàn 0', 60, { kind: 'deduct' }, 'exact'],
  ['Mỗi lần chậm trừ 2 điểm', 10, { kind: 'deduct' }, 'exact'],
  [
    'Mỗi sáng kiến cộng 0,5 điểm; mỗi lần vi phạm trừ 1 điểm, trừ tối đa 5 điểm',
    10,
    { kind: 'bonus_penalty', bonusEach: points(50), penaltyEach: points(100), min: points(-500) },
    'exact',
  ],
  ['Điểm = tỷ lệ hoàn thành × điểm chuẩn', 20, { kind: 'target_ratio' }, 'exact'],
  ['Tính theo tỷ lệ % hoàn thành kế hoạch', 20, { kind: 'target_ratio' }, 'likely'],
  [
    'Đạt 100% kế hoạch được 20 điểm; cứ giảm 1% trừ 0,5 điểm; cứ vượt 1% cộng 0,2 điểm, tối đa 2 điểm',
    22,
    { kind: 'step', start: points(2000), cap: points(2200), up: points(20), down: points(50) },
    'exact',
  ],
  ['Đạt 100% = 50; cứ vượt 1% cộng 1 điểm, tối đa 60; cứ hụt 1% trừ 1 điểm', 60, { kind: 'step' }, 'likely'],
  [
    'Đạt kế hoạch được điểm tối đa; cứ giảm 1% trừ 0,5 điểm',
    10,
    { kind: 'step', start: points(1000), up: points(0) },
    'exact',
  ],
  [
    'Đơn vị dẫn đầu khối được điểm tối đa; các đơn vị khác tính theo tỷ lệ so với đơn vị dẫn đầu',
    20,
    { kind: 'relative_to_leader' },
    'likely',
  ],
  [
    'Lớn hơn năm trước nhưng không vượt kế hoạch được 10 điểm',
    10,
    { kind: 'band', low: { ref: 'previous' }, high: { ref: 'target' } },
    'exact',
  ],
  [
    'Lấy điểm do Sở Nội vụ chấm, quy đổi về thang 20',
    20,
    { kind: 'external_score', source: 'Sở Nội vụ', map: 'linear' },
    'exact',
  ],
  ['Hội đồng chấm theo mức độ thực hiện, bước 0,5', 5, { kind: 'expert', step: points(50) }, 'exact'],
];

test.each(READ)('[IM6] "%s" of %d points', (text, max, rule, sure) => {
  const suggestion = must(suggest(text, max), 'a suggestion');
  expect(suggestion.rule).toMatchObject(rule);
  expect(suggestion.sure).toBe(sure);
  expect(suggestion.from).toBe(text);
});

describe('tiers', () => {
  const tiersOf = (text: string, max: number) => {
    const rule = must(suggest(text, max), 'a suggestion').rule;
    return rule.kind === 'tiers' ? rule : undefined;
  };

  test('[IM6] each end is taken as it is said', () => {
    expect(tiersOf('Đạt 100%: 2 điểm; từ 95% đến dưới 100%: 1,75 điểm; dưới 95%: 0 điểm', 2)?.tiers).toEqual([
      { min: '100', points: 200 },
      { min: '95', max_excl: '100', points: 175 },
      { max_excl: '95', points: 0 },
    ]);
    expect(tiersOf('Đạt trên 95%: 1,5 điểm\nTừ 75% đến 95%: 1 điểm\nDưới 75%: 0,5 điểm', 1.5)?.tiers).toEqual(
      [
        { min_excl: '95', points: 150 },
        { min: '75', max: '95', points: 100 },
        { max_excl: '75', points: 50 },
      ],
    );
    expect(tiersOf('≤5% = 20; >5-8% = 15; >8-10% = 10; >10% = 0', 20)).toMatchObject({
      direction: 'lower_better',
      tiers: [
        { max: '5', points: 2000 },
        { min_excl: '5', max: '8', points: 1500 },
        { min_excl: '8', max: '10', points: 1000 },
        { min_excl: '10', points: 0 },
      ],
    });
    expect(tiersOf('Từ 100% = 60; 90-<100% = 50; 80-<90% = 40; <80% = 20', 60)?.tiers[1]).toEqual({
      min: '90',
      max_excl: '100',
      points: 5000,
    });
  });

  test('[IM6] days late are counted in whole days, and in time is none', () => {
    const rule = tiersOf(
      'Đúng hạn: 2 điểm; chậm 01-02 ngày: 1,5 điểm; chậm 03-05 ngày: 1 điểm; chậm trên 5 ngày: 0 điểm',
      2,
    );
    expect(rule).toMatchObject({ domain: 'integer', direction: 'lower_better' });
    expect(rule?.tiers.map(({ eq, min, max }) => eq ?? `${min}-${max}`)).toEqual([
      '0',
      '1-2',
      '3-5',
      'undefined-undefined',
    ]);
  });

  test('[IM6] what is counted has none as a step, and a percentage of a target is one', () => {
    const counted = tiersOf('Có từ 3 mô hình trở lên: 10 điểm; có 1-2 mô hình: 7 điểm; không có: 0 điểm', 10);
    expect(counted).toMatchObject({ domain: 'integer', measure: 'actual' });
    expect(counted?.tiers.at(-1)).toEqual({ eq: '0', points: 0 });
    const ofTarget = tiersOf(
      'Đạt và vượt kế hoạch: 10 điểm; từ 90% đến dưới 100% kế hoạch: 8 điểm; dưới 90%: 5 điểm',
      10,
    );
    expect(ofTarget?.measure).toBe('percent_of_target');
  });

  test('[IM6] one figure goes before the range that holds it; commas part what has its own price', () => {
    const late = tiersOf(
      'Chậm dưới 5 ngày: 3 điểm; chậm từ 5 ngày trở lên: 0 điểm; đúng thời hạn: 5 điểm',
      5,
    );
    expect(late?.tiers[0]).toEqual({ eq: '0', points: 500 });
    const line = tiersOf('Giảm từ 2% trở lên: 10 điểm, giảm từ 1% đến dưới 2%: 5 điểm, dưới 1%: 0 điểm', 10);
    expect(line?.tiers).toHaveLength(3);
  });

  test('[IM6] a percentage does not take the unit of what is counted', () => {
    const words = {
      name: 'Sản lượng',
      text: 'Đạt từ 95%: 10 điểm; dưới 95%: 5 điểm',
      unit: 'tấn',
      max: 1000,
      steps: [],
    };
    expect(suggestRule(words)).toMatchObject({ unit: '%', sure: 'likely' });
  });

  test('[IM6] what is left is said as a range of its own', () => {
    expect(
      tiersOf('Từ 90% trở lên: 10 điểm; từ 80% đến dưới 90%: 7 điểm; còn lại: 3 điểm', 10)?.tiers.at(-1),
    ).toEqual({ max_excl: '80', points: 300 });
  });

  test('[IM6] a gap makes it likely at most; an overlap, or more than the maximum, makes it none', () => {
    expect(suggest('Từ 90% đến 100%: 10 điểm; từ 50% đến dưới 80%: 5 điểm', 10)?.sure).toBe('likely');
    expect(suggest('Từ 80% đến 100%: 10 điểm; từ 70% đến 90%: 5 điểm', 10)).toBeUndefined();
    expect(suggest('Từ 90% trở lên: 15 điểm; dưới 90%: 5 điểm', 10)).toBeUndefined();
  });
});

test.each([
  ['Căn cứ báo cáo của đơn vị và kết quả theo dõi trong năm'],
  ['Thực hiện tốt các nhiệm vụ được giao'],
  // Adds up to the maximum: parts of the criterion, not a choice.
  ['Ban hành kế hoạch: 4 điểm; tổ chức phát động: 6 điểm'],
  ['Vắng họp trừ điểm theo quy định'],
  ['Xếp thứ 1-3: 10 điểm; thứ 4-6: 8 điểm; còn lại: 5 điểm'],
  ['Không có đơn thư vượt cấp: 10 điểm; có 01 đơn trừ 2 điểm'],
  ['Hoàn thành trước hạn: 10đ; đúng hạn: 8đ; chậm 1-5 ngày: 5đ; chậm quá 5 ngày: 0đ'],
  ['Vắng 01 hội nghị: trừ 2 điểm; vắng 02 hội nghị trở lên: 0 điểm'],
  ['Căn cứ Nghị quyết số 12/NQ-HU ngày 15/3/2023, đạt 100% chỉ tiêu được 10 điểm'],
  ['Đạt 100% chỉ tiêu: 10 điểm; cứ tăng 5% cộng 1 điểm'],
  ['Từ 90 đến 100 điểm: Xuất sắc'],
  ['Từ 90% trở lên: 8 điểm; dưới 90%: 5 điểm'],
  // One step under another that always comes first: the order meant something else.
  ['Dưới 100%: 8 điểm; dưới 90%: 5 điểm; đạt 100%: 10 điểm'],
  ['5 điểm/giải nhất, 3 điểm/giải nhì'],
  ['Không để xảy ra cháy nổ: 10 điểm, để xảy ra 01 vụ trừ 5 điểm'],
  ['Đạt chỉ tiêu giao = 20\nĐạt được 20 điểm, không đạt được 0 điểm'],
  ['Mỗi mô hình được 2 điểm, mỗi sáng kiến được 3 điểm'],
  ['Mỗi mô hình được 2 điểm, tối đa 50 điểm'],
  ['Đạt 100% được 10 điểm, không đạt thì hội đồng xem xét'],
  ['Lấy điểm do Sở Nội vụ chấm, quy đổi về thang 50'],
  ['Xếp thứ nhất 10 điểm, ba 6 điểm'],
  ['Cứ giảm 1% trừ 0,5 điểm, cứ giảm 1 xã trừ 2 điểm'],
  ['Có 03 mô hình trở lên được 5 điểm, có giấy khen 02 điểm, còn lại do khối quyết định'],
  [''],
])('[IM6] nothing is offered for "%s"', (text) => {
  expect(suggest(text, 10)).toBeUndefined();
});

test('[IM6] a rule may stand in the name, or in rows under it', () => {
  expect(suggest('', 5, 'Mô hình mới (mỗi mô hình 1 điểm)')?.rule.kind).toBe('per_unit');
  const steps = [
    { words: 'Đạt từ 95%', points: 1000 },
    { words: 'Dưới 95%', points: 400 },
  ];
  expect(suggestRule({ name: 'Tỷ lệ', text: '', unit: '%', max: 1000, steps })?.rule.kind).toBe('tiers');
});

test('[IM6] the engine can say every suggestion in words', () => {
  for (const [text, max] of READ) {
    const { rule, unit } = must(suggest(text, max), text);
    const leaf = { id: 'x', code: '', name: 'x', max: points(max * 100), unit, rule, text };
    expect(sayAll(ruleOf(leaf), 'vi').length).toBeGreaterThan(10);
  }
});

test('[IM6] a rule in the name itself: levels, a price for each, signs before points', () => {
  const inName = (name: string, max: number) => suggest('', max, name)?.rule;
  expect(inName('Tổ chức Đảng xếp loại xuất sắc: 15 điểm; hoàn thành tốt: 12 điểm', 15)).toMatchObject({
    kind: 'choice',
    options: [
      { label: 'Tổ chức Đảng xếp loại xuất sắc', points: 1500 },
      { label: 'hoàn thành tốt', points: 1200 },
    ],
  });
  expect(inName('Được tặng Cờ của Chính phủ: +5 điểm; Cờ của tỉnh: +3 điểm', 5)).toMatchObject({
    kind: 'choice',
    options: [{ label: 'Được tặng Cờ của Chính phủ' }, { label: 'Cờ của tỉnh' }],
  });
  expect(inName('Có mô hình mới (01 mô hình được 5 điểm, tối đa 10 điểm)', 10)).toEqual({
    kind: 'per_unit',
    pointPerUnit: 500,
  });
});

test.each([
  ['Mỗi mô hình được 0,5 điểm, tối đa 2,5 điểm', 'mô hình'],
  ['Mỗi xã đạt chuẩn được 5 điểm', 'xã'],
  ['Cứ mỗi sáng kiến cấp tỉnh được công nhận cộng 2 điểm', 'sáng kiến'],
])('[IM6] what is counted is named whole: %s', (text, unit) => {
  expect(suggest(text, 20)?.unit).toBe(unit);
});
