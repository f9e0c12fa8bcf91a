import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';
import { yearStepWords } from '../../parts/year-step-words.ts';
import type { Waiting } from './overview.ts';

/** Of the year, and of what else is told by the records alone. */
export const stepWords = {
  ...yearStepWords,
  'year-table-proposed': { vi: 'Duyệt bảng tiêu chí', en: 'Approve the table' },
  'year-table-returned': { vi: 'Sửa bảng tiêu chí bị trả lại', en: 'Mend the table that was returned' },
  'year-table-approved': { vi: 'Áp dụng bảng tiêu chí đã duyệt', en: 'Put the approved table in force' },
  'year-table-draft': { vi: 'Soạn tiếp bảng tiêu chí', en: 'Go on with the table' },
  'year-self-score': { vi: 'Tự chấm, phiếu chưa nộp', en: 'Self-score; not handed in yet' },
  'year-begin': { vi: 'Bắt đầu chấm đơn vị đã nộp', en: 'Begin the review of who handed in' },
  'year-score': { vi: 'Chấm điểm khối', en: 'Score for the bloc' },
} as const satisfies { readonly [S in `year-${Waiting['step']}`]: Words };

export const blocWords = {
  title: { vi: 'Khối của bạn', en: 'Your blocs' },
  help: {
    vi: 'Nhận một khối về máy để chấm, xem và in khi không có mạng.',
    en: 'Take a bloc onto this device to score, look and print without a network.',
  },
  units: phrase<{ count: number; period: string }>(({ count, period }) => ({
    vi: `${count} đơn vị, ${periodName(period)}`,
    en: `${count} units, ${period}`,
  })),
  waiting: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} khối có việc của bạn`,
    en: count === 1 ? '1 bloc waits for you' : `${count} blocs wait for you`,
  })),
  late: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} khối quá hạn`,
    en: count === 1 ? '1 bloc is late' : `${count} blocs are late`,
  })),
  before: phrase<{ count: number }>(({ count }) => ({
    vi: `Những năm trước (${count})`,
    en: `Years before (${count})`,
  })),
  awards: { vi: 'Tổng hợp đề nghị khen thưởng', en: 'Proposals of all blocs' },
  takeAll: phrase<{ count: number }>(({ count }) => ({
    vi: `Nhận cả ${count} khối về máy`,
    en: `Take all ${count} blocs onto this device`,
  })),
  'stage-forming': { vi: 'Đang thành lập, chưa ký giao ước', en: 'Being formed; the pledge is not signed' },
  'stage-signed': { vi: 'Đã ký giao ước', en: 'Pledge signed' },
  'stage-running': { vi: 'Đang thực hiện', en: 'Running' },
  'stage-mid_review': { vi: 'Đã sơ kết', en: 'Half-year reviewed' },
  'stage-scoring': { vi: 'Đang chấm điểm', en: 'Scoring' },
  'stage-met': { vi: 'Đã họp bình xét, chưa gửi Sở Nội vụ', en: 'Met; not sent to the Department yet' },
  'stage-sent': { vi: 'Đã gửi, chờ Sở Nội vụ tiếp nhận', en: 'Sent; waits to be received' },
  'stage-received': { vi: 'Sở Nội vụ đã nhận, đang thẩm định', en: 'Received; being appraised' },
  'stage-returned': { vi: 'Sở Nội vụ trả lại, khối làm lại', en: 'Returned; the bloc does it again' },
  'stage-met_again': {
    vi: 'Sở Nội vụ đã trả lại, khối đã họp lại, chưa gửi lại',
    en: 'Returned and met on again; not sent again yet',
  },
  'stage-appraised': { vi: 'Đã thẩm định, chờ công bố', en: 'Appraised; waits to be published' },
  'stage-published': { vi: 'Đã công bố', en: 'Published' },
  'stage-archived': { vi: 'Đã lưu trữ', en: 'Put away' },
  scored: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `khối chấm xong ${done}/${of} đơn vị`,
    en: `${done} of ${of} units finished`,
  })),
  notHere: {
    vi: 'Chưa có trên máy nên chưa biết đang ở bước nào.',
    en: 'Not on this device, so where it stands is not known here.',
  },
  take: { vi: 'Nhận về máy', en: 'Take onto this device' },
  open: { vi: 'Mở', en: 'Open' },
  actOn: phrase<{ act: string; bloc: string; period: string }>(({ act, bloc, period }) => ({
    vi: `${act}: ${bloc}, ${periodName(period)}`,
    en: `${act}: ${bloc}, ${period}`,
  })),
  onDevice: { vi: 'Đã có trên máy', en: 'On this device' },
  taking: phrase<{ records: string; cells: string }>(({ records, cells }) => ({
    vi: `Đang nhận về máy: ${records} mục, ${cells} ô`,
    en: `Taking onto this device: ${records} records, ${cells} cells`,
  })),
  waitingForLine: {
    vi: 'Chưa có mạng. Sẽ nhận ngay khi máy chủ trả lời.',
    en: 'No network yet. It comes as soon as the server answers.',
  },
  signIn: { vi: 'Đăng nhập lại', en: 'Sign in again' },
  list: { vi: 'Khối và năm', en: 'Bloc and year' },
  none: { vi: 'Bạn chưa có vai trò trong khối nào.', en: 'You have no role in any bloc yet.' },
  noneAdministrator: {
    vi: 'Quản trị không chấm điểm trong khối nào.',
    en: 'The administrator scores in no bloc.',
  },
  noneAdministratorHelp: {
    vi: 'Bạn lập khối thi đua, mở tài khoản và trao vai trò cho người của khối.',
    en: 'You make blocs, open accounts and give their people the roles.',
  },
  noneHelp: {
    vi: 'Hãy hỏi quản trị hoặc Sở Nội vụ để được trao vai trò, rồi đăng nhập lại.',
    en: 'Ask the administrator or the Department of Home Affairs for a role, then sign in again.',
  },
  newBloc: { vi: 'Lập khối thi đua', en: 'Make a bloc' },
  newBlocHelp: {
    vi: 'Khối mới bắt đầu với một bảng tiêu chí dự thảo còn trống: trưởng khối soạn, hoặc nhập từ Excel, Word. Việc ở trang này cần mạng.',
    en: 'A new bloc begins with an empty draft of a criteria table, which its leader writes or reads in from Excel or Word. This page needs the network.',
  },
  blocName: { vi: 'Tên đầy đủ của khối', en: 'Full name' },
  'hint-blocName': {
    vi: 'Ví dụ: Khối thi đua các xã vùng cao tỉnh Lai Châu',
    en: 'As it is printed at the top.',
  },
  shortName: { vi: 'Tên ngắn', en: 'Short name' },
  'hint-shortName': { vi: 'Ví dụ: Các xã vùng cao', en: 'For the top of the screen.' },
  period: { vi: 'Năm, hoặc tên kỳ thi đua', en: 'The year, or what it is called' },
  'hint-period': { vi: 'Ví dụ: 2026', en: 'As 2026.' },
  superior: { vi: 'Cơ quan cấp trên', en: 'The office above' },
  'hint-superior': { vi: 'Ví dụ: UBND TỈNH LAI CHÂU', en: 'As it stands at the top of a paper.' },
  place: { vi: 'Nơi ghi ngày tháng văn bản', en: 'Where papers are dated from' },
  'hint-place': { vi: 'Ví dụ: Lai Châu. Có thể ghi sau.', en: 'May be said later.' },
  unitNames: { vi: 'Đơn vị thành viên', en: 'Members' },
  unitNamesHint: {
    vi: 'Mỗi dòng một tên đầy đủ, theo thứ tự trong bảng. Có thể dán từ Excel: chỉ lấy cột tên, bỏ cột số.',
    en: 'A full name on each line, in the order of the columns. May be pasted from a spreadsheet: the column of names is taken.',
  },
  namesRead: phrase<{ count: number; first: string; last: string }>(({ count, first, last }) => ({
    vi: count === 1 ? `Đọc được 1 tên: ${first}.` : `Đọc được ${count} tên: từ ${first} đến ${last}.`,
    en: count === 1 ? `1 name was read: ${first}.` : `${count} names were read: from ${first} to ${last}.`,
  })),
  needsFacts: {
    vi: 'Ghi đủ tên, năm, cơ quan cấp trên và ít nhất một đơn vị.',
    en: 'Say the names, the year, the office above and at least one unit.',
  },
  unitTwice: phrase<{ unit: string }>(({ unit }) => ({
    vi: `“${unit}” được ghi hai lần.`,
    en: `"${unit}" stands there twice.`,
  })),
  needsLeader: { vi: 'Chọn đơn vị làm trưởng khối.', en: 'Choose who leads.' },
  leaderIsDeputy: {
    vi: 'Trưởng khối và phó khối phải là hai đơn vị.',
    en: 'Leader and deputy are two units.',
  },
  makeBloc: { vi: 'Lập khối', en: 'Make it' },
  making: { vi: 'Đang lập khối…', en: 'Making it…' },
  made: phrase<{ bloc: string }>(({ bloc }) => ({ vi: `Đã lập ${bloc}.`, en: `${bloc} is there.` })),
  madeHelp: {
    vi: 'Quản trị trao vai trò cho người của khối ở trang Tài khoản.',
    en: 'The administrator gives its people their roles on the page of accounts.',
  },
  toAccounts: { vi: 'Sang trang Tài khoản', en: 'To the accounts' },
  mayNot: {
    vi: 'Chỉ quản trị và cán bộ Sở Nội vụ phụ trách toàn tỉnh lập khối được.',
    en: 'Only the administrator and an officer for the whole province make blocs.',
  },
  choose: { vi: 'Chọn khối', en: 'Choose a bloc' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
