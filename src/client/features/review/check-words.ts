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
  proposalsOf: phrase<{ unit: string }>(({ unit }) => ({
    vi: `Điểm ${unit} đề nghị`,
    en: `Points that ${unit} proposes`,
  })),
  figures: phrase<{ self: string; bloc: string; proposed: string }>(({ self, bloc, proposed }) => ({
    vi: `Tự chấm ${self} · Khối ${bloc} · Đề nghị ${proposed}`,
    en: `Self ${self} · Bloc ${bloc} · Proposed ${proposed}`,
  })),
  openChecks: phrase<{ units: string }>(({ units }) => ({
    vi: `Chấm chéo chưa báo xong: ${units}.`,
    en: `Not done with the check: ${units}.`,
  })),
  openHelp: {
    vi: 'Khối vẫn chấm xong được; góp ý đến sau sẽ không ghi thêm nữa.',
    en: 'The bloc may finish all the same; what would be said later is not taken any more.',
  },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
