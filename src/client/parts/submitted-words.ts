import type { Words } from '../../base/words.ts';

export const submittedWords = {
  waits: {
    vi: 'Đã nộp trên máy này; máy chủ nhận khi có mạng.',
    en: 'Submitted on this device; the server gets it once there is a network.',
  },
  sending: {
    vi: 'Đã nộp trên máy này; đang gửi máy chủ.',
    en: 'Submitted on this device; on its way to the server.',
  },
  badge: { vi: 'Đã nộp, chờ gửi', en: 'Submitted, waiting to send' },
} as const satisfies { readonly [name: string]: Words };
