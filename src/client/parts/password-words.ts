import { phrase, type Phrase, type Words } from '../../base/words.ts';
import { PASSWORD_LEAST } from '../../protocol/password.ts';

export const passwordWords = {
  title: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  ofUsername: phrase<{ username: string }>(({ username }) => ({
    vi: `Tên đăng nhập: ${username}`,
    en: `Username: ${username}`,
  })),
  now: { vi: 'Mật khẩu đang dùng', en: 'The password you have now' },
  nowNeeded: { vi: 'Hãy nhập mật khẩu đang dùng.', en: 'Enter the password you have now.' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  rule: {
    vi: `Ít nhất ${PASSWORD_LEAST} ký tự, chẳng hạn vài từ mà chỉ mình bạn nghĩ ra.`,
    en: `At least ${PASSWORD_LEAST} characters, such as some words that only you would think of.`,
  },
  again: { vi: 'Gõ lại mật khẩu mới', en: 'New password, once more' },
  differs: {
    vi: 'Hai lần gõ mật khẩu mới chưa giống nhau.',
    en: 'The new password was typed differently the second time.',
  },
  show: { vi: 'Hiện mật khẩu', en: 'Show the passwords' },
  hide: { vi: 'Ẩn mật khẩu', en: 'Hide the passwords' },
  change: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  underWay: { vi: 'Đang đổi…', en: 'Changing it…' },
  needsNetwork: {
    vi: 'Việc này cần mạng. Việc chưa gửi trên máy vẫn được giữ nguyên.',
    en: 'This needs a network. What is unsent on this device stays as it is.',
  },
  noAnswer: {
    vi: 'Chưa có trả lời của máy chủ nên chưa biết đã đổi hay chưa. Hãy kiểm tra mạng rồi bấm lại; nếu khi đó báo mật khẩu đang dùng chưa đúng thì mật khẩu mới đã có hiệu lực.',
    en: 'The server has not answered, so it is not known whether it was changed. Check the network and press again; if it then says that the password you have now is wrong, the new one is already in force.',
  },
  signedOut: {
    vi: 'Phiên đăng nhập ở máy này đã hết. Việc trên máy vẫn giữ; hãy đăng nhập lại rồi đổi mật khẩu.',
    en: 'The session on this device has ended. Your work here is kept; sign in again, then change the password.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
