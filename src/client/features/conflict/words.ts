import { phrase } from '../../../base/words.ts';

export const conflictWords = {
  title: phrase<{ unit: string; code: string; name: string }>(({ unit, code, name }) => ({
    vi: `Hai bản khác nhau: ${unit}, ${code} ${name}`,
    en: `Two versions: ${unit}, ${code} ${name}`,
  })),
  titleSettled: phrase<{ unit: string; code: string; name: string }>(({ unit, code, name }) => ({
    vi: `Đã chọn một bản: ${unit}, ${code} ${name}`,
    en: `One version chosen: ${unit}, ${code} ${name}`,
  })),
  lead: {
    vi: 'Hai máy cùng sửa ô này khi chưa nối mạng. Chọn một bản; bản kia vẫn nằm trong lịch sử. Chưa chọn thì chưa nộp được phiếu này.',
    en: 'Two devices changed this cell while apart. Choose a version; the other stays in the history. Until then the sheet cannot be handed in.',
  },
  settled: { vi: 'Ô này chỉ còn một bản.', en: 'This cell has one version only.' },
  settledWhy: {
    vi: 'Đã có người chọn, hoặc hai máy đã nhập giống nhau. Xem lịch sử bên dưới.',
    en: 'Somebody has chosen, or both devices say the same. See the history below.',
  },
  before: { vi: 'Trước đó', en: 'Before' },
  mine: { vi: 'Bản của bạn, nhập trên máy này', en: 'Your version, from this device' },
  mineElsewhere: { vi: 'Bản của bạn, nhập trên máy khác', en: 'Your version, from another device' },
  mineAnywhere: { vi: 'Bản của bạn', en: 'Your version' },
  theirs: { vi: 'Bản của máy khác', en: 'The other device’s version' },
  counts: { vi: 'Đang tạm tính theo bản này', en: 'Counts for now' },
  noReason: { vi: 'Không ghi lý do', en: 'No reason given' },
  choose: { vi: 'Chọn bản này', en: 'Choose this version' },
  chooseOf: phrase<{ value: string; points: string | undefined }>(({ value, points }) => ({
    vi: `Chọn bản này: ${value}${points === undefined ? '' : `; ${points}`}`,
    en: `Choose this version: ${value}${points === undefined ? '' : `; ${points}`}`,
  })),
  blank: { vi: 'trống', en: 'blank' },
  noPoints: { vi: 'Không tính điểm', en: 'Counts for no points' },
  points: phrase<{ points: string }>(({ points }) => ({
    vi: `Được ${points} điểm`,
    en: `Earns ${points} points`,
  })),
  third: { vi: 'Hoặc nhập kết quả khác', en: 'Or enter another result' },
  thirdValue: { vi: 'Kết quả khác', en: 'Another result' },
  thirdWhy: { vi: 'Lý do (bắt buộc với kết quả khác)', en: 'Reason (needed for another result)' },
  takeThird: { vi: 'Lấy kết quả này', en: 'Take this result' },
  unread: {
    vi: 'Chưa đọc được kết quả này. Nhập số như khi chấm, ví dụ 12,5.',
    en: 'This result cannot be read. Enter it as when scoring, for example 12.5.',
  },
  notYours: {
    vi: 'Bạn xem được hai bản. Người được chấm ô này sẽ chọn.',
    en: 'You may read both versions. Whoever scores this cell chooses.',
  },
  back: { vi: 'Về phiếu', en: 'To the sheet' },
  later: { vi: 'Để sau, giữ cả hai', en: 'Later, keep both' },
  done: {
    vi: 'Đã chọn và lưu trên máy. Bản kia nằm trong lịch sử.',
    en: 'Chosen and saved on this device. The other is in the history.',
  },
  history: { vi: 'Lịch sử ô này', en: 'History of this cell' },
  notHere: { vi: 'Máy này không có ô điểm này.', en: 'This cell is not on this device.' },
  notHereHelp: {
    vi: 'Tiêu chí hoặc đơn vị không có trong khối, hoặc phiếu chưa về máy này. Hãy nối mạng để nhận phiếu.',
    en: 'The bloc has no such criterion or unit, or the sheet has not come to this device. Connect to receive it.',
  },
  toSync: { vi: 'Về Gửi và nhận', en: 'To Send and receive' },
} as const;
