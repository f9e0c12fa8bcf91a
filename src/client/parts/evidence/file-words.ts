import { formatDecimal } from '../../../base/format.ts';
import { phrase, type Language, type Phrase, type Words } from '../../../base/words.ts';

/** "320 KB", "1,2 MB": as a person judges whether it goes through. */
export function sizeText(bytes: number, language: Language): string {
  if (bytes < 1_000_000)
    return `${formatDecimal(String(Math.max(1, Math.round(bytes / 1000))), language)} KB`;
  return `${formatDecimal((bytes / 1_000_000).toFixed(1), language)} MB`;
}

export const fileWords = {
  choose: { vi: 'Chọn ảnh, PDF', en: 'Choose a photo or PDF' },
  take: { vi: 'Chụp ảnh', en: 'Take a photo' },
  hint: {
    vi: 'Ảnh được thu nhỏ, bỏ thông tin nơi chụp; PDF tối đa 10 MB. Tệp lưu ngay trên máy này, gửi sau điểm.',
    en: 'Photos are made smaller and lose where they were taken; a PDF has at most 10 MB. The file is saved on this device at once, and sent after the scores.',
  },
  preparing: phrase<{ name: string }>(({ name }) => ({
    vi: `Đang lưu ${name} trên máy này…`,
    en: `Saving ${name} on this device…`,
  })),
  kept: phrase<{ name: string }>(({ name }) => ({
    vi: `Đã lưu ${name} trên máy này.`,
    en: `${name} is saved on this device.`,
  })),
  same: phrase<{ name: string }>(({ name }) => ({
    vi: `Ô này đã có đúng tệp đó (${name}).`,
    en: `This cell has that very file already (${name}).`,
  })),
  noRoom: {
    vi: 'Máy này hết chỗ nên chưa giữ được tệp. Điểm và văn bản đã nhập vẫn lưu như thường. Hãy xóa bớt ảnh, video trên máy, hoặc vào trang “Máy này” bỏ các bản tệp đã có ở máy chủ, rồi đính kèm lại.',
    en: 'This device has no room for the file. Scores and documents are saved as always. Free some space, or drop copies that are at the server on the page “This device”, then attach it again.',
  },
  notKept: {
    vi: 'Bộ nhớ của trình duyệt không ghi được nên chưa giữ được tệp. Điểm và văn bản đã nhập vẫn còn. Hãy đóng bớt thẻ rồi đính kèm lại.',
    en: 'The browser’s storage could not be written, so the file was not kept. Scores and documents are still there. Close other tabs and attach it again.',
  },
  full: {
    vi: 'Một ô nêu được nhiều nhất 20 văn bản. Hãy bỏ bớt, hoặc gộp các trang vào một PDF.',
    en: 'A cell names at most 20 documents. Remove some, or put the pages into one PDF.',
  },
  photo: { vi: 'Ảnh', en: 'Photo' },
  pdf: { vi: 'PDF', en: 'PDF' },
  look: { vi: 'Xem', en: 'See' },
  hide: { vi: 'Cất ảnh', en: 'Hide' },
  large: { vi: 'Cỡ thật', en: 'Full size' },
  photoOf: phrase<{ name: string }>(({ name }) => ({
    vi: `${name}, cỡ thật; kéo để xem các phía`,
    en: `${name} at full size; scroll to see all of it`,
  })),
  openPdf: { vi: 'Mở PDF', en: 'Open the PDF' },
  lookAt: phrase<{ name: string }>(({ name }) => ({ vi: `Xem ${name}`, en: `See ${name}` })),
  savedPdf: phrase<{ name: string }>(({ name }) => ({
    vi: `Đã đưa ${name} vào mục Tải xuống của máy; mở ở đó.`,
    en: `${name} is in this device’s downloads; open it there.`,
  })),
  fetching: { vi: 'Đang tải', en: 'Fetching' },
  broken: { vi: 'Trình duyệt không hiện được ảnh này.', en: 'The browser cannot show this photo.' },
  // Where a file is: none of these says more than is known.
  absent: { vi: 'Máy này chưa có bản', en: 'No copy on this device' },
  hereToSend: { vi: 'Đã lưu trên máy này, chờ gửi', en: 'Saved on this device, waiting to be sent' },
  sending: phrase<{ have: string; size: string }>(({ have, size }) => ({
    vi: `Đã lưu trên máy này; máy chủ đã có ${have}/${size}`,
    en: `Saved on this device; the server has ${have} of ${size}`,
  })),
  notTaken: {
    vi: 'Đã lưu trên máy này; máy chủ chưa nhận',
    en: 'Saved on this device; the server did not take it',
  },
  atServer: {
    vi: 'Máy chủ đã nhận đủ, có bản trên máy này',
    en: 'All of it at the server, with a copy here',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
