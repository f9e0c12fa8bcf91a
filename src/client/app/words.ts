import type { Words } from '../../base/words.ts';

export const appWords = {
  crashed: { vi: 'Màn hình này gặp trục trặc.', en: 'Something went wrong on this screen.' },
  crashedSafe: {
    vi: 'Những gì đã lưu trên máy vẫn còn nguyên. Hãy tải lại trang; nếu vẫn gặp lại, hãy gửi dòng chữ dưới đây cho người phụ trách.',
    en: 'What was saved on this device is still there. Reload the page; if it happens again, send the line below to the person in charge.',
  },
} as const satisfies { readonly [name: string]: Words };
