import { expect, test } from 'vitest';
import { isSeen, nameKey } from '../../../src/domain/names.ts';
import { NewPerson } from '../../../src/protocol/people.ts';

test('[MB5] capitals, blanks and what leaves no ink make no other name; marks do', () => {
  for (const other of [
    'Khối  Một',
    'KHỐI MỘT',
    'Khối\u00a0Một',
    'Khối Một'.normalize('NFD'),
    'Khối M\u00adột',
    'Khối Một\u2060',
    'Khối\u200d Một\u200c',
    'Khối Một\ufe0f',
    'Khối Một\u3164',
  ])
    expect(nameKey(other)).toBe(nameKey('Khối Một'));
  expect(nameKey('Xã Bản Làng')).not.toBe(nameKey('Xã Bản Lang'));
});

test('[AU18] a name without a letter or a figure to see is none', () => {
  const nameOf = (name: string) =>
    NewPerson.safeParse({ username: 'lo.b', name, office: '', grants: [] }).data?.name;
  for (const blank of ['', '   ', '\u2060', '\u200d', '\u3164', '\u2800', '…']) {
    expect(isSeen(blank)).toBe(false);
    expect(nameOf(blank)).toBeUndefined();
  }
  expect(nameOf(' Lò Thị\u00ad B '.normalize('NFD'))).toBe('Lò Thị B');
});
