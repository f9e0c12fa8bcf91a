import { expect, test } from 'vitest';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import type { Group } from '../../../../src/domain/criteria/criteria-table.ts';
import { explainGroup } from '../../../../src/domain/scoring/explain.ts';
import { scoreUnit } from '../../../../src/domain/scoring/total.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const KG: CellInput = { assigned: false };
const value = (text: string): CellInput => ({ value: text });
const judged = (id: string, max: number) => leaf(id, max, { kind: 'expert' });
const group = (kind: string, max: number, children: readonly object[]) => ({
  id: 'g',
  kind,
  code: '1',
  name: 'Nhóm',
  max,
  children,
});
const table = (kind: string, max: number) =>
  tableOf([
    part('i', 'score', 2000, [group(kind, max, [judged('a', 1000), judged('b', 600)]), judged('c', 1000)]),
  ]);
const score = (kind: string, max: number, inputs: Readonly<Record<string, CellInput>>) =>
  scoreUnit(table(kind, max), { unitId: 'u-1', column: columnOf('u-1', inputs), targets: undefined });

test('[GK1] a group is the sum of what is below it', () => {
  expect(score('group', 1600, { a: value('4'), b: value('6'), c: value('1') }).total).toBe(1100);
});

test('[GK2] of several only the best counts', () => {
  const { total, groups } = score('group_best_of', 1000, { a: value('4'), b: value('6'), c: value('1') });
  expect([total, groups.get('g')?.earned]).toEqual([700, 600]);
});

test('[GK2] it leaves the maximum only where nothing below it was assigned', () => {
  expect(score('group_best_of', 1000, { a: KG, b: value('6'), c: value('10') }).parts[0]?.assigned).toBe(
    2000,
  );
  const none = score('group_best_of', 1000, { a: KG, b: KG, c: value('5') });
  expect([none.parts[0]?.assigned, none.total]).toEqual([1000, 1000]);
});

test('[GK2] [TR6] what was earned beyond a target goes with the branch that counts', () => {
  const beyond = { kind: 'target_ratio', overshoot: { pointsPerPct: 10, cap: 200 } };
  const either = tableOf([
    part('i', 'score', 1000, [group('group_best_of', 1000, [judged('a', 1000), leaf('b', 500, beyond)])]),
  ]);
  const asked = (a: string, b: string) => {
    const column = columnOf('u-1', { a: value(a), b: value(b) });
    const unit = scoreUnit(either, { unitId: 'u-1', column, targets: targetsOf('u-1', { b: '100' }) });
    const own = either.parts[0]?.children[0] as Group;
    return [unit.base, unit.bonus, sayAll(explainGroup(own, unit), 'vi')];
  };
  expect(asked('10', '120')).toEqual([1000, 0, 'Chỉ tính mức cao nhất trong 10; 7: 10']);
  // All that a branch brings decides: 5 and 2 beyond are more than 6 [TO7].
  expect(asked('6', '120')).toEqual([500, 200, 'Chỉ tính mức cao nhất trong 6; 7: 7']);
});

test('[GK3] a heading has no points; what is below it counts above', () => {
  const inputs = { a: value('4'), b: value('3'), c: value('1') };
  expect(score('group_info', 0, inputs).total).toBe(800);
  // The part's maximum is 20; 6 of it were not assigned: 5 of 14 is brought to 20.
  expect(score('group_info', 0, { a: value('4'), b: KG, c: value('1') }).total).toBe(714);
});

test('[EX2] the best is explained with all it was chosen from', () => {
  const own = table('group_best_of', 1000).parts[0]?.children[0] as Group;
  const said = explainGroup(own, score('group_best_of', 1000, { a: value('4'), b: value('6') }));
  expect(sayAll(said, 'vi')).toBe('Chỉ tính mức cao nhất trong 4; 6: 6');
});

test('[EX2] a group that its cap cut says the sum, and the maximum of what was assigned', () => {
  const many = leaf('b', 500, { kind: 'per_unit', pointPerUnit: 100, cap: 800 });
  const capped = tableOf([
    part('i', 'score', 1000, [{ ...group('group', 1000, [judged('a', 500), many]), capAtMax: true }]),
  ]);
  const own = capped.parts[0]?.children[0] as Group;
  const said = (inputs: Readonly<Record<string, CellInput>>) => {
    const column = columnOf('u-1', inputs);
    const unit = { unitId: 'u-1', column, targets: undefined };
    return sayAll(explainGroup(own, scoreUnit(capped, unit)), 'vi');
  };
  expect(said({ a: value('5'), b: value('8') })).toContain('Nhóm không quá 10 điểm.');
  expect(said({ a: KG, b: value('8') })).toContain('Nhóm không quá 5 điểm.');
});

test('[EX2] of a group of which the best counts no sum is said, and its cap where that cut the best', () => {
  const many = leaf('b', 500, { kind: 'per_unit', pointPerUnit: 100, cap: 1200 });
  const capped = tableOf([
    part('i', 'score', 1000, [
      { ...group('group_best_of', 1000, [judged('a', 1000), many]), capAtMax: true },
    ]),
  ]);
  const own = capped.parts[0]?.children[0] as Group;
  const said = (a: string, b: string) => {
    const column = columnOf('u-1', { a: value(a), b: value(b) });
    return sayAll(explainGroup(own, scoreUnit(capped, { unitId: 'u-1', column, targets: undefined })), 'vi');
  };
  expect(said('6', '7')).toBe('Chỉ tính mức cao nhất trong 6; 7: 7');
  expect(said('6', '12')).toBe('Chỉ tính mức cao nhất trong 6; 12: 12 Nhóm không quá 10 điểm.');
});
