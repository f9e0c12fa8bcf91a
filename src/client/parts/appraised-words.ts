import { phrase, type Phrase, type Words } from '../../base/words.ts';

export const appraisedWords = {
  title: { vi: 'Kết quả thẩm định', en: 'The appraised result' },
  intro: {
    vi: 'Khối đề nghị là kết quả cuộc họp đã thông qua; tỉnh thẩm định là kết quả được công bố.',
    en: 'What the bloc proposed is what its meeting adopted; what the province appraised is what is published.',
  },
  asProposed: {
    vi: 'Tỉnh giữ nguyên điểm và thứ hạng khối đề nghị.',
    en: 'The province left the points and places as the bloc proposed them.',
  },
  table: { vi: 'Bảng khối đề nghị và tỉnh thẩm định', en: 'Table of what was proposed and appraised' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  proposed: { vi: 'Khối đề nghị', en: 'Bloc proposed' },
  appraised: { vi: 'Tỉnh thẩm định', en: 'Province appraised' },
  placed: phrase<{ place: number }>(({ place }) => ({ vi: `hạng ${place}`, en: `place ${place}` })),
  ranked: { vi: 'chưa có hạng', en: 'no place' },
  held: { vi: 'chưa xét', en: 'on hold' },
  'not-ranked': { vi: 'không xếp', en: 'not ranked' },
  onlyPlace: { vi: 'đổi hạng', en: 'other place' },
  criteria: phrase<{ count: number }>(({ count }) => ({
    vi: `đổi ${count} tiêu chí`,
    en: count === 1 ? '1 criterion changed' : `${count} criteria changed`,
  })),
  reasons: { vi: 'Tiêu chí tỉnh sửa, và lý do', en: 'What the province changed, and why' },
  change: phrase<{ from: string; to: string }>(({ from, to }) => ({
    vi: `${from} → ${to}`,
    en: `${from} → ${to}`,
  })),
  reason: phrase<{ reason: string; person: string }>(({ reason, person }) => ({
    vi: `Lý do: ${reason} (${person})`,
    en: `Reason: ${reason} (${person})`,
  })),
  own: {
    vi: 'Thay đổi theo chỗ sửa khác trong phiếu của đơn vị.',
    en: 'It follows from another change in the unit’s own sheet.',
  },
  compared: {
    vi: 'Thay đổi theo điểm đã sửa của đơn vị được so sánh.',
    en: 'It follows from another unit’s change, with which it is compared.',
  },
  seeReasons: { vi: 'Xem chỗ sửa, lý do', en: 'See what and why' },
  blank: { vi: 'chưa chấm', en: 'not scored' },
  invalid: { vi: 'chưa hợp lệ', en: 'not valid' },
  tie: phrase<{ units: string; reason: string; level: boolean }>(({ units, reason, level }) => ({
    vi: `${units} bằng điểm, ${level ? 'cùng hạng' : 'xếp theo thứ tự này'} theo Sở Nội vụ: ${reason}`,
    en: `${units} are level; by the Department they ${level ? 'share the place' : 'stand in this order'}: ${reason}`,
  })),
  mine: phrase<{ from: string; to: string; before: string; after: string }>(
    ({ from, to, before, after }) => ({
      vi: `Khối đề nghị ${from} điểm, hạng ${before}; tỉnh thẩm định ${to} điểm, hạng ${after}.`,
      en: `The bloc proposed ${from} points, place ${before}; the province appraised ${to} points, place ${after}.`,
    }),
  ),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
