// How the line to the server stands, for the pages that explain: what is the case, what is safe, what to do.

import type { Words } from '../../base/words.ts';
import type { Reach } from './line-words.ts';

export const lineHelp: { readonly [R in Reach]: Words } = {
  unknown: { vi: 'Đang hỏi máy chủ. Bạn cứ làm việc tiếp.', en: 'Asking the server. Go on working.' },
  online: {
    vi: 'Máy chủ trả lời. Mọi thứ tự gửi và nhận.',
    en: 'The server answers. Everything goes by itself.',
  },
  'no-network': {
    vi: 'Không có mạng. Bạn cứ làm việc tiếp; việc đã làm nằm trên máy và sẽ tự gửi khi có mạng.',
    en: 'No network. Go on working; what you did is on this device and goes when there is one.',
  },
  portal: {
    vi: 'Mạng này cần đăng nhập Wi-Fi trước. Hãy mở trang đăng nhập của mạng, hoặc đổi sang mạng khác.',
    en: 'This network wants its own log-in first. Open its page, or use another network.',
  },
  'signed-out': {
    vi: 'Phiên đăng nhập đã hết hạn. Dữ liệu trên máy vẫn an toàn; hãy đăng nhập lại để gửi.',
    en: 'The session has ended. What is on this device is safe; sign in again to send it.',
  },
  'app-too-old': {
    vi: 'Máy chủ đã đổi sang bản mới hơn. Việc đã làm vẫn trên máy; hãy tải lại trang khi có mạng để cập nhật rồi gửi.',
    en: 'The server is newer than this app. Your work is safe; reload the page with a network to update, then send.',
  },
  'server-trouble': {
    vi: 'Máy chủ chưa nhận được lúc này. Việc đã làm nằm trên máy và sẽ tự gửi lại.',
    en: 'The server cannot take it now. Your work is on this device and is sent again by itself.',
  },
};
