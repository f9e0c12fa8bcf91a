import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const saveItemWords = {
  title: phrase<{ title: string }>(({ title }) => ({
    vi: `Lưu vào tệp: ${title}`,
    en: `Save to a file: ${title}`,
  })),
  what: phrase<{ count: number }>(({ count }) => ({
    vi: `Tệp có ${count} mục này. Máy nào cũng đưa lên máy chủ được: chọn “Không có mạng? Mang tay”, rồi “Mở tệp”. Trên máy này chúng vẫn chờ gửi; máy chủ không ghi hai lần.`,
    en: `The file holds these ${count} items. Any device can bring them to the server by “Carry by hand”, “Open a file”. They go on waiting here; the server takes each once.`,
  })),
  ground: phrase<{ count: number }>(({ count }) => ({
    vi: `Kèm ${count} mục nhập trước đó mà chúng dựa vào: thiếu thì máy chủ không nhận đúng.`,
    en: `With ${count} earlier items that they stand on: without those the server could not take them as they are.`,
  })),
  fileName: phrase<{ title: string; date: string }>(({ title, date }) => ({
    vi: `Chưa gửi - ${title} ${date}`,
    en: `Unsent - ${title} ${date}`,
  })),
  notNow: { vi: 'Để sau', en: 'Not now' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
