// What an answer that brought nothing means for the person who asked.

import type { Words } from '../../base/words.ts';
import type { Answer } from './ask.ts';

/** The server's own sentence where it gave one; else what stands in the way, and what to do. */
export function answerWords(answer: Exclude<Answer<unknown>, { is: 'answer' }>): Words {
  switch (answer.is) {
    case 'no-network':
      return {
        vi: 'Chưa tới được máy chủ. Việc này cần mạng: hãy kiểm tra kết nối rồi thử lại.',
        en: 'The server could not be reached. This needs a network: check the connection and try again.',
      };
    case 'portal':
      return {
        vi: 'Mạng này cần đăng nhập Wi-Fi trước. Hãy mở trang đăng nhập của mạng rồi thử lại.',
        en: 'This network wants its own log-in first. Open its page, then try again.',
      };
    case 'signed-out':
      return {
        vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; chú ý chữ hoa và bộ gõ tiếng Việt.',
        en: 'The username or the password is wrong. Type them again; mind capitals and the input method.',
      };
    case 'app-too-old':
      return {
        vi: 'Ứng dụng trên máy đã cũ so với máy chủ. Hãy tải lại trang để cập nhật.',
        en: 'This app is older than the server takes. Reload the page to update.',
      };
    case 'too-large':
      return {
        vi: 'Nội dung gửi quá lớn. Hãy rút gọn nội dung rồi gửi lại; phần đã nhập vẫn giữ trên máy.',
        en: 'What was sent is too large. Shorten it and send it again; what was entered is kept on this device.',
      };
    case 'trouble':
      return (
        answer.fault?.message ?? {
          vi: 'Máy chủ đang gặp trục trặc. Hãy thử lại sau ít phút.',
          en: 'The server is in trouble. Try again in a few minutes.',
        }
      );
  }
}
