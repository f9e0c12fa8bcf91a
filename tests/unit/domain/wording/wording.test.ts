import { describe, expect, test } from 'vitest';
import type { Intent } from '../../../../src/domain/changes/registry.ts';
import type { WordingEntry } from '../../../../src/domain/changes/set-wording.ts';
import { basesOn, startingBases } from '../../../../src/domain/wording/bases.ts';
import { filledIn, unknownPlaces } from '../../../../src/domain/wording/fill.ts';
import { slotNames, type PlaceKey } from '../../../../src/domain/wording/slots.ts';
import { startingTexts, textOf } from '../../../../src/domain/wording/starting-texts.ts';
import { clerk, head, leader } from '../../../support/small-bloc.ts';
import { officer, secretary, smallYear, YEAR } from '../../../support/small-year.ts';

const set = (entry: WordingEntry): Intent => ({ name: 'set-wording', args: { periodId: YEAR, entry } });
const say = (text: string): Intent => set({ is: 'slot', slot: 'letter-closing', text });

const values: Record<PlaceKey, string> = {
  blocName: 'Khối {năm} <b>',
  year: 'năm 2024',
  unitCount: '8',
  leader: 'Huyện A',
  addressee: 'Sở Nội vụ',
  signingDay: 'ngày 18 tháng 01 năm 2024',
  signingPlace: 'Than Uyên',
  presentCount: '7',
  tableVersion: '1',
  awards: 'Cờ thi đua',
};

describe('words between braces', () => {
  test('[TW1] are filled in once; braces in what is filled in stay words', () => {
    expect(filledIn('{tên khối} họp {năm}.', values)).toBe('Khối {năm} <b> họp năm 2024.');
    expect(filledIn('{ Tên  Khối } và {TÊN KHỐI}', values)).toBe('Khối {năm} <b> và Khối {năm} <b>');
    // As a phone types it: the marks apart.
    expect(filledIn('{tên khối}'.normalize('NFD'), values)).toBe('Khối {năm} <b>');
    expect(filledIn('{lạ} { {năm}', values)).toBe('{lạ} { năm 2024');
  });

  test('[TW1] a name that the slot does not know is told, and what is of another paper as well', () => {
    expect(unknownPlaces('letter-closing', '{tên khối} {ten khoi} {ngày ký} {}')).toEqual([
      'ten khoi',
      'ngày ký',
      '',
    ]);
    for (const slot of slotNames) expect(unknownPlaces(slot, startingTexts[slot]), slot).toEqual([]);
    const world = smallYear();
    const no = world.make(leader, say('Kính trình {ten khoi}.'));
    expect(no).toMatchObject({ ok: false, problem: { code: 'place-unknown', names: 'ten khoi' } });
  });
});

test('[TW2] the office’s words stand until it takes them back', () => {
  const world = smallYear();
  const text = () => textOf(world.get('wording', YEAR), 'letter-closing');
  expect(text()).toBe(startingTexts['letter-closing']);
  world.make(secretary, say('{tên khối} trân trọng đề nghị.'));
  expect(text()).toBe('{tên khối} trân trọng đề nghị.');
  for (const actor of [clerk, head, officer]) expect(world.refusal(actor, say('x'))).toBe('not-permitted');
  world.make(leader, say(' '));
  expect(text()).toBe(startingTexts['letter-closing']);
  expect(smallYear({ year: 'archived' }).refusal(leader, say('x'))).toBe('period-cannot-move');
});

test('[TW3] a paper of a day names what was in force on it', () => {
  const on = (day: string) => basesOn(startingBases, day).map(({ text }) => text.slice(0, 32));
  expect(on('2023-12-31')).toEqual([]);
  expect(on('2025-06-30')).toEqual(['Luật Thi đua, khen thưởng ngày 1', 'Nghị định số 98/2023/NĐ-CP ngày ']);
  expect(on('2025-07-01')).toEqual(['Luật Thi đua, khen thưởng ngày 1', 'Nghị định số 152/2025/NĐ-CP ngày']);
  const world = smallYear();
  const basis = (of: Extract<WordingEntry, { is: 'basis' }>['of']) => set({ is: 'basis', of });
  const own = { id: null, text: 'Chỉ thị số 01/CT-UBND', from: '2023-01-27', to: '2023-12-31' };
  expect(world.refusal(leader, basis({ ...own, to: '2023-01-01' }))).toBe('days-out-of-order');
  world.make(leader, basis(own));
  world.make(leader, basis({ id: 'ban-dau-2', text: '', from: '', to: '' }));
  const bases = world.get('wording', YEAR)?.bases ?? [];
  expect(basesOn(bases, '2023-06-01').map(({ text }) => text)).toEqual(['Chỉ thị số 01/CT-UBND']);
  expect(basesOn(bases, '2024-06-01').map(({ id }) => id)).toEqual(['ban-dau-1']);
});
