import { describe, expect, test } from 'vitest';
import { assert, must, never } from '../../../src/base/assert.ts';
import { byText, sameJson } from '../../../src/base/compare.ts';
import {
  formatDate,
  formatDecimal,
  formatHundredths,
  formatMoment,
  shortMoment,
  formatTime,
} from '../../../src/base/format.ts';
import { seeded } from '../../../src/base/random.ts';
import { foldText, tidyText } from '../../../src/base/text.ts';

describe('text', () => {
  test('[SC4] one text has one form, on any keyboard', () => {
    expect(tidyText('  Tẩn A\u0300\r\nx\ry  '.normalize('NFD'))).toBe('Tẩn À\nx\ny');
    for (const unseen of [
      '\u0000',
      '\u0007',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u200b',
      '\u200e',
      '\u202e',
      '\u2067',
      '\ufeff',
      '\u00ad',
      '\u061c',
      '\u180e',
      '\u2060',
      '\u2064',
      '\u206f',
      '\u{e0041}',
      '\ufffe',
      '\uffff',
      '\ud83d',
      '\ude00',
    ]) {
      expect(tidyText(`a${unseen}b`)).toBe('ab');
    }
    expect(tidyText('a\u2028b\u2029c')).toBe('a\nb\nc');
    expect(tidyText('a\tb\nc 😀 👨‍👩‍👧')).toBe('a\tb\nc 😀 👨‍👩‍👧');
  });

  test('[FM3] a search without marks finds names with them, đ too', () => {
    expect([foldText('Nậm Nhùn'), foldText('TAM ĐƯỜNG'), foldText('Sìn Hồ'.normalize('NFD'))]).toEqual([
      'nam nhun',
      'tam duong',
      'sin ho',
    ]);
  });
});

describe('numbers and times', () => {
  test.each([
    ['0', '0', '0'],
    ['1078', '1.078', '1,078'],
    ['-1234567.25', '−1.234.567,25', '−1,234,567.25'],
    ['0.5', '0,5', '0.5'],
    ['100', '100', '100'],
  ])('[FM1] %s is written %s in Vietnamese and %s in English', (decimal, vi, en) => {
    expect([formatDecimal(decimal, 'vi'), formatDecimal(decimal, 'en')]).toEqual([vi, en]);
  });

  test('[FM1] points drop idle zeros on the screen and keep two places on paper', () => {
    expect([1250, -5, 0, 100_000, 101].map((points) => formatHundredths(points, 'vi'))).toEqual([
      '12,5',
      '−0,05',
      '0',
      '1.000',
      '1,01',
    ]);
    expect([1250, 0, -500].map((points) => formatHundredths(points, 'vi', true))).toEqual([
      '12,50',
      '0,00',
      '−5,00',
    ]);
  });

  test('[FM2] a moment has its date only on another day, in the reader’s own zone', () => {
    const [morning, evening, next] = [
      '2024-01-05T00:05+07:00',
      '2024-01-05T23:55+07:00',
      '2024-01-06T00:01+07:00',
    ].map(Date.parse) as [number, number, number];
    expect([formatTime(morning), formatDate(morning)]).toEqual(['00:05', '05/01/2024']);
    expect([formatMoment(morning, evening), formatMoment(morning, next)]).toEqual([
      '00:05',
      '00:05 05/01/2024',
    ]);
    expect([shortMoment(morning, evening), shortMoment(morning, next)]).toEqual(['00:05', '05/01']);
  });
});

describe('the ground', () => {
  test('[BS1] an order of strings is the same on every device', () => {
    expect(['b', 'a', 'Z', 'ă', 'a-1'].sort(byText)).toEqual(['Z', 'a', 'a-1', 'b', 'ă']);
  });

  test('[BS2] JSON is equal by content: key order and absent members make no difference, null and types do', () => {
    expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1, d: undefined })).toBe(true);
    for (const [a, b] of [
      [null, {}],
      [[], {}],
      [{ a: null }, {}],
      [1, '1'],
      [
        [1, 2],
        [2, 1],
      ],
      [{ a: 1 }, { b: 1 }],
    ]) {
      expect([sameJson(a, b), sameJson(b, a)]).toEqual([false, false]);
    }
  });

  test('[BS3] the same seed gives the same run', () => {
    const [a, b, c] = [seeded(7), seeded(7), seeded(8)];
    const run = (random: () => number) => Array.from({ length: 5 }, random);
    const first = run(a);
    expect(run(b)).toEqual(first);
    expect(run(c)).not.toEqual(first);
    expect(first.every((number) => number >= 0 && number < 1)).toBe(true);
  });

  test('[BS4] what only a programmer can mend throws, and says what', () => {
    expect(() => must(null, 'a sheet')).toThrow('Bug: a sheet');
    expect(() => assert(0, 'no')).toThrow('Bug: no');
    expect(() => never({ x: 1 } as never)).toThrow('{"x":1}');
    expect(must(0, 'zero is there')).toBe(0);
  });
});
