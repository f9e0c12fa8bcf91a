// The name of each rule kind, as a designer chooses it.

import type { Words } from '../../../base/words.ts';
import type { RuleKindName } from '../rule-kinds/registry.ts';

export const kindNameWords: { readonly [K in RuleKindName]: Words } = {
  pass_fail: { vi: 'Đạt / không đạt', en: 'Passed or failed' },
  choice: { vi: 'Chọn một mức', en: 'Choice of a level' },
  tiers: { vi: 'Chấm theo bậc', en: 'Tiers' },
  target_ratio: { vi: 'Theo tỷ lệ hoàn thành chỉ tiêu', en: 'Share of the target' },
  step: { vi: 'Cứ tăng, giảm một mức thì cộng, trừ', en: 'Points for each step' },
  relative_to_leader: { vi: 'So với đơn vị dẫn đầu khối', en: 'Against the bloc’s best' },
  rank_points: { vi: 'Theo thứ hạng trong khối', en: 'By place in the bloc' },
  per_unit: { vi: 'Chấm thẳng theo số lượng', en: 'Points for each one' },
  deduct: { vi: 'Trừ dần từ điểm tối đa', en: 'Points off the maximum' },
  bonus_penalty: { vi: 'Cộng / trừ theo số lần', en: 'Bonus and penalty counts' },
  band: { vi: 'Trong khoảng cho phép', en: 'Within a band' },
  expert: { vi: 'Người chấm cho điểm', en: 'Judged by the scorer' },
  external_score: { vi: 'Lấy điểm cơ quan khác chấm', en: 'Another office’s score' },
};

export const ruleKindNames = Object.keys(kindNameWords) as readonly RuleKindName[];
