import type { Words } from '../../base/words.ts';

export const pageWords = {
  notFound: { vi: 'Không có trang này.', en: 'There is no such page.' },
  notFoundHelp: {
    vi: 'Có thể địa chỉ đã gõ nhầm. Hãy về trang đầu.',
    en: 'The address may be mistyped. Go to the first page.',
  },
  notYours: {
    vi: 'Khối này không nằm trong các khối của bạn.',
    en: 'This bloc is not among yours.',
  },
  notYoursHelp: {
    vi: 'Vai trò của bạn ở khối có thể đã kết thúc, hoặc địa chỉ đã gõ nhầm. Điều đã nhập mà chưa gửi vẫn còn trên máy: trang Máy này có ghi.',
    en: 'Your role in it may have ended, or the address may be mistyped. What you entered and have not sent is still on this device: the page “This device” tells it.',
  },
  thisDevice: { vi: 'Xem Máy này', en: 'See this device' },
  home: { vi: 'Về trang đầu', en: 'To the first page' },
  notHere: { vi: 'Khối này chưa có trên máy.', en: 'This bloc is not on this device yet.' },
  notHereHelp: { vi: 'Hãy nhận khối về máy khi có mạng.', en: 'Take it onto the device while connected.' },
  signOutOffline: {
    vi: 'Đăng xuất cần mạng để kết thúc phiên ở máy chủ. Hãy thử lại khi có mạng.',
    en: 'Signing out needs the network, to end the session at the server. Try again with one.',
  },
  signOutHoldsWork: {
    vi: 'Máy này vừa có thêm việc chưa gửi hoặc chữ chưa lưu, có thể ở một thẻ khác, nên chưa đăng xuất. Hãy xem lại “Gửi và nhận” rồi thử lại.',
    en: 'Something unsent or unsaved has just come to this device, perhaps in another tab, so you are not signed out. Look at “Send and receive” and try again.',
  },
} as const satisfies { readonly [name: string]: Words };
