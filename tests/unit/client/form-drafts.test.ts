import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  begunForms,
  dropForm,
  formChanges,
  formDrafts,
  forgetForms,
} from '../../../src/client/replica/form-drafts.ts';
import { newStorage } from '../../support/memory-storage.ts';

let storage: Storage;
let now = 1_000;

beforeEach(() => {
  storage = newStorage();
  vi.stubGlobal('window', { localStorage: storage });
  vi.stubGlobal('location', { pathname: '/k/b.2025/nam' });
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const read = (stored: unknown) => stored as Record<string, string>;

test('[RP14] a form comes back as it was typed, also one that an older version kept', () => {
  const drafts = formDrafts('p', 'nam', read);
  drafts.keep('b.2025 clause', { text: 'Giao ước' });
  storage.setItem('so-thi-dua/form/p/nam b.2024 clause', JSON.stringify({ text: 'Năm trước' }));
  expect(drafts.kept('b.2025 clause')).toEqual({ text: 'Giao ước' });
  expect(drafts.kept('b.2024 clause')).toEqual({ text: 'Năm trước' });
  expect(drafts.names()).toEqual(['b.2025 clause', 'b.2024 clause']);
});

test('[RP20] every begun form is told with its page and its text, the newest first; an empty one is none', () => {
  formDrafts('p', 'nam', read).keep('b.2025 clause', { text: 'Giao ước', day: '' });
  now = 2_000;
  formDrafts('p', 'hoi', read).keep('b.2025/u', { text: 'Vì sao?' });
  formDrafts('p', 'hop', read).keep('b.2025 1 opinion', { text: ' ' });
  formDrafts('q', 'hop', read).keep('b.2025 1 opinion', { text: 'của người khác' });
  formDrafts('p', 'bang', read).keep('t row', { values: {} } as never);
  storage.setItem('so-thi-dua/form/p/ho-so b.2025 sent', JSON.stringify({ note: 'cũ' }));
  storage.setItem('so-thi-dua/form/p/ho-so broken', '{');

  const told = begunForms('p').map(({ heading, texts, page, at }) => [heading, texts, page, at]);
  expect(told).toEqual([
    ['hoi', ['Vì sao?'], '/k/b.2025/nam', 2_000],
    ['bang', [], '/k/b.2025/nam', 2_000],
    ['nam', ['Giao ước'], '/k/b.2025/nam', 1_000],
    ['ho-so', ['cũ'], undefined, undefined],
  ]);
});

test('[RP20] a form that is dropped can be taken back, but never over what was typed since', () => {
  const drafts = formDrafts('p', 'nam', read);
  drafts.keep('n', { text: 'cũ' });
  const heard: number[] = [];
  const stop = formChanges.subscribe(() => heard.push(begunForms('p').length));
  const [form] = begunForms('p');
  if (!form) throw new Error('nothing was begun');

  const takeBack = dropForm('p', form);
  takeBack();
  expect(drafts.kept('n')).toEqual({ text: 'cũ' });
  const tooLate = dropForm('p', form);
  drafts.keep('n', { text: 'mới' });
  tooLate();
  stop();
  expect(drafts.kept('n')).toEqual({ text: 'mới' });
  expect(heard).toEqual([0, 1, 0, 1]);
});

test('[RP14] leaving the device takes one’s own forms along, and nobody else’s', () => {
  formDrafts('p', 'nam', read).keep('n', { text: 'a' });
  formDrafts('q', 'nam', read).keep('n', { text: 'b' });
  forgetForms(storage, 'p');
  expect([begunForms('p').length, begunForms('q').length]).toEqual([0, 1]);
});
