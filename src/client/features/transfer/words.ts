import { phrase, type Phrase, type Words } from '../../../base/words.ts';
import { periodName } from '../../../domain/workflow/period-name.ts';

export const transferWords = {
  title: { vi: 'Mang tay', en: 'Carry by hand' },
  lead: {
    vi: 'Nơi không có mạng: lưu phần chưa gửi ra một tệp, chuyển qua Zalo, thẻ nhớ hay USB cho máy có mạng. Máy nào của ai mở cũng được; máy chủ vẫn ghi đúng người nhập.',
    en: 'Where there is no network: save what is unsent to a file and hand it by Zalo, card or USB to a device that has one. Any device of anyone will do; the server still records who typed it.',
  },
  filesStay: phrase<{ count: number; size: string }>(({ count, size }) => ({
    vi: `${count} tệp minh chứng (${size}) không đi theo tệp mang tay hay mã: máy này giữ và tự gửi khi có mạng. Điểm và tên văn bản thì đi.`,
    en: `${count} evidence files (${size}) do not go along in a carried file or in codes: this device keeps them and sends them when there is a network. The scores and the documents’ names go.`,
  })),
  save: { vi: 'Lưu phần chưa gửi ra tệp', en: 'Save what is unsent to a file' },
  saveOf: phrase<{ bloc: string }>(({ bloc }) => ({
    vi: `Lưu phần chưa gửi ra tệp: ${bloc}`,
    en: `Save what is unsent to a file: ${bloc}`,
  })),
  saveWhat: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi của khối này sẽ vào tệp. Chúng vẫn còn trên máy và tự gửi khi có mạng; máy chủ không ghi hai lần.`,
    en: `${count} unsent items of this bloc go into the file. They stay on this device and are sent when there is a network; the server takes each once.`,
  })),
  nothing: { vi: 'Không có mục nào của khối này chờ gửi.', en: 'Nothing of this bloc waits to be sent.' },
  noKey: {
    vi: 'Máy này chưa có khóa mang tay. Hãy nối mạng một lần, rồi từ đó lưu được cả khi không có mạng.',
    en: 'This device has no carrying key yet. Connect once; from then on this works without a network.',
  },
  passphrase: { vi: 'Mật khẩu của tệp', en: 'Passphrase of the file' },
  makeFile: { vi: 'Lưu ra tệp', en: 'Save the file' },
  making: { vi: 'Đang khóa tệp…', en: 'Shutting the file…' },
  made: phrase<{ name: string; count: number }>(({ name, count }) => ({
    vi: `Đã lưu ${count} mục vào tệp ${name}.`,
    en: `${count} items are saved in the file ${name}.`,
  })),
  shared: phrase<{ count: number }>(({ count }) => ({
    vi: `Đã đưa tệp có ${count} mục cho ứng dụng bạn chọn.`,
    en: `The file with ${count} items was given to the app you chose.`,
  })),
  fileName: phrase<{ person: string; bloc: string; date: string }>(({ person, bloc, date }) => ({
    vi: `Phần chưa gửi ${person} ${bloc} ${date}`,
    en: `Unsent ${person} ${bloc} ${date}`,
  })),
  saveBloc: { vi: 'Lưu cả khối vào tệp', en: 'Save the whole bloc to a file' },
  saveBlocWhat: phrase<{ moment: string; count: number }>(({ moment, count }) => ({
    vi: `Bảng tiêu chí, phiếu, điểm và lịch sử của khối như máy chủ đã cho lúc ${moment}${count > 0 ? `, kèm ${count} mục chưa gửi` : ''}. Máy khác có quyền xem khối mở tệp là xem, chấm và in được khi chưa có mạng; khi có mạng, số liệu của máy chủ thay vào.`,
    en: `The bloc’s table, sheets, scores and history as the server gave them at ${moment}${count > 0 ? `, with ${count} unsent items` : ''}. Another device whose owner may see the bloc can look, score and print from it with no network; once connected, the server’s figures take its place.`,
  })),
  saveBlocHere: { vi: 'Chuẩn bị tệp cả khối', en: 'Prepare the file' },
  makeBlocFile: { vi: 'Lưu cả khối', en: 'Save the bloc' },
  madeBloc: phrase<{ name: string }>(({ name }) => ({
    vi: `Đã lưu cả khối vào tệp ${name}.`,
    en: `The whole bloc is saved in the file ${name}.`,
  })),
  sharedBloc: {
    vi: 'Đã đưa tệp cả khối cho ứng dụng bạn chọn.',
    en: 'The file of the whole bloc was given to the app you chose.',
  },
  blocFileName: phrase<{ bloc: string; date: string }>(({ bloc, date }) => ({
    vi: `Cả khối ${bloc} ${date}`,
    en: `Whole bloc ${bloc} ${date}`,
  })),
  toHandover: { vi: 'Bàn giao khối', en: 'Hand the bloc over' },
  wholeBloc: phrase<{ bloc: string; period: string }>(({ bloc, period }) => ({
    vi: `Cả khối: ${bloc}, ${periodName(period)}`,
    en: `A whole bloc: ${bloc}, ${period}`,
  })),
  isPackage: { vi: 'Gói bàn giao', en: 'Handover package' },
  madeBy: { vi: 'Người lập', en: 'Made by' },
  madeAt: { vi: 'Lập lúc', en: 'Made at' },
  heardAt: { vi: 'Máy chủ tính đến', en: 'The server up to' },
  inside: { vi: 'Trong tệp', en: 'Inside' },
  contents: phrase<{ units: number; sheets: number; version: number; entries: string }>(
    ({ units, sheets, version, entries }) => ({
      vi: `${units} đơn vị, ${sheets} phiếu, ${entries} ô đã nhập, bảng tiêu chí bản ${version}`,
      en: `${units} units, ${sheets} sheets, ${entries} cells, table version ${version}`,
    }),
  ),
  unsentInside: { vi: 'Chưa gửi máy chủ', en: 'Not sent yet' },
  unsentCount: phrase<{ count: number }>(({ count }) => ({
    vi: count > 0 ? `${count} mục của người lập, máy này sẽ mang hộ` : 'Không có',
    en: count > 0 ? `${count} items of the maker, which this device will carry` : 'None',
  })),
  digestCode: { vi: 'Mã gói', en: 'Package code' },
  provisionalWhy: {
    vi: 'Số liệu trong tệp chưa được máy chủ xác nhận. Máy này sẽ ghi rõ điều đó trên màn hình và bản in, và thay bằng số liệu của máy chủ ngay khi có mạng.',
    en: 'No server has confirmed the figures in the file. This device says so on the screen and on paper, and puts the server’s figures in their place as soon as it is connected.',
  },
  onlyOwnUnits: {
    vi: 'Vai trò của bạn chỉ được xem phiếu của đơn vị mình, nên máy chỉ nhận phần ấy.',
    en: 'Your role may see your own unit’s sheet only, so only that part is taken.',
  },
  takeBloc: { vi: 'Nhận khối về máy này', en: 'Take the bloc onto this device' },
  noAccess: phrase<{ bloc: string }>(({ bloc }) => ({
    vi: `Tài khoản đang đăng nhập trên máy này không có vai trò trong ${bloc}, nên không nhận được số liệu của khối. Hãy xin quản trị trao vai trò, nối mạng một lần rồi mở lại tệp.`,
    en: `The account signed in on this device has no role in ${bloc}, so its figures cannot be taken. Ask the administrator for a role, connect once, and open the file again.`,
  })),
  givenHere: {
    vi: 'Gói này lập trên chính máy này; bên nhận phải mở ở máy của mình. Máy này không nhận gì và không có mã xác nhận.',
    en: 'This package was made on this very device; the receiver has to open it on their own. Nothing is taken here, and there is no code.',
  },
  madeByYou: {
    vi: 'Gói này do chính bạn lập; bên nhận phải mở ở máy của mình, bằng tài khoản của mình. Máy này không nhận khối và không có mã xác nhận.',
    en: 'You made this package; the receiver has to open it on their own device and account. The bloc is not taken here, and there is no code.',
  },
  notReceiver: {
    vi: 'Chỉ trưởng khối, phó khối, thư ký nhận bàn giao, nên ở đây không có mã xác nhận. Nếu bạn vừa được trao vai trò ấy, hãy nối mạng một lần rồi mở lại tệp.',
    en: 'Only the bloc’s leader, deputy and secretary receive a handover, so there is no code here. If you have just been given such a role, connect once and open the file again.',
  },
  takenBloc: {
    vi: 'Khối đã ở trên máy này, chưa đối chiếu với máy chủ.',
    en: 'The bloc is on this device, not yet checked with the server.',
  },
  partTerm: { vi: 'Phạm vi', en: 'Extent' },
  partOf: phrase<{ units: string }>(({ units }) => ({
    vi: `Chỉ phần của ${units}, vì người lập chỉ được xem phần ấy`,
    en: `Only the part of ${units}, since its maker may see no more`,
  })),
  yearsOf: phrase<{ years: string }>(({ years }) => ({
    vi: `Chỉ các năm ${years}, vì người lập chỉ được xem các năm ấy`,
    en: `Only the years ${years}, since its maker may see no more`,
  })),
  part: {
    vi: 'Tệp chỉ có phần của một số đơn vị, máy này đang có nhiều hơn nên giữ nguyên bản của mình.',
    en: 'The file holds only some units’ part; this device has more, and keeps its own.',
  },
  'not-newer': {
    vi: 'Máy này đã có bản mới bằng hoặc mới hơn tệp nên giữ nguyên bản của mình.',
    en: 'This device has a copy as new as the file or newer, and keeps its own.',
  },
  takenUnsent: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi trong tệp đã được giữ để gửi lên.`,
    en: `${count} unsent items of the file are kept, to be sent.`,
  })),
  openBloc: { vi: 'Mở khối', en: 'Open the bloc' },
  seeConfirmation: { vi: 'Xem và in biên bản', en: 'See and print the record' },
  open: { vi: 'Mở tệp', en: 'Open a file' },
  openHint: {
    vi: 'Tệp .std do máy khác lưu, hoặc tệp .txt do máy khác chia sẻ: phần chưa gửi, cả khối hoặc gói bàn giao. Không cần mạng để mở.',
    en: 'A .std file another device has saved, or a .txt file it has shared: unsent work, a whole bloc or a handover package. No network is needed to open it.',
  },
  choose: { vi: 'Chọn tệp .std', en: 'Choose a .std file' },
  chooseAnother: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  chosen: phrase<{ name: string }>(({ name }) => ({ vi: `Tệp: ${name}`, en: `File: ${name}` })),
  unlock: { vi: 'Mở khóa', en: 'Unlock' },
  unlocking: { vi: 'Đang mở khóa…', en: 'Unlocking…' },
  whose: phrase<{ person: string; bloc: string }>(({ person, bloc }) => ({
    vi: `Của ${person} · ${bloc}`,
    en: `${person}’s · ${bloc}`,
  })),
  what: phrase<{ count: number; since: string; made: string }>(({ count, since, made }) => ({
    vi: `${count} mục, cũ nhất nhập lúc ${since}; lấy ra khỏi máy kia lúc ${made}.`,
    en: `${count} items, the oldest typed at ${since}; taken from the other device at ${made}.`,
  })),
  take: { vi: 'Nhận mang hộ', en: 'Carry it' },
  takeMine: { vi: 'Đưa vào phần chờ gửi của tôi', en: 'Put it with what I have waiting' },
  keeping: { vi: 'Đang cất vào máy…', en: 'Keeping it on this device…' },
  takeWhy: {
    vi: 'Máy này giữ phần ấy và tự gửi khi có mạng. Không hiện thành điểm trên máy này trước khi máy chủ nhận.',
    en: 'This device keeps it and sends it when there is a network. It does not show as scores here before the server has it.',
  },
  takeMineWhy: {
    vi: 'Đây là việc của chính bạn: nó nằm vào phần chờ gửi của máy này.',
    en: 'This is your own work: it joins what waits on this device.',
  },
  taken: {
    vi: 'Đã giữ trên máy này; tự gửi khi có mạng. Xem ở phần “Đang mang hộ”.',
    en: 'Kept on this device; it goes when there is a network. See “Carried for others”.',
  },
  takenMine: phrase<{ count: number }>(({ count }) => ({
    vi: `Đã đưa ${count} mục vào phần chờ gửi. Mục đã có trên máy thì không thêm lần nữa.`,
    en: `${count} items now wait with yours. What was here already is not added again.`,
  })),
  notKept: {
    vi: 'Bộ nhớ máy không ghi được nên chưa giữ được phần này. Tệp vẫn còn nguyên; hãy xem trang “Máy này” rồi mở lại.',
    en: 'The device’s storage could not be written, so this was not kept. The file is untouched; see “This device”, then open it again.',
  },
  carried: { vi: 'Đang mang hộ', en: 'Carried for others' },
  nothingCarried: { vi: 'Máy này không mang hộ ai.', en: 'This device carries nothing for others.' },
  waits: phrase<{ left: number; count: number }>(({ left, count }) => ({
    vi: `Chờ gửi ${left}/${count} mục; tự gửi khi có mạng.`,
    en: `${left} of ${count} items wait; they go when there is a network.`,
  })),
  result: phrase<{ accepted: number; duplicate: number; refused: number; held: number }>(
    ({ accepted, duplicate, refused, held }) => ({
      vi: `Máy chủ trả lời: nhận ${accepted}, đã có sẵn ${duplicate}, không nhận ${refused}, giữ chờ xét ${held}.`,
      en: `The server says: taken ${accepted}, there already ${duplicate}, refused ${refused}, held ${held}.`,
    }),
  ),
  reason: phrase<{ count: number; why: string }>(({ count, why }) => ({
    vi: `${count} mục: ${why}`,
    en: `${count}: ${why}`,
  })),
  reasonElsewhere: {
    vi: 'không nhận; người nhập sẽ thấy lý do trên máy của mình.',
    en: 'not taken; whoever typed it sees the reason on their own device.',
  },
  done: { vi: 'Đã tới máy chủ', en: 'At the server' },
  stuck: { vi: 'Cần xem', en: 'Needs a look' },
  onTheWay: { vi: 'Chờ gửi', en: 'Waiting' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  understood: { vi: 'Đã rõ, cất đi', en: 'Understood, put away' },
  giveUp: { vi: 'Thôi mang hộ', en: 'Stop carrying' },
  giveUpQuestion: { vi: 'Thôi mang hộ phần này?', en: 'Stop carrying this?' },
  giveUpMeans: {
    vi: 'Máy này bỏ bản nó giữ. Phần ấy vẫn còn trên máy của người nhập và trong tệp.',
    en: 'This device drops its copy. The work is still on the device it was typed on, and in the file.',
  },
  keepCarrying: { vi: 'Vẫn mang', en: 'Keep carrying' },
  'not-std': {
    vi: 'Đây không phải tệp .std của Sổ Thi Đua, hoặc phần đầu tệp đã hỏng. Hãy chọn tệp khác, hoặc xin gửi lại.',
    en: 'This is not a .std file of Sổ Thi Đua, or its beginning is damaged. Choose another, or ask for it again.',
  },
  newer: {
    vi: 'Tệp do bản ứng dụng mới hơn lưu. Hãy cập nhật ứng dụng trên máy này rồi mở lại.',
    en: 'A newer version of the app saved this file. Update the app on this device and open it again.',
  },
  'too-large': {
    vi: 'Tệp lớn quá 16 MB nên không phải tệp của ứng dụng này.',
    en: 'The file is over 16 MB: it is not one of this app’s.',
  },
  'not-read': {
    vi: 'Không đọc được tệp: USB hay thẻ nhớ đã rút, hoặc tệp đã bị chuyển đi. Chưa nhận gì; hãy chép tệp về máy này rồi chọn lại.',
    en: 'The file could not be read: the stick or card was pulled out, or the file was moved. Nothing was taken; copy it to this device and choose it again.',
  },
  'does-not-open': {
    vi: 'Không mở được: mật khẩu không đúng, hoặc tệp đã bị sửa hay cụt. Chưa nhận gì, và không có gì bị mất. Hãy kiểm tra bộ gõ rồi thử lại.',
    en: 'It does not open: the passphrase is wrong, or the file was altered or cut short. Nothing was taken, and nothing is lost. Check the keyboard and try again.',
  },
  'not-carried': {
    vi: 'Mở được nhưng bên trong không đọc được. Chưa nhận gì; hãy xin lại tệp mới.',
    en: 'It opens, but what is inside cannot be read. Nothing was taken; ask for a new file.',
  },
  show: { vi: 'Cho máy khác quét', en: 'Show it to another device’s camera' },
  showWhat: phrase<{ count: number }>(({ count }) => ({
    vi: `${count} mục chưa gửi hiện thành mã QR chạy liên tục. Máy kia mở trang này, bấm “Quét bằng camera” và giữ yên.`,
    en: `${count} unsent items appear as a running row of QR codes. The other device opens this page, presses “Scan with the camera” and is held still.`,
  })),
  showOpenly: {
    vi: 'Mã không có mật khẩu vì đi thẳng từ màn hình sang camera: hãy để ý người đứng quanh. Máy nhận không sửa được gì.',
    en: 'The codes have no passphrase, since they go straight from screen to camera: mind who stands around. The receiving device can alter nothing.',
  },
  allSent: { vi: 'Đã gửi hết; không cần quét nữa.', en: 'All of it is sent; no need to scan any more.' },
  startShowing: { vi: 'Hiện mã QR', en: 'Show the codes' },
  showing: phrase<{ seq: number; blocks: number }>(({ seq, blocks }) => ({
    vi: `Mã thứ ${seq}; máy kia cần khoảng ${blocks} mã, mã nào cũng được.`,
    en: `Code ${seq}; the other device needs about ${blocks} of them, whichever they are.`,
  })),
  codeLabel: { vi: 'Mã QR cho máy khác quét', en: 'QR code for another device to scan' },
  tooManyToShow: {
    vi: 'Nhiều mục quá để quét bằng camera. Hãy lưu ra tệp.',
    en: 'There is too much for a camera. Save a file instead.',
  },
  stop: { vi: 'Dừng', en: 'Stop' },
  watch: { vi: 'Quét từ máy khác', en: 'Scan from another device' },
  watchWhat: {
    vi: 'Hướng camera vào mã QR đang chạy trên máy kia, sao cho cả mã nằm trong khung. Không cần mạng.',
    en: 'Point the camera at the running QR codes of the other device, so that the whole code is in the picture. No network is needed.',
  },
  startWatching: { vi: 'Quét bằng camera', en: 'Scan with the camera' },
  cameraLabel: { vi: 'Hình từ camera', en: 'The camera’s picture' },
  looking: { vi: 'Đang tìm mã…', en: 'Looking for a code…' },
  watching: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `Đã nhận ${done}/${of} phần`,
    en: `${done} of ${of} parts received`,
  })),
  'camera-none': {
    vi: 'Máy này không có camera dùng được. Hãy chuyển bằng tệp.',
    en: 'This device has no camera that can be used. Hand over a file instead.',
  },
  'camera-refused': {
    vi: 'Trình duyệt chưa cho dùng camera. Hãy bấm biểu tượng ổ khóa cạnh địa chỉ, cho phép Camera, rồi quét lại; hoặc chuyển bằng tệp.',
    en: 'The browser does not allow the camera. Press the lock beside the address, allow the camera and scan again; or hand over a file.',
  },
  'camera-failed': {
    vi: 'Không mở được camera, có thể ứng dụng khác đang dùng. Hãy đóng ứng dụng ấy rồi quét lại, hoặc chuyển bằng tệp.',
    en: 'The camera does not open; another app may be using it. Close that and scan again, or hand over a file.',
  },
  toDevice: { vi: 'Máy này', en: 'This device' },
  back: { vi: 'Gửi và nhận', en: 'Send and receive' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
