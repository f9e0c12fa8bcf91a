// What a paper rests on: legal texts with the days they were in force. A bloc begins with the list here and keeps its own
// from the first line it writes.

import { z } from 'zod';
import { Day, text } from '../fields.ts';
import { ChangeId } from '../ids.ts';

export const Basis = z.strictObject({
  id: z.union([ChangeId, z.string().regex(/^ban-dau-\d+$/)]),
  /** As it stands after "Căn cứ". */
  text: text(500),
  /** In force from this day; '' always was. */
  from: Day,
  /** To this day, and that day too; '' until it is replaced. */
  to: Day,
});
export type Basis = z.infer<typeof Basis>;

const known: readonly (readonly [text: string, from: string, to: string])[] = [
  ['Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022', '2024-01-01', ''],
  [
    'Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng',
    '2024-01-01',
    '2025-06-30',
  ],
  [
    'Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng',
    '2025-07-01',
    '',
  ],
  [
    'Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 152/2025/NĐ-CP',
    '2025-08-05',
    '',
  ],
];

/** In the order in which papers name them: by rank. */
export const startingBases: readonly Basis[] = known.map(([words, from, to], at) => ({
  id: `ban-dau-${at + 1}`,
  text: words,
  from,
  to,
}));

/** [TW3] Those in force on a day. */
export const basesOn = (bases: readonly Basis[], day: string): readonly Basis[] =>
  bases.filter(({ from, to }) => (from === '' || from <= day) && (to === '' || day <= to));
