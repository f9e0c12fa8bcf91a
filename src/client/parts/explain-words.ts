import { phrase, type Phrase, type Words } from '../../base/words.ts';

interface By {
  readonly by: 'self' | 'bloc';
}
interface Said {
  readonly said: string;
  readonly input: string;
}

export const explainWords = {
  whyPoints: phrase<{ points: string }>(({ points }) => ({ vi: `Vì sao ${points}?`, en: `Why ${points}?` })),
  whyNone: { vi: 'Vì sao chưa có điểm?', en: 'Why are there no points?' },
  maxPoints: phrase<{ max: string }>(({ max }) => ({ vi: `${max} điểm`, en: `${max} points` })),
  share: { vi: 'Phần điểm đạt được', en: 'Share of the points earned' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  figures: { vi: 'Số liệu', en: 'Figures' },
  noFigures: { vi: 'Chưa có số liệu.', en: 'No figures yet.' },
  working: { vi: 'Phép tính', en: 'Working' },
  noWorking: { vi: 'Chưa tính được.', en: 'Nothing to reckon yet.' },
  againstSelf: { vi: 'So với tự chấm', en: 'Against the self-score' },
  againstBloc: { vi: 'So với khối chấm', en: 'Against the bloc’s score' },
  blocAgainstSelf: { vi: 'Khối chấm so với tự chấm', en: 'The bloc against the self-score' },
  noSelf: { vi: 'Đơn vị chưa tự chấm tiêu chí này.', en: 'The unit has not scored this itself.' },
  noBloc: { vi: 'Khối chưa chấm tiêu chí này.', en: 'The bloc has not scored this.' },
  saidBy: phrase<By>(({ by }) =>
    by === 'self' ? { vi: 'Đơn vị khai', en: 'The unit stated' } : { vi: 'Khối ghi', en: 'The bloc entered' },
  ),
  isKg: phrase<By>(({ by }) =>
    by === 'self'
      ? { vi: 'Đơn vị ghi KG (không giao).', en: 'The unit marked it not assigned.' }
      : { vi: 'Khối ghi KG (không giao).', en: 'The bloc marked it not assigned.' },
  ),
  worth: phrase<Said & { points: string }>(({ said, input, points }) => ({
    vi: `${said} ${input}, được ${points}.`,
    en: `${said} ${input}, worth ${points}.`,
  })),
  isInvalid: phrase<Said>(({ said, input }) => ({
    vi: `${said} ${input}, chưa hợp lệ.`,
    en: `${said} ${input}, which is not valid.`,
  })),
  isWithout: phrase<Said>(({ said, input }) => ({
    vi: `${said} ${input}; theo bảng tiêu chí là không giao (KG).`,
    en: `${said} ${input}; by the table it was not assigned.`,
  })),
  sameAsSelf: { vi: 'Khối chấm bằng tự chấm.', en: 'The bloc agrees.' },
  proposedTotal: phrase<{ points: string }>(({ points }) => ({
    vi: `Khối đề nghị ${points} điểm.`,
    en: `The bloc proposed ${points} points.`,
  })),
  sameAsBloc: { vi: 'Sở Nội vụ giữ nguyên điểm.', en: 'The Department left the points.' },
  gap: phrase<{ gap: string }>(({ gap }) => ({ vi: `Lệch ${gap}.`, en: `Differs by ${gap}.` })),
  noReason: { vi: 'Chưa ghi lý do chênh lệch.', en: 'No reason for the difference yet.' },
  basis: { vi: 'Căn cứ', en: 'Basis' },
  tableClause: phrase<{ version: number; code: string; title: string }>(({ version, code, title }) => ({
    vi: `${title}, bản ${version}, mục ${code}.`,
    en: `${title}, version ${version}, item ${code}.`,
  })),
  byHand: {
    vi: 'Chấm tay: cách tính trong bảng chưa được máy tính tự động, người chấm cho điểm theo lời văn ở mục Căn cứ.',
    en: 'Scored by hand: the table’s own rule is not reckoned yet; the scorer follows the words under Basis.',
  },
  assumed: {
    vi: 'Con số trong quy tắc này là giả định của dữ liệu mẫu.',
    en: 'A figure of this rule is assumed, for sample data.',
  },
  whoWhen: { vi: 'Ai, khi nào', en: 'Who and when' },
  nobody: { vi: 'Chưa có ai nhập.', en: 'Nobody has entered it.' },
  cleared: { vi: 'xóa trắng', en: 'cleared' },
  place: { vi: 'Thứ hạng', en: 'Place' },
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  file: phrase<{ name: string }>(({ name }) => ({ vi: `(tệp ${name})`, en: `(file ${name})` })),
  total: { vi: 'Tổng cộng', en: 'Total' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
