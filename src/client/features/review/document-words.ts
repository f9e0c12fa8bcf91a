import { phrase, type Phrase, type Words } from '../../../base/words.ts';

export const documentWords = {
  title: { vi: 'Minh chứng', en: 'Evidence' },
  none: {
    vi: 'Đơn vị chưa nêu văn bản minh chứng nào.',
    en: 'The unit has named no document.',
  },
  count: phrase<{ documents: number; files: number }>(({ documents, files }) => ({
    vi: `${documents} văn bản${files > 0 ? `, ${files} tệp ảnh hoặc PDF` : ''}`,
    en: `${documents} ${documents === 1 ? 'document' : 'documents'}${files > 0 ? `, ${files} with a photo or PDF` : ''}`,
  })),
  open: { vi: 'Xem minh chứng', en: 'See the evidence' },
  openOf: phrase<{ criterion: string }>(({ criterion }) => ({
    vi: `Xem minh chứng ${criterion}`,
    en: `See the evidence of ${criterion}`,
  })),
  dialogTitle: phrase<{ criterion: string; unit: string }>(({ criterion, unit }) => ({
    vi: `Minh chứng ${criterion}, ${unit}`,
    en: `Evidence for ${criterion}, ${unit}`,
  })),
  'of-self': { vi: 'Đơn vị nêu', en: 'Named by the unit' },
  'of-bloc': { vi: 'Khối nêu', en: 'Named by the bloc' },
  close: { vi: 'Đóng', en: 'Close' },
} as const satisfies { readonly [name: string]: Words | Phrase<never> };
