import type { Words } from '../../base/words.ts';

export const appWords = {
  crashed: { vi: 'Màn hình này gặp trục trặc.', en: 'Something went wrong on this screen.' },
  crashedSafe: {
    vi: 'Những gì đã lưu trên máy vẫn còn nguyên. Hãy tải lại trang; nếu vẫn gặp lại, hãy gửi dòng chữ dưới đây cho quản trị.',
    en: 'What was saved on this device is still there. Reload the page; if it happens again, send the line below to the administrator.',
  },
  missingSafe: {
    vi: 'Những gì đã nhập vẫn còn nguyên trên máy. Nếu có mạng mà thử lại vẫn không được, hãy tải lại trang.',
    en: 'What was entered is still on this device. If it fails with a network, too, reload the page.',
  },
} as const satisfies { readonly [name: string]: Words };
