// Names of the stages that things go through, for sentences and badges.

import type { Words } from '../../base/words.ts';

/** Names of the stages, for sentences and badges. */
export const stageWords: Readonly<Record<string, Words>> = {
  open: { vi: 'Đơn vị đang tự chấm', en: 'Unit is scoring itself' },
  self_submitted: { vi: 'Đơn vị đã nộp', en: 'Submitted by the unit' },
  bloc_review: { vi: 'Khối đang chấm', en: 'Under bloc review' },
  explaining: { vi: 'Chờ đơn vị giải trình', en: 'Waiting for the unit’s explanation' },
  bloc_scored: { vi: 'Khối chấm xong', en: 'Scored by the bloc' },
  adopted: { vi: 'Cuộc họp đã thông qua', en: 'Adopted by the meeting' },
  sent: { vi: 'Đã gửi Sở Nội vụ', en: 'Sent to the Department' },
  received: { vi: 'Sở Nội vụ đã nhận', en: 'Received by the Department' },
  appraised: { vi: 'Đã thẩm định', en: 'Appraised' },
  published: { vi: 'Đã công bố', en: 'Published' },
  withdrawn: { vi: 'Đã ra khỏi khối', en: 'Withdrawn' },
};

/** Names of the meeting's stages. */
export const meetingStageWords: Readonly<Record<string, Words>> = {
  planned: { vi: 'Chuẩn bị', en: 'Being prepared' },
  open: { vi: 'Đang họp', en: 'In session' },
  voting: { vi: 'Đang bỏ phiếu', en: 'Voting' },
  closed: { vi: 'Đã bế mạc', en: 'Closed' },
  minutes_signed: { vi: 'Biên bản đã ký', en: 'Minutes signed' },
};

/** Names of the stages of a bloc's year. */
export const periodStageWords: Readonly<Record<string, Words>> = {
  forming: { vi: 'Thành lập khối', en: 'Being formed' },
  signed: { vi: 'Đã ký giao ước', en: 'Pledge signed' },
  running: { vi: 'Đang thực hiện', en: 'Running' },
  mid_review: { vi: 'Đã sơ kết', en: 'Half-year reviewed' },
  scoring: { vi: 'Chấm điểm', en: 'Scoring' },
  met: { vi: 'Đã họp bình xét', en: 'Met' },
  sent: { vi: 'Đã gửi Sở Nội vụ', en: 'Sent' },
  decided: { vi: 'Đã có quyết định', en: 'Decided' },
  archived: { vi: 'Đã lưu trữ', en: 'Archived' },
};

/** Names of the stages of what goes up to the Department. */
export const dispatchStageWords: Readonly<Record<string, Words>> = {
  none: { vi: 'Chưa gửi', en: 'Not sent' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  received: { vi: 'Sở Nội vụ đã nhận', en: 'Received' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  appraised: { vi: 'Đã thẩm định', en: 'Appraised' },
  published: { vi: 'Đã công bố', en: 'Published' },
};

/** Names of the stages of a proposal for an award. */
export const proposalStageWords: Readonly<Record<string, Words>> = {
  nominated: { vi: 'Đang đưa ra họp', en: 'Nominated' },
  bloc_voted: { vi: 'Khối đã biểu quyết', en: 'Voted by the bloc' },
  sent: { vi: 'Đã gửi Sở Nội vụ', en: 'Sent to the Department' },
  appraised: { vi: 'Đã thẩm định', en: 'Appraised' },
  council_voted: { vi: 'Hội đồng đã bỏ phiếu', en: 'Voted by the council' },
  decided: { vi: 'Đã quyết định tặng', en: 'Awarded' },
  rejected: { vi: 'Không được tặng', en: 'Not awarded' },
  lowered: { vi: 'Chuyển Bằng khen', en: 'Certificate instead' },
};

export const awardWords: Readonly<Record<string, Words>> = {
  flag: { vi: 'Cờ thi đua', en: 'flag' },
  certificate: { vi: 'Bằng khen', en: 'certificate' },
};

/** Names of a table's stages. */
export const tableStageWords: Readonly<Record<string, Words>> = {
  draft: { vi: 'Đang soạn', en: 'Being drafted' },
  proposed: { vi: 'Đã trình', en: 'Proposed' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  applied: { vi: 'Đang áp dụng', en: 'In force' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
};
