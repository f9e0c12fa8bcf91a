import type { Words } from '../../base/words.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/tone.ts';
import type { CellState } from './cell-state.ts';

interface Look {
  readonly words: Words;
  readonly icon: IconName | undefined;
  readonly tone: Exclude<Tone, 'accent'>;
}

/** Icon, word and colour of each state: never colour alone. */
export const cellLooks: { readonly [S in CellState]: Look } = {
  'not-scored': { words: { vi: 'chưa chấm', en: 'not scored' }, icon: undefined, tone: 'rest' },
  conflict: { words: { vi: 'Hai bản khác nhau', en: 'Two versions' }, icon: 'fork', tone: 'act' },
  invalid: { words: { vi: 'Cần bạn sửa', en: 'Needs mending' }, icon: 'triangle', tone: 'act' },
  'not-assigned': { words: { vi: 'KG: không giao', en: 'Not assigned' }, icon: undefined, tone: 'rest' },
  provisional: { words: { vi: 'Tạm tính', en: 'Provisional' }, icon: 'approx', tone: 'hold' },
  saving: { words: { vi: 'Đang lưu', en: 'Saving' }, icon: undefined, tone: 'rest' },
  waiting: { words: { vi: 'Chờ gửi', en: 'Waiting to send' }, icon: 'clock', tone: 'rest' },
  unchecked: { words: { vi: 'Nhận từ tệp', en: 'From a file' }, icon: 'file', tone: 'hold' },
  received: { words: { vi: 'Máy chủ đã nhận', en: 'Received' }, icon: 'two-ticks', tone: 'done' },
};

export const ownerWords = {
  self: { vi: 'Tự chấm', en: 'Self-score' },
  bloc: { vi: 'Khối chấm', en: 'Bloc score' },
} as const satisfies Record<string, Words>;
