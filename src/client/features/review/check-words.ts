import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const checkWords = {
  title: { vi: 'Chấm chéo', en: 'Checked by other members' },
  done: phrase<{ person: string; moment: string }>(({ person, moment }) => ({
    vi: `${person} báo xong, ${moment}`,
    en: `Done, says ${person}, ${moment}`,
  })),
  notDone: { vi: 'Chưa báo xong', en: 'Not done yet' },
  summary: phrase<{ agreed: number; other: number; of: number }>(({ agreed, other, of }) => ({
    vi: `Đồng ý ${agreed}/${of} tiêu chí, đề nghị điểm khác ở ${other} tiêu chí. Góp ý để tham khảo, không tính thành điểm.`,
    en: `Agrees with ${agreed} of ${of} criteria, would give other points in ${other}. It is advice and counts as no points.`,
  })),
  tableOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Điểm ${unit} đề nghị`,
    en: `Points that ${unit} proposes`,
  })),
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  self: { vi: 'Tự chấm', en: 'Self' },
  bloc: { vi: 'Khối', en: 'Bloc' },
  proposed: { vi: 'Đề nghị', en: 'Proposed' },
  reason: { vi: 'Lý do', en: 'Why' },
  openChecks: phrase<{ units: string }>(({ units }) => ({
    vi: `Chấm chéo chưa báo xong: ${units}.`,
    en: `Not done with the check: ${units}.`,
  })),
  openHelp: {
    vi: 'Khối vẫn chấm xong được; góp ý đến sau sẽ không ghi thêm nữa.',
    en: 'The bloc may finish all the same; what would be said later is not taken any more.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
