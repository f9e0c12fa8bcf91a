import { phrase, type Phrase, type Words } from '../../../base/words.ts';

/** Words of the screens around the paper. The paper's own words are Vietnamese and lie with its models. */
export const printingWords = {
  title: { vi: 'In ấn', en: 'Printing' },
  intro: {
    vi: 'Bản in lấy số liệu đang có trên máy này, không cần mạng.',
    en: 'Sheets are printed from what is on this device; no network is needed.',
  },
  takeFilled: { vi: 'Nhập phiếu đã điền', en: 'Take in a filled sheet' },
  ofBloc: { vi: 'Của cả khối', en: 'Of the whole bloc' },
  ofUnits: { vi: 'Từng đơn vị', en: 'Unit by unit' },
  summary: { vi: 'Bảng tổng hợp điểm thi đua', en: 'Summary of scores' },
  summaryHelp: {
    vi: 'Khổ ngang, mỗi đơn vị một cột, có tổng điểm và xếp hạng.',
    en: 'Landscape, one column per unit, with totals and places.',
  },
  allSheets: { vi: 'Tất cả phiếu chấm', en: 'All sheets' },
  allSheetsHelp: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} phiếu, in một lần; mỗi phiếu bắt đầu ở trang mới.`,
    en: `${count} sheets in one go; each begins on a new page.`,
  })),
  ofMeeting: { vi: 'Cuộc họp và hồ sơ gửi Sở', en: 'The meeting, and what goes to the Department' },
  ballots: { vi: 'Phiếu suy tôn', en: 'Ballot papers' },
  ballotsHelp: {
    vi: 'Nhiều phiếu trên một trang, có đường cắt; đủ cho các đơn vị có mặt.',
    en: 'Several to a page with lines to cut along; enough for the units present.',
  },
  count: { vi: 'Biên bản kiểm phiếu', en: 'Record of the count' },
  countHelp: {
    vi: 'Số phiếu phát ra, thu về, hợp lệ và phiếu của từng đơn vị; chưa kiểm thì để trống cho ban kiểm phiếu ghi.',
    en: 'Papers issued, returned and valid, votes of each unit; left blank for the tellers where not counted.',
  },
  minutes: { vi: 'Biên bản họp', en: 'Minutes of the meeting' },
  minutesHelp: {
    vi: 'Thành phần, ý kiến, biểu quyết, xếp hạng, đề nghị khen thưởng; chỗ chưa ghi để dòng chấm.',
    en: 'Who was there, opinions, votes, places and proposals; dots where nothing was noted.',
  },
  ranking: { vi: 'Kết quả xếp hạng', en: 'The ranking' },
  rankingHelp: {
    vi: 'Điểm từng phần, thưởng, trừ, tổng, hạng và hình thức đề nghị; kèm theo biên bản.',
    en: 'Points by part, bonus, penalty, total, place and award; goes with the minutes.',
  },
  letter: { vi: 'Tờ trình', en: 'Letter to the Department' },
  letterHelp: {
    vi: 'Đề nghị Cờ thi đua, Bằng khen, kèm danh mục hồ sơ.',
    en: 'Proposes flags and certificates, with the list of what is enclosed.',
  },
  awardList: { vi: 'Danh sách đề nghị khen thưởng', en: 'List of proposed awards' },
  awardListHelp: { vi: 'Kèm theo tờ trình.', en: 'Goes with the letter.' },
  appraisal: { vi: 'Bảng kết quả thẩm định', en: 'The appraised result' },
  appraisalHelp: {
    vi: 'Điểm và hạng khối đề nghị bên cạnh điểm và hạng Sở Nội vụ thẩm định, kèm lý do từng chỗ đổi.',
    en: 'Points and place as the bloc proposed them beside those the Department appraised, with the reason of each change.',
  },
  notAppraised: { vi: 'Chưa có kết quả thẩm định để in.', en: 'There is no appraised result to print.' },
  notAppraisedHelp: {
    vi: 'Bảng này có khi Sở Nội vụ được sửa điểm và đã bấm Thẩm định xong.',
    en: 'It is there once the Department, where it may change scores, has finished its appraisal.',
  },
  blank: { vi: 'Phiếu trắng để ghi tay', en: 'Blank sheets for the hand' },
  blankHelp: {
    vi: 'Đủ các dòng của bảng tiêu chí với mã như trong máy; in sẵn cho nơi không có máy, không có điện.',
    en: 'Every row of the table with the codes of the app; printed beforehand for where there is no device or power.',
  },
  blankFor: { vi: 'Phiếu của', en: 'Whose sheet' },
  blankAny: { vi: 'Không ghi tên đơn vị', en: 'No unit named' },
  blankAll: { vi: 'Mỗi đơn vị một phiếu', en: 'One for each unit' },
  awards: { vi: 'Bảng kết quả xét khen thưởng', en: 'What became of the proposals' },
  awardsHelp: {
    vi: 'Từng đề nghị của khối: phiếu khối, ý kiến Sở Nội vụ, phiếu Hội đồng, kết quả và số quyết định.',
    en: 'Each proposal of the bloc: its vote, what the Department found, the council’s vote, and what was decided.',
  },
  noAwards: { vi: 'Chưa có đề nghị khen thưởng để in.', en: 'There is no proposal to print.' },
  noAwardsHelp: {
    vi: 'Bảng này có khi cuộc họp đã bế mạc và có đề nghị; Sở Nội vụ và trưởng, phó, thư ký khối in được.',
    en: 'It is there once the meeting has closed with proposals; the Department and the bloc’s people print it.',
  },
  awardsOpen: {
    vi: 'Còn đề nghị khen thưởng chưa có kết quả.',
    en: 'Some proposals are not decided yet.',
  },
  blocsMissing: phrase<{ in: number; of: number }>(({ in: held, of }) => ({
    vi: `Mới có kết quả của ${held}/${of} khối. Khối còn thiếu ghi dưới bảng.`,
    en: `The results of ${held} of ${of} blocs are here. Those missing stand under the table.`,
  })),
  awardsOfBlocs: { vi: 'Tổng hợp đề nghị khen thưởng các khối', en: 'The proposals of all blocs' },
  awardsOfBlocsNone: { vi: 'Chưa có khối nào trên máy này.', en: 'No bloc is on this device yet.' },
  awardsOfBlocsNoneHelp: {
    vi: 'Nhận các khối về máy ở trang Khối của bạn, rồi in ở đây, cả khi không có mạng.',
    en: 'Take the blocs onto this device on the page of your blocs; then they are printed here, with no network too.',
  },
  toBlocs: { vi: 'Khối của bạn', en: 'Your blocs' },
  year: { vi: 'Năm', en: 'Year' },
  toWording: { vi: 'Lời văn và căn cứ', en: 'Words and legal texts' },
  ofYear: { vi: 'Giao ước, kế hoạch, báo cáo của khối', en: 'The bloc’s pledge, plan and reports' },
  pledge: { vi: 'Giao ước thi đua', en: 'Pledge' },
  pledgeHelp: {
    vi: 'Nội dung giao ước và ô ký của từng đơn vị.',
    en: 'What is pledged, and a line for each unit to sign on.',
  },
  plan: { vi: 'Kế hoạch hoạt động', en: 'Plan' },
  planHelp: {
    vi: 'Hoạt động trong năm và hạn của các bước.',
    en: 'Activities of the year, and days of its steps.',
  },
  rules: { vi: 'Quy chế hoạt động', en: 'Rules of the bloc' },
  rulesHelp: {
    vi: 'Các điều đã ghi ở trang Hoạt động của khối.',
    en: 'As written on the page of the bloc’s year.',
  },
  halfReport: { vi: 'Báo cáo sơ kết', en: 'Half-year report' },
  halfReportHelp: {
    vi: 'Số liệu lúc chốt sơ kết, không có điểm; phần lời chưa viết để dòng chấm.',
    en: 'Figures as they were frozen, without scores; dots where no words were written.',
  },
  yearReport: { vi: 'Báo cáo tổng kết', en: 'Year report' },
  yearReportHelp: {
    vi: 'Hoạt động, kết quả xếp hạng và đề nghị khen thưởng đã chốt; phần lời chưa viết để dòng chấm.',
    en: 'Activities, places and proposals as adopted; dots where no words were written.',
  },
  halfOpen: {
    vi: 'Chưa chốt sơ kết, số liệu còn thay đổi.',
    en: 'The half-year review is not frozen, and its figures may change.',
  },
  meetingOpen: {
    vi: 'Cuộc họp chưa bế mạc, kết quả chưa chốt.',
    en: 'The meeting has not closed, and its result is not frozen.',
  },
  self: { vi: 'Bảng tự chấm', en: 'Self-score sheet' },
  bloc: { vi: 'Bảng khối chấm', en: 'Bloc’s sheet' },
  saveWord: { vi: 'Lưu Word (.docx)', en: 'Save as Word (.docx)' },
  saveExcel: { vi: 'Tải Excel', en: 'Save as Excel' },
  scoreBook: { vi: 'Bảng điểm Excel', en: 'Scores as Excel' },
  scoreBookHelp: {
    vi: 'Mỗi đơn vị một trang tính, có công thức cộng; đơn vị điền rồi gửi lại được.',
    en: 'One sheet per unit with live sums; a unit can fill it and hand it back.',
  },
  criteria: { vi: 'Bảng tiêu chí', en: 'Table of criteria' },
  criteriaHelp: {
    vi: 'Phụ lục ban hành: mọi tiêu chí, điểm chuẩn và cách chấm.',
    en: 'The appendix: every criterion, its points and how it is scored.',
  },
  receipt: { vi: 'Biên nhận của máy chủ', en: 'The server’s receipts' },
  receiptHelp: {
    vi: 'Máy chủ đã nhận gì từ máy này, lúc nào, có chữ ký; chọn in từng biên nhận hay cả ngày.',
    en: 'What the server took from this device and when, signed; one receipt or a whole day.',
  },
  backToReceipts: { vi: 'Về Biên nhận', en: 'Back to the receipts' },
  noReceipt: { vi: 'Máy này không có biên nhận ấy.', en: 'This device does not keep that receipt.' },
  noReceiptHelp: {
    vi: 'Biên nhận nằm ở máy đã gửi số liệu.',
    en: 'A receipt lies on the device that sent the work.',
  },
  making: { vi: 'Đang tạo tệp, chờ một chút.', en: 'Making the file, one moment.' },
  makingFailed: {
    vi: 'Không tạo được tệp trên máy này. Số liệu không mất. Hãy đóng bớt ứng dụng rồi thử lại, hoặc in ra giấy.',
    en: 'The file could not be made on this device. Nothing was lost. Close other apps and try again, or print.',
  },
  annex: { vi: 'Giải trình', en: 'Explanation' },
  annexOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Phụ lục giải trình: ${unit}`,
    en: `Explanation annex: ${unit}`,
  })),
  appraisedAnnex: { vi: 'Giải trình thẩm định', en: 'Explanation of the appraisal' },
  appraisedAnnexOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Phụ lục giải trình điểm thẩm định: ${unit}`,
    en: `Annex that explains the appraised points: ${unit}`,
  })),
  history: { vi: 'Lịch sử', en: 'History' },
  historyOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Phụ lục lịch sử chấm điểm: ${unit}`,
    en: `Annex of the history: ${unit}`,
  })),
  openForm: phrase<{ form: string; unit: string }>(({ form, unit }) => ({
    vi: `${form} của ${unit}`,
    en: `${form} of ${unit}`,
  })),
  form: { vi: 'Mẫu in', en: 'Form' },
  isDraft: { vi: 'Bản nháp', en: 'Draft' },
  unsavedFacts: phrase<{ typed: string }>(({ typed }) => ({
    vi: `Trang họp có ngày giờ đã gõ mà chưa ghi được: ${typed}. Bản in dùng ngày giờ ghi trước đó; hãy sửa ở trang họp rồi in.`,
    en: `A day or hour was typed on the page of the meeting and not taken: ${typed}. The paper has the one before; put it right there, then print.`,
  })),
  notCalled: { vi: 'Chưa điểm danh đủ', en: 'Not all called' },
  notCalledWhy: phrase<{ units: string }>(({ units }) => ({
    vi: `Biên bản ghi “Chưa điểm danh: ${units}”. Mở lại cuộc họp để điểm danh rồi hãy ký.`,
    en: `The minutes say that ${units} were not called. Open the meeting again and call them before signing.`,
  })),
  hasBlanks: { vi: 'Còn chỗ trống', en: 'Blanks left' },
  notWritten: phrase<{ what: string }>(({ what }) => ({
    vi: `Chưa ghi: ${what}.`,
    en: `Not written yet: ${what}.`,
  })),
  blanksMean: {
    vi: 'Chỗ chưa ghi in thành dòng chấm để viết tay.',
    en: 'What is not written is printed as dots, for the hand.',
  },
  'blank-clauses': { vi: 'nội dung giao ước', en: 'what is pledged' },
  'blank-signingDay': { vi: 'ngày ký', en: 'the day of signing' },
  'blank-signingPlace': { vi: 'nơi ký', en: 'the place of signing' },
  'blank-activities': { vi: 'hoạt động của khối', en: 'the bloc’s activities' },
  'blank-deadlines': { vi: 'các mốc thời gian', en: 'the days of its steps' },
  'blank-rules': { vi: 'các điều của quy chế', en: 'the rules' },
  'blank-signatures': { vi: 'đơn vị đã ký giao ước', en: 'who signed the pledge' },
  'blank-done': { vi: 'kết quả nổi bật', en: 'what was achieved' },
  'blank-limits': { vi: 'hạn chế', en: 'what fell short' },
  'blank-causes': { vi: 'nguyên nhân', en: 'the causes' },
  'blank-tasks': { vi: 'nhiệm vụ tới', en: 'the tasks to come' },
  isFinal: { vi: 'Đủ để ký', en: 'Ready to sign' },
  notHere: { vi: 'Máy này không có phiếu của đơn vị.', en: 'This device does not hold the unit’s sheet.' },
  notHereHelp: {
    vi: 'Bạn chỉ in được phiếu mà vai trò của bạn được xem. Nếu vừa được giao việc, hãy nối mạng để nhận phiếu.',
    en: 'You can print the sheets your role may see. If you have just been given a role, connect to receive them.',
  },
  changesToCome: {
    vi: 'Chưa in được: có thay đổi đã lưu trên máy mà chưa hiện ra.',
    en: 'Not to be printed yet: something that was saved on this device is not shown.',
  },
  changesToComeHelp: {
    vi: 'Một phần của ứng dụng chưa tải về máy; in bây giờ thì phiếu thiếu thay đổi ấy. Thay đổi vẫn còn nguyên. Hãy nối mạng rồi thử lại; nếu vẫn không được thì tải lại trang.',
    en: 'A part of the app has not come to this device, and paper printed now would lack it. It is still there. Connect, then try again; if that fails, reload the page.',
  },
  noBloc: { vi: 'Máy này chưa có số liệu của khối.', en: 'This device has no data of the bloc yet.' },
  noBlocHelp: {
    vi: 'Hãy nối mạng để nhận số liệu, rồi in được cả khi mất mạng.',
    en: 'Connect once to receive it; after that you can print without a network.',
  },
  print: { vi: 'In', en: 'Print' },
  back: { vi: 'Về In ấn', en: 'Back to printing' },
  fontsLoading: { vi: 'Đang lấy phông chữ in, chờ một chút.', en: 'Loading the font for paper, one moment.' },
  fontsMissing: {
    vi: 'Chưa lấy được phông Tinos trên máy này; bản in sẽ dùng Times New Roman nếu máy có.',
    en: 'The Tinos font could not be loaded here; Times New Roman will be used if this device has it.',
  },
  sealing: { vi: 'Đang làm mã kiểm tra, chờ một chút.', en: 'Making the check code, one moment.' },
  sealMissing: {
    vi: 'Chưa làm được mã kiểm tra nên bản in không có mã; số liệu vẫn đúng. Hãy tải lại trang rồi in, hoặc in ngay không có mã.',
    en: 'The check code could not be made, so the sheet has none; its figures are right. Load the page again and print, or print without it.',
  },
  historyReading: { vi: 'Đang đọc lịch sử', en: 'Reading the history' },
  historyComing: {
    vi: 'Đang lấy phần lịch sử còn thiếu, chờ một chút rồi in.',
    en: 'Fetching what is missing of the history; print in a moment.',
  },
  historyBehind: {
    vi: 'Lịch sử trên máy này còn thiếu so với điểm đang hiện. Vẫn in được: bản in sẽ ghi rõ lịch sử đến lúc nào. Muốn đủ thì nối mạng, chờ nhận xong rồi in.',
    en: 'The history on this device lacks some of what the scores show. It can be printed: the paper says up to when it goes. For all of it, connect and wait for it first.',
  },
  checkPaper: { vi: 'Kiểm tra phiếu in', en: 'Check a printed sheet' },
  checkPaperHelp: {
    vi: 'Quét mã ở cuối phiếu, chọn ảnh chụp hoặc gõ mã kiểm tra để biết bản giấy có đúng không. Không cần mạng.',
    en: 'Scan the code at the end of a sheet, choose a photo or type its check code, to learn whether the paper is right. No network is needed.',
  },
  saveAsPdf: {
    vi: 'Cần tệp PDF? Bấm In rồi chọn máy in “Lưu dưới dạng PDF”. Bỏ chọn “Đầu trang và chân trang” để giấy không có dòng thừa.',
    en: 'Need a PDF? Press Print and choose the printer “Save as PDF”. Untick “Headers and footers” so that nothing is added to the page.',
  },
  withdrawnTitle: {
    vi: 'Bản in sẽ ghi đơn vị đã ra khỏi khối.',
    en: 'The sheet will say that the unit left the bloc.',
  },
  isWithdrawn: { vi: 'Đã ra khỏi khối', en: 'Left the bloc' },
  draftTitle: {
    vi: 'Bản in sẽ ghi “BẢN NHÁP”.',
    en: 'The sheet will say “BẢN NHÁP” (draft).',
  },
  draftsTitle: phrase<{ drafts: number; of: number }>(({ drafts, of }) => ({
    vi: `${drafts}/${of} phiếu sẽ ghi “BẢN NHÁP”.`,
    en: `${drafts} of ${of} sheets will say “BẢN NHÁP” (draft).`,
  })),
  unsent: {
    vi: 'Có số liệu chưa gửi máy chủ; dòng cuối bản in sẽ ghi rõ.',
    en: 'Some of it has not been sent to the server; the last line of the sheet says so.',
  },
  notSubmitted: { vi: 'Đơn vị chưa nộp bảng tự chấm.', en: 'The unit has not submitted its self-score.' },
  reviewNotBegun: { vi: 'Khối chưa bắt đầu chấm đơn vị này.', en: 'The bloc’s review has not begun.' },
  notWhole: phrase<{ blank: number; invalid: number; conflicts: number }>(
    ({ blank, invalid, conflicts }) => ({
      vi: `${[
        blank > 0 && `còn ${blank} tiêu chí chưa chấm`,
        invalid > 0 && `${invalid} ô chưa hợp lệ`,
        conflicts > 0 && `${conflicts} ô có hai bản khác nhau`,
      ]
        .filter(Boolean)
        .join(', ')
        .replace(/^./, (first) => first.toUpperCase())}.`,
      en: `${[
        blank > 0 && `${blank} criteria not scored`,
        invalid > 0 && `${invalid} cells not valid`,
        conflicts > 0 && `${conflicts} cells with two versions`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    }),
  ),
  partWithoutCriteria: phrase<{ part: string }>(({ part }) => ({
    vi: `Phần ${part} ghi “không giao” ở mọi tiêu chí.`,
    en: `Part ${part} is “not assigned” throughout.`,
  })),
  withdrawn: {
    vi: 'Đơn vị đã ra khỏi khối trong năm: phiếu in để lưu, không ký và không xếp hạng.',
    en: 'The unit left the bloc within the year: the sheet is printed to be kept, and is neither signed nor ranked.',
  },
  olderVersion: phrase<{ units: readonly string[]; version: number }>(({ units, version }) => ({
    vi: `${units.join(', ')} còn chấm theo bản cũ của bảng tiêu chí; bảng đang áp dụng là bản ${version}.`,
    en: `${units.join(', ')} still scored by an older version of the table; version ${version} is in force.`,
  })),
  fromFile: {
    vi: 'Số liệu nhận từ tệp, chưa đối chiếu với máy chủ. Nối mạng một lần để có bản của máy chủ.',
    en: 'The figures come from a file and have not been checked with the server. Connect once to get the server’s own.',
  },
  handoverRecord: { vi: 'Biên bản bàn giao', en: 'Record of the handover' },
  backToHandover: { vi: 'Về Bàn giao', en: 'Back to the handover' },
  noRecord: { vi: 'Máy này không có biên bản ấy.', en: 'This device does not have that record.' },
  noRecordHelp: {
    vi: 'Biên bản nằm trên máy đã lập gói và trên máy đã nhận gói.',
    en: 'The record lies on the device that made the package and on the one that took it.',
  },
  unitsMissing: phrase<{ in: number; of: number }>(({ in: here, of }) => ({
    vi: `Tạm tính, mới đủ ${here}/${of} đơn vị.`,
    en: `Provisional, ${here} of ${of} units are complete.`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
