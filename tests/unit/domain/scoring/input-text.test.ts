import { describe, expect, test } from 'vitest';
import { refusalWords } from '../../../../src/domain/problem-words.ts';
import { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { isTooLong } from '../../../../src/domain/scoring/too-long.ts';
import { inputText, readInput } from '../../../../src/domain/scoring/input-text.ts';
import { leafOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { leaf, part, smallTable, tableOf } from '../../../support/small-bloc.ts';

const table = smallTable();
const [judged, marked] = [leafOf(table, 'i.1'), leafOf(table, 'i.2')];

describe('what a typed text means', () => {
  test.each([
    ['', null],
    [' \u200b ', null],
    ['KG', { assigned: false }],
    ['không giao'.normalize('NFD'), { assigned: false }],
    ['12,5', { value: '12.5' }],
    ['\ufeff12,5\u200b', { value: '12.5' }],
    ['0', { value: '0' }],
    ['mười', { typed: 'mười' }],
    ['1e3', { typed: '1e3' }],
  ])('[SC2] %j in a cell of figures is %j', (text, input) => {
    expect(readInput(text, judged, 'vi')).toEqual(input);
  });

  test.each([
    ['Đ', { passed: true }],
    ['đạt'.normalize('NFD'), { passed: true }],
    ['k', { passed: false }],
    ['Không đạt', { passed: false }],
    ['kg', { assigned: false }],
    ['có lẽ', { typed: 'có lẽ' }],
  ])('[SC2] %j in a cell of marks is %j', (text, input) => {
    expect(readInput(text, marked, 'vi')).toEqual(input);
  });

  test.each([
    ['%', {}, { value: '95' }],
    ['tỷ lệ %', {}, { value: '95' }],
    ['', {}, { value: '95' }],
    ['hộ', { transform: 'ratio_pct' }, { value: '95' }],
    ['lao động', {}, { typed: '95 %' }],
    ['‰', {}, { typed: '95 %' }],
    ['', { rule: { kind: 'expert' } }, { typed: '95 %' }],
    ['', { rule: { kind: 'per_unit', pointPerUnit: 100 } }, { typed: '95 %' }],
  ])('[SC8] a percentage where figures are in “%s” %j is %j', (unit, more, input) => {
    const of = tableOf([
      part('i', 'score', 1000, [leaf('a', 1000, { kind: 'target_ratio' }, { unit, ...more })]),
    ]);
    expect(readInput('95 %', leafOf(of, 'a'), 'vi')).toEqual(input);
  });

  test('[SC2] [SC12] text of any length is read as it was typed, and told where no cell holds it', () => {
    const [long, longest] = ['x'.repeat(500), 'ế'.repeat(200)];
    expect(readInput(long, judged, 'vi')).toEqual({ typed: long });
    expect(isTooLong(readInput(long, judged, 'vi'))).toBe(true);
    expect(CellInput.safeParse(readInput(long, judged, 'vi')).success).toBe(false);
    // Its length counts composed [SC4].
    expect(isTooLong(readInput(longest.normalize('NFD'), judged, 'vi'))).toBe(false);
    expect(CellInput.safeParse(readInput(longest, judged, 'vi')).success).toBe(true);
    const asked = [{ name: 'enter-score', args: { input: { typed: long } } }];
    expect(refusalWords({ code: 'change-unreadable' }, asked).vi).toContain('dài quá 200 ký tự');
    expect(refusalWords({ code: 'change-unreadable' }, []).vi).not.toContain('dài quá 200');
  });

  test('[SC2] what is shown to edit reads back as what it was', () => {
    for (const input of [null, { value: '-1234.5' }, { assigned: false }, { typed: 'abc' }] as const) {
      for (const language of ['vi', 'en'] as const)
        expect(readInput(inputText(input, language), judged, language)).toEqual(input);
    }
    for (const passed of [true, false])
      expect(readInput(inputText({ passed }, 'vi'), marked, 'vi')).toEqual({ passed });
  });
});
