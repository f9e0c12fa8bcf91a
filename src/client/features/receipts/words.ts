import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const receiptWords = {
  title: { vi: 'Biên nhận của máy chủ', en: 'The server’s receipts' },
  lead: {
    vi: 'Mỗi lần nhận số liệu từ máy này, máy chủ trả lại một biên nhận có chữ ký. Biên nhận nằm trên máy này, xem và in được khi không có mạng; dùng khi có ai nói chưa nhận được.',
    en: 'Each time the server takes work from this device it gives back a signed receipt. Receipts lie on this device and can be seen and printed without a network: for whoever says that the work never came.',
  },
  back: { vi: 'Về Gửi và nhận', en: 'Back to Send and receive' },
  printAll: { vi: 'In mọi biên nhận', en: 'Print every receipt' },
  none: { vi: 'Máy này chưa có biên nhận nào của khối.', en: 'There is no receipt of this bloc here yet.' },
  noneHelp: {
    vi: 'Khi số liệu bạn nhập tới máy chủ, biên nhận tự về đây. Số liệu người khác nhập có biên nhận ở máy của họ.',
    en: 'When what you enter reaches the server, its receipt comes here. What others enter has its receipt on their own devices.',
  },
  forgedHelp: {
    vi: 'Biên nhận đã bị sửa, hoặc không phải của máy chủ này. Đừng dùng nó làm bằng chứng; hãy báo quản trị.',
    en: 'It was altered, or is not of this server. Do not use it as proof; tell the administrator.',
  },
  markTitle: { vi: 'Mốc kiểm của sổ', en: 'Checkpoint of the log' },
  mark: phrase<{ size: string }>(({ size }) => ({
    vi: `Sổ của khối ở máy chủ có ${size} mục nối liền nhau. Máy này nhớ dấu của cả sổ; ai sửa hay bớt mục cũ thì lần gửi nhận sau máy này báo ngay.`,
    en: `The bloc’s log at the server has ${size} entries in one chain. This device remembers the seal of all of it: if any old entry is changed or taken out, the next exchange says so.`,
  })),
  noMark: {
    vi: 'Chưa có mốc kiểm: máy này chưa trao đổi với máy chủ lần nào.',
    en: 'No checkpoint yet: this device has not exchanged anything with the server.',
  },
  seal: { vi: 'Dấu của sổ', en: 'Seal of the log' },
  valid: { vi: 'Chữ ký đúng', en: 'Signature valid' },
  invalid: { vi: 'Chữ ký KHÔNG ĐÚNG', en: 'Signature NOT VALID' },
  cannotCheck: { vi: 'Máy này không tự kiểm được chữ ký', en: 'This device cannot check signatures' },
  unknownKey: { vi: 'Chưa có khóa để kiểm chữ ký', en: 'No key yet to check the signature' },
  validMeans: {
    vi: 'Máy này đã tự kiểm chữ ký của máy chủ.',
    en: 'This device checked the signature itself.',
  },
  cannotCheckMeans: {
    vi: 'Trình duyệt của máy này không có phép kiểm. Biên nhận vẫn giữ nguyên; máy khác hoặc quản trị máy chủ kiểm được từ bản in hay tệp.',
    en: 'This browser has no means to. The receipt is kept as it is; another device, or the server’s administrator, can check it from paper or a file.',
  },
  unknownKeyMeans: {
    vi: 'Máy này chưa nhận khóa công khai của máy chủ, hoặc biên nhận ký bằng khóa lạ. Nối mạng rồi bấm “Gửi và nhận ngay”; nếu vẫn vậy, hãy báo quản trị.',
    en: 'The server’s public key has not come yet, or it was signed by a strange one. Connect and press “Send and receive now”; if it stays, tell the administrator.',
  },
  contentSame: {
    vi: 'Nội dung trên máy này đúng là nội dung máy chủ đã ký nhận.',
    en: 'What is on this device is just what the server signed for.',
  },
  item: phrase<{ time: string; count: number }>(({ time, count }) => ({
    vi: `${time} · máy chủ nhận ${count} mục`,
    en: `${time} · ${count} items taken`,
  })),
  from: phrase<{ person: string }>(({ person }) => ({
    vi: `Từ máy này, của ${person}`,
    en: `From this device, by ${person}`,
  })),
  among: phrase<{ place: string; count: number }>(({ place, count }) => ({
    vi: `${place}: ${count} mục`,
    en: `${place}: ${count} items`,
  })),
  refusedSome: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục đã tới nơi nhưng không được tính; lý do ở “Gửi và nhận”.`,
    en: `${count} of them arrived but do not count; see “Send and receive” for why.`,
  })),
  heldSome: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục đang được giữ ở máy chủ để xét.`,
    en: `${count} of them are held at the server, to be decided.`,
  })),
  notHere: phrase<{ count: number }>(({ count }) => ({
    vi: `Nội dung của ${count} mục không còn trên máy này.`,
    en: `The content of ${count} of them is no longer on this device.`,
  })),
  code: { vi: 'Mã biên nhận', en: 'Receipt' },
  hash: { vi: 'Dấu nội dung', en: 'Hash of the content' },
  more: { vi: 'Xem đủ nội dung và chữ ký', en: 'See all of it and the signature' },
  taken: { vi: 'Đã nhận', en: 'What was taken' },
  proof: { vi: 'Các dòng để kiểm', en: 'The lines for checking' },
  print: { vi: 'In', en: 'Print' },
  printThis: phrase<{ code: string }>(({ code }) => ({
    vi: `In biên nhận ${code}`,
    en: `Print receipt ${code}`,
  })),
  save: { vi: 'Lưu vào tệp', en: 'Save to a file' },
  saveThis: phrase<{ code: string }>(({ code }) => ({
    vi: `Lưu vào tệp biên nhận ${code}`,
    en: `Save to a file receipt ${code}`,
  })),
  printDay: { vi: 'In cả ngày', en: 'Print the day' },
  printThisDay: phrase<{ day: string }>(({ day }) => ({
    vi: `In cả ngày ${day}`,
    en: `Print the day ${day}`,
  })),
  day: phrase<{ day: string }>(({ day }) => ({ vi: `Ngày ${day}`, en: `On ${day}` })),
  older: phrase<{ count: number }>(({ count }) => ({
    vi: `Xem ${count} biên nhận cũ hơn`,
    en: `See ${count} older receipts`,
  })),
  saved: { vi: 'Đã lưu biên nhận vào tệp.', en: 'The receipt was saved to a file.' },
  shared: { vi: 'Đã đưa tệp cho ứng dụng bạn chọn.', en: 'The file was given to the app you chose.' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
