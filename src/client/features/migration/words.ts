import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const migrationWords = {
  titleOf: phrase<{ unit: string; to: number }>(({ unit, to }) => ({
    vi: `Chuyển phiếu ${unit} sang bảng bản ${to}`,
    en: `Move the sheet of ${unit} to version ${to}`,
  })),
  titleAll: phrase<{ to: number }>(({ to }) => ({
    vi: `Chuyển các phiếu sang bảng bản ${to}`,
    en: `Move the sheets to version ${to}`,
  })),
  means: phrase<{ from: number; to: number }>(({ from, to }) => ({
    vi: `Phiếu đang chấm theo bản ${from}; bảng đang áp dụng là bản ${to}. Không giá trị nào bị bỏ: cái không còn chỗ được cất giữ cùng người nhập. Chuyển rồi không quay lại bản cũ.`,
    en: `The sheet is scored by version ${from}; version ${to} is in force. No value is dropped: what has no place is kept aside with its author. There is no way back to the old version.`,
  })),
  meansAll: phrase<{ to: number }>(({ to }) => ({
    vi: `Bảng đang áp dụng là bản ${to}. Không giá trị nào bị bỏ: cái không còn chỗ được cất giữ cùng người nhập. Chuyển rồi không quay lại bản cũ.`,
    en: `Version ${to} is in force. No value is dropped: what has no place is kept aside with its author. There is no way back to the old version.`,
  })),
  summary: { vi: 'Sau khi chuyển', en: 'After the move' },
  counts: phrase<{ stays: number; toMend: number; kept: number; blank: number }>(
    ({ stays, toMend, kept, blank }) => ({
      vi: `${stays} giữ nguyên${toMend > 0 ? ` (${toMend} cần sửa)` : ''}, ${kept} cất giữ, ${blank} chưa chấm`,
      en: `${stays} stay${toMend > 0 ? ` (${toMend} to mend)` : ''}, ${kept} kept aside, ${blank} not scored`,
    }),
  ),
  total: phrase<{ before: string; after: string; max: string; newMax: string }>(
    ({ before, after, max, newMax }) => ({
      vi: `Tổng điểm ${before}/${max} → ${after}/${newMax}`,
      en: `Total ${before}/${max} → ${after}/${newMax}`,
    }),
  ),
  move: phrase<{ to: number }>(({ to }) => ({
    vi: `Chuyển phiếu sang bản ${to}`,
    en: `Move the sheet to version ${to}`,
  })),
  moveAll: phrase<{ to: number; count: number }>(({ to, count }) => ({
    vi: `Chuyển cả ${count} phiếu sang bản ${to}`,
    en: `Move all ${count} sheets to version ${to}`,
  })),
  moved: phrase<{ to: number; kept: number }>(({ to, kept }) => ({
    vi: `Đã chuyển phiếu sang bản ${to}.${kept > 0 ? ` ${kept} giá trị được cất giữ trong phiếu.` : ''}`,
    en: `The sheet is on version ${to}.${kept > 0 ? ` ${kept} values are kept aside in it.` : ''}`,
  })),
  movedAll: phrase<{ to: number; count: number; kept: number }>(({ to, count, kept }) => ({
    vi: `Đã chuyển ${count} phiếu sang bản ${to}.${kept > 0 ? ` ${kept} giá trị được cất giữ trong các phiếu.` : ''}`,
    en: `${count} sheets are on version ${to}.${kept > 0 ? ` ${kept} values are kept aside in them.` : ''}`,
  })),
  later: { vi: 'Để sau', en: 'Later' },
  all: { vi: 'Xem tất cả phiếu', en: 'See all sheets' },
  seeEach: { vi: 'Xem từng tiêu chí', en: 'See each criterion' },
  seeEachOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Xem từng tiêu chí của ${unit}`,
    en: `See each criterion of ${unit}`,
  })),
  touched: phrase<{ count: number }>(({ count }) => ({
    vi: `Có thay đổi (${count})`,
    en: `Changed (${count})`,
  })),
  nothingTouched: {
    vi: 'Bảng mới không đổi gì ở các tiêu chí của phiếu này.',
    en: 'The new table changes nothing in the criteria of this sheet.',
  },
  untouched: phrase<{ count: number }>(({ count }) => ({
    vi: `Không đổi (${count})`,
    en: `Unchanged (${count})`,
  })),
  added: { vi: 'Mới', en: 'New' },
  gone: { vi: 'Bỏ', en: 'Gone' },
  changes: {
    vi: 'Thay đổi',
    en: 'Changes',
  },
  movedPlace: { vi: 'Chuyển sang mục khác', en: 'In another place' },
  renamed: phrase<{ before: string }>(({ before }) => ({
    vi: `Đổi tên; trước là: ${before}`,
    en: `Renamed; before: ${before}`,
  })),
  maximum: phrase<{ before: string; after: string }>(({ before, after }) => ({
    vi: `Điểm tối đa ${before} → ${after}`,
    en: `Maximum ${before} → ${after}`,
  })),
  rule: phrase<{ after: string }>(({ after }) => ({
    vi: `Đổi cách chấm: ${after}`,
    en: `New rule: ${after}`,
  })),
  stays: { vi: 'giữ nguyên', en: 'stays' },
  toMend: { vi: 'giữ nguyên, cần sửa', en: 'stays, to mend' },
  kept: { vi: 'cất giữ', en: 'kept aside' },
  blank: { vi: 'chưa chấm', en: 'not scored' },
  whyGone: phrase<{ to: number }>(({ to }) => ({
    vi: `bản ${to} không còn tiêu chí này`,
    en: `version ${to} has no such criterion`,
  })),
  whyKind: phrase<{ to: number }>(({ to }) => ({
    vi: `bản ${to} chấm bằng loại số liệu khác`,
    en: `version ${to} takes another kind of figure`,
  })),
  points: phrase<{ before: string; after: string }>(({ before, after }) => ({
    vi: before === after ? `${after} điểm` : `${before} → ${after} điểm`,
    en: before === after ? `${after} points` : `${before} → ${after} points`,
  })),
  none: { vi: '–', en: '–' },
  backToUnit: {
    vi: 'Phiếu đã nộp nhưng theo bảng mới thì chưa đủ: chuyển xong, phiếu trở lại đơn vị để tự chấm tiếp, rồi thủ trưởng nộp lại.',
    en: 'The sheet was submitted and is not whole by the new table: after the move it is the unit’s again, to be scored to the end and submitted once more by the head.',
  },
  backToReview: {
    vi: 'Khối đã chấm xong phiếu này nhưng theo bảng mới thì chưa đủ: chuyển xong, phiếu trở lại bước khối chấm.',
    en: 'The bloc had finished this sheet and it is not whole by the new table: after the move it is under the bloc’s review again.',
  },
  reviewing: {
    vi: 'Khối đang chấm phiếu này: các tiêu chí mới ở cột tự chấm sẽ để trống, khối chấm ở cột của khối.',
    en: 'The bloc is scoring this sheet: new criteria stay blank in the self-score and are scored in the bloc’s column.',
  },
  keptAside: phrase<{ codes: string }>(({ codes }) => ({
    vi: `Cất giữ: ${codes}`,
    en: `Kept aside: ${codes}`,
  })),
  nothingKept: { vi: 'Không có giá trị nào phải cất giữ.', en: 'No value has to be kept aside.' },
  onVersion: phrase<{ to: number }>(({ to }) => ({
    vi: `Phiếu đã theo bảng bản ${to}.`,
    en: `The sheet is on version ${to} of the table.`,
  })),
  allOnVersion: phrase<{ to: number }>(({ to }) => ({
    vi: `Mọi phiếu bạn phụ trách đã theo bảng bản ${to}.`,
    en: `Every sheet in your care is on version ${to} of the table.`,
  })),
  toScoring: { vi: 'Tới trang chấm điểm', en: 'To the scoring page' },
  notHere: { vi: 'Máy này không có phiếu của đơn vị.', en: 'This device does not hold the unit’s sheet.' },
  notHereHelp: {
    vi: 'Hãy nối mạng để nhận phiếu, hoặc hỏi trưởng khối về vai trò của bạn.',
    en: 'Connect to receive the sheet, or ask the bloc leader about your role.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
