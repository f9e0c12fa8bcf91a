import { phrase } from '../../base/words.ts';

export const limitWords = {
  tooLong: phrase<{ most: string; over: string }>(({ most, over }) => ({
    vi: `Dài quá ${most} ký tự, chưa lưu được: hãy bớt ${over} ký tự. Phần đã gõ vẫn còn nguyên ở đây.`,
    en: `Longer than ${most} characters, and not saved: take out ${over}. All that was typed is still here.`,
  })),
};
