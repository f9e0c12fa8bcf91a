import type { Phrase, Words } from '../../../base/words.ts';

const phrase = <A>(say: Phrase<A>): Phrase<A> => say;

export const deviceWords = {
  title: { vi: 'Sẵn sàng đi cơ sở?', en: 'Ready for the field?' },
  ready: { vi: 'Sẵn sàng dùng ngoại tuyến', en: 'Ready to use offline' },
  readyWhy: {
    vi: 'Máy này chấm điểm và in được khi không có mạng.',
    en: 'This device scores and prints without a network.',
  },
  notReady: phrase<{ count: number }>(({ count }) => ({
    vi: `Chưa sẵn sàng: còn ${count} việc`,
    en: `Not ready yet: ${count} to do`,
  })),
  notReadyWhy: {
    vi: 'Hãy giữ mạng và xem từng mục dưới đây.',
    en: 'Stay connected and see each item below.',
  },
  shellGood: { vi: 'Ứng dụng đã nằm trên máy', en: 'The app is on this device' },
  shellGoodWhy: { vi: 'Mở được cả khi tắt mạng.', en: 'It opens with the network off.' },
  shellInstalling: { vi: 'Đang cất ứng dụng vào máy', en: 'Putting the app on this device' },
  shellInstallingWhy: { vi: 'Hãy giữ mạng thêm ít phút.', en: 'Stay connected for a few minutes.' },
  shellRefused: { vi: 'Chưa cất được ứng dụng vào máy', en: 'The app could not be put on this device' },
  shellUnsupported: {
    vi: 'Trình duyệt này không giữ được ứng dụng. Hãy dùng Chrome, Edge, Cốc Cốc, Firefox hoặc Safari bản mới.',
    en: 'This browser cannot keep the app. Use a recent Chrome, Edge, Cốc Cốc, Firefox or Safari.',
  },
  shellInsecure: {
    vi: 'Trang mở qua http nên trình duyệt không cho giữ. Hãy mở bằng địa chỉ https.',
    en: 'The page was opened over http, so the browser will not keep it. Open it by https.',
  },
  shellBlocked: {
    vi: 'Trình duyệt đang chặn lưu dữ liệu trang web (cửa sổ ẩn danh hoặc cài đặt chặn cookie). Hãy mở ở cửa sổ thường và cho phép lưu.',
    en: 'The browser blocks site data (a private window, or cookies turned off). Use a normal window and allow it.',
  },
  shellFailed: {
    vi: 'Tải chưa trọn, có thể do mạng yếu hoặc Wi-Fi cần đăng nhập. Hãy tải lại trang khi mạng tốt.',
    en: 'The download was not whole: a weak line, or a Wi-Fi log-in. Reload the page on a good network.',
  },
  dataGood: phrase<{ units: number; criteria: number; version: number }>(({ units, criteria, version }) => ({
    vi: `${units} đơn vị, ${criteria} tiêu chí, bảng tiêu chí bản ${version}.`,
    en: `${units} units, ${criteria} criteria, table version ${version}.`,
  })),
  data: { vi: 'Đủ dữ liệu của khối', en: 'The bloc’s data is complete' },
  dataMissing: { vi: 'Chưa đủ dữ liệu của khối', en: 'The bloc’s data is not complete' },
  dataMissingWhy: {
    vi: 'Hãy nhận khối về máy khi có mạng.',
    en: 'Take the bloc onto this device while connected.',
  },
  writeGood: { vi: 'Ghi được vào bộ nhớ máy', en: 'The device’s storage can be written' },
  writeGoodWhy: { vi: 'Đã ghi thử một dòng và đọc lại đúng.', en: 'A row was written and read back.' },
  writeBad: { vi: 'Không ghi được vào bộ nhớ máy', en: 'The device’s storage cannot be written' },
  writeBadWhy: phrase<{ problem: string }>(({ problem }) => ({
    vi: `Đừng chấm trên máy này lúc này. Hãy đóng cửa sổ ẩn danh, xoá bớt ảnh, video cho máy còn chỗ rồi thử lại (${problem}).`,
    en: `Do not score on this device now. Leave private windows, free some space, then try again (${problem}).`,
  })),
  keepGood: { vi: 'Bộ nhớ được giữ lâu dài', en: 'The storage is kept' },
  keepGoodWhy: { vi: 'Trình duyệt hứa không tự xoá dữ liệu.', en: 'The browser promised not to evict it.' },
  keepUnsure: {
    vi: 'Trình duyệt chưa hứa giữ dữ liệu lâu dài',
    en: 'The browser has not promised to keep it',
  },
  keepUnsureWhy: {
    vi: 'Nên cài ứng dụng vào màn hình chính để dữ liệu không bị tự xoá. Vẫn chấm được.',
    en: 'Install the app on the home screen so that it is not evicted. You can score all the same.',
  },
  keepAsk: { vi: 'Xin giữ dữ liệu', en: 'Ask to keep it' },
  fonts: { vi: 'Đủ chữ để in', en: 'The type for printing is here' },
  fontsWhy: { vi: 'Mẫu in và phông chữ nằm sẵn trong máy.', en: 'Forms and fonts are on this device.' },
  fontsMissing: { vi: 'Chưa đủ phông chữ để in', en: 'The type for printing is missing' },
  checks: { vi: 'Từng mục', en: 'Each item' },
  checkAgain: { vi: 'Kiểm tra lại', en: 'Check again' },
  thisDevice: { vi: 'Máy này', en: 'This device' },
  settings: { vi: 'Cách hiển thị', en: 'Display' },
  account: { vi: 'Tài khoản', en: 'Account' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  signOutUnsent: phrase<{ count: number }>(({ count }) => ({
    vi: `Còn ${count} mục chưa gửi nên chưa đăng xuất được. Hãy nối mạng để gửi trước.`,
    en: `${count} items are unsent, so you cannot sign out yet. Connect and send them first.`,
  })),
  signOutMeans: {
    vi: 'Đăng xuất sẽ xoá bản sao của khối trên máy này. Mọi thứ vẫn còn ở máy chủ.',
    en: 'Signing out removes this device’s copy of the bloc. All of it stays at the server.',
  },
  signOutQuestion: { vi: 'Đăng xuất khỏi máy này?', en: 'Sign out of this device?' },
  stay: { vi: 'Ở lại', en: 'Stay' },
  people: { vi: 'Quản lý tài khoản', en: 'Manage accounts' },
  version: phrase<{ build: string }>(({ build }) => ({
    vi: `Bản ứng dụng ${build}`,
    en: `App version ${build}`,
  })),
  usage: phrase<{ size: string }>(({ size }) => ({
    vi: `Đang dùng ${size} MB trên máy`,
    en: `${size} MB used on this device`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
