import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const whatIfWords = {
  title: { vi: 'Thử điểm', en: 'What if' },
  standingsTable: { vi: 'Bảng xếp hạng thử', en: 'Table of the tried standings' },
  sandbox: { vi: 'BÀN THỬ – không ghi vào sổ', en: 'SANDBOX – nothing is recorded' },
  sandboxMeans: {
    vi: 'Thử số liệu khác để xem thứ hạng đổi ra sao. Rời trang này là bỏ hết; điểm thật không thay đổi.',
    en: 'Try other figures and see the standings move. Leaving this page drops them all; real scores stay as they are.',
  },
  behind: phrase<{ units: string; version: number }>(({ units, version }) => ({
    vi: `Kết quả tạm tính: ${units} còn chấm theo bản cũ của bảng tiêu chí; bảng đang áp dụng là bản ${version}.`,
    en: `Provisional: ${units} still scored by an older version of the table; version ${version} is in force.`,
  })),
  column: { vi: 'Cột điểm', en: 'Column of scores' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  value: { vi: 'Số liệu thử', en: 'Value to try' },
  valueHelp: phrase<{ now: string }>(({ now }) => ({
    vi: `Đang là: ${now}. Gõ như ở bảng chấm: số, Đạt, Không đạt, KG, 45/50, 2; 0.`,
    en: `Now: ${now}. Type as in the grid: a number, Passed, Failed, N/A, 45/50, 2; 0.`,
  })),
  blank: { vi: 'chưa chấm', en: 'not scored' },
  tryIt: { vi: 'Thử', en: 'Try' },
  tried: { vi: 'Đang thử', en: 'Being tried' },
  nothingTried: { vi: 'Chưa thử gì.', en: 'Nothing tried yet.' },
  trial: phrase<{ unit: string; code: string; before: string; after: string }>(
    ({ unit, code, before, after }) => ({
      vi: `${unit}, ${code}: ${before} → ${after}`,
      en: `${unit}, ${code}: ${before} → ${after}`,
    }),
  ),
  drop: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `Bỏ thử ${unit}, ${code}`,
    en: `Drop ${unit}, ${code}`,
  })),
  dropAll: { vi: 'Bỏ hết', en: 'Drop all' },
  leave: { vi: 'Rời bàn thử', en: 'Leave the sandbox' },
  standings: { vi: 'Thứ hạng khi thử', en: 'Standings in the sandbox' },
  place: { vi: 'Hạng', en: 'Place' },
  total: { vi: 'Tổng điểm', en: 'Total' },
  change: { vi: 'Thay đổi', en: 'Change' },
  up: phrase<{ places: number }>(({ places }) => ({ vi: `lên ${places}`, en: `up ${places}` })),
  down: phrase<{ places: number }>(({ places }) => ({ vi: `xuống ${places}`, en: `down ${places}` })),
  new: { vi: 'mới có hạng', en: 'has a place now' },
  gone: { vi: 'không còn hạng', en: 'has no place any more' },
  same: { vi: 'giữ nguyên', en: 'same' },
  wasPlace: phrase<{ place: string }>(({ place }) => ({ vi: `trước: ${place}`, en: `before: ${place}` })),
  noPlace: { vi: '–', en: '–' },
  noBloc: { vi: 'Máy này chưa có số liệu của khối.', en: 'This device has no data of the bloc yet.' },
  moved: phrase<{ unit: string; place: string }>(({ unit, place }) => ({
    vi: `${unit}: hạng ${place} khi thử.`,
    en: `${unit}: place ${place} in the sandbox.`,
  })),
  unplaced: phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit}: chưa có hạng khi thử.`,
    en: `${unit}: no place in the sandbox.`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
