import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';

export const yearWords = {
  title: phrase<{ period: string }>(({ period }) => ({
    vi: `Hoạt động của khối, ${periodName(period)}`,
    en: `The bloc’s year ${period}`,
  })),
  intro: {
    vi: 'Giao ước, kế hoạch, sơ kết và báo cáo của khối. Rời ô là lưu trên máy này; có mạng thì máy tự gửi.',
    en: 'The bloc’s pledge, plan, half-year review and reports. Each field is saved on this device when it is left, and goes up by itself when connected.',
  },
  introRead: {
    vi: 'Giao ước, kế hoạch, sơ kết và báo cáo của khối. Trưởng khối, phó khối và thư ký ghi; thủ trưởng ký giao ước cho đơn vị mình.',
    en: 'The bloc’s pledge, plan, half-year review and reports. Leader, deputy and secretary write them; a head signs the pledge for their own unit.',
  },
  nothingYet: { vi: 'Chưa ghi gì.', en: 'Nothing written yet.' },
  toPaper: { vi: 'In giao ước, kế hoạch, báo cáo', en: 'Print pledge, plan, reports' },
  place: { vi: 'Địa điểm', en: 'Place' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  change: { vi: 'Sửa', en: 'Change' },
  look: { vi: 'Xem', en: 'Look' },
  save: { vi: 'Lưu', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },

  next: { vi: 'Bước tiếp theo của năm', en: 'The next step of the year' },
  'sign-pledge': { vi: 'Giao ước đã ký xong', en: 'The pledge is signed' },
  start: { vi: 'Bắt đầu thực hiện', en: 'Begin the year’s work' },
  'review-half': { vi: 'Chốt sơ kết 6 tháng', en: 'Freeze the half-year review' },
  'begin-scoring': { vi: 'Bắt đầu chấm điểm cuối năm', en: 'Begin the scoring' },
  archive: { vi: 'Đưa vào lưu trữ', en: 'Put into the archive' },
  'means-sign-pledge': {
    vi: 'Bấm khi mọi đơn vị đã ký, hoặc đã ghi lý do chưa ký.',
    en: 'Press it once every unit has signed, or why it has not is noted.',
  },
  'means-start': { vi: 'Khối thực hiện kế hoạch trong năm.', en: 'The bloc works by its plan.' },
  'means-review-half': {
    vi: 'Số liệu đã nhập đến lúc bấm được chốt làm sơ kết: không có điểm, và không đổi nữa.',
    en: 'What was put in until now is frozen for the review: it has no scores, and changes no more.',
  },
  'means-begin-scoring': {
    vi: 'Các đơn vị nộp phiếu tự chấm, khối rà soát rồi họp.',
    en: 'The units hand in their self-scores, the bloc reviews them and meets.',
  },
  'means-archive': {
    vi: 'Năm thi đua đã có quyết định. Đưa vào lưu trữ thì chỉ còn xem và in.',
    en: 'The year is decided. In the archive it can only be read and printed.',
  },

  deadlines: { vi: 'Hạn của các bước', en: 'Last days of the steps' },
  deadlinesHelp: {
    vi: 'Đến gần hạn, máy nhắc ở trang Việc cần làm của mọi người trong khối.',
    en: 'Everybody in the bloc is reminded of them on the page of tasks as they come near.',
  },
  'step-half': { vi: 'Sơ kết 6 tháng', en: 'Half-year review' },
  'step-submit': { vi: 'Đơn vị nộp tự chấm', en: 'Units hand in' },
  'step-review': { vi: 'Khối rà soát xong', en: 'Bloc review done' },
  'step-meet': { vi: 'Họp bình xét', en: 'Meeting' },
  'step-send': { vi: 'Gửi Sở Nội vụ', en: 'Send to the Department' },
  daysLeft: phrase<{ days: number }>(({ days }) => ({
    vi: days > 0 ? `Còn ${days} ngày.` : days === 0 ? 'Hạn là hôm nay.' : `Đã quá hạn ${-days} ngày.`,
    en: days > 0 ? `${days} days left.` : days === 0 ? 'It is today.' : `${-days} days past.`,
  })),

  pledge: { vi: 'Giao ước thi đua', en: 'Pledge' },
  pledgeHelp: {
    vi: 'Ghi nội dung, in, các đơn vị ký trên giấy rồi đánh dấu ở đây; thủ trưởng cũng tự đánh dấu được trên máy của mình.',
    en: 'Write it, print it, have it signed on paper and mark it here; a head can mark it on their own device, too.',
  },
  signedOf: phrase<{ signed: number; of: number }>(({ signed, of }) => ({
    vi: `Đã ký ${signed}/${of}`,
    en: `${signed} of ${of} signed`,
  })),
  signingDay: { vi: 'Ngày ký', en: 'Day of signing' },
  clauses: { vi: 'Nội dung giao ước', en: 'What is pledged' },
  newClause: { vi: 'Nội dung mới', en: 'A new line' },
  signatures: { vi: 'Chữ ký của các đơn vị', en: 'Signatures of the units' },
  byHead: { vi: '(thủ trưởng đơn vị tự ghi)', en: '(noted by the unit’s own head)' },
  signatureOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Chữ ký của ${unit}`,
    en: `Signature of ${unit}`,
  })),
  signerOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Người ký của ${unit}, chức vụ`,
    en: `Who signs for ${unit}, with their office`,
  })),
  whyNotOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Lý do ${unit} chưa ký`,
    en: `Why ${unit} has not signed`,
  })),
  hasSigned: { vi: 'Đã ký', en: 'Signed' },
  hasNotSigned: { vi: 'Chưa ký', en: 'Not signed' },

  addLine: { vi: 'Thêm dòng', en: 'Add the line' },
  lineOf: phrase<{ place: number }>(({ place }) => ({ vi: `Dòng ${place}`, en: `Line ${place}` })),
  removeLine: phrase<{ place: number }>(({ place }) => ({
    vi: `Bỏ dòng ${place}`,
    en: `Remove line ${place}`,
  })),

  plan: { vi: 'Kế hoạch và hoạt động', en: 'Plan and activities' },
  planHelp: {
    vi: 'Phong trào, hội nghị, kiểm tra, giao lưu của khối: dự kiến từ đầu năm, tổ chức xong thì ghi kết quả và đơn vị tham gia.',
    en: 'Movements, conferences, inspections and exchanges: planned at the beginning of the year, with what came of them and who took part.',
  },
  addActivity: { vi: 'Thêm hoạt động', en: 'Add an activity' },
  removeActivity: { vi: 'Bỏ hoạt động này', en: 'Remove this activity' },
  openActivity: phrase<{ title: string }>(({ title }) => ({ vi: `Mở ${title}`, en: `Open ${title}` })),
  needsTitle: {
    vi: 'Ghi tên hoạt động, và ngày tháng đúng mẫu, rồi lưu.',
    en: 'Write its name, and days as they are written, then save.',
  },
  'activity-title': { vi: 'Tên hoạt động', en: 'Name' },
  'activity-kind': { vi: 'Loại', en: 'Kind' },
  'activity-from': { vi: 'Từ ngày', en: 'From' },
  'activity-to': { vi: 'Đến ngày', en: 'To' },
  'activity-place': { vi: 'Địa điểm', en: 'Place' },
  'activity-host': { vi: 'Đơn vị chủ trì', en: 'Host' },
  'activity-state': { vi: 'Tình hình', en: 'How it stands' },
  'activity-outcome': { vi: 'Kết quả', en: 'What came of it' },
  wholeBloc: { vi: 'Cả khối', en: 'The whole bloc' },
  'kind-movement': { vi: 'Phong trào thi đua', en: 'Movement' },
  'kind-conference': { vi: 'Hội nghị, sinh hoạt khối', en: 'Conference' },
  'kind-inspection': { vi: 'Kiểm tra, đôn đốc', en: 'Inspection' },
  'kind-exchange': { vi: 'Giao lưu văn hóa, thể thao', en: 'Exchange' },
  'kind-charity': { vi: 'An sinh xã hội', en: 'Charity' },
  'kind-other': { vi: 'Việc khác', en: 'Other' },
  'state-planned': { vi: 'Dự kiến', en: 'Planned' },
  'state-held': { vi: 'Đã tổ chức', en: 'Held' },
  'state-dropped': { vi: 'Không tổ chức', en: 'Dropped' },
  noDay: { vi: 'chưa định ngày', en: 'no day yet' },
  hostIs: phrase<{ unit: string }>(({ unit }) => ({ vi: `${unit} chủ trì`, en: `hosted by ${unit}` })),
  took: phrase<{ here: number; of: number }>(({ here, of }) => ({
    vi: `${here}/${of} đơn vị tham gia`,
    en: `${here} of ${of} units took part`,
  })),
  roll: { vi: 'Đơn vị tham gia', en: 'Who took part' },
  presenceOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit} tham gia`,
    en: `${unit} took part`,
  })),
  tookPart: { vi: 'Tham gia', en: 'Took part' },
  stayedAway: { vi: 'Vắng', en: 'Stayed away' },
  notCalled: { vi: 'Không mời', en: 'Not called' },

  rules: { vi: 'Quy chế hoạt động', en: 'Rules of the bloc' },
  rulesHelp: {
    vi: 'Nguyên tắc, chế độ họp, thông tin, trách nhiệm của trưởng khối, phó khối và thành viên.',
    en: 'Principles, meetings, reporting, duties of leader, deputy and members.',
  },
  newRule: { vi: 'Điều mới', en: 'A new rule' },

  half: { vi: 'Sơ kết 6 tháng', en: 'Half-year review' },
  halfTable: { vi: 'Bảng số liệu sơ kết', en: 'Table of the review' },
  halfHelp: {
    vi: 'Chưa chốt. Khi trưởng khối bấm chốt sơ kết, số liệu các đơn vị đã nhập đến lúc đó hiện ở đây và vào báo cáo.',
    en: 'Not frozen yet. Once the leader freezes it, what the units have put in by then stands here and in the report.',
  },
  halfTaken: phrase<{ person: string; moment: string }>(({ person, moment }) => ({
    vi: `${person} chốt ${moment}. Số liệu không đổi nữa.`,
    en: `Frozen by ${person}, ${moment}. It changes no more.`,
  })),
  entered: { vi: 'Tiêu chí đã nhập', en: 'Criteria put in' },
  activitiesTaken: { vi: 'Hoạt động tham gia', en: 'Activities taken part in' },

  'report-half': { vi: 'Lời báo cáo sơ kết', en: 'Words of the half-year report' },
  'report-year': { vi: 'Lời báo cáo tổng kết', en: 'Words of the year report' },
  reportHelp: {
    vi: 'Phần số liệu máy tự điền khi in. Phần lời khối viết ở đây; bỏ trống thì in dòng chấm để ghi tay.',
    en: 'Figures are filled in when it is printed. The words are the bloc’s; where there are none, dots are printed for the hand.',
  },
  'part-done': { vi: 'Kết quả nổi bật', en: 'What was achieved' },
  'part-limits': { vi: 'Hạn chế', en: 'Shortcomings' },
  'part-causes': { vi: 'Nguyên nhân', en: 'Causes' },
  'part-tasks': { vi: 'Nhiệm vụ thời gian tới', en: 'Tasks to come' },

  facts: { vi: 'Người ký và điều kiện họp', en: 'Who signs, and the quorum' },
  factsSigned: {
    vi: 'Biên bản họp đã ký nên người ký và nơi ghi ngày tháng không sửa nữa. Cần sửa thì mở lại cuộc họp.',
    en: 'The minutes are signed, so who signs and where papers are dated from do not change. To change them, open the meeting again.',
  },
  factsHelp: {
    vi: 'Tên in dưới chữ ký của khối; bỏ trống thì in dòng chấm. Điều kiện họp không đổi được khi cuộc họp đã khai mạc.',
    en: 'Names printed under the bloc’s signatures; dots where there is none. The quorum cannot change once the meeting is open.',
  },
  headTitles: { vi: 'Chức danh thủ trưởng ký phiếu', en: 'The offices by which heads sign' },
  headTitlesHelp: {
    vi: 'In ở chỗ ký của từng đơn vị, ví dụ: Chủ tịch UBND huyện Sìn Hồ. Bỏ trống thì chỉ in “Thủ trưởng đơn vị”.',
    en: 'Printed where each unit signs, as: Chủ tịch UBND huyện Sìn Hồ. Left empty, only “Thủ trưởng đơn vị” is printed.',
  },
  'fact-leader': { vi: 'Họ tên Trưởng khối', en: 'The leader’s name' },
  'fact-secretary': { vi: 'Họ tên Thư ký khối', en: 'The secretary’s name' },
  'fact-place': { vi: 'Nơi ghi ngày tháng văn bản', en: 'Where papers are dated from' },
  'fact-of': { vi: 'Họp được khi có mặt ít nhất (phần)', en: 'A meeting needs (parts)' },
  'fact-per': { vi: 'trên tổng số (phần)', en: 'of (parts)' },
  notWhole: { vi: 'Ghi số nguyên từ 1 đến 99.', en: 'Write a whole number from 1 to 99.' },

  members: { vi: 'Đơn vị thành viên', en: 'Members of the bloc' },
  memberCount: phrase<{ count: number }>(({ count }) => ({ vi: `${count} đơn vị`, en: `${count} units` })),
  memberSince: phrase<{ day: string }>(({ day }) => ({
    vi: `Vào khối từ ${day}.`,
    en: `In the bloc since ${day}.`,
  })),
  namedUntil: phrase<{ name: string; day: string }>(({ name, day }) => ({
    vi: `Trước ${day} là ${name}.`,
    en: `Before ${day} it was ${name}.`,
  })),
  leftBadge: { vi: 'Đã ra khỏi khối', en: 'No longer a member' },
  'left-dissolved': phrase<{ day: string; into: string }>(({ day }) => ({
    vi: `Giải thể từ ${day}.`,
    en: `Dissolved on ${day}.`,
  })),
  'left-merged': phrase<{ day: string; into: string }>(({ day, into }) => ({
    vi: `Sáp nhập${into && ` vào ${into}`} từ ${day}.`,
    en: `Merged${into && ` into ${into}`} on ${day}.`,
  })),
  'left-split': phrase<{ day: string; into: string }>(({ day, into }) => ({
    vi: `Chia tách${into && ` thành ${into}`} từ ${day}.`,
    en: `Split${into && ` into ${into}`} on ${day}.`,
  })),
  'left-moved': phrase<{ day: string; into: string }>(({ day, into }) => ({
    vi: `Chuyển${into ? ` sang ${into}` : ' khối'} từ ${day}.`,
    en: `Moved${into && ` to ${into}`} on ${day}.`,
  })),
  changeMembers: { vi: 'Ghi thay đổi trong năm', en: 'Note a change within the year' },
  membersHelp: {
    vi: 'Mỗi nghị quyết, quyết định ghi một lần. Đơn vị ra khỏi khối giữ nguyên phiếu và số liệu để xem và in, nhưng không xếp hạng; đơn vị mới có phiếu chấm ngay. Văn bản ghi ngày trước đó vẫn in tên cũ.',
    en: 'One decision at a time. A unit that leaves keeps its sheet and figures, to read and to print, and is ranked no more; one that comes has a sheet at once. Papers of an earlier day still print the earlier name.',
  },
  fromDay: { vi: 'Có hiệu lực từ ngày', en: 'In force from' },
  decision: { vi: 'Căn cứ (số, ngày văn bản)', en: 'By which decision (number, date)' },
  'fate-same': { vi: 'Không đổi', en: 'Unchanged' },
  'fate-gone': { vi: 'Đã ra khỏi khối', en: 'No longer a member' },
  'fate-rename': { vi: 'Đổi tên', en: 'Has another name' },
  'fate-dissolved': { vi: 'Giải thể', en: 'Is dissolved' },
  'fate-merged': { vi: 'Sáp nhập vào đơn vị khác', en: 'Is merged into another' },
  'fate-split': { vi: 'Chia tách', en: 'Is split' },
  'fate-moved': { vi: 'Chuyển sang khối khác', en: 'Moves to another bloc' },
  'fate-stay': { vi: 'Ghi nhầm, vẫn là thành viên', en: 'Is a member after all' },
  'text-rename': phrase<{ unit: string }>(({ unit }) => ({
    vi: `Tên mới của ${unit}`,
    en: `The new name of ${unit}`,
  })),
  'text-merged': phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit} nhập vào đơn vị nào`,
    en: `Into what ${unit} is merged`,
  })),
  'text-split': phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit} tách thành các đơn vị nào`,
    en: `Into what ${unit} is split`,
  })),
  'text-moved': phrase<{ unit: string }>(({ unit }) => ({
    vi: `${unit} chuyển sang khối nào`,
    en: `To which bloc ${unit} moves`,
  })),
  needsDay: { vi: 'Ghi ngày có hiệu lực trước.', en: 'Say from which day first.' },
  needsChange: { vi: 'Chưa có gì thay đổi.', en: 'Nothing is changed yet.' },
  saveMembers: { vi: 'Lưu thay đổi', en: 'Save the change' },
  levels: { vi: 'Các cấp rà soát của khối', en: 'Levels of the bloc’s review' },
  levelsHelp: {
    vi: 'Phiếu của đơn vị qua lần lượt từng cấp rồi mới đưa ra cuộc họp. Cấp cuối do trưởng khối hoặc phó khối duyệt. Không đổi được khi đã có phiếu qua cấp đầu.',
    en: 'A sheet passes one level after another before it goes to the meeting; the last is the leader’s or the deputy’s. They cannot change once a sheet has passed the first.',
  },
  levelCount: { vi: 'Số cấp rà soát', en: 'How many levels' },
  oneStep: {
    vi: 'Một cấp: trưởng khối hoặc phó khối chấm xong là xong',
    en: 'One: leader or deputy finishes it',
  },
  manyLevels: phrase<{ count: number }>(({ count }) => ({ vi: `${count} cấp`, en: `${count} levels` })),
  levelName: phrase<{ number: number }>(({ number }) => ({
    vi: `Tên cấp ${number}`,
    en: `Name of level ${number}`,
  })),
  levelPost: phrase<{ number: number }>(({ number }) => ({
    vi: `Cấp ${number} do ai duyệt`,
    en: `Who passes level ${number}`,
  })),
  saveLevels: { vi: 'Lưu các cấp rà soát', en: 'Save the levels' },
  levelsSaved: { vi: 'Đang áp dụng như trên.', en: 'This is what is in force.' },

  checks: { vi: 'Chấm chéo giữa các đơn vị', en: 'Members check each other' },
  checksHelp: {
    vi: 'Đơn vị chấm chéo xem phiếu đã nộp và góp ý từng tiêu chí trước khi khối chấm xong. Góp ý để tham khảo, không tính thành điểm. Không chọn ai thì khối không chấm chéo.',
    en: 'A checking unit looks through a sheet that was handed in and remarks on its criteria, until the bloc has done with it. It is advice and counts as no points. With nobody chosen the bloc does not do it.',
  },
  nextInOrder: { vi: 'Mỗi đơn vị do đơn vị kế tiếp chấm chéo', en: 'Each by the next one in order' },
  noChecks: { vi: 'Không chấm chéo', en: 'No checks' },
  checkedBy: phrase<{ unit: string; place: number }>(({ unit, place }) => ({
    vi: place === 1 ? `${unit}: ai chấm chéo` : `${unit}: thêm một đơn vị nữa`,
    en: place === 1 ? `Who checks ${unit}` : `And who else checks ${unit}`,
  })),
  nobodyChecks: { vi: 'Không có', en: 'Nobody' },
  saveChecks: { vi: 'Lưu phân công chấm chéo', en: 'Give out the checks' },

  nextYear: { vi: 'Mở năm thi đua tiếp theo', en: 'Begin the next year' },
  nextYearHelp: {
    vi: 'Bảng tiêu chí năm nay được chép thành bản dự thảo của năm sau; lời văn riêng và danh mục căn cứ của khối được giữ. Năm nay giữ nguyên tên đơn vị và số liệu. Người làm năm sau nhận vai trò ở trang Tài khoản.',
    en: 'This year’s table becomes a draft of the next; the bloc’s own wording and legal texts go on. This year keeps its names and figures. Whoever works next year is given a role on the page of accounts.',
  },
  nextPeriod: { vi: 'Năm, hoặc tên kỳ thi đua', en: 'The year, or what it is called' },
  nextMembers: { vi: 'Đơn vị thành viên', en: 'Members' },
  nextMembersHelp: {
    vi: 'Sửa tên nếu đơn vị đổi tên; xóa trắng nếu đơn vị sáp nhập, giải thể hoặc chuyển khối.',
    en: 'Change the name of a unit that has another; empty it where the unit was merged, dissolved or moved.',
  },
  newMembers: { vi: 'Đơn vị mới, mỗi dòng một tên đầy đủ', en: 'New members, a full name on each line' },
  beginNext: { vi: 'Mở năm mới', en: 'Begin it' },
  begun: phrase<{ period: string }>(({ period }) => ({
    vi: `Đã mở ${periodName(period)}.`,
    en: `${period} is begun.`,
  })),
  chooseIt: {
    vi: 'Khi máy chủ nhận, chọn năm ấy ở đầu trang, mục chọn khối.',
    en: 'Once the server has it, that year can be chosen at the top, among the blocs.',
  },
  needsRole: {
    vi: 'Bạn chỉ có vai trò của năm này nên chưa mở được năm ấy trên máy. Quản trị trao vai trò năm mới ở trang Tài khoản: trưởng khối, phó khối, thư ký và người của từng đơn vị. Có vai trò rồi, năm ấy hiện ở đầu trang, mục chọn khối.',
    en: 'You have a role of this year only and cannot open that one yet. The administrator gives the roles of the new year on the page of accounts: leader, deputy, secretary and the people of each unit. Then that year appears at the top, among the blocs.',
  },
  beginQuestion: phrase<{ period: string }>(({ period }) => ({
    vi: `Mở ${periodName(period)}?`,
    en: `Begin ${period}?`,
  })),
  beginMeans: phrase<{ leader: string; units: number }>(({ leader, units }) => ({
    vi: `Mở rồi không bỏ được. ${units} đơn vị, trưởng khối: ${leader}. Bảng tiêu chí được chép thành bản dự thảo.`,
    en: `It cannot be taken back. ${units} units, led by ${leader}. The table is copied as a draft.`,
  })),
  datedFrom: phrase<{ place: string }>(({ place }) => ({
    vi: `Giấy tờ năm mới ghi nơi: ${place}. Đổi được ở trang Hoạt động của khối, năm ấy.`,
    en: `Its papers are dated from ${place}; this can be changed on that year’s page.`,
  })),
  beginIt: phrase<{ period: string }>(({ period }) => ({
    vi: `Mở ${periodName(period)}`,
    en: `Begin ${period}`,
  })),
  notYet: { vi: 'Chưa mở', en: 'Not yet' },
  needsPeriod: { vi: 'Ghi năm, hoặc tên kỳ thi đua.', en: 'Write the year.' },
  needsLeader: { vi: 'Chọn trưởng khối năm sau.', en: 'Choose who leads.' },
  needsMembers: { vi: 'Giữ lại hoặc thêm ít nhất một đơn vị.', en: 'Keep or add one member at least.' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
