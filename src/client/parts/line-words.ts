// How the line to the server stands, in words: what is the case, what is safe, what to do. Offline is no error.

import { phrase, type Phrase, type Words } from '../../base/words.ts';
import type { IconName } from '../ui/icon.tsx';

export type Reach =
  'unknown' | 'online' | 'no-network' | 'portal' | 'signed-out' | 'app-too-old' | 'server-trouble';

interface LineLook {
  /** For the strip of facts. */
  readonly short: Words;
  /** For the page that explains. */
  readonly long: Words;
  readonly icon: IconName;
  /** Red only where this person must act. */
  readonly needsYou: boolean;
}

export const lineLooks: { readonly [R in Reach]: LineLook } = {
  unknown: {
    short: { vi: 'Đang hỏi máy chủ', en: 'Asking the server' },
    long: { vi: 'Đang hỏi máy chủ. Bạn cứ làm việc tiếp.', en: 'Asking the server. Go on working.' },
    icon: 'clock',
    needsYou: false,
  },
  online: {
    short: { vi: 'Có mạng', en: 'Connected' },
    long: {
      vi: 'Máy chủ trả lời. Mọi thứ tự gửi và nhận.',
      en: 'The server answers. Everything goes by itself.',
    },
    icon: 'globe',
    needsYou: false,
  },
  'no-network': {
    short: { vi: 'Không có mạng', en: 'No network' },
    long: {
      vi: 'Không có mạng. Bạn cứ làm việc tiếp; việc đã làm nằm trên máy và sẽ tự gửi khi có mạng.',
      en: 'No network. Go on working; what you did is on this device and goes when there is one.',
    },
    icon: 'cloud-off',
    needsYou: false,
  },
  portal: {
    short: { vi: 'Wi-Fi cần đăng nhập', en: 'Wi-Fi asks to log in' },
    long: {
      vi: 'Mạng này cần đăng nhập Wi-Fi trước. Hãy mở trang đăng nhập của mạng, hoặc đổi sang mạng khác.',
      en: 'This network wants its own log-in first. Open its page, or use another network.',
    },
    icon: 'cloud-off',
    needsYou: false,
  },
  'signed-out': {
    short: { vi: 'Cần đăng nhập lại để gửi', en: 'Sign in again to send' },
    long: {
      vi: 'Phiên đăng nhập đã hết hạn. Dữ liệu trên máy vẫn an toàn; hãy đăng nhập lại để gửi.',
      en: 'The session has ended. What is on this device is safe; sign in again to send it.',
    },
    icon: 'key',
    needsYou: true,
  },
  'app-too-old': {
    short: { vi: 'Cần cập nhật ứng dụng', en: 'The app must be updated' },
    long: {
      vi: 'Máy chủ đã đổi sang bản mới hơn. Việc đã làm vẫn trên máy; hãy tải lại trang khi có mạng để cập nhật rồi gửi.',
      en: 'The server is newer than this app. Your work is safe; reload the page with a network to update, then send.',
    },
    icon: 'refresh',
    needsYou: true,
  },
  'server-trouble': {
    short: { vi: 'Máy chủ đang bận', en: 'The server is busy' },
    long: {
      vi: 'Máy chủ chưa nhận được lúc này. Việc đã làm nằm trên máy và sẽ tự gửi lại.',
      en: 'The server cannot take it now. Your work is on this device and is sent again by itself.',
    },
    icon: 'clock',
    needsYou: false,
  },
};

export const factWords = {
  label: { vi: 'Tình trạng lưu và gửi', en: 'What is saved and sent' },
  saved: { vi: 'Đã lưu trên máy', en: 'Saved on this device' },
  savedAt: phrase<{ time: string }>(({ time }) => ({
    vi: `Đã lưu trên máy lúc ${time}`,
    en: `Saved on this device at ${time}`,
  })),
  savedInReserve: { vi: 'Đã lưu vào vùng dự phòng', en: 'Saved in the second copy' },
  notSaved: { vi: 'Bộ nhớ máy không ghi được', en: 'The storage cannot be written' },
  waiting: phrase<{ count: number }>(({ count }) => ({
    vi: `Chờ gửi ${count} mục`,
    en: `${count} waiting to send`,
  })),
  nothingWaits: { vi: 'Không còn gì chờ gửi', en: 'Nothing waits to be sent' },
  confirmed: phrase<{ time: string }>(({ time }) => ({
    vi: `Đã gửi, máy chủ xác nhận lúc ${time}`,
    en: `Sent; the server confirmed at ${time}`,
  })),
  confirmedShort: phrase<{ time: string }>(({ time }) => ({
    vi: `Máy chủ nhận ${time}`,
    en: `Received ${time}`,
  })),
  neverConfirmed: { vi: 'Chưa gửi lần nào', en: 'Nothing sent yet' },
  needsYou: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} việc cần bạn xử lý`,
    en: `${count} need you`,
  })),
  sample: { vi: 'DỮ LIỆU MẪU', en: 'SAMPLE DATA' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
