// What a designer fills in for each rule kind: one list a kind, from which the form is drawn, read and written. A new
// kind without its list does not compile.

import type { Words } from '../../../base/words.ts';
import type { RuleKindName } from '../../../domain/scoring/rule-kinds/registry.ts';
import { choice, decimal, points, type Field, type ListField, type ValueField, type When } from './fields.ts';

const EMPTY_IS_MAX: Words = { vi: 'Để trống: bằng điểm tối đa.', en: 'Empty: the maximum.' };
const EMPTY_IS_ZERO: Words = { vi: 'Để trống: 0 điểm.', en: 'Empty: 0 points.' };

const direction: ValueField = {
  is: 'one-of',
  key: 'direction',
  label: { vi: 'Chiều', en: 'Direction' },
  choices: [
    choice('higher_better', 'Càng cao càng tốt', 'Higher is better'),
    choice('lower_better', 'Càng thấp càng tốt', 'Lower is better'),
  ],
};

const pricedOptions = (key: string, when?: When): ListField => ({
  is: 'list',
  key,
  ...(when ? { when } : {}),
  label: { vi: 'Các mức', en: 'Options' },
  add: { vi: 'Thêm mức', en: 'Add an option' },
  named: true,
  columns: [
    { is: 'text', key: 'label', label: { vi: 'Tên mức', en: 'Name' }, required: true },
    points('points', 'Điểm', 'Points', { required: true }),
  ],
});

/** An end of a band: a figure, or the unit's own target or last year. */
const bandEnd = (key: 'low' | 'high', vi: string, en: string): readonly ValueField[] => [
  {
    is: 'one-of',
    key: `${key}Of`,
    label: { vi, en },
    choices: [
      choice('none', 'không giới hạn', 'no bound'),
      choice('value', 'một con số', 'a figure'),
      choice('target', 'chỉ tiêu giao', 'the target'),
      choice('previous', 'kết quả năm trước', 'last year’s result'),
    ],
  },
  decimal(key, `${vi}: con số`, `${en}: the figure`, {
    required: true,
    when: { key: `${key}Of`, is: ['value'] },
  }),
  {
    is: 'flag',
    key: `${key}Incl`,
    label: { vi: `${vi}: lấy cả đúng bằng`, en: `${en}: the end itself counts` },
    initially: true,
    when: { key: `${key}Of`, is: ['value', 'target', 'previous'] },
  },
];

export const ruleFields: { readonly [K in RuleKindName]: readonly Field[] } = {
  pass_fail: [
    points('pointsTrue', 'Đạt được', 'Passed earns', { hint: EMPTY_IS_MAX }),
    points('pointsFalse', 'Không đạt được', 'Failed earns', { hint: EMPTY_IS_ZERO }),
  ],
  choice: [pricedOptions('options')],
  tiers: [
    {
      is: 'one-of',
      key: 'measure',
      label: { vi: 'Các bậc tính theo', en: 'Tiers are of' },
      choices: [
        choice('actual', 'kết quả', 'the result'),
        choice('percent_of_target', '% so với chỉ tiêu giao', '% of the target'),
        choice('short_of_target', 'phần còn thiếu so với chỉ tiêu', 'what lacks to the target'),
      ],
    },
    {
      is: 'one-of',
      key: 'domain',
      label: { vi: 'Kết quả là', en: 'The result is' },
      choices: [
        choice('number', 'số bất kỳ', 'any number'),
        choice('integer', 'số nguyên (ngày, lần, người)', 'a whole number (days, times, people)'),
      ],
    },
    direction,
    {
      is: 'list',
      key: 'tiers',
      label: { vi: 'Các bậc', en: 'Tiers' },
      hint: {
        vi: 'Bậc đứng trên được xét trước. Để trống một đầu nếu không giới hạn; hai đầu bằng nhau là “đúng bằng”.',
        en: 'The first that holds counts. Leave an end empty for no bound; two equal ends mean “exactly”.',
      },
      add: { vi: 'Thêm bậc', en: 'Add a tier' },
      columns: [
        {
          is: 'one-of',
          key: 'lowEnd',
          label: { vi: 'Đầu dưới', en: 'Lower end' },
          choices: [choice('incl', 'từ', 'from'), choice('excl', 'trên', 'above')],
        },
        decimal('low', 'Số đầu dưới', 'Lower figure'),
        {
          is: 'one-of',
          key: 'highEnd',
          label: { vi: 'Đầu trên', en: 'Upper end' },
          choices: [choice('incl', 'đến', 'up to'), choice('excl', 'đến dưới', 'to under')],
        },
        decimal('high', 'Số đầu trên', 'Upper figure'),
        points('points', 'Điểm', 'Points', { required: true }),
      ],
    },
    decimal('least', 'Kết quả nhỏ nhất có thể', 'Least possible result', {
      hint: {
        vi: 'Để trống: 0, không nhận số âm; mức giảm so với năm trước thì nhận cả số âm (tăng lên).',
        en: 'Empty: 0, and nothing below zero; a fall since last year may be below zero (a rise).',
      },
    }),
    decimal('most', 'Kết quả lớn nhất có thể', 'Greatest possible result', {
      hint: { vi: 'Để trống nếu không giới hạn.', en: 'Empty: no bound.' },
    }),
  ],
  target_ratio: [
    direction,
    decimal('fullAt', 'Tỷ lệ được trọn điểm', 'Ratio that earns full points', {
      hint: { vi: '1 là đạt 100% chỉ tiêu.', en: '1 is 100% of the target.' },
    }),
    decimal('zeroBelow', 'Dưới tỷ lệ này được 0 điểm', 'Under this ratio nothing', {
      hint: { vi: 'Để trống nếu không có.', en: 'Empty: none.' },
    }),
    points('overshoot.pointsPerPct', 'Vượt mỗi 1% cộng', 'Each 1% beyond adds', {
      hint: { vi: 'Để trống nếu vượt không được cộng.', en: 'Empty: going beyond adds nothing.' },
    }),
    points('overshoot.cap', 'Điểm vượt không quá', 'At most so much beyond'),
    {
      is: 'flag',
      key: 'overshoot.asBonus',
      label: { vi: 'Điểm vượt tính vào điểm thưởng', en: 'What goes beyond counts as bonus' },
      initially: true,
    },
  ],
  step: [
    {
      is: 'one-of',
      key: 'base',
      label: { vi: 'So với', en: 'Held against' },
      choices: [
        choice('target', 'chỉ tiêu giao', 'the target'),
        choice('previous', 'kết quả năm trước', 'last year’s result'),
        choice('fixed', 'một mức cố định', 'a fixed base'),
      ],
    },
    decimal('baseValue', 'Mức cố định', 'The fixed base', {
      required: true,
      when: { key: 'base', is: ['fixed'] },
    }),
    {
      is: 'one-of',
      key: 'per',
      label: { vi: 'Mỗi bước tính bằng', en: 'A step is a step of' },
      choices: [
        choice('percent', '% của mức so sánh', '% of the base'),
        choice('unit', 'đơn vị tính', 'the unit'),
      ],
    },
    decimal('size', 'Độ lớn một bước', 'Size of a step', { required: true }),
    points('up', 'Vượt mỗi bước cộng', 'Each step above adds', { required: true }),
    points('down', 'Giảm mỗi bước trừ', 'Each step below takes', { required: true }),
    points('start', 'Đúng bằng được', 'Level earns', { hint: EMPTY_IS_MAX }),
    points('floor', 'Thấp nhất', 'At least', { hint: EMPTY_IS_ZERO }),
    points('cap', 'Cao nhất', 'At most', { hint: EMPTY_IS_MAX }),
    {
      is: 'one-of',
      key: 'partial',
      label: { vi: 'Phần lẻ của bước', en: 'Parts of a step' },
      choices: [
        choice('floor', 'không tính', 'do not count'),
        choice('proportional', 'tính theo tỷ lệ', 'count'),
      ],
    },
  ],
  relative_to_leader: [
    decimal(
      'baseShare',
      'Đạt đúng chỉ tiêu được phần của điểm tối đa',
      'Meeting the target earns this share',
      {
        hint: { vi: '0,5 là một nửa.', en: '0.5 is one half.' },
      },
    ),
    {
      is: 'one-of',
      key: 'noTarget',
      label: { vi: 'Đơn vị không giao chỉ tiêu', en: 'A unit without a target' },
      choices: [
        choice('separate_group', 'so trong nhóm không giao', 'is compared with its like'),
        choice('na', 'coi như KG', 'is not assigned'),
        choice('zero', 'được 0 điểm', 'earns 0'),
      ],
    },
  ],
  rank_points: [
    {
      is: 'one-of',
      key: 'order',
      label: { vi: 'Đứng đầu là', en: 'First is' },
      choices: [
        choice('desc', 'kết quả cao nhất', 'the highest'),
        choice('asc', 'kết quả thấp nhất', 'the lowest'),
      ],
    },
    {
      is: 'list',
      key: 'points',
      label: { vi: 'Điểm từng hạng, từ hạng nhất', en: 'Points by place, from the first' },
      add: { vi: 'Thêm hạng', en: 'Add a place' },
      columns: [points('points', 'Điểm', 'Points', { required: true })],
    },
    points('rest', 'Các hạng còn lại', 'Every other place', { hint: EMPTY_IS_ZERO }),
    {
      is: 'one-of',
      key: 'tie',
      label: { vi: 'Bằng nhau thì', en: 'Level units' },
      choices: [
        choice('same', 'cùng nhận điểm hạng cao', 'get the better place'),
        choice('average', 'chia đều điểm các hạng', 'share the mean'),
        choice('next', 'cùng nhận điểm hạng thấp', 'get the lower place'),
      ],
    },
  ],
  per_unit: [
    points('pointPerUnit', 'Điểm mỗi đơn vị tính', 'Points for each', { required: true }),
    points('cap', 'Không quá', 'At most', { hint: EMPTY_IS_MAX }),
  ],
  deduct: [
    {
      is: 'list',
      key: 'items',
      label: { vi: 'Các lỗi bị trừ', en: 'What takes points off' },
      add: { vi: 'Thêm lỗi', en: 'Add one' },
      named: true,
      columns: [
        { is: 'text', key: 'label', label: { vi: 'Nội dung', en: 'What' }, required: true },
        points('each', 'Trừ mỗi lần', 'Off for each', { required: true }),
        { is: 'whole', key: 'most', label: { vi: 'Nhiều nhất (lần)', en: 'At most (times)' } },
      ],
    },
    points('floor', 'Không dưới', 'Not under', { hint: EMPTY_IS_ZERO }),
  ],
  bonus_penalty: [
    points('bonusEach', 'Cộng mỗi lần', 'Adds for each', { required: true }),
    points('penaltyEach', 'Trừ mỗi lần', 'Off for each', { required: true }),
    points('min', 'Không dưới', 'Not under', {
      hint: {
        vi: 'Có thể là số âm. Để trống nếu không giới hạn.',
        en: 'May be below zero. Empty: no bound.',
      },
    }),
    points('max', 'Không quá', 'At most', { hint: EMPTY_IS_MAX }),
  ],
  band: [
    ...bandEnd('low', 'Đầu dưới', 'Lower end'),
    ...bandEnd('high', 'Đầu trên', 'Upper end'),
    points('pointsIn', 'Trong khoảng được', 'Within earns', { hint: EMPTY_IS_MAX }),
    points('pointsOut', 'Ngoài khoảng được', 'Outside earns', { hint: EMPTY_IS_ZERO }),
  ],
  expert: [
    points('step', 'Bước điểm', 'Step of points', {
      hint: {
        vi: 'Ví dụ 0,25 hoặc 0,5. Để trống: cho điểm bất kỳ.',
        en: 'For example 0.25. Empty: any points.',
      },
    }),
    points('min', 'Thấp nhất', 'At least', { hint: EMPTY_IS_ZERO }),
  ],
  external_score: [
    {
      is: 'text',
      key: 'source',
      label: { vi: 'Cơ quan chấm', en: 'Who gives it' },
      required: true,
      hint: { vi: 'Ví dụ: Sở Nội vụ (PAR INDEX).', en: 'For example: Sở Nội vụ (PAR INDEX).' },
    },
    {
      is: 'one-of',
      key: 'map',
      label: { vi: 'Cách lấy điểm', en: 'How it is taken' },
      choices: [
        choice('linear', 'quy về điểm tối đa theo tỷ lệ', 'brought to the maximum in proportion'),
        choice('as_is', 'lấy nguyên', 'as it is'),
        choice('classes', 'theo xếp loại', 'by class'),
      ],
    },
    decimal('sourceMax', 'Thang điểm của cơ quan đó', 'That office’s scale'),
    pricedOptions('classes', { key: 'map', is: ['classes'] }),
  ],
};
