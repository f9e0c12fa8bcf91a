import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const peerWords = {
  title: { vi: 'Chấm chéo', en: 'Check of another unit' },
  checkOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Chấm chéo: ${unit}`,
    en: `Check: ${unit}`,
  })),
  intro: phrase<{ by: string }>(({ by }) => ({
    vi: `${by} xem phiếu tự chấm và góp ý từng tiêu chí. Góp ý để khối cân nhắc khi chấm, không tính thành điểm.`,
    en: `${by} looks through the self-score and remarks on each criterion. It is advice to the bloc and counts as no points.`,
  })),
  notHere: { vi: 'Phiếu này chưa có trên máy.', en: 'This sheet is not on this device yet.' },
  notHereHelp: {
    vi: 'Đơn vị nộp phiếu thì máy nhận về khi có mạng.',
    en: 'Once the unit has handed it in, it comes when there is a network.',
  },
  notGiven: { vi: 'Đơn vị bạn không chấm chéo phiếu này.', en: 'Your unit does not check this sheet.' },
  notGivenHelp: {
    vi: 'Trưởng khối phân công chấm chéo ở trang Hoạt động của khối.',
    en: 'The leader gives out the checks on the page of the bloc’s year.',
  },
  criteria: { vi: 'Từng tiêu chí', en: 'Criterion by criterion' },
  remarked: phrase<{ done: number; of: number }>(({ done, of }) => ({
    vi: `Đã góp ý ${done}/${of}`,
    en: `${done} of ${of} remarked on`,
  })),
  blank: { vi: 'chưa chấm', en: 'not scored' },
  documents: phrase<{ count: number }>(({ count }) => ({
    vi: `Minh chứng (${count})`,
    en: `Evidence (${count})`,
  })),
  documentsOf: phrase<{ criterion: string }>(({ criterion }) => ({
    vi: `Minh chứng ${criterion}`,
    en: `Evidence of ${criterion}`,
  })),
  remarkOn: phrase<{ criterion: string }>(({ criterion }) => ({
    vi: `Góp ý ${criterion}`,
    en: `Remark on ${criterion}`,
  })),
  selfScore: phrase<{ input: string; points: string | undefined; max: string }>(({ input, points, max }) => ({
    vi: `Tự chấm: ${input}${points === undefined ? '' : `, được ${points}/${max} điểm`}`,
    en: `Self-score: ${input}${points === undefined ? '' : `, ${points} of ${max} points`}`,
  })),
  agrees: { vi: 'Đồng ý', en: 'Agree' },
  other: { vi: 'Điểm khác', en: 'Other points' },
  proposes: phrase<{ points: string; reason: string }>(({ points, reason }) => ({
    vi: `Đề nghị ${points} điểm: ${reason}`,
    en: `Proposes ${points} points: ${reason}`,
  })),
  leftHere: phrase<{ points: string; reason: string }>(({ points, reason }) => ({
    vi: `Đã gõ trên máy này, chưa lưu: ${[points, reason].filter(Boolean).join('; ') || 'đồng ý'}`,
    en: `Typed on this device and not saved: ${[points, reason].filter(Boolean).join('; ') || 'agree'}`,
  })),
  points: { vi: 'Điểm đề nghị', en: 'Points proposed' },
  reason: { vi: 'Lý do', en: 'Why' },
  notAFigure: { vi: 'Ghi một số, ví dụ 28,5.', en: 'Write a number, as 28.5.' },
  figureFirst: { vi: 'Ghi điểm đề nghị trước.', en: 'Write the points first.' },
  save: { vi: 'Lưu góp ý', en: 'Save the remark' },
  saved: { vi: 'Đã lưu trên máy.', en: 'Saved on this device.' },
  end: { vi: 'Kết thúc chấm chéo', en: 'The end of the check' },
  selfTotal: phrase<{ total: string }>(({ total }) => ({
    vi: `Tổng điểm đơn vị tự chấm: ${total}.`,
    en: `The unit’s own total: ${total}.`,
  })),
  endHelp: {
    vi: 'Thủ trưởng đơn vị chấm chéo báo xong để khối biết. Báo xong rồi vẫn góp ý thêm được, khi ấy báo xong lại.',
    en: 'The head of the checking unit says that it is done. More can be said after that; then it is to be said again.',
  },
  isDone: { vi: 'Đã báo xong với khối.', en: 'The bloc has been told that it is done.' },
  finish: { vi: 'Báo xong chấm chéo', en: 'The check is done' },
  reopen: { vi: 'Chưa xong, xem thêm', en: 'Not done after all' },
  headSays: { vi: 'Thủ trưởng đơn vị báo xong.', en: 'The head of the unit says it.' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
