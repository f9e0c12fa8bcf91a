import { describe, expect, test } from 'vitest';

import { readNumber } from '../../../src/base/read-number.ts';

const number = (decimal: string) => ({ kind: 'number', decimal });

describe('a typed number', () => {
  test.each([
    ['9,5', '9.5'],
    ['9.5', '9.5'],
    ['1.078', '1078'],
    ['1.234.567', '1234567'],
    ['1.078,25', '1078.25'],
    ['1,078.25', '1078.25'],
    ['0.125', '0.125'],
    ['0,125', '0.125'],
    ['12.5000', '12.5000'],
    ['1 078', '1078'],
    ['1\u00a0078,5', '1078.5'],
    ['-1\u202f234\u202f567', '-1234567'],
    ["1'078", '1078'],
    ['\u22126,2', '-6.2'],
    ['-0', '0'],
    ['+3', '3'],
    ['007', '7'],
    ['6,', '6'],
    [',5', '0.5'],
    [' 42 ', '42'],
    ['\uff11\uff12', '12'],
  ])('%j is %s in Vietnamese', (text, decimal) => {
    expect(readNumber(text, 'vi')).toEqual(number(decimal));
  });

  test.each([
    ['1,078', '1078'],
    ['1,078.25', '1078.25'],
    ['9,5', '9.5'],
    ['9.500', '9.500'],
  ])('%j is %s in English', (text, decimal) => {
    expect(readNumber(text, 'en')).toEqual(number(decimal));
  });

  test.each(['', '   ', '\u00a0'])('%j is blank, which is not zero', (text) => {
    expect(readNumber(text)).toEqual({ kind: 'blank' });
  });

  test.each(['abc', '1e3', '1.2.3', '1,2,3', '12.34.567', '--5', '5-', ',', '-', '1 2', '5%', '0x10'])(
    '%j is not read as something else',
    (text) => {
      expect(readNumber(text)).toEqual({ kind: 'unreadable' });
    },
  );

  test.each([
    '150\n200',
    '1\n078',
    '1\t078',
    '1200 345',
    '0 345',
    '1 078 25',
    "1 234'567",
    '5²',
    'm³',
    '5½',
    '①',
  ])('[PT3] %j is not run together into one number', (text) => {
    expect(readNumber(text)).toEqual({ kind: 'unreadable' });
  });
});
