import { phrase, type Phrase, type Words } from '../../base/words.ts';

export const frameWords = {
  tasks: { vi: 'Việc cần làm', en: 'Tasks' },
  scoring: { vi: 'Chấm điểm', en: 'Scoring' },
  standings: { vi: 'Xếp hạng', en: 'Standings' },
  printing: { vi: 'In ấn', en: 'Printing' },
  sync: { vi: 'Gửi và nhận', en: 'Send and receive' },
  migration: { vi: 'Chuyển bảng tiêu chí', en: 'Move to the new table' },
  targets: { vi: 'Chỉ tiêu', en: 'Targets' },
  conflict: { vi: 'Hai bản khác nhau', en: 'Two versions' },
  transfer: { vi: 'Mang tay', en: 'Carry by hand' },
  tables: { vi: 'Bảng tiêu chí', en: 'Criteria table' },
  filledSheet: { vi: 'Nhập phiếu từ Excel', en: 'Take in a filled sheet' },
  whatIf: { vi: 'Thử điểm', en: 'What if' },
  receipts: { vi: 'Biên nhận', en: 'Receipts' },
  tasksShort: { vi: 'Việc', en: 'Tasks' },
  scoringShort: { vi: 'Chấm', en: 'Score' },
  standingsShort: { vi: 'Hạng', en: 'Ranks' },
  printingShort: { vi: 'In', en: 'Print' },
  syncShort: { vi: 'Gửi', en: 'Send' },
  device: { vi: 'Máy này và tài khoản', en: 'This device and account' },
  notices: { vi: 'Thông báo của máy', en: 'Notices of this device' },
  chooseBloc: { vi: 'Chọn khối', en: 'Choose a bloc' },
  unitOf: phrase<{ index: number; of: number }>(({ index, of }) => ({
    vi: `Chấm điểm · đơn vị ${index}/${of}`,
    en: `Scoring · unit ${index} of ${of}`,
  })),
  sample: { vi: 'DỮ LIỆU MẪU', en: 'SAMPLE DATA' },
  broken: { vi: 'Không mở được bộ nhớ của trình duyệt.', en: 'The browser’s storage does not open.' },
  brokenHelp: phrase<{ problem: string }>(({ problem }) => ({
    vi: `Ứng dụng không cho chấm khi không lưu được. Nếu đang ở cửa sổ ẩn danh, hãy mở ở cửa sổ thường; nếu máy đầy, hãy xoá bớt rồi tải lại trang (${problem}).`,
    en: `The app does not let you score what it cannot keep. Leave a private window, or free some space, then reload (${problem}).`,
  })),
  blockedHelp: {
    vi: 'Một cửa sổ khác đang mở bản cũ của ứng dụng. Hãy đóng các thẻ và cửa sổ khác của ứng dụng, rồi tải lại trang.',
    en: 'Another window has an older version of the app open. Close its other tabs and windows, then reload.',
  },
  mend: { vi: 'Dựng lại kho trên máy', en: 'Rebuild the storage' },
  mendMeans: {
    vi: 'Nếu tải lại nhiều lần vẫn không mở được: dựng lại sẽ xoá kho bị hỏng. Việc chưa gửi được đưa lại từ vùng dự phòng, phần còn lại tải từ máy chủ khi có mạng.',
    en: 'If reloading does not help: rebuilding deletes the broken storage. Unsent work comes back from the second copy, the rest from the server when connected.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
