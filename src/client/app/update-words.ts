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
  updateLoses: {
    vi: 'Ở thẻ này có nội dung đang làm chưa được lưu ở đâu cả (tệp đã chọn, chữ đang gõ): đổi sang bản mới là mất. Làm xong, hoặc chép nội dung ra chỗ khác, rồi hãy đổi.',
    en: 'This tab holds work that is kept nowhere yet (a chosen file, text being typed): changing over loses it. Finish it, or copy it elsewhere, first.',
  },
  updateTaken: {
    vi: 'Bản mới đã được dùng ở thẻ khác. Ở thẻ này có nội dung đang làm chưa được lưu ở đâu cả (tệp đã chọn, chữ đang gõ): tải lại trang là mất. Làm xong, hoặc chép nội dung ra chỗ khác, rồi hãy tải lại.',
    en: 'Another tab uses the new version already. This tab holds work that is kept nowhere yet (a chosen file, text being typed): reloading loses it. Finish it, or copy it elsewhere, first.',
  },
  updateAsks: { vi: 'Bỏ nội dung đang làm ở thẻ này?', en: 'Lose what is being done in this tab?' },
  updateAnyway: { vi: 'Bỏ và đổi sang bản mới', en: 'Lose it and change over' },
  updateStay: { vi: 'Ở lại làm tiếp', en: 'Stay and go on' },
  updateReload: { vi: 'Tải lại trang', en: 'Reload the page' },
  updateNow: { vi: 'Dùng bản mới', en: 'Use the new version' },
  updateLater: { vi: 'Để sau', en: 'Later' },
} as const satisfies { readonly [name: string]: Words };
