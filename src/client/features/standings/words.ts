import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const standingsWords = {
  title: phrase<{ period: string }>(({ period }) => ({
    vi: /^\d{4}$/.test(period) ? `Xếp hạng khối năm ${period}` : `Xếp hạng khối, ${period}`,
    en: `Standings, ${period}`,
  })),
  selfBasis: phrase<{ version: number }>(({ version }) => ({
    vi: `Điểm các đơn vị tự chấm, bảng tiêu chí bản ${version}. Tính trên máy này.`,
    en: `The units’ self-scores, table version ${version}. Reckoned on this device.`,
  })),
  beforeAppraisal: {
    vi: 'Bảng xếp hạng dưới đây là điểm trước khi tỉnh thẩm định.',
    en: 'The standings below are those before the province’s appraisal.',
  },
  adoptedBasis: phrase<{ version: number }>(({ version }) => ({
    vi: `Điểm khối đã thông qua tại cuộc họp, bảng tiêu chí bản ${version}.`,
    en: `The scores as the bloc’s meeting adopted them, table version ${version}.`,
  })),
  blocBasis: phrase<{ version: number }>(({ version }) => ({
    vi: `Điểm khối chấm, bảng tiêu chí bản ${version}. Tính trên máy này.`,
    en: `The bloc’s scores, table version ${version}. Reckoned on this device.`,
  })),
  column: { vi: 'Cột điểm', en: 'Column of scores' },
  allIn: phrase<{ of: number }>(({ of }) => ({ vi: `Đủ ${of}/${of} đơn vị`, en: `All ${of} units in` })),
  adopted: { vi: 'Đã thông qua tại cuộc họp khối', en: 'Adopted at the bloc’s meeting' },
  adoptedTitle: { vi: 'Kết quả khối đã thông qua', en: 'What the bloc adopted' },
  adoptedHelp: {
    vi: 'Hạng và tổng điểm của các đơn vị theo biên bản họp khối.',
    en: 'Places and totals of the units by the minutes of the bloc’s meeting.',
  },
  provisional: phrase<{ in: number; of: number }>(({ in: here, of }) => ({
    vi: `Tạm tính, đã có ${here}/${of} đơn vị`,
    en: `Provisional, ${here} of ${of} units in`,
  })),
  tryIt: { vi: 'Thử điểm', en: 'What if' },
  print: { vi: 'In bảng tổng hợp', en: 'Print the summary' },
  tableLabel: {
    vi: 'Xếp hạng, điểm từng phần và biểu đồ',
    en: 'Places, points of each part, and chart',
  },
  place: { vi: 'Hạng', en: 'Place' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  gains: { vi: 'Được và mất so với khối', en: 'Gains and losses against the bloc' },
  gainsTable: { vi: 'Bảng được và mất', en: 'Table of gains and losses' },
  gainsHelp: {
    vi: 'So với điểm ở giữa (trung vị) của khối ở từng tiêu chí: ba chỗ hơn nhiều nhất và ba chỗ kém nhiều nhất.',
    en: 'Against the middle (median) of the bloc in each criterion: the three where it gains most, and loses most.',
  },
  behindAbove: { vi: 'Kém hạng trên', en: 'Behind the one above' },
  gainsMost: { vi: 'Hơn nhiều nhất', en: 'Gains most' },
  losesMost: { vi: 'Kém nhiều nhất', en: 'Loses most' },
  held: { vi: 'Chưa xét', en: 'On hold' },
  notRanked: { vi: 'Không xếp', en: 'Not ranked' },
  flag: { vi: 'Đề nghị Cờ', en: 'Flag proposed' },
  'flag-contested': { vi: 'Cờ: chờ phân định', en: 'Flag contested' },
  certificate: { vi: 'Đề nghị Bằng khen', en: 'Certificate proposed' },
  'certificate-contested': { vi: 'Bằng khen: chờ phân định', en: 'Certificate contested' },
  notFinal: { vi: 'Thứ hạng còn có thể đổi', en: 'Places may still move' },
  behindTitle: {
    vi: 'Kết quả tạm tính: các đơn vị chưa chấm theo cùng một bảng.',
    en: 'Provisional: the units are not scored by one table yet.',
  },
  behind: phrase<{ units: string; version: number }>(({ units, version }) => ({
    vi: `${units} còn chấm theo bảng bản ${version}.`,
    en: `Still scored by version ${version}: ${units}.`,
  })),
  behindHelp: phrase<{ version: number }>(({ version }) => ({
    vi: `Bảng đang áp dụng là bản ${version}. Chưa đề nghị khen thưởng cho tới khi mọi phiếu theo bản này.`,
    en: `Version ${version} is in force. No awards are proposed until every sheet is on it.`,
  })),
  onVersion: phrase<{ version: number }>(({ version }) => ({
    vi: `theo bảng bản ${version}`,
    en: `by version ${version}`,
  })),
  noPart: { vi: 'không có', en: 'none' },
  conditions: { vi: 'Điều kiện', en: 'Conditions' },
  conditionsOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Điều kiện áp dụng cho ${unit}`,
    en: `Conditions applied to ${unit}`,
  })),
  conditionsMean: {
    vi: 'Áp dụng một điều kiện phải ghi lý do: văn bản, kết luận nào. Việc này có trong lịch sử và in trong biên bản.',
    en: 'Applying a condition needs its reason: which document or conclusion. It stays in the history and in the minutes.',
  },
  byAnswer: phrase<{ code: string }>(({ code }) => ({
    vi: `Tự áp dụng theo tiêu chí ${code}.`,
    en: `Applied by criterion ${code} itself.`,
  })),
  applyGate: { vi: 'Áp dụng', en: 'Apply' },
  liftGate: { vi: 'Bỏ áp dụng', en: 'Lift' },
  gateReason: { vi: 'Lý do', en: 'Reason' },
  noGates: {
    vi: 'Bảng tiêu chí này không có điều kiện nào.',
    en: 'This table has no conditions.',
  },
  close: { vi: 'Đóng', en: 'Close' },
  part: phrase<{ code: string }>(({ code }) => ({ vi: `Phần ${code}`, en: `Part ${code}` })),
  bonus: { vi: 'Thưởng', en: 'Bonus' },
  penalty: { vi: 'Trừ', en: 'Penalty' },
  total: { vi: 'Tổng điểm', en: 'Total' },
  notEarned: { vi: 'Chưa đạt', en: 'Not earned' },
  chart: { vi: 'Biểu đồ', en: 'Chart' },
  lanesHelp: {
    vi: 'Mỗi phần một làn, rộng theo điểm tối đa: khoảng trống là điểm chưa đạt.',
    en: 'One lane per part, as wide as its maximum: the empty end was not earned.',
  },
  why: phrase<{ total: string; unit: string }>(({ total, unit }) => ({
    vi: `Vì sao ${total}? ${unit}`,
    en: `Why ${total}? ${unit}`,
  })),
  kgCount: phrase<{ count: number }>(({ count }) => ({
    vi: `KG ${count}`,
    en: `${count} not assigned`,
  })),
  progress: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `mới chấm ${done}/${of} tiêu chí`,
    en: `${done} of ${of} criteria scored`,
  })),
  tieTitle: phrase<{ total: string }>(({ total }) => ({
    vi: `Bằng điểm ${total}.`,
    en: `Tied at ${total}.`,
  })),
  tie: phrase<{ count: number; place: number; next: number | undefined }>(({ count, place, next }) => ({
    vi: `${countWord(count)} đơn vị bằng điểm, cùng hạng ${place}${next === undefined ? '.' : `; hạng kế tiếp là ${next}.`}`,
    en: `${count} units share place ${place}${next === undefined ? '.' : `; the next place is ${next}.`}`,
  })),
  kgTitle: phrase<{ unit: string; codes: readonly string[] }>(({ unit, codes }) => ({
    vi: `${unit} có ${codes.length} tiêu chí KG (${codes.join(', ')}).`,
    en: `${unit} has ${codes.length} criteria not assigned (${codes.join(', ')}).`,
  })),
  rescaledPart: phrase<{ part: string; earned: string; assigned: string; max: string; points: string }>(
    ({ part, earned, assigned, max, points }) => ({
      vi: `Phần ${part} đạt ${earned}/${assigned}, quy đổi theo thang ${max} thành ${points}.`,
      en: `Part ${part} earned ${earned} of ${assigned}, rescaled to ${max} as ${points}.`,
    }),
  ),
  rescaledTable: phrase<{ earned: string; assigned: string; max: string; points: string }>(
    ({ earned, assigned, max, points }) => ({
      vi: `Các phần đạt ${earned}/${assigned}, quy đổi theo thang ${max} thành ${points}.`,
      en: `The parts earned ${earned} of ${assigned}, rescaled to ${max} as ${points}.`,
    }),
  ),
  unseenTitle: phrase<{ names: string }>(({ names }) => ({
    vi: `Máy này không được xem điểm của ${names}.`,
    en: `This device may not see the scores of ${names}.`,
  })),
  unseenAdopted: {
    vi: 'Hạng và tổng điểm của đơn vị bạn là theo kết quả khối đã thông qua.',
    en: 'The place and the total of your unit are those that the bloc adopted.',
  },
  unseenHelp: {
    vi: 'Hạng ở đây chỉ tính giữa các đơn vị đang xem được.',
    en: 'Places here are only among the units it may see.',
  },
  notScored: phrase<{ names: string }>(({ names }) => ({
    vi: `Chưa có điểm nên chưa xếp hạng: ${names}.`,
    en: `No scores yet, so no place: ${names}.`,
  })),
  none: { vi: 'Chưa có điểm nào ở cột này.', en: 'There are no scores in this column yet.' },
  noneHelp: {
    vi: 'Xếp hạng hiện ra khi có đơn vị được chấm.',
    en: 'Places appear once a unit has been scored.',
  },
  noBloc: { vi: 'Máy này chưa có số liệu của khối.', en: 'This device has no data of the bloc yet.' },
  noBlocHelp: {
    vi: 'Hãy nối mạng để nhận số liệu, rồi xem được cả khi mất mạng.',
    en: 'Connect once to receive it; after that it is here without a network.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };

const COUNTS = ['Không', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'];
const countWord = (count: number): string => COUNTS[count] ?? String(count);
