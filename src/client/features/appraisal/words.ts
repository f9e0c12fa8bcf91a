import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';

export const appraisalWords = {
  provinceAlone: {
    vi: 'Bảng này chỉ tính điểm Sở ghi.',
    en: 'In this table only the Department’s score counts.',
  },
  provinceAloneHelp: {
    vi: 'Tiêu chí đồng ý với khối có thể lấy điểm khối một lần, rồi sửa tiêu chí khác ý kèm lý do.',
    en: 'What you agree with can be taken over at once; then change, with reasons, what you do not.',
  },
  agreeAll: phrase<{ count: number }>(({ count }) => ({
    vi: `Lấy điểm khối cho ${count} tiêu chí chưa ghi`,
    en: `Take the bloc’s score for ${count} criteria not entered yet`,
  })),
  title: { vi: 'Thẩm định điểm', en: 'Appraise the scores' },
  intro: {
    vi: 'Mở từng đơn vị để sửa điểm hoặc số liệu, mỗi chỗ sửa ghi một lý do. Không sửa thì điểm khối giữ nguyên. Bảng dưới tính lại ngay trên máy này, kể cả khi không có mạng.',
    en: 'Open a unit to change points or figures, each with a reason. What is not changed stays as the bloc has it. The table below is reckoned on this device, with or without a network.',
  },
  readOnly: {
    vi: 'Chỉ cán bộ Sở Nội vụ ghi điểm thẩm định, từ khi tiếp nhận hồ sơ đến khi thẩm định xong.',
    en: 'Only officers of the Department enter appraised scores, from receiving the package until it is appraised.',
  },
  notYet: { vi: 'Chưa có kết quả thẩm định.', en: 'There is no appraised result yet.' },
  notYetHelp: {
    vi: 'Khi Sở Nội vụ thẩm định xong, điểm khối đề nghị và điểm tỉnh thẩm định hiện ở đây.',
    en: 'Once the Department has appraised it, what was proposed and what was appraised stand here.',
  },
  kept: {
    vi: 'Sở không sửa điểm; kết quả của khối được giữ nguyên.',
    en: 'The Department changed no score; the bloc’s result stands.',
  },
  keptHelp: {
    vi: 'Điểm và hạng khối đã thông qua là kết quả cuối cùng, xem ở trang Hồ sơ gửi Sở Nội vụ.',
    en: 'The scores and places that the bloc adopted are the final ones; they stand on the page of the package.',
  },
  present: { vi: 'Tính đến lúc này', en: 'As it stands now' },
  units: { vi: 'Các đơn vị', en: 'The units' },
  open: { vi: 'Thẩm định', en: 'Appraise' },
  look: { vi: 'Xem', en: 'Look' },
  openUnit: phrase<{ unit: string }>(({ unit }) => ({ vi: `Thẩm định ${unit}`, en: `Appraise ${unit}` })),
  changes: phrase<{ count: number }>(({ count }) => ({
    vi: count === 0 ? 'Giữ nguyên điểm khối' : `Đổi ${count} tiêu chí`,
    en:
      count === 0 ? 'As the bloc has it' : count === 1 ? '1 criterion changed' : `${count} criteria changed`,
  })),
  toPackage: { vi: 'Hồ sơ gửi Sở Nội vụ', en: 'The package' },
  toPaper: { vi: 'In bảng kết quả thẩm định', en: 'Print the appraised result' },

  finish: { vi: 'Thẩm định xong', en: 'Finish the appraisal' },
  finishMeans: {
    vi: 'Kết quả được chốt như bảng ở trang này: khối và từng đơn vị thấy cả hai bảng điểm, lý do của từng chỗ sửa. Sau đó không sửa hay trả lại được nữa.',
    en: 'The result is frozen as in the table on this page: the bloc and each unit see both scores and the reason of each change. After that it is neither changed nor returned.',
  },
  finishQuestion: phrase<{ bloc: string; period: string }>(({ bloc, period }) => ({
    vi: `Chốt kết quả thẩm định của ${bloc}, ${periodName(period)}?`,
    en: `Freeze the appraised result of ${bloc}, ${period}?`,
  })),
  cancel: { vi: 'Chưa', en: 'Not yet' },
  number: { vi: 'Số văn bản thẩm định (nếu có)', en: 'Number of the appraisal, if it has one' },
  note: { vi: 'Ghi chú', en: 'Note' },
  finished: {
    vi: 'Đã lưu trên máy này; máy chủ nhận khi có mạng.',
    en: 'Saved on this device; the server takes it when connected.',
  },
  tieTitle: phrase<{ units: string }>(({ units }) => ({
    vi: `Bằng điểm sau thẩm định: ${units}`,
    en: `Level after the appraisal: ${units}`,
  })),
  tieMeans: {
    vi: 'Bảng tiêu chí không tự phân định các đơn vị này. Chọn đơn vị xếp trên, hoặc cho cùng hạng, và ghi lý do.',
    en: 'The table does not tell these units apart. Choose which comes first, or let them share the place, and say why.',
  },
  tieOrder: { vi: 'Thứ tự', en: 'Order' },
  tieChoose: { vi: 'Chưa chọn', en: 'Not chosen' },
  tieLevel: { vi: 'Cùng hạng', en: 'Share the place' },
  tiePlace: phrase<{ at: number }>(({ at }) => ({ vi: `Xếp thứ ${at}`, en: `Number ${at}` })),
  tieReason: { vi: 'Lý do phân định', en: 'Why in this order' },

  unitTitle: phrase<{ unit: string }>(({ unit }) => ({ vi: `Thẩm định: ${unit}`, en: `Appraisal: ${unit}` })),
  back: { vi: 'Các đơn vị', en: 'All units' },
  notHere: { vi: 'Phiếu này không có trên máy.', en: 'This sheet is not on this device.' },
  totals: phrase<{ bloc: string; now: string; gap: string }>(({ bloc, now, gap }) => ({
    vi: `Khối chấm ${bloc}; thẩm định ${now}${gap === '' ? '' : ` (${gap})`}.`,
    en: `The bloc: ${bloc}; appraised: ${now}${gap === '' ? '' : ` (${gap})`}.`,
  })),
  totalIsOpen: phrase<{ codes: string }>(({ codes }) => ({
    vi: `Tạm tính: ${codes} chưa có điểm hợp lệ.`,
    en: `Provisional: ${codes} without a valid score.`,
  })),
  shown: { vi: 'Tiêu chí hiện ra', en: 'Criteria shown' },
  all: { vi: 'Tất cả', en: 'All' },
  onlyDiffering: { vi: 'Khác tự chấm', en: 'Bloc differs' },
  noneDiffering: {
    vi: 'Khối chấm bằng tự chấm ở mọi tiêu chí.',
    en: 'The bloc agrees with the unit in every criterion.',
  },
  blocReason: phrase<{ reason: string }>(({ reason }) => ({
    vi: `Lý do của khối: ${reason}`,
    en: `The bloc’s reason: ${reason}`,
  })),
  ownReason: phrase<{ reason: string }>(({ reason }) => ({
    vi: `Lý do của Sở: ${reason}`,
    en: `The Department’s reason: ${reason}`,
  })),
  documents: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} minh chứng`,
    en: count === 1 ? '1 document' : `${count} documents`,
  })),
  documentsOf: phrase<{ count: number; code: string }>(({ count, code }) => ({
    vi: `${count} minh chứng của ${code}, mở phiếu`,
    en: `${count === 1 ? '1 document' : `${count} documents`} of ${code}, on the sheet`,
  })),
  whyOf: phrase<{ code: string }>(({ code }) => ({ vi: `Vì sao? ${code}`, en: `Why? ${code}` })),
  whyTotal: phrase<{ points: string }>(({ points }) => ({
    vi: `Vì sao? Tổng điểm thẩm định ${points}`,
    en: `Why? The appraised total ${points}`,
  })),
  toAnnex: { vi: 'In phụ lục giải trình', en: 'Print the annex that explains it' },
  toSheet: { vi: 'Mở trên phiếu', en: 'Open on the sheet' },
  onlyChanged: { vi: 'Đã sửa', en: 'Changed' },
  noneChanged: { vi: 'Chưa sửa tiêu chí nào.', en: 'No criterion was changed.' },
  each: { vi: 'Từng tiêu chí', en: 'Each criterion' },
  table: { vi: 'Bảng thẩm định từng tiêu chí', en: 'Table of the criteria' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  self: { vi: 'Tự chấm', en: 'Self' },
  bloc: { vi: 'Khối', en: 'Bloc' },
  province: { vi: 'Thẩm định', en: 'Appraised' },
  blocWas: phrase<{ points: string; figures: string }>(({ points, figures }) => ({
    vi: `Khối chấm ${points}${figures === '' ? '' : `, số liệu ${figures}`}.`,
    en: `The bloc gave ${points}${figures === '' ? '' : `, by ${figures}`}.`,
  })),
  selfWas: phrase<{ points: string; figures: string }>(({ points, figures }) => ({
    vi: `Đơn vị tự chấm ${points}${figures === '' ? '' : `, số liệu ${figures}`}.`,
    en: `The unit gave itself ${points}${figures === '' ? '' : `, by ${figures}`}.`,
  })),
  edit: { vi: 'Sửa', en: 'Change' },
  editOf: phrase<{ code: string; name: string }>(({ code, name }) => ({
    vi: `Sửa ${code} ${name}`,
    en: `Change ${code} ${name}`,
  })),
  twoVersions: { vi: 'Hai bản khác nhau', en: 'Two versions' },
  settle: { vi: 'Chọn một bản', en: 'Choose one' },
  invalid: { vi: 'Chưa hợp lệ', en: 'Not valid' },
  blank: { vi: 'Chưa chấm', en: 'Not scored' },
  notCounted: phrase<{ why: string }>(({ why }) => ({
    vi: `Chưa tính vào tổng điểm: ${why}`,
    en: `Not in the total: ${why}`,
  })),
  nothingThere: { vi: 'Chưa có điểm.', en: 'No score stands here.' },
  mend: {
    vi: 'Bấm Sửa để nhập lại, hoặc lấy lại điểm khối.',
    en: 'Press Change to enter it anew, or go back to the bloc’s.',
  },
  provisional: { vi: 'tạm tính', en: 'provisional' },
  openTitle: { vi: 'Bảng dưới là tạm tính', en: 'The table below is provisional' },
  openMeans: phrase<{ units: string }>(({ units }) => ({
    vi: `Chưa có điểm hợp lệ: ${units}. Tổng điểm và thứ hạng chưa kể các tiêu chí ấy.`,
    en: `Without a valid score: ${units}. Totals and places leave these criteria out.`,
  })),
  tornMeans: phrase<{ units: string }>(({ units }) => ({
    vi: `Có hai bản điểm khác nhau: ${units}. Tổng điểm và thứ hạng đang tính theo một bản; cần chọn một bản.`,
    en: `With two versions of a score: ${units}. Totals and places are by one of them; one is to be chosen.`,
  })),
  mendAt: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `Tới ${code} của ${unit}`,
    en: `To ${code} of ${unit}`,
  })),

  how: { vi: 'Cách sửa', en: 'What to change' },
  byPoints: { vi: 'Sửa điểm', en: 'The points' },
  byFigures: { vi: 'Sửa số liệu', en: 'The figures' },
  points: { vi: 'Điểm thẩm định', en: 'Appraised points' },
  figures: { vi: 'Số liệu thẩm định', en: 'Appraised figures' },
  chosen: { vi: 'Mức thẩm định', en: 'Appraised level' },
  passed: { vi: 'Đạt', en: 'Passed' },
  failed: { vi: 'Không đạt', en: 'Failed' },
  reason: { vi: 'Lý do', en: 'Reason' },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu trên máy này.', en: 'Saved on this device.' },
  takeBack: { vi: 'Lấy lại điểm khối', en: 'Back to the bloc’s' },
  close: { vi: 'Đóng', en: 'Close' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
