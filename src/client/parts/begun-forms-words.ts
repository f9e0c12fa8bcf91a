import { phrase, type Phrase, type Words } from '../../base/words.ts';
import type { FormHeading } from '../replica/form-drafts.ts';

/** What a form is for. */
export const formHeadings: Readonly<Record<FormHeading, Words>> = {
  'ban-giao': { vi: 'Bàn giao khối', en: 'Handing the bloc over' },
  bang: { vi: 'Bảng tiêu chí', en: 'Criteria table' },
  cheo: { vi: 'Chấm chéo', en: 'Check of a unit' },
  'dan-hang': { vi: 'Dán hàng vào bảng tiêu chí', en: 'Rows to paste into the criteria table' },
  'dat-diem': { vi: 'Đặt điểm khác', en: 'Setting other points' },
  'de-nghi': { vi: 'Hồ sơ đề nghị', en: 'A proposal’s file' },
  'dieu-kien': { vi: 'Điều kiện xếp hạng', en: 'A condition of the ranking' },
  'giu-lai': { vi: 'Xét mục giữ lại', en: 'Deciding on held work' },
  'hai-ban': { vi: 'Chọn giữa hai bản', en: 'Choosing between versions' },
  'ho-so': { vi: 'Hồ sơ gửi Sở Nội vụ', en: 'Package for the Department' },
  hoi: { vi: 'Yêu cầu giải trình', en: 'A question to a unit' },
  hop: { vi: 'Họp khối', en: 'Meeting' },
  khoi: { vi: 'Lập khối mới', en: 'A new bloc' },
  'loi-van': { vi: 'Lời văn và căn cứ', en: 'Words of the papers' },
  'minh-chung': { vi: 'Minh chứng', en: 'Evidence' },
  nam: { vi: 'Hoạt động của khối', en: 'The bloc’s year' },
  'tai-khoan': { vi: 'Tài khoản mới', en: 'A new account' },
  'tham-dinh': { vi: 'Thẩm định điểm', en: 'Appraisal' },
  'tra-bang': { vi: 'Trả bảng tiêu chí', en: 'Returning a table' },
  'tra-loi': { vi: 'Trả lời giải trình', en: 'An answer' },
  'tra-ve': { vi: 'Trả phiếu về cấp dưới', en: 'Sending a sheet back' },
};

export const begunFormsWords = {
  title: { vi: 'Đã gõ, chưa lưu', en: 'Typed and not saved' },
  means: {
    vi: 'Nội dung gõ dở trên máy này, chưa thành số liệu và chưa gửi đi. Mở trang để làm tiếp, hoặc bỏ nếu không cần nữa.',
    en: 'Half typed on this device; not recorded and not sent. Open the page to go on, or drop what is not wanted.',
  },
  cells: { vi: 'Ô điểm', en: 'A score' },
  targets: { vi: 'Chỉ tiêu', en: 'A target' },
  other: { vi: 'Biểu mẫu', en: 'A form' },
  typedAt: phrase<{ moment: string }>(({ moment }) => ({ vi: `Gõ lúc ${moment}`, en: `Typed at ${moment}` })),
  open: { vi: 'Mở trang', en: 'Open the page' },
  openThis: phrase<{ what: string }>(({ what }) => ({
    vi: `Mở trang: ${what}`,
    en: `Open the page: ${what}`,
  })),
  drop: { vi: 'Bỏ', en: 'Drop' },
  dropThis: phrase<{ what: string }>(({ what }) => ({ vi: `Bỏ: ${what}`, en: `Drop: ${what}` })),
  dropped: { vi: 'Đã bỏ nội dung gõ dở.', en: 'Dropped.' },
  undo: { vi: 'Lấy lại', en: 'Take it back' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
