import { phrase, type Phrase, type Words } from '../../../base/words.ts';

/** What was done to the whole bloc names no unit. */
const joined = (...words: readonly string[]): string => words.filter(Boolean).join(', ');

export const syncWords = {
  title: { vi: 'Gửi và nhận', en: 'Send and receive' },
  safe: {
    vi: 'Không có gì bị mất: mọi mục dưới đây đang nằm an toàn trên máy này.',
    en: 'Nothing is lost: everything below lies safe on this device.',
  },
  sendNow: { vi: 'Gửi và nhận ngay', en: 'Send and receive now' },
  sending: { vi: 'Đang gửi và nhận…', en: 'Sending and receiving…' },
  asked: {
    vi: 'Đã lưu trên máy; sẽ gửi khi có mạng.',
    en: 'Saved on this device; it goes when there is a network.',
  },
  nothingToSend: phrase<{ line: string }>(({ line }) => ({
    vi: `${line}; không có gì chờ gửi.`,
    en: `${line}; nothing waits to be sent.`,
  })),
  transfer: { vi: 'Không có mạng? Mang tay', en: 'No network? Carry by hand' },
  line: { vi: 'Đường truyền', en: 'The line' },
  retryAt: phrase<{ time: string }>(({ time }) => ({
    vi: `Tự thử lại lúc ${time}.`,
    en: `Tries again by itself at ${time}.`,
  })),
  lastRound: phrase<{ time: string }>(({ time }) => ({
    vi: `Lần trao đổi trọn vẹn gần nhất: ${time}.`,
    en: `Last full exchange: ${time}.`,
  })),
  heard: phrase<{ time: string }>(({ time }) => ({
    vi: `Nhận tin mới nhất lúc ${time}`,
    en: `Last received at ${time}`,
  })),
  neverConfirmed: { vi: 'Chưa gửi lần nào', en: 'Nothing sent yet' },
  neverHeard: { vi: 'Chưa nhận lần nào', en: 'Nothing received yet' },
  forYou: { vi: 'Cần bạn xử lý', en: 'Needs you' },
  items: phrase<{ count: number }>(({ count }) => ({ vi: `${count} mục`, en: `${count} items` })),
  nothingForYou: { vi: 'Không có mục nào cần bạn xử lý.', en: 'Nothing needs you.' },
  refusedTitle: phrase<{ what: string }>(({ what }) => ({
    vi: `Máy chủ không nhận: ${what}`,
    en: `Not accepted: ${what}`,
  })),
  heldTitle: phrase<{ what: string }>(({ what }) => ({
    vi: `Máy chủ giữ lại để xét: ${what}`,
    en: `Held at the server: ${what}`,
  })),
  refusedAt: phrase<{ time: string }>(({ time }) => ({
    vi: `Máy chủ trả lời lúc ${time}. Số liệu vẫn giữ trên máy.`,
    en: `The server answered at ${time}. It is kept on this device.`,
  })),
  conflict: phrase<{ unit: string; code: string; values: string }>(({ unit, code, values }) => ({
    vi: `${unit} · ${code} có hai bản khác nhau: ${values}`,
    en: `${unit} · ${code} has two versions: ${values}`,
  })),
  conflictWhy: {
    vi: 'Cả hai được giữ. Tạm tính theo bản tới máy chủ trước; ô này chưa nộp được cho tới khi chọn một bản.',
    en: 'Both are kept. The first to reach the server counts for now; the sheet cannot be submitted until one is chosen.',
  },
  invalid: phrase<{ unit: string; code: string }>(({ unit, code }) => ({
    vi: `${unit} · ${code} chưa hợp lệ`,
    en: `${unit} · ${code} is not valid`,
  })),
  draft: phrase<{ unit: string; year: string; code: string; value: string }>(
    ({ unit, year, code, value }) => ({
      vi: `Đã gõ nhưng chưa lưu được: ${joined(unit, year)} · ${code}: ${value}`,
      en: `Typed but not saved: ${joined(unit, year)} · ${code}: ${value}`,
    }),
  ),
  draftWhy: {
    vi: 'Phiếu đã sang bước khác trước khi lưu. Nội dung gõ vẫn giữ trên máy này cho tới khi bạn cất đi.',
    en: 'The sheet had moved on before it was saved. What was typed is kept on this device until you put it away.',
  },
  targetDraftWhy: {
    vi: 'Chỉ tiêu này chưa lưu: nội dung gõ không đọc được thành số, hoặc vai trò của bạn đã đổi. Vẫn giữ trên máy này cho tới khi bạn sửa hoặc cất đi.',
    en: 'This target is not saved: what was typed is no number, or your role has changed. It is kept on this device until you mend it or put it away.',
  },
  look: { vi: 'Xem ô', en: 'See the cell' },
  mend: { vi: 'Sửa', en: 'Mend' },
  waiting: { vi: 'Chờ gửi', en: 'Waiting to send' },
  nothingWaits: { vi: 'Không còn gì chờ gửi từ máy này.', en: 'Nothing waits on this device.' },
  noScoreWaits: { vi: 'Không còn điểm nào chờ gửi từ máy này.', en: 'No score waits on this device.' },
  waitsFor: phrase<{ unit: string; year: string; column: string; count: number }>(
    ({ unit, year, column, count }) => ({
      vi: `${joined(unit, year, column)}: ${count} mục`,
      en: `${joined(unit, year, column)}: ${count} items`,
    }),
  ),
  since: phrase<{ time: string }>(({ time }) => ({ vi: `Từ ${time}`, en: `Since ${time}` })),
  contested: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục có thể bị từ chối vì tình hình đã đổi; máy chủ sẽ quyết khi nhận.`,
    en: `${count} of them may be refused, as things have changed; the server decides.`,
  })),
  files: { vi: 'Tệp minh chứng chờ gửi', en: 'Evidence files waiting to be sent' },
  fileCount: phrase<{ count: number; size: string }>(({ count, size }) => ({
    vi: `${count} tệp · ${size}`,
    en: `${count} files · ${size}`,
  })),
  filesMean: {
    vi: 'Tệp gửi sau điểm, từng phần, và tự gửi tiếp khi mạng đứt rồi có lại. Điểm không phải chờ tệp.',
    en: 'Files go after the scores, piece by piece, and go on by themselves when a broken line is back. No score waits for them.',
  },
  fileOf: phrase<{ unit: string; name: string }>(({ unit, name }) => ({
    vi: `${unit} · ${name}`,
    en: `${unit} · ${name}`,
  })),
  fileAfterScore: phrase<{ size: string }>(({ size }) => ({
    vi: `${size}, đã lưu trên máy này. Gửi sau khi máy chủ nhận ô điểm nêu tệp.`,
    en: `${size}, saved on this device. It goes once the server has the score that names it.`,
  })),
  fileWaits: phrase<{ size: string }>(({ size }) => ({
    vi: `${size}, đã lưu trên máy này, chờ gửi.`,
    en: `${size}, saved on this device, waiting.`,
  })),
  fileHalf: phrase<{ have: string; size: string }>(({ have, size }) => ({
    vi: `Máy chủ đã có ${have}/${size}.`,
    en: `The server has ${have} of ${size}.`,
  })),
  sendFileAgain: { vi: 'Gửi lại', en: 'Send again' },
  perSheet: { vi: 'Từng phiếu', en: 'Sheet by sheet' },
  sheetReceived: { vi: 'Máy chủ đã nhận đủ', en: 'All received' },
  sheetWaiting: phrase<{ count: number }>(({ count }) => ({
    vi: `Chờ gửi ${count} mục`,
    en: `${count} waiting`,
  })),
  sheetOpen: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục cần xử lý`,
    en: `${count} to be settled`,
  })),
  sheetHeld: phrase<{ count: number }>(({ count }) => ({
    vi: `Máy chủ giữ ${count} mục`,
    en: `${count} held`,
  })),
  sheetFiles: phrase<{ count: number }>(({ count }) => ({
    vi: `Chờ gửi ${count} tệp`,
    en: `${count} files waiting`,
  })),
  sheetUntouched: { vi: 'Chưa có số liệu', en: 'No figures yet' },
  migrateTo: phrase<{ version: number }>(({ version }) => ({
    vi: `Chuyển phiếu sang bảng tiêu chí bản ${version}`,
    en: `Move sheets to version ${version} of the table`,
  })),
  seeMigration: { vi: 'Xem và chuyển', en: 'See and move' },
  saveItem: { vi: 'Lưu mục này vào tệp', en: 'Save this item to a file' },
  saveThis: phrase<{ what: string }>(({ what }) => ({
    vi: `Lưu mục này vào tệp: ${what}`,
    en: `Save this item to a file: ${what}`,
  })),
  itemSaved: { vi: 'Đã lưu mục này vào tệp.', en: 'The item was saved to a file.' },
  itemShared: { vi: 'Đã đưa tệp cho ứng dụng bạn chọn.', en: 'The file was given to the app you chose.' },
  receipts: { vi: 'Biên nhận của máy chủ', en: 'The server’s receipts' },
  understood: { vi: 'Đã rõ, cất đi', en: 'Understood, put away' },
  copyItem: { vi: 'Chép nội dung', en: 'Copy its content' },
  copied: { vi: 'Đã chép nội dung mục này.', en: 'The item was copied.' },
  notCopied: {
    vi: 'Trình duyệt không cho chép. Hãy dùng “Lưu mục này vào tệp”.',
    en: 'The browser does not allow copying. Use “Save this item to a file”.',
  },
  putAway: { vi: 'Đã cất mục này.', en: 'The item was put away.' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  signIn: { vi: 'Đăng nhập lại', en: 'Sign in again' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
