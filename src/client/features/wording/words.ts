import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const wordingWords = {
  title: { vi: 'Lời văn và căn cứ của văn bản', en: 'The words of the papers' },
  intro: {
    vi: 'Cơ quan sửa lời văn theo cách viết của mình; chỗ trong ngoặc {…} máy tự điền khi in. Rời ô là lưu.',
    en: 'The office may use its own words; what stands between braces is filled in when it is printed. Each is saved when it is left.',
  },
  introRead: {
    vi: 'Trưởng khối, phó khối và thư ký sửa lời văn; ở đây xem cách văn bản được in.',
    en: 'Leader, deputy and secretary change them; here is how they are printed.',
  },
  toPaper: { vi: 'In văn bản', en: 'Print the papers' },
  change: { vi: 'Sửa', en: 'Change' },
  save: { vi: 'Lưu', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },
  remove: { vi: 'Bỏ căn cứ này', en: 'Remove this text' },

  bases: { vi: 'Căn cứ pháp lý', en: 'Legal texts' },
  basesHelp: {
    vi: 'Văn bản in ngày nào thì ghi căn cứ còn hiệu lực ngày đó. Kiểm tra lại trước khi ký: máy không tự biết văn bản mới.',
    en: 'A paper names the texts in force on its own day. Look them over before signing: new ones do not come by themselves.',
  },
  inForce: phrase<{ from: string; to: string }>(({ from, to }) => ({
    vi: `Hiệu lực ${from === '' ? '' : `từ ${from} `}${to === '' ? 'đến khi có văn bản thay thế' : `đến ${to}`}`,
    en: `In force ${from === '' ? '' : `from ${from} `}${to === '' ? 'until it is replaced' : `to ${to}`}`,
  })),
  isInForce: { vi: 'Đang hiệu lực', en: 'In force' },
  isNotInForce: { vi: 'Không còn hoặc chưa hiệu lực', en: 'Not in force today' },
  changeOf: phrase<{ text: string }>(({ text }) => ({ vi: `Sửa căn cứ: ${text}`, en: `Change: ${text}` })),
  addBasis: { vi: 'Thêm căn cứ', en: 'Add a text' },
  basisText: { vi: 'Tên văn bản, viết sau chữ “Căn cứ”', en: 'The text, as it stands after “Căn cứ”' },
  from: { vi: 'Hiệu lực từ ngày', en: 'In force from' },
  to: { vi: 'Đến hết ngày (nếu đã hết hiệu lực)', en: 'To, if it no longer is' },
  needsText: {
    vi: 'Ghi tên văn bản, và ngày tháng đúng mẫu, rồi lưu.',
    en: 'Write the text, and days as they are written, then save.',
  },

  'paper-pledge': { vi: 'Giao ước thi đua', en: 'Pledge' },
  'paper-plan': { vi: 'Kế hoạch', en: 'Plan' },
  'paper-rules': { vi: 'Quy chế', en: 'Rules of the bloc' },
  'paper-half': { vi: 'Báo cáo sơ kết', en: 'Half-year report' },
  'paper-year': { vi: 'Báo cáo tổng kết', en: 'Year report' },
  'paper-minutes': { vi: 'Biên bản họp', en: 'Minutes' },
  'paper-letter': { vi: 'Tờ trình', en: 'Letter' },
  'pledge-opening': { vi: 'Mở đầu giao ước', en: 'Beginning of the pledge' },
  'pledge-closing': { vi: 'Cam kết cuối giao ước', en: 'End of the pledge' },
  'plan-purpose': { vi: 'Mục đích, yêu cầu', en: 'Purpose' },
  'plan-duties': { vi: 'Tổ chức thực hiện', en: 'Who carries it out' },
  'rules-opening': { vi: 'Mở đầu quy chế', en: 'Beginning of the rules' },
  'half-opening': { vi: 'Mở đầu báo cáo sơ kết', en: 'Beginning of the half-year report' },
  'year-opening': { vi: 'Mở đầu báo cáo tổng kết', en: 'Beginning of the year report' },
  'minutes-closing': { vi: 'Câu cuối biên bản', en: 'Last sentence of the minutes' },
  'letter-opening': { vi: 'Mở đầu tờ trình', en: 'Beginning of the letter' },
  'letter-closing': { vi: 'Câu cuối tờ trình', en: 'Last sentence of the letter' },
  placesOf: phrase<{ slot: string }>(({ slot }) => ({
    vi: `Chỗ điền được ở: ${slot}`,
    en: `What can be filled in at: ${slot}`,
  })),
  unknown: phrase<{ names: string }>(({ names }) => ({
    vi: `Máy không biết điền gì vào {${names}}. Chọn một chỗ ở dưới, hoặc bỏ dấu ngoặc; câu này chưa lưu.`,
    en: `Nothing is known to fill in at {${names}}. Choose one below, or take the braces out; this is not saved yet.`,
  })),
  empty: {
    vi: 'Ô trống thì chưa lưu. Bấm “Dùng lại câu mẫu” nếu muốn bỏ câu đã sửa.',
    en: 'An empty field is not saved. Press “Use the first words again” to drop what was changed.',
  },
  preview: { vi: 'Sẽ in:', en: 'Will be printed:' },
  startOver: { vi: 'Dùng lại câu mẫu', en: 'Use the first words again' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
