// What is said where a text of an entry is longer than is stored: which, and by how much.

import { tidyText } from '../../../base/text.ts';
import type { Words } from '../../../base/words.ts';
import { MOST_REASON, MOST_TYPED, type CellInput } from '../cell.ts';
import { isTooLong } from '../too-long.ts';

/** Of the arguments of what was asked; undefined where no text of theirs is too long [SC11] [SC12]. */
export function longTextWords(asked: readonly unknown[]): Words | undefined {
  if (asked.some(hasLongText)) return TEXT_TOO_LONG;
  const over = Math.max(0, ...asked.map(overReason));
  return over > 0 ? reasonTooLong(over) : undefined;
}

const hasLongText = (args: unknown): boolean =>
  typeof args === 'object' && args !== null && 'input' in args && isTooLong(args.input as CellInput);

/** By how many letters a reason is too long. */
const overReason = (args: unknown): number =>
  typeof args === 'object' && args !== null && 'reason' in args && typeof args.reason === 'string'
    ? tidyText(args.reason).length - MOST_REASON
    : 0;

const TEXT_TOO_LONG: Words = {
  vi: `Chữ gõ vào ô điểm dài quá ${MOST_TYPED} ký tự nên chưa lưu; chữ đã gõ vẫn giữ trong ô. Ô này chỉ ghi số hoặc mức: hãy gõ số, còn lời giải thích thì ghi vào lý do, minh chứng.`,
  en: `The text typed as a score is longer than ${MOST_TYPED} letters, so it was not saved; it is kept in the field. This field takes a figure or an option: type that, and put explanations into the reason or the evidence.`,
};

const reasonTooLong = (over: number): Words => ({
  vi: `Lý do dài quá ${MOST_REASON} ký tự, chưa lưu được: hãy bớt ${over} ký tự. Phần đã gõ vẫn còn nguyên ở ô lý do.`,
  en: `The reason is longer than ${MOST_REASON} letters, and not saved: take out ${over}. All that was typed is still in its field.`,
});
