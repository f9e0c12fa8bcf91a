import { howLong } from './how-long.ts';
import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const deviceWords = {
  title: { vi: 'Máy này', en: 'This device' },
  ready: { vi: 'Sẵn sàng dùng ngoại tuyến.', en: 'Ready to use offline.' },
  readyWhy: {
    vi: 'Máy này chấm điểm và in được khi không có mạng.',
    en: 'This device scores and prints without a network.',
  },
  readyBut: phrase<{ count: number }>(({ count }) => ({
    vi: `Sẵn sàng dùng ngoại tuyến, còn ${count} việc nên làm.`,
    en: `Ready to use offline; ${count} things worth doing.`,
  })),
  notReady: phrase<{ count: number }>(({ count }) => ({
    vi: `Chưa sẵn sàng: còn ${count} việc.`,
    en: `Not ready yet: ${count} to do.`,
  })),
  notReadyWhy: {
    vi: 'Hãy giữ mạng và làm từng mục ghi ở đầu.',
    en: 'Stay connected and do the items at the top.',
  },
  shellGood: { vi: 'Ứng dụng đã nằm trên máy', en: 'The app is on this device' },
  shellGoodWhy: { vi: 'Mở được cả khi tắt mạng.', en: 'It opens with the network off.' },
  shellInstalling: { vi: 'Đang cất ứng dụng vào máy', en: 'Putting the app on this device' },
  shellInstallingWhy: { vi: 'Hãy giữ mạng thêm ít phút.', en: 'Stay connected for a few minutes.' },
  shellTaken: { vi: 'Đã cất', en: 'Here already' },
  filesUnit: { vi: 'tệp', en: 'files' },
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
    vi: 'Tải chưa trọn, có thể do mạng yếu hoặc Wi-Fi cần đăng nhập. Phần đã tải được giữ lại; máy tự thử tải nốt sau ít phút, hoặc tải lại trang khi mạng tốt.',
    en: 'The download was not whole: a weak line, or a Wi-Fi log-in. What has come is kept; the rest is tried again in a few minutes, or when you reload the page on a good network.',
  },
  dataGood: phrase<{ units: number; criteria: number; version: number; heard: string }>(
    ({ units, criteria, version, heard }) => ({
      vi: `${units} đơn vị, ${criteria} tiêu chí, bảng tiêu chí bản ${version}; nhận lần cuối ${heard}.`,
      en: `${units} units, ${criteria} criteria, table version ${version}; last received ${heard}.`,
    }),
  ),
  data: { vi: 'Đủ dữ liệu của khối', en: 'The bloc’s data is complete' },
  noBloc: { vi: 'Không có khối nào phải nhận về máy', en: 'There is no bloc to take onto this device' },
  noBlocWhy: {
    vi: 'Bạn không có vai trò trong khối nào.',
    en: 'You have no role in any bloc.',
  },
  dataMissing: { vi: 'Chưa đủ dữ liệu của khối', en: 'The bloc’s data is not complete' },
  dataMissingWhy: {
    vi: 'Hãy nhận khối về máy khi có mạng.',
    en: 'Take the bloc onto this device while connected.',
  },
  writeGood: { vi: 'Ghi được vào bộ nhớ máy', en: 'The device’s storage can be written' },
  writeGoodWhy: { vi: 'Đã ghi thử một dòng và đọc lại đúng.', en: 'A row was written and read back.' },
  writeBad: { vi: 'Không ghi được vào bộ nhớ máy', en: 'The device’s storage cannot be written' },
  writeBadWhy: phrase<{ problem: string }>(({ problem }) => ({
    vi: `Đừng chấm trên máy này lúc này. Hãy đóng cửa sổ ẩn danh, xóa bớt ảnh, video cho máy còn chỗ rồi thử lại (${problem}).`,
    en: `Do not score on this device now. Leave private windows, free some space, then try again (${problem}).`,
  })),
  keepGood: { vi: 'Bộ nhớ được giữ lâu dài', en: 'The storage is kept' },
  keepGoodWhy: { vi: 'Trình duyệt hứa không tự xóa dữ liệu.', en: 'The browser promised not to evict it.' },
  keepUnsure: {
    vi: 'Trình duyệt chưa hứa giữ dữ liệu lâu dài',
    en: 'The browser has not promised to keep it',
  },
  keepUnsureWhy: {
    vi: 'Nên cài ứng dụng vào màn hình chính: khi máy đầy, trình duyệt có thể tự xóa hết dữ liệu, cả việc chưa gửi. Nếu đây là cửa sổ ẩn danh thì mọi thứ mất khi đóng: hãy mở ở cửa sổ thường.',
    en: 'Install the app: when the device is full, the browser may clear everything, unsent work too. In a private window everything goes when it is closed: use a normal one.',
  },
  keepSafari: {
    vi: 'Safari xóa dữ liệu của trang sau 7 ngày không mở',
    en: 'Safari clears a site that was not opened for 7 days',
  },
  keepSafariWhy: {
    vi: 'Trước hết hãy gửi hết việc chưa gửi. Rồi bấm nút Chia sẻ, chọn “Thêm vào MH chính”, mở Sổ Thi Đua từ màn hình chính và đăng nhập lại ở đó: dữ liệu của thẻ này không sang theo.',
    en: 'First send all unsent work. Then press Share, “Add to Home Screen”, open the app from there and sign in again: what is in this tab does not go along.',
  },
  keepAsk: { vi: 'Xin giữ dữ liệu', en: 'Ask to keep it' },
  keepInstall: { vi: 'Cài vào màn hình chính', en: 'Install the app' },
  update: { vi: 'Ứng dụng là bản mới nhất máy này biết', en: 'The app is the newest this device knows of' },
  updateWaits: { vi: 'Có bản mới của ứng dụng', en: 'A new version of the app is here' },
  updateWaitsWhy: {
    vi: 'Bấm “Dùng bản mới” ở đầu trang trước khi đi, lúc còn mạng.',
    en: 'Press “Use the new version” at the top before you go, while connected.',
  },
  journalGood: { vi: 'Có vùng dự phòng cho việc chưa gửi', en: 'Unsent work has a second copy' },
  journalGoodWhy: {
    vi: 'Mỗi mục nằm ở hai nơi trên máy cho tới khi máy chủ nhận.',
    en: 'Each change lies in two places on this device until the server has it.',
  },
  journalOpening: { vi: 'Đang mở vùng dự phòng', en: 'Opening the second copy' },
  journalNone: { vi: 'Trình duyệt này không có vùng dự phòng', en: 'This browser has no second copy' },
  journalNoneWhy: {
    vi: 'Việc chưa gửi chỉ nằm ở một nơi. Hãy dùng Chrome, Edge, Cốc Cốc bản mới, và lưu ra tệp trước khi đi.',
    en: 'Unsent work lies in one place only. Use a recent Chrome, Edge or Cốc Cốc, and save a file before you go.',
  },
  journalFailed: { vi: 'Vùng dự phòng không ghi được', en: 'The second copy cannot be written' },
  journalFailedWhy: {
    vi: 'Việc chưa gửi chỉ nằm ở một nơi. Hãy xóa bớt ảnh, video, đóng các thẻ khác rồi tải lại trang.',
    en: 'Unsent work lies in one place only. Free some space, close other tabs, then reload the page.',
  },
  reserve: phrase<{ count: number }>(({ count }) => ({
    vi: `Bộ nhớ trình duyệt gặp sự cố; ${count} mục đang nằm ở vùng dự phòng. Không mất gì: hãy xóa bớt ảnh, video rồi bấm Kiểm tra lại.`,
    en: `The browser’s storage failed; ${count} changes lie in the second copy. Nothing is lost: free some space, then check again.`,
  })),
  unsentNone: { vi: 'Không còn gì chờ gửi', en: 'Nothing waits to be sent' },
  unsentNoneWhy: {
    vi: 'Máy chủ đã nhận mọi mục của máy này.',
    en: 'The server has all of this device’s work.',
  },
  unsentFiles: phrase<{ count: number }>(({ count }) => ({
    vi: `Điểm đã gửi đủ, còn ${count} tệp minh chứng chờ gửi`,
    en: `All scores are sent; ${count} evidence files wait`,
  })),
  unsentFilesWhy: {
    vi: 'Tệp nằm trên máy này và tự gửi khi có mạng.',
    en: 'They are on this device, and go when there is a network.',
  },
  unsentSome: phrase<{ count: number; days: number }>(({ count, days }) => ({
    vi: days > 0 ? `Còn ${count} mục chưa gửi, cũ nhất đã ${days} ngày` : `Còn ${count} mục chưa gửi`,
    en: days > 0 ? `${count} unsent, the oldest ${days} days old` : `${count} unsent`,
  })),
  unsentFresh: {
    vi: 'Không sao: khi có mạng máy tự gửi.',
    en: 'No harm: it is sent when there is a network.',
  },
  unsentOld: {
    vi: 'Việc này chỉ nằm trên máy này. Hãy nối mạng để gửi, hoặc lưu ra tệp và giữ ở nơi khác.',
    en: 'It lies on this device alone. Connect and send it, or save it to a file kept elsewhere.',
  },
  see: { vi: 'Xem', en: 'See' },
  backupLacks: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi chưa có trong tệp nào`,
    en: `${count} unsent items are in no file`,
  })),
  backupAll: {
    vi: 'Mọi mục chưa gửi đã có trong tệp',
    en: 'All that is unsent is in a file, too',
  },
  backupNothing: { vi: 'Không có gì cần lưu ra tệp', en: 'Nothing needs saving to a file' },
  backupWhy: {
    vi: 'Một tệp có mật khẩu để giữ ở USB hoặc Zalo, phòng khi mất máy. Máy nào cũng mở được ở trang “Mang tay”, mục “Mở tệp”.',
    en: 'A file under a passphrase to keep on a USB stick or Zalo, should the device be lost. Any device opens it by “Carry by hand”, “Open a file”.',
  },
  backupNow: { vi: 'Lưu ra tệp', en: 'Save to a file' },
  clockGood: { vi: 'Giờ trên máy đúng', en: 'The clock is right' },
  clockGoodWhy: phrase<{ minutes: number }>(({ minutes }) => ({
    vi: minutes === 0 ? 'Khớp với giờ máy chủ.' : `Lệch ${minutes} phút so với giờ máy chủ.`,
    en: minutes === 0 ? 'It agrees with the server’s.' : `${minutes} minutes from the server’s.`,
  })),
  clockUnknown: { vi: 'Giờ trên máy: chưa so được', en: 'The clock: not compared yet' },
  clockUnknownWhy: {
    vi: 'Sẽ so với giờ máy chủ khi có mạng.',
    en: 'It is compared with the server’s when connected.',
  },
  clockOff: phrase<{ minutes: number; isAhead: boolean }>(({ minutes, isAhead }) => ({
    vi: `Giờ trên máy ${isAhead ? 'nhanh' : 'chậm'} ${howLong(minutes).vi}`,
    en: `The clock is ${howLong(minutes).en} ${isAhead ? 'fast' : 'slow'}`,
  })),
  clockOffWhy: {
    vi: 'Vào Cài đặt → Ngày giờ → Tự động. Điểm không bị ảnh hưởng, nhưng giờ ghi trong lịch sử sẽ sai.',
    en: 'Set it to automatic in the settings. Scores are not affected, but times in the history are wrong.',
  },
  clockWrong: phrase<{ date: string }>(({ date }) => ({
    vi: `Giờ trên máy đang sai (${date}) nên có thể không kết nối được`,
    en: `The clock is wrong (${date}), so the device may not connect`,
  })),
  clockWrongWhy: {
    vi: 'Vào Cài đặt → Ngày giờ → Tự động.',
    en: 'Set date and time to automatic in the settings.',
  },
  tryPrint: { vi: 'In thử một tờ', en: 'Print a test page' },
  tryPrintWhy: {
    vi: 'Tắt mạng rồi in một phiếu: máy in ở cơ sở phải nhận ra máy này.',
    en: 'Turn the network off and print a sheet: the printer there must know this device.',
  },
  printing: { vi: 'Mở trang in', en: 'Open printing' },
  fonts: { vi: 'Đủ chữ để in', en: 'The type for printing is here' },
  fontsWhy: { vi: 'Mẫu in và phông chữ nằm sẵn trong máy.', en: 'Forms and fonts are on this device.' },
  fontsMissing: { vi: 'Chưa đủ phông chữ để in', en: 'The type for printing is missing' },
  checks: { vi: 'Sẵn sàng đi cơ sở?', en: 'Ready for the field?' },
  checkAgain: { vi: 'Kiểm tra lại', en: 'Check again' },
  settings: { vi: 'Cách hiển thị', en: 'Display' },
  account: { vi: 'Tài khoản', en: 'Account' },
  changePassword: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  passwordGiven: {
    vi: 'Mật khẩu đang dùng do quản trị cấp nên người khác cũng biết.',
    en: 'The password you have was given out by an administrator, so somebody else knows it.',
  },
  passwordGivenHelp: {
    vi: 'Hãy đổi thành mật khẩu của riêng bạn khi có mạng.',
    en: 'Change it for one of your own while you have a network.',
  },
  passwordChanged: { vi: 'Đã đổi mật khẩu.', en: 'The password was changed.' },
  passwordElsewhere: {
    vi: 'Máy này vẫn đăng nhập. Các máy khác của bạn phải đăng nhập lại bằng mật khẩu mới; việc chưa gửi trên các máy ấy vẫn được giữ.',
    en: 'This device stays signed in. Your other devices must sign in again with the new password; what is unsent on them is kept.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  signOutUnsent: phrase<{ count: number }>(({ count }) => ({
    vi: `Còn ${count} mục chưa gửi nên chưa đăng xuất được. Hãy nối mạng để gửi trước.`,
    en: `${count} items are unsent, so you cannot sign out yet. Connect and send them first.`,
  })),
  signOutCarried: phrase<{ count: number }>(({ count }) => ({
    vi: `Máy này còn mang hộ ${count} mục chưa tới máy chủ nên chưa đăng xuất được. Hãy nối mạng để gửi trước.`,
    en: `This device carries ${count} items for others that are not at the server yet, so you cannot sign out. Connect and send them first.`,
  })),
  signOutFiles: phrase<{ count: number }>(({ count }) => ({
    vi: `Còn ${count} tệp minh chứng chưa tới máy chủ nên chưa đăng xuất được. Hãy nối mạng để gửi trước.`,
    en: `${count} evidence files are not at the server yet, so you cannot sign out. Connect and send them first.`,
  })),
  signOutTyped: phrase<{ count: number }>(({ count }) => ({
    vi: `Máy này còn ${count} chỗ đã gõ mà chưa lưu nên chưa đăng xuất được. Hãy xem “Đã gõ, chưa lưu” ở trên: mở trang để lưu, hoặc bỏ đi.`,
    en: `${count} things typed on this device are not saved, so you cannot sign out yet. See “Typed and not saved” above: open the page to save them, or drop them.`,
  })),
  signOutRefused: phrase<{ count: number }>(({ count }) => ({
    vi: `Còn ${count} mục máy chủ không nhận mà bạn chưa cất đi ở trang Gửi và nhận: chúng chỉ còn ở máy này và sẽ bị xóa theo.`,
    en: `${count} items that the server refused are still on the page Send and receive: they are on this device alone and would go with it.`,
  })),
  files: { vi: 'Tệp minh chứng', en: 'Evidence files' },
  filesHere: phrase<{ count: number; size: string }>(({ count, size }) => ({
    vi: `${count} tệp trên máy này, ${size}.`,
    en: `${count} files on this device, ${size}.`,
  })),
  filesWait: phrase<{ count: number; size: string }>(({ count, size }) => ({
    vi: `Trong đó ${count} tệp (${size}) chưa tới máy chủ; tự gửi khi có mạng.`,
    en: `Of these, ${count} (${size}) are not at the server yet; they go when there is a network.`,
  })),
  noFileWaits: { vi: 'Không tệp nào chờ gửi.', en: 'None of them waits to be sent.' },
  dropFiles: phrase<{ count: number; size: string }>(({ count, size }) => ({
    vi: `Bỏ ${count} bản đã có ở máy chủ (${size})`,
    en: `Drop ${count} copies that are at the server (${size})`,
  })),
  dropFilesQuestion: { vi: 'Bỏ các bản tệp trên máy này?', en: 'Drop these copies from this device?' },
  dropFilesMeans: {
    vi: 'Máy chủ đã nhận đủ các tệp này. Bỏ bản trên máy thì khi cần xem phải có mạng để tải lại. Tệp chưa gửi không bị bỏ.',
    en: 'The server has all of these. Without the copies they need a network to be seen again. Files that are not sent stay.',
  },
  keepFiles: { vi: 'Giữ lại', en: 'Keep them' },
  transfer: { vi: 'Mang tay', en: 'Carry by hand' },
  signOutMeans: {
    vi: 'Đăng xuất sẽ xóa bản sao của khối trên máy này. Những gì máy chủ đã nhận vẫn còn ở máy chủ.',
    en: 'Signing out removes this device’s copy of the bloc. What the server has taken stays there.',
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
