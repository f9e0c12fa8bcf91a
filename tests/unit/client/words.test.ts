import { expect, test } from 'vitest';

import type { Phrase } from '../../../src/base/words.ts';
import { say } from '../../../src/client/words/language.tsx';
import { uiWords } from '../../../src/client/words/ui-words.ts';

const waiting: Phrase<{ readonly count: number }> = ({ count }) => ({
  vi: `Chờ gửi ${count} mục`,
  en: `${count} waiting to be sent`,
});
const map = { save: { vi: 'Lưu', en: 'Save' }, waiting } as const;

test('words are strings and phrases are functions, in the language asked for', () => {
  expect(say(map, 'vi').save).toBe('Lưu');
  expect(say(map, 'en').save).toBe('Save');
  expect(say(map, 'vi').waiting({ count: 12 })).toBe('Chờ gửi 12 mục');
  expect(say(map, 'en').waiting({ count: 12 })).toBe('12 waiting to be sent');
});

test('the same map gives the same object, so that memoised parts stay still', () => {
  expect(say(map, 'vi')).toBe(say(map, 'vi'));
  expect(say(map, 'vi')).not.toBe(say(map, 'en'));
});

test('every word is composed (NFC), as the fonts and the search expect', () => {
  for (const { vi, en } of Object.values(uiWords)) {
    expect(vi).toBe(vi.normalize('NFC'));
    expect(en).not.toBe('');
  }
});
