import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const blocWords = {
  title: { vi: 'Khối của bạn', en: 'Your blocs' },
  help: {
    vi: 'Nhận một khối về máy để chấm, xem và in khi không có mạng.',
    en: 'Take a bloc onto this device to score, look and print without a network.',
  },
  units: phrase<{ count: number; period: string }>(({ count, period }) => ({
    vi: `${count} đơn vị, năm ${period}`,
    en: `${count} units, ${period}`,
  })),
  take: { vi: 'Nhận về máy', en: 'Take onto this device' },
  open: { vi: 'Mở', en: 'Open' },
  onDevice: { vi: 'Đã có trên máy', en: 'On this device' },
  taking: phrase<{ records: number; cells: string }>(({ records, cells }) => ({
    vi: `Đang nhận về máy: ${records} bản ghi, ${cells} ô`,
    en: `Taking onto this device: ${records} records, ${cells} cells`,
  })),
  waitingForLine: {
    vi: 'Chưa có mạng. Sẽ nhận ngay khi máy chủ trả lời.',
    en: 'No network yet. It comes as soon as the server answers.',
  },
  signIn: { vi: 'Đăng nhập lại', en: 'Sign in again' },
  list: { vi: 'Khối và năm', en: 'Bloc and year' },
  none: { vi: 'Bạn chưa có vai trò trong khối nào.', en: 'You have no role in any bloc yet.' },
  noneHelp: {
    vi: 'Hãy hỏi quản trị hoặc Sở Nội vụ để được gán vai trò, rồi đăng nhập lại.',
    en: 'Ask the administrator or the Department of Home Affairs for a role, then sign in again.',
  },
  choose: { vi: 'Chọn khối', en: 'Choose a bloc' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
