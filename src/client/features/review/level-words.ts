import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import type { StepBack } from '../../../domain/workflow/review-levels.ts';

type Who = { person: string; moment: string };

const back = {
  'back-sent-back': phrase<Who>(({ person, moment }) => ({
    vi: `${person} trả về, ${moment}.`,
    en: `Sent back by ${person}, ${moment}.`,
  })),
  'back-score': phrase<Who>(({ person, moment }) => ({
    vi: `${person} ghi điểm khối ${moment}, sau khi cấp ấy đã duyệt; điểm đã khác lúc duyệt.`,
    en: `${person} wrote in the bloc’s score, ${moment}, after that level had passed it; it is not what was passed.`,
  })),
  'back-targets': phrase<Who>(({ person, moment }) => ({
    vi: `${person} đổi chỉ tiêu giao ${moment}, sau khi cấp ấy đã duyệt.`,
    en: `${person} changed a target, ${moment}, after that level had passed it.`,
  })),
  'back-new-table': phrase<Who>(({ person, moment }) => ({
    vi: `${person} chuyển phiếu sang bản mới của bảng tiêu chí, ${moment}.`,
    en: `${person} took the sheet over to the new version of the table, ${moment}.`,
  })),
  'back-held': phrase<Who>(({ person, moment }) => ({
    vi: `${person} chấp nhận một thao tác đến muộn, ${moment}.`,
    en: `${person} let late work count, ${moment}.`,
  })),
  'back-reopened': phrase<Who>(({ person, moment }) => ({
    vi: `${person} mở lại phần chấm, ${moment}.`,
    en: `${person} reopened the review, ${moment}.`,
  })),
} as const satisfies { readonly [W in StepBack['why'] as `back-${W}`]: Phrase<Who> };

export const levelWords = {
  ...back,
  title: { vi: 'Các cấp rà soát', en: 'Levels of the review' },
  passedOf: phrase<{ passed: number; of: number }>(({ passed, of }) => ({
    vi: `Đã qua ${passed}/${of} cấp`,
    en: `${passed} of ${of} passed`,
  })),
  levelTitle: phrase<{ number: number; name: string }>(({ number, name }) => ({
    vi: `Cấp ${number}: ${name}`,
    en: `Level ${number}: ${name}`,
  })),
  passedBy: phrase<Who>(({ person, moment }) => ({
    vi: `${person} duyệt, ${moment}`,
    en: `Passed by ${person}, ${moment}`,
  })),
  turnOf: phrase<{ post: string }>(({ post }) => ({
    vi: `Đang chờ ${post.toLowerCase()}`,
    en: `Waits for: ${post}`,
  })),
  later: phrase<{ post: string }>(({ post }) => ({
    vi: `Chưa đến lượt (${post.toLowerCase()})`,
    en: `Not yet its turn (${post})`,
  })),
  pass: { vi: 'Duyệt, chuyển cấp sau', en: 'Pass it on' },
  passed: { vi: 'Đã duyệt, chuyển cấp sau.', en: 'Passed on to the next level.' },
  finish: { vi: 'Duyệt, đưa ra cuộc họp', en: 'Pass it, for the meeting' },
  finished: {
    vi: 'Đã duyệt cấp cuối, đưa ra cuộc họp.',
    en: 'The last level is passed; it goes to the meeting.',
  },
  backTo: phrase<{ level: string }>(({ level }) => ({
    vi: `Duyệt lại từ cấp “${level}”.`,
    en: `To be passed again from “${level}” on.`,
  })),
  because: phrase<{ reason: string }>(({ reason }) => ({ vi: `Lý do: ${reason}`, en: `Why: ${reason}` })),
  sendBackTitle: { vi: 'Trả về cấp trước', en: 'Send it back' },
  sendBackTo: { vi: 'Trả về', en: 'Back to' },
  sendBackWhy: { vi: 'Lý do trả về', en: 'Why' },
  sendBack: { vi: 'Trả về cấp này', en: 'Send it back' },
  steps: { vi: 'Diễn biến rà soát', en: 'How the review went' },
  again: {
    vi: 'Duyệt lại, vì điểm khối đã thay đổi sau lần duyệt trước.',
    en: 'Passed once more: the bloc’s score was changed after the time before.',
  },
  notSent: { vi: 'Chưa gửi', en: 'Not sent yet' },
  sentBack: { vi: 'Đã trả phiếu về cấp trước.', en: 'The sheet is back at an earlier level.' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
