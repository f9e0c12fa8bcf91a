import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';

interface BlocAndYear {
  readonly bloc: string;
  readonly period: string;
}

export const sendUpWords = {
  title: { vi: 'Hồ sơ gửi Sở Nội vụ', en: 'The package for the Department' },
  intro: {
    vi: 'Kết quả cuộc họp đã thông qua, gửi lên Sở Nội vụ để tiếp nhận, thẩm định và công bố. Không có mạng thì ghi ở đây, máy tự gửi khi có mạng; gấp thì in biên bản và mang tay.',
    en: 'What the meeting adopted goes to the Department, which receives, appraises and publishes it. With no network it is noted here and goes up by itself later; if it is urgent, print the minutes and carry the file.',
  },
  notMet: { vi: 'Khối chưa chốt kết quả.', en: 'The bloc has no adopted result yet.' },
  notMetHelp: {
    vi: 'Chấm xong mọi đơn vị, họp bình xét và bế mạc thì kết quả mới được chốt để gửi.',
    en: 'Once every unit is scored and the meeting is closed, its result is frozen and can be sent.',
  },
  toMeeting: { vi: 'Tới cuộc họp', en: 'To the meeting' },
  toPaper: { vi: 'In biên bản, tờ trình', en: 'Print the papers' },
  byHand: { vi: 'Mang tay', en: 'Carry by hand' },
  result: phrase<{ session: number }>(({ session }) => ({
    vi: session > 1 ? `Kết quả đã chốt, lần ${session}` : 'Kết quả đã chốt',
    en: session > 1 ? `The adopted result, session ${session}` : 'The adopted result',
  })),
  resultTable: { vi: 'Bảng kết quả', en: 'Table of the result' },
  rank: { vi: 'Hạng', en: 'Place' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  total: { vi: 'Tổng điểm', en: 'Total' },
  grade: { vi: 'Xếp loại', en: 'Grade' },
  award: { vi: 'Đề nghị', en: 'Proposed for' },
  flag: { vi: 'Cờ thi đua', en: 'Flag' },
  certificate: { vi: 'Bằng khen', en: 'Certificate' },
  steps: { vi: 'Đường đi của hồ sơ', en: 'The way of the package' },
  noSteps: { vi: 'Chưa gửi.', en: 'Not sent yet.' },
  step: phrase<{ person: string; moment: string }>(({ person, moment }) => ({
    vi: `${person}, ${moment}`,
    en: `${person}, ${moment}`,
  })),
  numbered: phrase<{ number: string }>(({ number }) => ({ vi: `Số ${number}.`, en: `No. ${number}.` })),
  'event-send': { vi: 'Trưởng khối gửi hồ sơ', en: 'The bloc sent the package' },
  'event-receive': { vi: 'Sở Nội vụ tiếp nhận', en: 'The Department received it' },
  'event-return': { vi: 'Sở Nội vụ trả lại', en: 'The Department returned it' },
  'event-appraise': { vi: 'Sở Nội vụ đã thẩm định', en: 'The Department appraised it' },
  'event-publish': { vi: 'Đã công bố', en: 'Published' },
  next: { vi: 'Việc tiếp theo', en: 'What comes next' },
  'send-package': { vi: 'Gửi lên Sở Nội vụ', en: 'Send to the Department' },
  'receive-package': { vi: 'Tiếp nhận hồ sơ', en: 'Receive the package' },
  'return-package': { vi: 'Trả lại khối', en: 'Return to the bloc' },
  'appraise-package': { vi: 'Thẩm định xong', en: 'Appraised' },
  'publish-result': { vi: 'Công bố kết quả', en: 'Publish the result' },
  'number-send': { vi: 'Số, ký hiệu tờ trình (nếu có)', en: 'Number of the letter, if it has one' },
  'number-receive': { vi: 'Số đến, số biên nhận (nếu có)', en: 'Number of the receipt, if it has one' },
  'number-return': { vi: 'Số công văn trả lại (nếu có)', en: 'Number of the letter, if it has one' },
  'number-appraise': { vi: 'Số văn bản thẩm định (nếu có)', en: 'Number of the appraisal, if it has one' },
  'number-publish': { vi: 'Số, ký hiệu quyết định', en: 'Number of the decision' },
  note: { vi: 'Ghi chú, lý do', en: 'Note, reason' },
  'ask-appraise': phrase<BlocAndYear>(({ bloc, period }) => ({
    vi: `Thẩm định xong hồ sơ của ${bloc}, ${periodName(period)}?`,
    en: `Appraise the package of ${bloc}, ${period}?`,
  })),
  'ask-publish': phrase<BlocAndYear>(({ bloc, period }) => ({
    vi: `Công bố kết quả của ${bloc}, ${periodName(period)}?`,
    en: `Publish the result of ${bloc}, ${period}?`,
  })),
  'means-appraise': {
    vi: 'Kết quả của khối được giữ như đã gửi. Sau đó không trả lại khối được nữa.',
    en: 'The bloc’s result stays as it was sent. After that it cannot be returned.',
  },
  'means-publish': {
    vi: 'Khối và mọi đơn vị thấy kết quả đã công bố. Sau đó không sửa hay rút lại được nữa.',
    en: 'The bloc and all its units see that it is published. After that it is neither changed nor taken back.',
  },
  undecided: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} đề nghị khen thưởng chưa ghi kết quả; sau khi công bố vẫn ghi được.`,
    en: `${count} ${count === 1 ? 'proposal has' : 'proposals have'} no decision noted yet; it can be noted afterwards, too.`,
  })),
  cancel: { vi: 'Chưa', en: 'Not yet' },
  done: {
    vi: 'Đã lưu trên máy này; máy chủ nhận khi có mạng.',
    en: 'Saved on this device; the server takes it when connected.',
  },
  toAppraisal: { vi: 'Thẩm định điểm', en: 'Appraise the scores' },
  toAppraisalHelp: {
    vi: 'Xem, sửa điểm từng đơn vị kèm lý do, rồi thẩm định xong; hoặc trả lại khối ở dưới.',
    en: 'Look at each unit, change scores with reasons, and finish; or return the package below.',
  },
  provinceTitle: { vi: 'Quyền của Sở Nội vụ khi thẩm định', en: 'What the Department may do' },
  provinceReturns: { vi: 'Chỉ thẩm định hoặc trả lại', en: 'Appraise or return' },
  provinceChanges: { vi: 'Được sửa điểm, ghi lý do', en: 'Change scores, with reasons' },
  provinceReturnsHelp: {
    vi: 'Sở không sửa điểm của khối. Thấy chưa đúng thì trả lại, khối rà soát và họp lại.',
    en: 'The Department changes no score. What is wrong is returned; the bloc reviews and meets again.',
  },
  provinceChangesHelp: {
    vi: 'Sở được sửa điểm từng tiêu chí kèm lý do. Khối và đơn vị thấy cả điểm khối đề nghị và điểm tỉnh thẩm định.',
    en: 'The Department may change the score of a criterion, with a reason. Bloc and units see both the proposed and the appraised score.',
  },
  provinceSet: { vi: 'Đã đổi.', en: 'Changed.' },
  archive: { vi: 'Đưa vào lưu trữ', en: 'Put into the archive' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
