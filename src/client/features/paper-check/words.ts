import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const paperCheckWords = {
  title: { vi: 'Kiểm tra phiếu in', en: 'Check a printed sheet' },
  intro: {
    vi: 'Mã ở cuối phiếu cho biết bản giấy có đúng nội dung đã ký hay không. Máy này tự kiểm, không cần mạng.',
    en: 'The code at the end of a sheet tells whether the paper says what was signed. This device checks it by itself, with no network.',
  },
  scan: { vi: 'Quét mã trên phiếu', en: 'Scan the code on the sheet' },
  byCamera: { vi: 'Quét bằng camera', en: 'Scan with the camera' },
  cameraHow: {
    vi: 'Đưa camera lại gần cho mã QR ở cuối phiếu đầy nửa khung, giữ yên.',
    en: 'Bring the camera near, until the QR code at the end of the sheet fills half the picture, and hold still.',
  },
  cameraLabel: { vi: 'Hình từ camera', en: 'The camera’s picture' },
  looking: { vi: 'Đang tìm mã…', en: 'Looking for a code…' },
  stop: { vi: 'Dừng', en: 'Stop' },
  byPicture: { vi: 'Chọn ảnh', en: 'Choose a picture' },
  pictureHow: {
    vi: 'Ảnh chụp hoặc ảnh quét của trang có mã, dạng JPG hoặc PNG.',
    en: 'A photo or a scan of the page with the code, as JPG or PNG.',
  },
  readingPicture: { vi: 'Đang tìm mã trong ảnh…', en: 'Looking for the code in the picture…' },
  byCode: { vi: 'Gõ mã kiểm tra', en: 'Type the check code' },
  codeField: { vi: 'Mã kiểm tra in cạnh mã QR', en: 'The check code beside the QR code' },
  codeHow: {
    vi: '12 chữ và số, có hoặc không có gạch nối. Cách này chỉ so với những gì máy này đang giữ.',
    en: '12 letters and digits, with or without dashes. This compares only with what this device holds.',
  },
  check: { vi: 'Kiểm tra', en: 'Check' },
  checking: { vi: 'Đang kiểm tra…', en: 'Checking…' },
  mistyped: {
    vi: 'Mã gõ chưa đúng: có chữ sai, thiếu hoặc thừa. Hãy so lại từng nhóm bốn chữ với phiếu.',
    en: 'The code is not typed right: a letter is wrong, missing or too many. Compare it with the sheet, four letters at a time.',
  },
  notFound: {
    vi: 'Máy này không giữ bản nào có mã ấy, nên chưa nói được đúng hay sai. Hãy quét mã QR; hoặc nối mạng để máy nhận bản mới của khối, rồi gõ lại.',
    en: 'This device holds no paper of that code, so it cannot say yes or no. Scan the QR code; or connect, so that the device gets the newest of the bloc, and type it again.',
  },
  'not-a-picture': {
    vi: 'Không mở được tệp này như một ảnh. Hãy chọn ảnh JPG hoặc PNG; tệp PDF thì mở ra rồi chụp màn hình trang có mã.',
    en: 'This file does not open as a picture. Choose a JPG or PNG; of a PDF, open it and take a screenshot of the page with the code.',
  },
  'no-code': {
    vi: 'Không thấy mã QR nào trong ảnh. Hãy chụp gần hơn, đủ sáng, thẳng và rõ cả bốn góc của mã; hoặc gõ mã kiểm tra.',
    en: 'No QR code is seen in the picture. Take it nearer, in good light, straight and with all four corners of the code; or type the check code.',
  },
  'read-failed': {
    vi: 'Máy chưa đọc được. Hãy tải lại trang rồi thử lại, hoặc gõ mã kiểm tra.',
    en: 'It could not be read. Load the page again and try once more, or type the check code.',
  },
  'camera-none': {
    vi: 'Máy này không có camera dùng được. Hãy chọn ảnh hoặc gõ mã kiểm tra.',
    en: 'This device has no camera that can be used. Choose a picture or type the check code.',
  },
  'camera-refused': {
    vi: 'Trình duyệt chưa cho dùng camera. Hãy bấm biểu tượng ổ khóa cạnh địa chỉ, cho phép Camera, rồi quét lại; hoặc chọn ảnh.',
    en: 'The browser does not allow the camera. Press the lock beside the address, allow the camera and scan again; or choose a picture.',
  },
  'camera-failed': {
    vi: 'Không mở được camera, có thể ứng dụng khác đang dùng. Hãy đóng ứng dụng ấy rồi quét lại, hoặc chọn ảnh.',
    en: 'The camera does not open; another app may be using it. Close that and scan again, or choose a picture.',
  },
  noCrypto: {
    vi: 'Trang này không mở qua https nên trình duyệt không cho kiểm chữ ký. Hãy mở Sổ Thi Đua bằng địa chỉ https của cơ quan.',
    en: 'This page is not open over https, so the browser checks no signatures. Open Sổ Thi Đua by your office’s https address.',
  },

  result: { vi: 'Kết quả kiểm tra', en: 'Result' },
  valid: { vi: 'HỢP LỆ', en: 'VALID' },
  newer: { vi: 'ĐÃ CÓ BẢN MỚI', en: 'THERE IS A NEWER ONE' },
  draft: { vi: 'BẢN NHÁP', en: 'DRAFT' },
  invalid: { vi: 'KHÔNG HỢP LỆ', en: 'NOT VALID' },
  unknown: { vi: 'CHƯA KIỂM ĐƯỢC', en: 'CANNOT BE CHECKED YET' },
  unsentAdopted: {
    vi: 'ĐÚNG BẢN ĐÃ CHỐT, CHƯA QUA MÁY CHỦ',
    en: 'AS ADOPTED, NOT YET AT THE SERVER',
  },
  unsentSelf: { vi: 'ĐÚNG BẢN ĐÃ NỘP, CHƯA QUA MÁY CHỦ', en: 'AS HANDED IN, NOT YET AT THE SERVER' },
  unsentBloc: { vi: 'ĐÚNG BẢN ĐÃ CHẤM, CHƯA QUA MÁY CHỦ', en: 'AS SCORED, NOT YET AT THE SERVER' },

  'means-signed': {
    vi: 'Máy chủ đã ký đúng nội dung này, và máy này không biết bản nào mới hơn. Hãy so các số dưới đây với tờ giấy: khớp hết thì dùng được.',
    en: 'The server signed this very content, and this device knows of no newer one. Compare the figures below with the paper: where all agree, it can be used.',
  },
  'means-signed-since': {
    vi: 'Tờ này in trước khi qua máy chủ; sau đó máy chủ đã ký đúng nội dung ấy. Hãy so các số dưới đây với tờ giấy: khớp hết thì dùng được.',
    en: 'It was printed before the server had it; the server has since signed the very same. Compare the figures below with the paper: where all agree, it can be used.',
  },
  'means-not-held': {
    vi: 'Máy chủ đã ký đúng nội dung này. Máy này không giữ số liệu của khối nên không biết sau đó có bản mới hay không: cần chắc thì hỏi trưởng khối hoặc thư ký khối. Hãy so các số dưới đây với tờ giấy.',
    en: 'The server signed this very content. This device holds nothing of the bloc, so it cannot tell whether there is a newer one: to be sure, ask the bloc’s leader or secretary. Compare the figures below with the paper.',
  },
  'means-ahead': {
    vi: 'Máy chủ đã ký đúng nội dung này, sau lần cuối máy này nhận số liệu. Hãy nối mạng để máy biết có bản nào mới hơn nữa không, và so các số dưới đây với tờ giấy.',
    en: 'The server signed this very content, after this device last heard from it. Connect, so that the device learns whether there is a newer one still, and compare the figures below with the paper.',
  },
  'means-newer': {
    vi: 'Tờ này đúng khi in, nhưng nội dung đã đổi sau đó. Đừng ký hay gửi tờ này: hãy in lại bản mới trong mục In ấn.',
    en: 'It was right when it was printed, and has changed since. Do not sign or send it: print the new one under Printing.',
  },
  'means-appraised': {
    vi: 'Tờ này đúng là điểm khối đề nghị, nhưng tỉnh đã thẩm định khác. Đừng dùng các số trên tờ này làm kết quả: hãy in Bảng kết quả thẩm định trong mục In ấn.',
    en: 'It says what the bloc proposed, and the province has appraised otherwise since. Do not take its figures for the result: print the appraised result under Printing.',
  },
  'means-minutes-appraised': {
    vi: 'Biên bản đúng với cuộc họp, có chữ ký của máy chủ. Sau cuộc họp tỉnh đã thẩm định khác: điểm và hạng được công bố nằm ở Bảng kết quả thẩm định.',
    en: 'The minutes are those of the meeting, signed by the server. The province has appraised otherwise since: the points and places that are published stand in the appraised result.',
  },
  'means-device': {
    vi: 'Máy đã in tờ này đã ký nội dung, nhưng lúc ấy chưa có chữ ký của máy chủ, và máy này cũng chưa nhận được. Hãy nối mạng cả hai máy rồi kiểm tra lại; khi máy chủ đã nhận, kết quả sẽ là HỢP LỆ.',
    en: 'The device that printed it signed its content, before the server had. Connect both devices and check again: once the server has it, the answer is VALID.',
  },
  'means-other-here': {
    vi: 'Máy đã in tờ này đã ký nội dung, nhưng máy chủ chưa có bản ấy, và bản trên máy này lại khác. Chưa biết bản nào sau: đừng dùng tờ này; hãy nối mạng máy đã in tờ này rồi kiểm tra lại.',
    en: 'The device that printed it signed its content; the server does not have it, and what is on this device is another. Which came later is not known: do not use it; connect the device that printed it, then check again.',
  },
  'means-as-here': {
    vi: 'Nội dung đúng như số liệu đang có trên máy này, nhưng chưa có chữ ký của máy chủ. Hãy nối mạng, chờ máy gửi và nhận xong rồi kiểm tra lại.',
    en: 'It says what this device holds now, without the server’s signature yet. Connect, wait until everything is sent and received, and check again.',
  },
  'means-draft': {
    vi: 'Tờ này in khi số liệu chưa xong hoặc chưa nộp, nên không chứng nhận điều gì. Hãy hoàn tất rồi in lại để ký.',
    en: 'It was printed before the figures were whole or handed in, and certifies nothing. Finish them and print again for signing.',
  },
  'means-forged': {
    vi: 'Chữ ký không khớp: mã đã bị sửa, hoặc không do máy chủ và máy của khối làm ra. Đừng dùng tờ này; hãy xin bản khác từ trưởng khối và báo cho quản trị.',
    en: 'The signature does not match: the code was altered, or was made by neither the server nor a device of the bloc. Do not use this paper; ask the bloc’s leader for another, and tell the administrator.',
  },
  'means-damaged': {
    vi: 'Mã này mang dấu của Sổ Thi Đua nhưng nội dung bên trong không còn nguyên. Hãy quét lại một lần; nếu vẫn vậy thì đừng dùng tờ này và xin bản khác.',
    en: 'The code bears the mark of Sổ Thi Đua, and what is in it is not whole. Scan it once more; if it stays so, do not use this paper and ask for another.',
  },
  'means-foreign': {
    vi: 'Đây không phải mã kiểm tra của Sổ Thi Đua. Hãy tìm mã ở cuối trang cuối của phiếu.',
    en: 'This is no check code of Sổ Thi Đua. Look for the one at the foot of the sheet’s last page.',
  },
  'means-newer-app': {
    vi: 'Phiếu do bản ứng dụng mới hơn in. Hãy cập nhật ứng dụng trên máy này (mục Máy này) rồi kiểm tra lại.',
    en: 'A newer version of the app printed it. Update the app on this device (under This device) and check again.',
  },
  'means-cannot-check': {
    vi: 'Trình duyệt này không kiểm được chữ ký của máy chủ; điều đó không có nghĩa là tờ giấy sai. Hãy kiểm trên máy có Chrome, Edge hoặc Firefox bản mới.',
    en: 'This browser cannot check the server’s signature; that does not make the paper wrong. Check on a device with a recent Chrome, Edge or Firefox.',
  },
  'means-unknown-key': {
    vi: 'Máy này chưa biết khóa đã ký tờ này: chưa nối mạng lần nào từ khi có khóa, hoặc tờ giấy của máy chủ khác. Hãy nối mạng một lần rồi kiểm tra lại.',
    en: 'This device does not know the key that signed it: it has not been connected since there is one, or the paper is another server’s. Connect once and check again.',
  },
  'means-no-vouch': {
    vi: 'Máy đã in tờ này chưa từng nối máy chủ nên không ai xác nhận cho nó. Hãy nối mạng máy ấy, rồi in lại.',
    en: 'The device that printed it had never met the server, so nobody vouches for it. Connect that device and print again.',
  },

  compare: { vi: 'So với tờ giấy', en: 'Compare with the paper' },
  compareHow: {
    vi: 'Các số này nằm trong mã. Chỉ một số trên giấy khác đi thì mã ấy là của tờ khác.',
    en: 'These figures are in the code. If a single one on the paper differs, the code belongs to another sheet.',
  },
  claimed: { vi: 'Mã này ghi', en: 'What the code claims' },
  claimedHow: {
    vi: 'Đừng dựa vào các số này: chúng không có chữ ký đúng. Chỉ dùng để báo lại.',
    en: 'Do not rely on these figures: no signature stands behind them. They are for reporting only.',
  },
  paper: { vi: 'Loại phiếu', en: 'Paper' },
  'paper-self': { vi: 'Bảng tự chấm điểm của đơn vị', en: 'A unit’s own score sheet' },
  'paper-bloc': { vi: 'Bảng khối chấm điểm cho đơn vị', en: 'The bloc’s score sheet of a unit' },
  'paper-summary': { vi: 'Bảng tổng hợp điểm của khối', en: 'The bloc’s summary' },
  'paper-ranking': { vi: 'Kết quả xếp hạng của khối', en: 'The bloc’s ranking' },
  'paper-minutes': { vi: 'Biên bản họp bình xét', en: 'Minutes of the meeting' },
  'paper-appraisal': { vi: 'Bảng kết quả thẩm định', en: 'The appraised result' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  bloc: { vi: 'Khối', en: 'Bloc' },
  period: { vi: 'Năm thi đua', en: 'Period' },
  total: { vi: 'Tổng điểm', en: 'Total' },
  session: { vi: 'Lần họp', en: 'Session' },
  table: { vi: 'Bảng tiêu chí', en: 'Criteria table' },
  version: phrase<{ version: number }>(({ version }) => ({ vi: `bản ${version}`, en: `version ${version}` })),
  part: phrase<{ code: string }>(({ code }) => ({ vi: `Phần ${code}`, en: `Part ${code}` })),
  bonus: { vi: 'Điểm thưởng', en: 'Bonus' },
  penalty: { vi: 'Điểm trừ', en: 'Penalty' },
  gates: { vi: 'Theo điều kiện của bảng', en: 'By the table’s conditions' },
  line: phrase<{ index: number; number: number; name: string }>(({ index, number, name }) => ({
    vi: name ? `${index}. ${name}` : `${index}. Đơn vị thứ ${number} của khối`,
    en: name ? `${index}. ${name}` : `${index}. Unit ${number} of the bloc`,
  })),
  earned: phrase<{ points: string; place: number | null }>(({ points, place }) => ({
    vi: place === null ? `${points} điểm` : `${points} điểm, hạng ${place}`,
    en: place === null ? `${points} points` : `${points} points, place ${place}`,
  })),
  nothing: { vi: 'để trống', en: 'blank' },
  signedAt: { vi: 'Máy chủ ký lúc', en: 'Signed by the server' },
  position: { vi: 'Vị trí trong sổ', en: 'Position in the log' },
  printedAt: { vi: 'In lúc (theo giờ của máy đã in)', en: 'Printed (its clock)' },
  printedBy: { vi: 'In từ máy của', en: 'Device of' },
  shortCode: { vi: 'Mã kiểm tra', en: 'Check code' },
  state: { vi: 'Tình trạng', en: 'State' },
  stateDraft: { vi: 'Chưa chốt, in ra là bản nháp', en: 'Not final: it prints as a draft' },
  stateFinal: { vi: 'Đã chốt', en: 'Final' },
  nowHere: { vi: 'Trên máy này bây giờ', en: 'On this device now' },
  another: { vi: 'Kiểm tra phiếu khác', en: 'Check another sheet' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
