import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { howLong } from './how-long.ts';

export const noticeWords = {
  faultTitle: { vi: 'Bộ nhớ của trình duyệt gặp sự cố.', en: 'The browser’s storage has failed.' },
  faultKept: phrase<{ count: number }>(({ count }) => ({
    vi: `Ứng dụng đang ghi vào vùng dự phòng (${count} mục), không mất gì. Hãy xóa bớt ảnh, video cho máy còn chỗ rồi bấm Kiểm tra lại.`,
    en: `The app writes to the second copy (${count} changes); nothing is lost. Free some space, then check again.`,
  })),
  faultBare: {
    vi: 'Lúc này chưa lưu được gì mới. Hãy xóa bớt ảnh, video, đóng các thẻ khác rồi bấm Kiểm tra lại.',
    en: 'Nothing new can be saved now. Free some space, close other tabs, then check again.',
  },
  shutTitle: phrase<{ name: string }>(({ name }) => ({
    vi: `Máy chủ không nhận và không đưa số liệu của ${name} cho bạn nữa.`,
    en: `The server no longer takes from you, nor gives you, anything of ${name}.`,
  })),
  shutWhy: phrase<{ count: number }>(({ count }) => ({
    vi: `Có thể vai trò của bạn ở khối đã thôi hoặc đổi. Số liệu của khối trên máy này là của lần nhận trước.${count > 0 ? ` ${count} mục chưa gửi vẫn nằm trên máy này, có lại vai trò thì tự gửi.` : ''} Hãy hỏi trưởng khối hoặc quản trị.`,
    en: `Your role in the bloc may have ended or changed. What this device has of it is of the last time.${count > 0 ? ` ${count} unsent changes stay on this device, and go by themselves once you have a role again.` : ''} Ask the bloc’s leader or the administrator.`,
  })),
  unreadTitle: phrase<{ name: string }>(({ name }) => ({
    vi: `Máy chủ không đọc được một mục của ${name}.`,
    en: `The server cannot read a change of ${name}.`,
  })),
  unreadWhy: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi vẫn nằm trên máy này và được gửi lại sau. Hãy cập nhật ứng dụng; nếu vẫn vậy, hãy lưu phần chưa gửi ra tệp ở trang Gửi và nhận rồi báo quản trị.`,
    en: `${count} unsent changes stay on this device and are sent again later. Update the app; if this stays, save what is unsent to a file on the page Send and receive, and tell the administrator.`,
  })),
  laterTitle: {
    vi: 'Máy chủ tạm thời chưa nhận thêm số liệu của tài khoản này.',
    en: 'For the time being the server takes nothing more of this account.',
  },
  laterWhy: phrase<{ count: number; moment: string }>(({ count, moment }) => ({
    vi: `Tài khoản đã gửi nhiều hơn mức của một ngày.${count > 0 ? ` ${count} mục chưa gửi vẫn nằm trên máy này và tự gửi tiếp từ ${moment}.` : ''} Số liệu của người khác vẫn về bình thường. Nếu đúng là cần gửi nhiều, hãy báo quản trị.`,
    en: `The account has sent more than one may in a day.${count > 0 ? ` ${count} unsent changes stay on this device, and go by themselves from ${moment}.` : ''} What others do comes in as always. If so much is meant, tell the administrator.`,
  })),
  quotaTitle: { vi: 'Máy sắp hết chỗ lưu.', en: 'The device is running out of space.' },
  takenTitle: {
    vi: 'Ứng dụng vừa được cập nhật hoặc sửa kho ở cửa sổ khác.',
    en: 'The app was updated, or its storage mended, in another window.',
  },
  takenWhy: {
    vi: 'Những gì nhập ở đây vẫn được giữ. Hãy tải lại trang này để làm tiếp.',
    en: 'What is entered here is kept. Reload this page to go on.',
  },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
  checkAgain: { vi: 'Kiểm tra lại', en: 'Check again' },
  stillBad: { vi: 'Vẫn chưa ghi được.', en: 'It still cannot be written.' },
  recovered: phrase<{ count: number }>(({ count }) => ({
    vi: `Đã khôi phục ${count} mục chưa gửi từ vùng dự phòng.`,
    en: `${count} unsent changes were recovered from the second copy.`,
  })),
  fewer: phrase<{ before: number; now: number }>(({ before, now }) => ({
    vi: `Lần trước máy này có ${before} mục chưa gửi; nay còn ${now}. Có thể trình duyệt hoặc ai đó đã xóa dữ liệu. Hãy xem lại các ô vừa chấm; nếu đã lưu ra tệp, hãy giữ tệp đó và báo quản trị.`,
    en: `Last time this device had ${before} unsent changes; now it has ${now}. The browser or somebody may have cleared its data. Look over what you scored last; if you saved a file, keep it and tell the administrator.`,
  })),
  wiped: {
    vi: 'Dữ liệu trên máy này đã bị xóa (bởi trình duyệt hoặc người dùng). Khi có mạng, khối được tải lại từ máy chủ.',
    en: 'This device’s data was cleared, by the browser or by a person. The bloc is fetched again when connected.',
  },
  rebuilt: {
    vi: 'Kho dữ liệu trên máy bị hỏng và đã được dựng lại; không mất việc chưa gửi nào.',
    en: 'The storage on this device was damaged and has been rebuilt; no unsent work was lost.',
  },
  understood: { vi: 'Đã rõ', en: 'Understood' },
  safariTab: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi đang nằm trong thẻ Safari: Safari xóa chúng nếu 7 ngày không mở trang. Hãy gửi sớm, hoặc lưu ra tệp.`,
    en: `${count} unsent items lie in a tab of Safari, which clears them when the page is not opened for 7 days. Send them soon, or save them to a file.`,
  })),
  remind: phrase<{ count: number; days: number }>(({ count, days }) => ({
    vi: `Còn ${count} mục chưa gửi, cũ nhất đã ${days} ngày. Hãy nối mạng để gửi.`,
    en: `${count} unsent, the oldest ${days} days old. Connect to send them.`,
  })),
  sendOrExport: phrase<{ count: number; days: number }>(({ count, days }) => ({
    vi: `Còn ${count} mục chưa gửi, cũ nhất đã ${days} ngày: hãy gửi hoặc lưu ra tệp.`,
    en: `${count} unsent, the oldest ${days} days old: send them, or save them to a file.`,
  })),
  saveToFile: { vi: 'Lưu ra tệp', en: 'Save to a file' },
  oldTitle: phrase<{ days: number }>(({ days }) => ({
    vi: `Có việc chưa gửi đã ${days} ngày`,
    en: `Some work has been unsent for ${days} days`,
  })),
  oldWhy: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chỉ nằm trên máy này. Mất máy là mất việc. Hãy nối mạng để gửi hôm nay, hoặc lưu ra tệp và giữ ở nơi khác.`,
    en: `${count} items lie on this device alone: if it is lost, so are they. Connect and send them today, or save them to a file kept elsewhere.`,
  })),
  later: { vi: 'Để sau', en: 'Later' },
  clockWrong: phrase<{ date: string }>(({ date }) => ({
    vi: `Giờ trên máy đang sai (${date}) nên có thể không kết nối được. Vào Cài đặt → Ngày giờ → Tự động.`,
    en: `The clock is wrong (${date}), so the device may not connect. Set date and time to automatic.`,
  })),
  clockOff: phrase<{ minutes: number }>(({ minutes }) => ({
    vi: `Giờ trên máy ${minutes > 0 ? 'nhanh' : 'chậm'} ${howLong(Math.abs(minutes)).vi}: ngày giờ ghi theo số liệu và in trên giấy sẽ sai. Vào Cài đặt → Ngày giờ → Tự động.`,
    en: `The clock is ${howLong(Math.abs(minutes)).en} ${minutes > 0 ? 'fast' : 'slow'}: days and times on figures and on paper will be wrong. Set date and time to automatic.`,
  })),
  fromFileTitle: {
    vi: 'Nhận từ tệp, chưa đối chiếu với máy chủ.',
    en: 'From a file, not checked with the server.',
  },
  fromFile: phrase<{ name: string; moment: string }>(({ name, moment }) => ({
    vi: `Số liệu của khối do ${name} chuyển, máy chủ tính đến ${moment}. Chấm và in nháp được; có mạng là máy nhận bản của máy chủ.`,
    en: `The bloc’s figures came from ${name}, up to ${moment} at the server. You can score and print drafts; once connected this device receives the server’s own.`,
  })),
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
