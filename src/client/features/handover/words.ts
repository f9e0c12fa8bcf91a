import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const handoverWords = {
  title: { vi: 'Bàn giao khối', en: 'Hand the bloc over' },
  lead: {
    vi: 'Khi trưởng khối luân phiên: bên giao lập một gói có cả khối, hai bên ký biên bản, bên nhận mở gói và đọc mã xác nhận, rồi bên giao mới đóng bản trên máy mình. Làm được khi không có mạng.',
    en: 'When the leadership goes on to the next unit: the giver makes a package of the whole bloc, both sign the record, the receiver opens the package and reads out a code, and only then the giver closes the copy on their device. No network is needed.',
  },
  notYours: {
    vi: 'Trưởng khối, phó khối và thư ký khối lập gói bàn giao.',
    en: 'The bloc’s leader, deputy and secretary make the package.',
  },
  give: { vi: 'Lập gói bàn giao', en: 'Make the package' },
  giveAnother: { vi: 'Lập gói khác', en: 'Make another package' },
  giveWhat: phrase<{ moment: string; count: number }>(({ moment, count }) => ({
    vi: `Gói có cả khối như máy chủ đã cho lúc ${moment}${count > 0 ? `, kèm ${count} mục chưa gửi` : ''}. Trên máy này không có gì thay đổi cho tới khi bên nhận xác nhận.`,
    en: `The package holds the bloc as the server gave it at ${moment}${count > 0 ? `, with ${count} unsent items` : ''}. Nothing changes on this device before the receiver has confirmed.`,
  })),
  toOffice: { vi: 'Chức vụ, đơn vị bên nhận', en: 'Receiver’s post and office' },
  toPerson: { vi: 'Họ tên người nhận', en: 'Receiver’s name' },
  fromOffice: { vi: 'Chức vụ, đơn vị bên giao', en: 'Giver’s post and office' },
  from: { vi: 'Bên giao', en: 'Giver' },
  to: { vi: 'Bên nhận', en: 'Receiver' },
  note: { vi: 'Ghi chú (nếu có)', en: 'Note, if any' },
  noteHint: { vi: 'In trong biên bản.', en: 'Printed on the record.' },
  missing: phrase<{ what: string }>(({ what }) => ({
    vi: `Hãy ghi ${what.toLowerCase()}.`,
    en: `Please fill in: ${what.toLowerCase()}.`,
  })),
  makePackage: { vi: 'Lưu gói', en: 'Save the package' },
  making: { vi: 'Đang khóa gói…', en: 'Shutting the package…' },
  fileName: phrase<{ bloc: string; date: string }>(({ bloc, date }) => ({
    vi: `Bàn giao ${bloc} ${date}`,
    en: `Handover ${bloc} ${date}`,
  })),
  made: phrase<{ name: string }>(({ name }) => ({
    vi: `Đã lưu gói vào tệp ${name}. Hãy đưa tệp cho bên nhận, báo mật khẩu bằng đường khác.`,
    en: `The package is in the file ${name}. Give it to the receiver, and the passphrase by another way.`,
  })),
  shared: {
    vi: 'Đã đưa gói cho ứng dụng bạn chọn. Báo mật khẩu cho bên nhận bằng đường khác.',
    en: 'The package was given to the app you chose. Tell the receiver the passphrase by another way.',
  },
  notKept: {
    vi: 'Bộ nhớ máy không ghi được nên chưa làm được việc này. Không có gì bị mất; hãy xem trang “Máy này” rồi làm lại.',
    en: 'The device’s storage could not be written, so this was not done. Nothing is lost; see “This device”, then do it again.',
  },
  packageFor: phrase<{ person: string }>(({ person }) => ({
    vi: `Gói giao cho ${person}`,
    en: `Package for ${person}`,
  })),
  packageFrom: phrase<{ person: string }>(({ person }) => ({
    vi: `Gói nhận từ ${person}`,
    en: `Package from ${person}`,
  })),
  madeAt: { vi: 'Lập lúc', en: 'Made at' },
  receivedAt: { vi: 'Nhận lúc', en: 'Received at' },
  heardAt: { vi: 'Máy chủ tính đến', en: 'The server up to' },
  inside: { vi: 'Trong gói', en: 'Inside' },
  contents: phrase<{ units: number; entries: string; version: number; unsent: number }>(
    ({ units, entries, version, unsent }) => ({
      vi: `${units} đơn vị, ${entries} ô đã nhập, bảng tiêu chí bản ${version}, ${unsent} mục chưa gửi`,
      en: `${units} units, ${entries} cells, table version ${version}, ${unsent} unsent items`,
    }),
  ),
  digestCode: { vi: 'Mã gói', en: 'Package code' },
  digestWhy: {
    vi: 'Hai máy phải hiện cùng một mã gói.',
    en: 'Both devices must show the same package code.',
  },
  printRecord: { vi: 'In biên bản', en: 'Print the record' },
  waiting: { vi: 'Chờ bên nhận xác nhận', en: 'Waits for the receiver' },
  confirmed: { vi: 'Bên nhận đã xác nhận', en: 'The receiver has confirmed' },
  confirmedAt: phrase<{ moment: string }>(({ moment }) => ({
    vi: `Bên nhận đã xác nhận, mã nhập lúc ${moment}.`,
    en: `The receiver has confirmed; the code was entered at ${moment}.`,
  })),
  closed: { vi: 'Đã đóng', en: 'Closed' },
  closedAt: phrase<{ moment: string }>(({ moment }) => ({
    vi: `Đã đóng bản của khối trên máy này lúc ${moment}. Máy không tự nhận lại; còn vai trò thì nhận lại được ở trang chọn khối.`,
    en: `The copy on this device was closed at ${moment}. It does not come back by itself; while you have a role you can take it again from the page of blocs.`,
  })),
  toBlocs: { vi: 'Tới trang chọn khối', en: 'To the page of blocs' },
  code: { vi: 'Mã xác nhận của bên nhận', en: 'The receiver’s confirmation code' },
  codeHint: {
    vi: '10 chữ số, hiện trên máy bên nhận sau khi họ mở gói và nhận khối.',
    en: 'Ten digits, shown on the receiver’s device once they have opened the package and taken the bloc.',
  },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  'not-ten-digits': { vi: 'Mã có đúng 10 chữ số.', en: 'The code has ten digits.' },
  mistyped: {
    vi: 'Mã này gõ nhầm hoặc nghe nhầm một chữ số. Hãy nhờ bên nhận đọc lại.',
    en: 'A digit was mistyped or misheard. Ask the receiver to read it again.',
  },
  'of-another': {
    vi: 'Mã đúng kiểu nhưng không phải của gói này. Hãy so mã gói trên hai máy: có thể bên nhận đã mở gói khác.',
    en: 'This is a code, but not of this package. Compare the package codes on both devices: the receiver may have opened another.',
  },
  close: { vi: 'Đóng bản trên máy này', en: 'Close the copy on this device' },
  closeAfter: {
    vi: 'Đóng được sau khi nhập đúng mã xác nhận.',
    en: 'Possible once the right code was entered.',
  },
  closeQuestion: { vi: 'Đóng bản của khối trên máy này?', en: 'Close the bloc’s copy on this device?' },
  closeMeans: {
    vi: 'Số liệu của khối rời khỏi máy này. Máy chủ và máy bên nhận vẫn có đủ; biên bản vẫn in lại được ở đây.',
    en: 'The bloc’s figures leave this device. The server and the receiver’s device have all of them; the record can still be printed here.',
  },
  keep: { vi: 'Để nguyên', en: 'Leave it' },
  notClosed: {
    vi: 'Chưa đóng: vừa có thêm việc của khối trên máy này. Không có gì bị mất.',
    en: 'Not closed: more of the bloc has come onto this device just now. Nothing is lost.',
  },
  barTitle: {
    vi: 'Chưa đóng được, vì trên máy này còn:',
    en: 'It cannot be closed yet. This device still has:',
  },
  unsent: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi máy chủ`,
    en: `${count} items not sent to the server`,
  })),
  drafts: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô đang gõ dở`,
    en: `${count} cells half typed`,
  })),
  forms: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} biểu mẫu đang gõ dở`,
    en: `${count} forms half typed`,
  })),
  refused: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục máy chủ không nhận hoặc giữ chờ xét, chưa được cất đi`,
    en: `${count} items the server refused or holds, not put away yet`,
  })),
  conflicts: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} ô có hai bản khác nhau, bạn cần chọn`,
    en: `${count} cells with two versions, for you to settle`,
  })),
  carried: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục đang mang hộ, máy chủ chưa trả lời`,
    en: `${count} items carried for others, unanswered`,
  })),
  files: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} tệp minh chứng chưa tới máy chủ`,
    en: `${count} evidence files not at the server yet`,
  })),
  onTheWay: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục máy chủ đã nhận nhưng máy này chưa tải về lại`,
    en: `${count} items the server has taken and this device has not received back`,
  })),
  toSync: { vi: 'Gửi và nhận', en: 'Send and receive' },
  toTransfer: { vi: 'Mang tay', en: 'Carry by hand' },
  receive: { vi: 'Bên nhận', en: 'The receiver' },
  receiveHow: {
    vi: 'Nhận một gói bàn giao: mở tệp ở trang Mang tay, nhận khối về máy, rồi đọc mã xác nhận cho bên giao.',
    en: 'To receive a package: open the file on the page “Carry by hand”, take the bloc, and read the code to the giver.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
