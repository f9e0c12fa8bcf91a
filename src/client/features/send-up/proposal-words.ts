import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const proposalWords = {
  title: { vi: 'Đề nghị khen thưởng', en: 'Proposals for awards' },
  helpOfficer: {
    vi: 'Ghi ý kiến cho từng đề nghị trước khi thẩm định xong; sau đó ghi phiếu của Hội đồng và kết quả, cả khi không có mạng.',
    en: 'Note what is found of each proposal before the package is appraised; then the council’s vote and what was decided, with or without a network.',
  },
  help: {
    vi: 'Từng đề nghị của khối đang ở bước nào, từ cuộc họp đến quyết định.',
    en: 'Where each of the bloc’s proposals stands, from the meeting to the decision.',
  },
  flag: { vi: 'Cờ thi đua', en: 'Flag' },
  certificate: { vi: 'Bằng khen', en: 'Certificate' },
  heading: phrase<{ unit: string; award: string }>(({ unit, award }) => ({
    vi: `${unit}: ${award}`,
    en: `${unit}: ${award}`,
  })),
  blocVote: phrase<{ inFavour: number; against: number }>(({ inFavour, against }) => ({
    vi: `Khối: ${inFavour} tán thành, ${against} không tán thành.`,
    en: `Bloc: ${inFavour} in favour, ${against} against.`,
  })),
  found: phrase<{ finding: string; reason: string }>(({ finding, reason }) => ({
    vi: `Sở Nội vụ: ${finding}${reason ? `. Lý do: ${reason}` : ''}`,
    en: `Department: ${finding}${reason ? `. Reason: ${reason}` : ''}`,
  })),
  council: phrase<{ inFavour: number; members: number; share: string; against: number; paper: string }>(
    ({ inFavour, members, share, against, paper }) => ({
      vi: `Hội đồng: ${inFavour}/${members} tán thành (${share}%), ${against} không tán thành; ${paper}`,
      en: `Council: ${inFavour} of ${members} in favour (${share}%), ${against} against; ${paper}`,
    }),
  ),
  councilPaper: phrase<{ day: string; number: string }>(({ day, number }) => ({
    vi: `họp ${day}${number ? `, biên bản ${number}` : ''}`,
    en: `met ${day}${number ? `, minutes ${number}` : ''}`,
  })),
  decision: phrase<{ number: string; day: string; reason: string }>(({ number, day, reason }) => ({
    vi: [
      number && `Văn bản ${number}${day ? ` ngày ${day}` : ''}`,
      !number && day && `Ngày ${day}`,
      reason && `Lý do: ${reason}`,
    ]
      .filter(Boolean)
      .join('. '),
    en: [number && `Paper ${number}${day ? ` of ${day}` : ''}`, !number && day, reason && `Reason: ${reason}`]
      .filter(Boolean)
      .join('. '),
  })),
  overtaken: {
    vi: 'Theo điểm thẩm định hiện nay, bảng tiêu chí không còn cho đơn vị hình thức này.',
    en: 'By the appraised scores as they stand, the table no longer gives this award.',
  },
  notAppraised: {
    vi: 'Sở chưa chấm đơn vị này, nên chưa có hạng thẩm định.',
    en: 'The Department has not scored this unit yet, so it has no appraised place.',
  },
  placed: phrase<{ proposed: string; now: string }>(({ proposed, now }) => ({
    vi: `Khối đề nghị: ${proposed}; thẩm định: ${now}.`,
    en: `The bloc proposed it at ${proposed}; appraised: ${now}.`,
  })),
  place: phrase<{ place: number }>(({ place }) => ({ vi: `hạng ${place}`, en: `place ${place}` })),
  noPlace: { vi: 'không xếp hạng', en: 'not ranked' },
  again: { vi: 'Cần xem lại ý kiến', en: 'To be looked at again' },
  againWhy: phrase<{ noted: string; now: string }>(({ noted, now }) => ({
    vi: `Ý kiến của Sở ghi khi đơn vị ở ${noted}; theo điểm thẩm định hiện nay: ${now}.`,
    en: `The Department’s opinion was noted at ${noted}; by the appraised scores it is now ${now}.`,
  })),
  notedAt: phrase<{ noted: string }>(({ noted }) => ({
    vi: `Ý kiến của Sở ghi khi đơn vị ở ${noted}.`,
    en: `The Department’s opinion was noted at ${noted}.`,
  })),
  supported: { vi: 'Đồng ý', en: 'Agreed' },
  lower: { vi: 'Chuyển xuống Bằng khen', en: 'A certificate instead' },
  'not-supported': { vi: 'Không đồng ý', en: 'Not agreed' },
  supportAll: phrase<{ count: number }>(({ count }) => ({
    vi: `Đồng ý cả ${count} đề nghị chưa có ý kiến`,
    en: `Agree to all ${count} not looked at yet`,
  })),
  toFinding: { vi: 'Ghi ý kiến', en: 'Note the finding' },
  toFindingAgain: { vi: 'Sửa ý kiến', en: 'Change the finding' },
  toFindingOnceMore: { vi: 'Xem lại ý kiến', en: 'Look at it again' },
  toCouncil: { vi: 'Phiếu Hội đồng', en: 'Council’s vote' },
  toDecision: { vi: 'Ghi kết quả', en: 'Note the decision' },
  toDecisionAgain: { vi: 'Sửa kết quả', en: 'Put right' },
  actOn: phrase<{ act: string; unit: string }>(({ act, unit }) => ({
    vi: `${act}: ${unit}`,
    en: `${act}: ${unit}`,
  })),
  findingTitle: phrase<{ unit: string; award: string }>(({ unit, award }) => ({
    vi: `Ý kiến về đề nghị ${award} cho ${unit}`,
    en: `What is found of the ${award} for ${unit}`,
  })),
  councilTitle: phrase<{ unit: string; award: string }>(({ unit, award }) => ({
    vi: `Hội đồng bỏ phiếu: ${award} cho ${unit}`,
    en: `The council’s vote: ${award} for ${unit}`,
  })),
  decisionTitle: phrase<{ unit: string; award: string }>(({ unit, award }) => ({
    vi: `Kết quả: ${award} cho ${unit}`,
    en: `What was decided: ${award} for ${unit}`,
  })),
  finding: { vi: 'Ý kiến', en: 'Finding' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Đơn vị được đề nghị, khối và Sở đọc được lý do này.',
    en: 'The unit, the bloc’s people and the Department can read it.',
  },
  members: { vi: 'Số thành viên Hội đồng', en: 'Members of the council' },
  membersHint: { vi: 'Tất cả thành viên, kể cả vắng mặt.', en: 'All of them, present or not.' },
  inFavour: { vi: 'Số phiếu tán thành', en: 'In favour' },
  against: { vi: 'Số phiếu không tán thành', en: 'Against' },
  councilDay: { vi: 'Ngày họp Hội đồng', en: 'Day of the meeting' },
  councilNumber: { vi: 'Số biên bản (nếu có)', en: 'Number of the minutes, if they have one' },
  outcome: { vi: 'Kết quả', en: 'Outcome' },
  decided: phrase<{ award: string }>(({ award }) => ({ vi: `Tặng ${award}`, en: `${award} given` })),
  rejected: { vi: 'Không tặng', en: 'Not given' },
  lowered: { vi: 'Tặng Bằng khen thay Cờ thi đua', en: 'A certificate instead of the flag' },
  decisionNumber: { vi: 'Số, ký hiệu quyết định', en: 'Number of the decision' },
  decisionDay: { vi: 'Ngày quyết định', en: 'Day of the decision' },
  notACount: { vi: 'Ghi một số nguyên, ví dụ 15.', en: 'Write a whole number, as 15.' },
  unreadDay: {
    vi: 'Ngày chưa đọc được. Ghi ngày/tháng/năm.',
    en: 'The day cannot be read. Write day/month/year.',
  },
  choose: { vi: 'Hãy chọn một mục.', en: 'Choose one.' },
  save: { vi: 'Lưu', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },
  saved: {
    vi: 'Đã lưu trên máy này; máy chủ nhận khi có mạng.',
    en: 'Saved on this device; the server takes it when connected.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
