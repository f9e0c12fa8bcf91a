// What a card, its input and the dialogs over it say; the grid says none of it, and is drawn without it.

import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { scoringWords } from './words.ts';

export const cardWords = {
  ...scoringWords,
  submitQuestion: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Nộp bảng tự chấm của ${unit}?`,
    en: `Submit the self-score of ${unit}?`,
  })),
  submitMeans: phrase<{ total: string }>(({ total }) => ({
    vi: `Tổng điểm tự chấm ${total}. Sau khi nộp, thủ trưởng vẫn rút lại được cho tới khi khối bắt đầu chấm.`,
    en: `Self-scored total ${total}. The head can recall it until the bloc begins its review.`,
  })),
  cancel: { vi: 'Chưa nộp', en: 'Not yet' },
  behind: phrase<{ now: number; to: number }>(({ now, to }) => ({
    vi: `Bảng tiêu chí đã có bản ${to}; phiếu này còn chấm theo bản ${now}.`,
    en: `Version ${to} of the table is in force; this sheet is still scored by version ${now}.`,
  })),
  behindOthers: {
    vi: 'Cán bộ của đơn vị, trưởng khối, phó khối hoặc thư ký khối chuyển được phiếu sang bản mới.',
    en: 'The unit’s own people, or the bloc’s leader, deputy or secretary, can move the sheet to it.',
  },
  seeMigration: phrase<{ to: number }>(({ to }) => ({
    vi: `Xem và chuyển sang bản ${to}`,
    en: `See and move to version ${to}`,
  })),
  setPoints: { vi: 'Sửa điểm', en: 'Set points' },
  putOver: phrase<{ code: string; before: string }>(({ code, before }) => ({
    vi: `${code}: đã thay “${before}”.`,
    en: `${code}: “${before}” was replaced.`,
  })),
  dropNotAssigned: { vi: 'Bỏ KG', en: 'Assigned after all' },
  selfScore: { vi: 'Tự chấm', en: 'Self-score' },
  reasonFor: phrase<{ gap: string }>(({ gap }) => ({
    vi: `Lệch ${gap} so với tự chấm. Lý do:`,
    en: `Differs by ${gap} from the self-score. Reason:`,
  })),
  target: { vi: 'chỉ tiêu', en: 'target' },
  notGiven: { vi: 'không giao', en: 'not assigned' },
  count: { vi: 'Số lượng', en: 'Count' },
  result: { vi: 'Kết quả', en: 'Result' },
  points: { vi: 'Điểm', en: 'Points' },
  level: { vi: 'Mức', en: 'Option' },
  top: { vi: 'Số thực hiện', en: 'Of these' },
  bottom: { vi: 'Trên tổng số', en: 'Out of' },
  lastYear: { vi: 'Năm trước', en: 'Last year' },
  thisYear: { vi: 'Năm nay', en: 'This year' },
  setPointsOf: phrase<{ code: string; unit: string }>(({ code, unit }) => ({
    vi: `Sửa điểm ${code}, ${unit}`,
    en: `Set the points of ${code}, ${unit}`,
  })),
  setPointsMeans: {
    vi: 'Điểm này thay cho điểm tính theo quy tắc. Số liệu vẫn giữ nguyên và cả hai số đều được in trong giải trình.',
    en: 'These points stand in the place of the reckoned ones. The figures stay, and both numbers are explained.',
  },
  reckonedPoints: phrase<{ points: string }>(({ points }) => ({
    vi: `Tính theo quy tắc: ${points} điểm.`,
    en: `Reckoned by the rule: ${points} points.`,
  })),
  newPoints: { vi: 'Điểm mới', en: 'New points' },
  reason: { vi: 'Lý do', en: 'Reason' },
  dropSetPoints: { vi: 'Bỏ sửa, lấy điểm tính', en: 'Use the reckoned points' },
  save: { vi: 'Lưu', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },
  previewTarget: { vi: 'Chỉ tiêu giao để thử', en: 'A target to try with' },
  previewUnit: { vi: 'Đơn vị thử', en: 'A unit to try' },
  evidenceOf: phrase<{ code: string; unit: string }>(({ code, unit }) => ({
    vi: `Văn bản minh chứng ${code}, ${unit}`,
    en: `Documents behind ${code}, ${unit}`,
  })),
  documentNumber: { vi: 'Số, ký hiệu', en: 'Number and symbol' },
  documentDate: { vi: 'Ngày', en: 'Date' },
  documentAbout: { vi: 'Trích yếu', en: 'Abstract' },
  addDocument: { vi: 'Thêm văn bản', en: 'Add the document' },
  removeDocument: phrase<{ number: string }>(({ number }) => ({
    vi: `Bỏ văn bản ${number}`,
    en: `Remove document ${number}`,
  })),
  unitDocuments: { vi: 'Đơn vị nêu', en: 'Named by the unit' },
  blocDocuments: { vi: 'Khối nêu', en: 'Named by the bloc' },
  noDocument: { vi: 'Chưa có văn bản nào.', en: 'No document yet.' },
  documentGone: phrase<{ number: string }>(({ number }) => ({
    vi: `Đã bỏ văn bản ${number}.`,
    en: `Document ${number} was removed.`,
  })),
  dateUnread: {
    vi: 'Ngày chưa đọc được. Ghi ngày/tháng/năm, ví dụ 05/3/2023; chỉ biết tháng hay năm thì ghi 3/2023 hoặc 2023.',
    en: 'The date cannot be read. Write day/month/year, as 05/3/2023; where only the month or the year is known, 3/2023 or 2023.',
  },
  numberNeeded: { vi: 'Hãy ghi số, ký hiệu văn bản.', en: 'Give the document’s number and symbol.' },
  passed: { vi: 'Đạt', en: 'Passed' },
  failed: { vi: 'Không đạt', en: 'Failed' },
  byHand: { vi: 'Chấm tay', en: 'Scored by hand' },
  fieldOf: phrase<{ what: string; code: string; name: string; unit: string }>(
    ({ what, code, name, unit }) => ({
      vi: `${what}, ${code} ${name}, ${unit}`,
      en: `${what}, ${code} ${name}, ${unit}`,
    }),
  ),
  increase: { vi: 'Thêm một', en: 'One more' },
  decrease: { vi: 'Bớt một', en: 'One less' },
  previous: { vi: 'Trước', en: 'Back' },
  next: { vi: 'Tiếp', en: 'Next' },
  doneOf: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `${done}/${of} tiêu chí xong`,
    en: `${done} of ${of} done`,
  })),
  provisionalUnits: phrase<{ in: number; of: number }>(({ in: here, of }) => ({
    vi: `Tạm tính, đã có ${here}/${of} đơn vị. Điểm sẽ tính lại khi có đủ số liệu.`,
    en: `Provisional, ${here} of ${of} units in. It is reckoned again when all are.`,
  })),
  keptTitle: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} giá trị của bản trước không còn chỗ, vẫn giữ`,
    en: `${count} values of an earlier version have no place any more, and are kept`,
  })),
  keptMeans: {
    vi: 'Không tính điểm; in trong phụ lục giải trình của đơn vị.',
    en: 'They count for nothing, and are printed in the unit’s annex.',
  },
  keptOf: phrase<{ version: number }>(({ version }) => ({
    vi: `bảng bản ${version}`,
    en: `version ${version}`,
  })),
  unitsTitle: { vi: 'Đơn vị', en: 'Units' },
  levelsVoid: phrase<{ passed: number; level: string }>(({ passed, level }) => ({
    vi: `Phiếu đã qua ${passed} cấp rà soát. Bạn ghi điểm khối ở đây thì phải duyệt lại từ cấp “${level}”.`,
    en: `The sheet has passed ${passed} levels of the review. What you write here has it passed again from “${level}” on.`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
