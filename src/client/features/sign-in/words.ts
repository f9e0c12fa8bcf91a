import { phrase, type Phrase, type Words } from '../../../base/words.ts';

/** What somebody who is not signed in now has left on this device. */
export interface LeftBehind {
  readonly name: string;
  readonly unsent: number;
  readonly files: number;
  readonly isBegun: boolean;
}

export const signInWords = {
  brand: { vi: 'Sổ Thi Đua', en: 'Sổ Thi Đua' },
  tagline: {
    vi: 'Chấm điểm, xếp hạng và in phiếu khối thi đua, có mạng hay không cũng làm được.',
    en: 'Score, rank and print for an emulation bloc, with a network or without.',
  },
  pointSaved: { vi: 'Gõ xong là đã lưu trên máy', en: 'What you type is saved on the device' },
  pointPaper: { vi: 'In đúng mẫu văn bản, ký được ngay', en: 'Prints the official layout, ready to sign' },
  pointWhy: { vi: 'Điểm nào cũng giải thích được vì sao', en: 'Every number explains itself' },
  show: { vi: 'Hiện', en: 'Show' },
  hide: { vi: 'Ẩn', en: 'Hide' },
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  oncePerDevice: {
    vi: 'Đăng nhập cần mạng. Sau đó máy này chấm điểm và in được cả khi không có mạng.',
    en: 'Signing in needs a network. After that this device scores and prints without one.',
  },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  usernameNeeded: { vi: 'Hãy nhập tên đăng nhập.', en: 'Enter the username.' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  passwordNeeded: { vi: 'Hãy nhập mật khẩu.', en: 'Enter the password.' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signingIn: { vi: 'Đang đăng nhập…', en: 'Signing in…' },
  sampleTitle: { vi: 'Tài khoản mẫu', en: 'Sample accounts' },
  sampleHelp: {
    vi: 'DỮ LIỆU MẪU để xem thử. Bấm một người để vào ngay.',
    en: 'SAMPLE DATA to try out. Press a person to go straight in.',
  },
  insecure: {
    vi: 'Trang này mở qua đường không an toàn (http).',
    en: 'This page was opened over plain http.',
  },
  insecureHelp: {
    vi: 'Trình duyệt không cho giữ ứng dụng trên máy nên không dùng được khi mất mạng. Hãy mở lại bằng địa chỉ https, hoặc bằng http://localhost trên chính máy chủ.',
    en: 'The browser will not keep the app on this device, so it cannot work offline. Open it by its https address, or http://localhost on the server itself.',
  },
  leftBehind: phrase<LeftBehind>(({ name, unsent, files, isBegun }) => {
    const vi = [
      ...(unsent > 0 ? [`${unsent} mục chưa gửi`] : []),
      ...(files > 0 ? [`${files} tệp minh chứng chưa gửi`] : []),
      ...(isBegun ? ['nội dung gõ chưa lưu'] : []),
    ];
    const en = [
      ...(unsent > 0 ? [`${unsent} unsent items`] : []),
      ...(files > 0 ? [`${files} unsent files of evidence`] : []),
      ...(isBegun ? ['text that is typed and not saved'] : []),
    ];
    return {
      vi: `Máy này còn ${vi.join(', ')} của ${name}. Vẫn được giữ; người đó đăng nhập lại để làm tiếp và gửi.`,
      en: `This device has ${en.join(', ')} of ${name}. All of it is kept; that person signs in again to go on and to send it.`,
    };
  }),
  needsSetUp: {
    vi: 'Máy chủ chưa có tài khoản nào. Hãy mở liên kết thiết lập dùng một lần in ở cửa sổ máy chủ.',
    en: 'The server has no account yet. Open the one-time set-up link printed in its terminal.',
  },
  setUpTitle: { vi: 'Thiết lập máy chủ', en: 'Set up the server' },
  setUpHelp: {
    vi: 'Tạo tài khoản quản trị đầu tiên. Liên kết này chỉ dùng được một lần.',
    en: 'Create the first administrator. This link works once.',
  },
  ownPassword: { vi: 'Đặt mật khẩu của riêng bạn', en: 'Choose a password of your own' },
  ownPasswordWhy: phrase<{ name: string }>(({ name }) => ({
    vi: `Chào ${name}. Mật khẩu vừa nhập do quản trị cấp, chỉ để vào lần đầu. Hãy đặt mật khẩu mà chỉ mình bạn biết, rồi vào làm việc ngay.`,
    en: `Hello, ${name}. The password you entered was given out by an administrator, for the first time only. Choose one that you alone know, and go straight to work.`,
  })),
  notNow: { vi: 'Để sau, vào làm việc', en: 'Later, go to work' },
  name: { vi: 'Họ và tên', en: 'Full name' },
  nameNeeded: { vi: 'Hãy nhập họ và tên.', en: 'Enter the full name.' },
  usernameRule: {
    vi: 'Từ 3 ký tự: chữ thường không dấu, số, dấu chấm hoặc gạch.',
    en: 'At least 3: lower-case letters, digits, dots or dashes.',
  },
  passwordRule: { vi: 'Ít nhất 12 ký tự.', en: 'At least 12 characters.' },
  create: { vi: 'Tạo tài khoản quản trị', en: 'Create the administrator' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
