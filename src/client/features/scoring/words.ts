import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const scoringWords = {
  title: { vi: 'Chấm điểm', en: 'Scoring' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  counts: phrase<{ criteria: number; parts: number }>(({ criteria, parts }) => ({
    vi: `${criteria} tiêu chí, ${parts} phần`,
    en: `${criteria} criteria, ${parts} parts`,
  })),
  max: { vi: 'Tối đa', en: 'Maximum' },
  wholeRow: { vi: 'cả dòng', en: 'whole row' },
  column: { vi: 'Cột điểm', en: 'Column of scores' },
  total: { vi: 'Tổng cộng', en: 'Total' },
  totalProvisional: { vi: 'Tổng cộng, tạm tính', en: 'Total, provisional' },
  gridLabel: phrase<{ bloc: string; column: string }>(({ bloc, column }) => ({
    vi: `Bảng chấm điểm ${bloc}, cột ${column}`,
    en: `Scores of ${bloc}, ${column}`,
  })),
  keys: {
    vi: 'Phím mũi tên để đi, gõ để nhập, Enter xuống dòng, N là không giao, Ctrl+M điểm tối đa, Ctrl+D chép ô trên, Ctrl+Enter vì sao, Ctrl+Z hoàn tác.',
    en: 'Arrows move, type to enter, Enter goes down, N for not assigned, Ctrl+M full marks, Ctrl+D copy from above, Ctrl+Enter why, Ctrl+Z undo.',
  },
  fullMarksRow: phrase<{ code: string; max: string }>(({ code, max }) => ({
    vi: `Cho điểm tối đa ${max} mọi ô còn trống của dòng ${code}`,
    en: `Full marks ${max} to every blank cell of row ${code}`,
  })),
  fullMarksGroup: phrase<{ name: string; max: string }>(({ name, max }) => ({
    vi: `Cho điểm tối đa mọi ô còn trống của ${name}, ${max} điểm`,
    en: `Full marks to every blank cell of ${name}, ${max} points`,
  })),
  filled: phrase<{ count: number }>(({ count }) => ({
    vi: `Đã cho điểm tối đa ${count} ô trống.`,
    en: `Full marks given to ${count} blank cells.`,
  })),
  nothingToFill: {
    vi: 'Không có ô trống nào cho được điểm tối đa ở đây.',
    en: 'No blank cell here can be given full marks.',
  },
  noFullMarks: {
    vi: 'Tiêu chí này tính theo số liệu nên không cho sẵn điểm tối đa được.',
    en: 'This criterion is reckoned from figures, so full marks cannot simply be given.',
  },
  notAssigned: { vi: 'KG', en: 'N/A' },
  notAssignedOf: phrase<{ code: string }>(({ code }) => ({
    vi: `KG: không giao chỉ tiêu ${code}`,
    en: `N/A: ${code} was not assigned`,
  })),
  why: { vi: 'Vì sao?', en: 'Why?' },
  selfWas: phrase<{ points: string }>(({ points }) => ({
    vi: `tự chấm ${points}`,
    en: `self-score ${points}`,
  })),
  gap: phrase<{ gap: string }>(({ gap }) => ({ vi: `lệch ${gap}`, en: `differs by ${gap}` })),
  reasonShort: { vi: 'Lý do lệch', en: 'Reason' },
  differsFromSelf: { vi: 'khác tự chấm', en: 'differs from the self-score' },
  differsLegend: { vi: 'Khác tự chấm', en: 'Differs from self' },
  noReasonYet: { vi: 'chưa có lý do', en: 'no reason yet' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  undone: { vi: 'Đã hoàn tác.', en: 'Undone.' },
  nothingToUndo: { vi: 'Chưa có gì để hoàn tác.', en: 'Nothing to undo yet.' },
  legend: { vi: 'Chú giải', en: 'Legend' },
  seeTargets: { vi: 'xem chỉ tiêu giao', en: 'see the targets' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  evidenceCount: phrase<{ count: number }>(({ count }) => ({
    vi: `Minh chứng (${count})`,
    en: `Evidence (${count})`,
  })),
  evidenceWanted: { vi: 'Cần minh chứng', en: 'Evidence wanted' },
  perPoint: phrase<{ unit: string; points: string }>(({ unit, points }) => ({
    vi: `${unit || 'lượt'} × ${points} điểm`,
    en: `${unit || 'each'} × ${points} points`,
  })),
  conflictHere: phrase<{ values: string }>(({ values }) => ({
    vi: `Hai máy nhập khác nhau: ${values}. Cả hai đều được giữ; tạm tính theo bản tới máy chủ trước.`,
    en: `Two devices differ: ${values}. Both are kept; the one that reached the server first counts for now.`,
  })),
  version: phrase<{ version: number }>(({ version }) => ({ vi: `bản ${version}`, en: `version ${version}` })),
  notInVersion: phrase<{ version: number }>(({ version }) => ({
    vi: `bảng bản ${version} không có tiêu chí này`,
    en: `version ${version} has no such criterion`,
  })),
  behindInGrid: phrase<{ now: number; to: number }>(({ now, to }) => ({
    vi: `Phiếu này còn theo bảng bản ${now}; chuyển phiếu sang bản ${to} rồi chấm tiếp.`,
    en: `This sheet is still on version ${now} of the table; move it to version ${to}, then go on scoring.`,
  })),
  behindLegend: { vi: 'Còn theo bản cũ: chỉ xem', en: 'On an older version: read only' },
  submit: { vi: 'Nộp bảng tự chấm', en: 'Submit the self-score' },
  recall: { vi: 'Rút lại để sửa', en: 'Recall to change' },
  toReview: { vi: 'Rà soát, chấm xong', en: 'Review and finish' },
  beginReview: { vi: 'Bắt đầu chấm khối', en: 'Begin the bloc’s review' },
  recalled: { vi: 'Đã rút lại, đơn vị sửa được.', en: 'Recalled; the unit can change it.' },
  begun: { vi: 'Khối đã bắt đầu chấm đơn vị này.', en: 'The bloc’s review has begun.' },
  viewUnit: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Mở phiếu ${unit}`,
    en: `Open the sheet of ${unit}`,
  })),
  noUnits: { vi: 'Chưa có phiếu nào bạn được xem.', en: 'There is no sheet that you may see.' },
  noUnitsHelp: {
    vi: 'Hãy nối mạng để nhận phiếu, hoặc hỏi trưởng khối về vai trò của bạn.',
    en: 'Connect to receive the sheets, or ask the bloc leader about your role.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
