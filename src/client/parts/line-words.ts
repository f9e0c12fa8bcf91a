// How the line to the server stands, in the few words of the strip of facts. Offline is no error.

import { phrase, type Phrase, type Words } from '../../base/words.ts';
import type { IconName } from '../ui/icon.tsx';

export type Reach =
  'unknown' | 'online' | 'no-network' | 'portal' | 'signed-out' | 'app-too-old' | 'server-trouble';

interface LineLook {
  readonly short: Words;
  readonly icon: IconName;
  /** Red only where this person must act. */
  readonly needsYou: boolean;
}

export const lineLooks: { readonly [R in Reach]: LineLook } = {
  unknown: {
    short: { vi: 'Đang hỏi máy chủ', en: 'Asking the server' },
    icon: 'clock',
    needsYou: false,
  },
  online: {
    short: { vi: 'Có mạng', en: 'Connected' },
    icon: 'globe',
    needsYou: false,
  },
  'no-network': {
    short: { vi: 'Không có mạng', en: 'No network' },
    icon: 'cloud-off',
    needsYou: false,
  },
  portal: {
    short: { vi: 'Wi-Fi cần đăng nhập', en: 'Wi-Fi asks to log in' },
    icon: 'cloud-off',
    needsYou: false,
  },
  'signed-out': {
    short: { vi: 'Cần đăng nhập lại để gửi', en: 'Sign in again to send' },
    icon: 'key',
    needsYou: true,
  },
  'app-too-old': {
    short: { vi: 'Cần cập nhật ứng dụng', en: 'The app must be updated' },
    icon: 'refresh',
    needsYou: true,
  },
  'server-trouble': {
    short: { vi: 'Máy chủ đang bận', en: 'The server is busy' },
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
  filesWait: phrase<{ count: number }>(({ count }) => ({
    vi: `Chờ gửi ${count} tệp`,
    en: `${count} files waiting to send`,
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
  needsYou: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} việc cần bạn xử lý`,
    en: `${count} need you`,
  })),
  sample: { vi: 'DỮ LIỆU MẪU', en: 'SAMPLE DATA' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
