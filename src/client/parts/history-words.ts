import { phrase } from '../../base/words.ts';

export const historyWords = {
  title: { vi: 'Lịch sử ô này', en: 'History of this cell' },
  change: phrase<{ from: string; to: string }>(({ from, to }) => ({
    vi: `${from} → ${to}`,
    en: `${from} → ${to}`,
  })),
  settled: { vi: 'Chọn một bản', en: 'Chose a version' },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  waits: { vi: 'Chờ gửi', en: 'Waiting' },
  received: phrase<{ moment: string }>(({ moment }) => ({
    vi: `máy chủ nhận ${moment}`,
    en: `the server had it at ${moment}`,
  })),
  counted: phrase<{ who: string; moment: string; note: string }>(({ who, moment, note }) => ({
    vi: `Từng bị giữ lại; ${who} cho tính ${moment}: “${note}”`,
    en: `It had been held; ${who} let it count at ${moment}: “${note}”`,
  })),
  empty: { vi: 'trống', en: 'blank' },
  none: {
    vi: 'Chưa có lịch sử trên máy này. Lịch sử được nhận sau mỗi lần trao đổi trọn vẹn với máy chủ.',
    en: 'There is no history on this device yet. It is received after each full exchange with the server.',
  },
  upTo: phrase<{ more: number }>(({ more }) => ({
    vi: `Máy chủ còn ${more} thay đổi của khối chưa nhận về máy này.`,
    en: `The server has ${more} changes of the bloc that this device has not received.`,
  })),
} as const;
