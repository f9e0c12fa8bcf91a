import { describe, expect, test } from 'vitest';
import { CellInput, Reason, versionOf } from '../../../../src/domain/scoring/cell.ts';
import { fitsKind } from '../../../../src/domain/scoring/fits-kind.ts';
import { Rule } from '../../../../src/domain/scoring/rule-kinds/registry.ts';

describe('text in a cell', () => {
  test('[SC4] text is stored composed, whatever keyboard it came from', () => {
    const typed = 'Sìn Hồ'.normalize('NFD');
    expect(Reason.parse(typed)).toBe('Sìn Hồ');
    expect(CellInput.parse({ typed })).toEqual({ typed: 'Sìn Hồ' });
  });

  test('[SC4] controls, overrides of direction and zero-width characters are taken out; lines stay', () => {
    expect(Reason.parse(' a\u0000b\u202ec\u200bd\ufeff\r\ne\tf \u2066')).toBe('abcd\ne\tf');
  });

  test('[SC4] the length counts after tidying; what is longer is refused', () => {
    expect(Reason.parse('ệ'.normalize('NFD').repeat(1300)).length).toBe(1300);
    expect(Reason.safeParse('x'.repeat(2001)).success).toBe(false);
    expect(CellInput.safeParse({ typed: 'x'.repeat(201) }).success).toBe(false);
  });
});

describe('what fits', () => {
  test('[SC2] text that cannot be read always fits: it is kept and marked', () => {
    expect(fitsKind({ rule: Rule.parse({ kind: 'pass_fail' }) }, { typed: 'đạt?' })).toBe(true);
    expect(fitsKind({ rule: Rule.parse({ kind: 'tiers', tiers: [{ points: 1 }] }) }, { typed: 'abc' })).toBe(
      true,
    );
  });

  test('[SC6] a mark fits only pass or fail, a figure only the rest; blank and KG fit anywhere', () => {
    const kinds = [Rule.parse({ kind: 'pass_fail' }), Rule.parse({ kind: 'expert' })];
    const fits = (input: CellInput) => kinds.map((rule) => fitsKind({ rule }, input));
    expect([fits({ passed: true }), fits({ value: '1' }), fits(null), fits({ assigned: false })]).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  test('[SC6] nobody counts more things than a rule can ever have', () => {
    const rule = Rule.parse({
      kind: 'deduct',
      items: [
        { id: 'a', label: 'Vi phạm', each: 1 },
        { id: 'b', label: 'Khác', each: 1 },
      ],
    });
    const fits = (many: number) =>
      fitsKind(
        { rule },
        { counts: Object.fromEntries(Array.from({ length: many }, (_, at) => [`m${at}`, '1'])) },
      );
    expect([fits(1), fits(100), fits(101), fits(45_000)]).toEqual([true, true, false, false]);
  });

  test.each([
    { assigned: true },
    { value: 5 },
    { value: '1', passed: true },
    { typed: '' },
    { typed: '\u200b' },
    5,
    undefined,
  ])('[SC6] %j is no input', (input) => {
    expect(CellInput.safeParse(input).success).toBe(false);
  });
});

test('[CF5] in a conflict a person goes on from their own version, whoever was first', () => {
  const version = (by: string, author: string, value: string) => ({
    input: { value },
    reason: '',
    by,
    author,
    at: 1,
  });
  const [theirs, mine] = [version('aaaaaaaaaaaa-1', 'khac', '6'), version('bbbbbbbbbbbb-1', 'toi', '8')];
  expect([versionOf([theirs, mine], 'toi'), versionOf([theirs, mine], 'ai-do')]).toEqual([mine, theirs]);
  expect(versionOf([theirs], 'toi')).toBe(theirs);
});
