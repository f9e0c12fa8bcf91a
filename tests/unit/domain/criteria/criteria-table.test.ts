import { describe, expect, test } from 'vitest';
import { checkTable, depthOf } from '../../../../src/domain/criteria/check-table.ts';
import { CriteriaTable, indexOf, leafOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { leaf, part, smallTable, tableOf } from '../../../support/small-bloc.ts';

const judged = (id: string, max: number, code = id) => leaf(id, max, { kind: 'expert' }, { code });

describe('how criteria are named', () => {
  test('[CT2] trap 16: codes may repeat or be "-"; the id alone finds a criterion', () => {
    const table = tableOf([part('i', 'score', 20, [judged('x', 10, '-'), judged('y', 10, '-')])]);
    expect(checkTable(table)).toEqual([]);
    expect([leafOf(table, 'x').id, leafOf(table, 'y').id]).toEqual(['x', 'y']);
    expect(() => leafOf(table, '-')).toThrow('no criterion');
  });

  test('[CT2] trap 18: one line may stand for several numbered criteria', () => {
    const table = tableOf([part('i', 'score', 10, [judged('x', 10, '154–157')])]);
    expect(leafOf(table, 'x').code).toBe('154–157');
  });

  test('[CT1] groups go to any depth, and leaves keep the table’s order', () => {
    const deep = (level: number): Readonly<Record<string, unknown>> =>
      level === 0
        ? judged('deep', 10)
        : { id: `g.${level}`, code: '', name: '', max: 10, children: [deep(level - 1)] };
    const table = tableOf([part('i', 'score', 20, [deep(6), judged('flat', 10)])]);
    expect(indexOf(table).leaves.map((placed) => placed.leaf.id)).toEqual(['deep', 'flat']);
    expect(depthOf(table.parts[0]?.children ?? [])).toBe(7);
    expect(indexOf(table).leafById.get('deep')?.part.id).toBe('i');
  });

  test('[CT3] names are stored composed and bare of unseen characters', () => {
    const table = tableOf([
      part('i', 'score', 10, [
        leaf('x', 10, { kind: 'expert' }, { name: ` ${'Hộ'.normalize('NFD')}\u200b nghèo ` }),
      ]),
    ]);
    expect(leafOf(table, 'x').name).toBe('Hộ nghèo');
  });
});

describe('what is wrong with a table', () => {
  test('[CT5] trap 17: sums that do not add up are named with both numbers', () => {
    const table = tableOf([part('i', 'score', 1300, [judged('a', 1000), judged('b', 299)])], { scale: 1400 });
    expect(checkTable(table)).toEqual([
      { code: 'sum-differs', id: 'i', max: 1300, sum: 1299 },
      { code: 'scale-differs', scale: 1400, sum: 1300 },
    ]);
  });

  test('[CT5] ids that repeat and groups that are empty are named; a penalty need not add up', () => {
    const table = tableOf([
      part('i', 'score', 20, [judged('a', 10), judged('a', 10)]),
      part('ii', 'score', 0, []),
      part('p', 'penalty', 0, [judged('q', 50)]),
    ]);
    expect(checkTable(table)).toEqual([
      { code: 'id-repeats', id: 'a' },
      { code: 'group-empty', id: 'ii' },
    ]);
  });

  test('[CT5] the bonus stands beside the scale and is not in its sum', () => {
    expect(
      checkTable(
        tableOf([part('i', 'score', 10, [judged('a', 10)]), part('t', 'bonus', 5, [judged('b', 5)])]),
      ),
    ).toEqual([]);
  });
});

test('[TO4] a part is of the scale, a bonus or a penalty, and nothing else', () => {
  const raw = JSON.parse(JSON.stringify(smallTable())) as { parts: { role: string }[] };
  expect(CriteriaTable.safeParse(raw).success).toBe(true);
  for (const one of raw.parts) one.role = 'extra';
  expect(CriteriaTable.safeParse(raw).success).toBe(false);
});

test('[CT6] a rule kind that is not in the closed list is not read', () => {
  const raw = JSON.parse(JSON.stringify(smallTable())) as {
    parts: { children: { rule: { kind: string } }[] }[];
  };
  for (const one of raw.parts[0]?.children ?? []) one.rule.kind = 'magic';
  expect(CriteriaTable.safeParse(raw).success).toBe(false);
});
