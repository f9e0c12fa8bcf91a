import type { Words } from '../../base/words.ts';

export const updateWords = {
  updateReady: { vi: 'Có bản mới.', en: 'A new version is ready.' },
  updateSafe: {
    vi: 'Việc đang làm đã lưu; đổi sang bản mới chỉ mất vài giây.',
    en: 'Your work is saved; changing over takes a few seconds.',
  },
  updateHeld: {
    vi: 'Trình duyệt còn giữ bản cũ. Đóng mọi thẻ đang mở Sổ Thi Đua rồi mở lại là có bản mới; việc đang làm đã lưu.',
    en: 'The browser still holds the old version. Close every tab of this app and open it again; your work is saved.',
  },
  updateNow: { vi: 'Dùng bản mới', en: 'Use the new version' },
  updateLater: { vi: 'Để sau', en: 'Later' },
} as const satisfies { readonly [name: string]: Words };
