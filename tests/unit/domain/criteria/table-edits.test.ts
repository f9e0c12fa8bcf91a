import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { checkTable } from '../../../../src/domain/criteria/check-table.ts';
import { compareTables } from '../../../../src/domain/criteria/compare-tables.ts';
import { indexOf, type CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { sayFault } from '../../../../src/domain/criteria/fault-words.ts';
import { copyOf, editTable, find, TableEdit } from '../../../../src/domain/criteria/table-edits.ts';
import { leaf, part, smallTable, tableOf } from '../../../support/small-bloc.ts';

const edited = (table: CriteriaTable, ...edits: readonly object[]) =>
  editTable(
    table,
    edits.map((one) => TableEdit.parse(one)),
  );
const after = (...edits: readonly object[]): CriteriaTable => {
  const result = edited(smallTable(), ...edits);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const problem = (...edits: readonly object[]) => {
  const result = edited(smallTable(), ...edits);
  return result.ok ? 'ok' : result.problem.code;
};
const order = (table: CriteriaTable) => indexOf(table).leaves.map(({ leaf: { id } }) => id);

describe('edits', () => {
  test('[TD1] a row is put where it is wanted, at the end where the one before it is gone', () => {
    const add = (next: string | null) =>
      order(after({ do: 'add', parent: 'i', after: next, row: leaf('n', 100, { kind: 'expert' }) }));
    expect(add('i.1')).toEqual(['i.1', 'n', 'i.2', 'i.3', 'ii.1', 'ii.2']);
    expect(add(null)[0]).toBe('n');
    expect(add('gone')).toEqual(['i.1', 'i.2', 'i.3', 'n', 'ii.1', 'ii.2']);
    expect(problem({ do: 'add', parent: 'i', after: null, row: leaf('i.2', 1, { kind: 'expert' }) })).toBe(
      'row-exists',
    );
    expect(problem({ do: 'add', parent: 'i.1', after: null, row: leaf('n', 1, { kind: 'expert' }) })).toBe(
      'row-cannot-hold',
    );
    expect(problem({ do: 'add', parent: null, after: null, row: leaf('n', 1, { kind: 'expert' }) })).toBe(
      'row-cannot-hold',
    );
  });

  test('[TD1] fields are changed one by one, null takes one away, what lies below stays', () => {
    const table = after(
      { do: 'change', id: 'i', fields: { name: 'Phần mới', capAtMax: true } },
      { do: 'change', id: 'i.1', fields: { evidence: 'required' } },
      { do: 'change', id: 'i.1', fields: { evidence: null, code: '-' } },
    );
    expect(find(table.parts, 'i')).toMatchObject({ name: 'Phần mới', capAtMax: true });
    expect(order(table)).toEqual(order(smallTable()));
    expect(find(table.parts, 'i.1')).toMatchObject({ code: '-' });
    expect(find(table.parts, 'i.1')).not.toHaveProperty('evidence');
    expect(problem({ do: 'change', id: 'gone', fields: {} })).toBe('row-not-found');
    expect(problem({ do: 'change', id: 'i.1', fields: { max: 'nhiều' } })).toBe('edit-unreadable');
  });

  test('[TD1] rows and whole branches move, never below themselves', () => {
    expect(order(after({ do: 'move', id: 'i.1', parent: 'ii', after: 'ii.1' }))).toEqual([
      'i.2',
      'i.3',
      'ii.1',
      'i.1',
      'ii.2',
    ]);
    const nested = after({ do: 'move', id: 'ii', parent: 'i', after: null });
    expect(nested.parts.map(({ id }) => id)).toEqual(['i']);
    expect(order(nested)).toEqual(['ii.1', 'ii.2', 'i.1', 'i.2', 'i.3']);
    expect(
      order(
        after(
          { do: 'move', id: 'ii', parent: 'i', after: null },
          { do: 'move', id: 'ii', parent: null, after: 'i' },
        ),
      ),
    ).toEqual(order(smallTable()));
    expect(problem({ do: 'move', id: 'i', parent: 'i', after: null })).toBe('row-cannot-hold');
    expect(
      problem(
        { do: 'move', id: 'ii', parent: 'i', after: null },
        { do: 'move', id: 'i', parent: 'ii', after: null },
      ),
    ).toBe('row-cannot-hold');
    expect(problem({ do: 'move', id: 'i.1', parent: 'i.2', after: null })).toBe('row-cannot-hold');
  });

  test('[TD1] a heading that moves to the top becomes a part, and what it holds goes with it', () => {
    const children = [leaf('n', 500, { kind: 'expert' })];
    const heading = { id: 'h', kind: 'group_info', code: 'A', name: 'Mục', max: 0, children };
    const best = { ...heading, id: 'b', kind: 'group_best_of', max: 500, children: [] };
    const moved = after(
      { do: 'add', parent: 'i', after: null, row: heading },
      { do: 'add', parent: 'i', after: null, row: best },
      { do: 'move', id: 'h', parent: null, after: 'ii' },
      { do: 'move', id: 'b', parent: null, after: 'h' },
    );
    expect(moved.parts.slice(2).map(({ id, role, kind }) => [id, role, kind])).toEqual([
      ['h', 'score', undefined],
      ['b', 'score', 'group_best_of'],
    ]);
    expect(order(moved).at(-1)).toBe('n');
  });

  test('[TD1] all of a list or nothing', () => {
    const table = smallTable();
    expect(edited(table, { do: 'remove', id: 'i.1' }, { do: 'remove', id: 'i.1' })).toEqual({
      ok: false,
      problem: { code: 'row-not-found', id: 'i.1' },
    });
    expect(order(table)).toHaveLength(5);
  });

  test('[TD1] another table may take its place, keeping period, version and stage', () => {
    const other = tableOf([part('x', 'score', 100, [leaf('x.1', 100, { kind: 'expert' })])]);
    const { title, scale, policies, gates, grades, parts } = other;
    const table = after(
      { do: 'replace', table: { title, scale, policies, gates, grades, parts } },
      { do: 'set', title: 'Tên khác' },
    );
    expect([order(table), table.title, table.version, table.stage]).toEqual([
      ['x.1'],
      'Tên khác',
      1,
      'applied',
    ]);
  });

  test('[TD2] a copy of a branch has ids of its own, and its bonus goes with its own criterion', () => {
    const branch = must(
      tableOf([
        part('i', 'score', 100, [
          leaf('a', 100, { kind: 'expert' }),
          leaf('p', 10, { kind: 'expert' }, { bonus: { of: 'a' } }),
        ]),
      ]).parts[0],
      'a part',
    );
    let count = 0;
    const copy = copyOf(branch, () => `new-${(count += 1)}`);
    expect([copy.id, ...copy.children.map(({ id }) => id)]).toEqual(['new-1', 'new-2', 'new-3']);
    expect(copy.children[1]).toMatchObject({ bonus: { of: 'new-2' } });
  });

  test('[TD3] two people who edit different rows apart both succeed, in either order', () => {
    const rows = ['i.1', 'i.2', 'i.3', 'ii.1', 'ii.2'];
    const change = fc.record({
      id: fc.constantFrom(...rows),
      name: fc.string({ minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.array(change, { maxLength: 4 }), (mine, theirs) => {
        const apart = theirs.filter(({ id }) => !mine.some((one) => one.id === id));
        const edits = (some: typeof mine) =>
          some.map(({ id, name }) => ({ do: 'change', id, fields: { name } }));
        expect(after(...edits(mine), ...edits(apart))).toEqual(after(...edits(apart), ...edits(mine)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what changed', () => {
  test('[TL5] added, gone, moved, renamed, another maximum, another rule', () => {
    const now = after(
      { do: 'add', parent: 'ii', after: null, row: leaf('n', 100, { kind: 'expert' }) },
      { do: 'remove', id: 'i.3' },
      { do: 'move', id: 'i.2', parent: 'ii', after: null },
      { do: 'change', id: 'i.1', fields: { name: 'Tên khác', max: 500, rule: { kind: 'pass_fail' } } },
    );
    const said = compareTables(smallTable(), now).map((one) =>
      one.is === 'changed' ? `${one.after.id} ${one.what.join(' ')}` : `${one.leaf.id} ${one.is}`,
    );
    expect(said).toEqual(['i.1 renamed maximum rule', 'i.2 moved', 'n added', 'i.3 gone']);
    expect(compareTables(smallTable(), smallTable())).toEqual([]);
  });
});

describe('checks', () => {
  const one = (rule: object, more: object = {}) =>
    checkTable(
      tableOf([
        part('i', 'score', 1000, [
          leaf('a', 1000, rule as Record<string, unknown>, more as Record<string, unknown>),
        ]),
      ]),
    ).map((fault) => fault.code);
  const tiers = (...list: readonly object[]) => one({ kind: 'tiers', tiers: list });

  test('[CT8] tiers that leave a figure out, within the range a result may have', () => {
    expect(tiers({ min: '95', points: 1000 }, { min: '0', max_excl: '90', points: 0 })).toEqual([
      'tiers-gap',
    ]);
    expect(tiers({ min_excl: '95', points: 1000 }, { min: '0', max_excl: '95', points: 0 })).toEqual([
      'tiers-gap',
    ]);
    expect(tiers({ min: '95', points: 1000 }, { max_excl: '95', points: 0 })).toEqual([]);
    expect(one({ kind: 'tiers', most: '100', tiers: [{ min: '0', max: '100', points: 1000 }] })).toEqual([]);
    expect(one({ kind: 'tiers', tiers: [{ min: '0', max: '100', points: 1000 }] })).toEqual(['tiers-gap']);
  });

  test('[CT8] trap 2: where only whole numbers occur, what lies between them is no gap', () => {
    const days = [
      { eq: '0', points: 1000 },
      { min: '1', max: '2', points: 500 },
      { min: '3', points: 0 },
    ];
    expect(one({ kind: 'tiers', domain: 'integer', tiers: days })).toEqual([]);
    expect(one({ kind: 'tiers', tiers: days })).toEqual(['tiers-gap']);
  });

  test('[CT8] trap 2: of whole results a percentage of the target is no whole number', () => {
    const whole = [
      { min: '100', points: 1000 },
      { min: '90', max: '99', points: 500 },
      { max: '89', points: 0 },
    ];
    const percent = { kind: 'tiers', domain: 'integer', measure: 'percent_of_target' };
    expect(one({ ...percent, tiers: whole })).toEqual(['tiers-gap']);
    expect(one({ kind: 'tiers', domain: 'integer', tiers: whole })).toEqual([]);
  });

  test('[CT8] a fall may be under zero: the tiers of one go down as far', () => {
    const fall = (...list: readonly object[]) => one({ kind: 'tiers', tiers: list }, { transform: 'delta' });
    expect(fall({ min: '3', points: 1000 }, { min: '0', max_excl: '3', points: 0 })).toEqual(['tiers-gap']);
    expect(fall({ min: '3', points: 1000 }, { max_excl: '3', points: 0 })).toEqual([]);
  });

  test('[CT8] tiers that hold one figure twice with other points, unless the first is meant to win', () => {
    expect(
      tiers(
        { min: '50', max: '100', points: 1000 },
        { min: '0', max: '50', points: 0 },
        { min: '100', points: 0 },
      ),
    ).toEqual(['tiers-overlap']);
    expect(tiers({ min: '100', points: 1000 }, { min: '90', points: 500 }, { min: '0', points: 0 })).toEqual(
      [],
    );
  });

  test('[CT9] a maximum that no input can earn', () => {
    expect(one({ kind: 'choice', options: [{ id: 'a', label: 'A', points: 900 }] })).toEqual([
      'max-unreachable',
    ]);
    expect(one({ kind: 'per_unit', pointPerUnit: 100, cap: 800 })).toEqual(['max-unreachable']);
    expect(one({ kind: 'step', base: 'target', up: 0, down: 10, start: 800 })).toEqual(['max-unreachable']);
    expect(one({ kind: 'step', base: 'target', up: 10, down: 10, start: 800 })).toEqual([]);
  });

  test('[CT9] points beyond the maximum, unless the rule is there to go beyond', () => {
    expect(one({ kind: 'choice', options: [{ id: 'a', label: 'A', points: 10000 }] })).toEqual([
      'max-exceeded',
    ]);
    expect(one({ kind: 'per_unit', pointPerUnit: 100, cap: 1200 })).toEqual(['max-exceeded']);
    expect(one({ kind: 'step', base: 'target', up: 10, down: 10, cap: 1200 })).toEqual([]);
    const overshoot = { pointsPerPct: 10, cap: 200, asBonus: false };
    expect(one({ kind: 'target_ratio', overshoot })).toEqual([]);
  });

  test('[CT5] a bonus that is capped may be earned in more ways than it counts, a part of the scale may not', () => {
    const faults = (role: 'bonus' | 'score', more: object, max = 1000) =>
      checkTable(
        tableOf([
          part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })]),
          {
            ...part('t', role, max, [
              leaf('t.1', 800, { kind: 'expert' }),
              leaf('t.2', 700, { kind: 'expert' }),
            ]),
            ...more,
          },
        ]),
      ).filter(({ code }) => code === 'sum-differs').length;
    expect(faults('bonus', { capAtMax: true })).toBe(0);
    expect(faults('bonus', {})).toBe(1);
    expect(faults('bonus', { capAtMax: true }, 2000)).toBe(1);
    expect(faults('score', { capAtMax: true })).toBe(1);
  });

  test('[CT5] bests, headings and bonus add up in their own way', () => {
    const g = (kind: string, max: number, children: readonly object[]) => ({
      id: 'g',
      kind,
      code: '1',
      name: 'G',
      max,
      children,
    });
    const judged = (id: string, max: number, more = {}) => leaf(id, max, { kind: 'expert' }, more);
    const faults = (node: object, max: number) =>
      checkTable(tableOf([part('i', 'score', max, [node as Record<string, unknown>])])).map(
        ({ code }) => code,
      );
    expect(faults(g('group_best_of', 600, [judged('a', 600), judged('b', 400)]), 600)).toEqual([]);
    expect(faults(g('group_best_of', 1000, [judged('a', 600), judged('b', 400)]), 1000)).toEqual([
      'sum-differs',
    ]);
    expect(faults(g('group_info', 0, [judged('a', 600), judged('b', 400)]), 1000)).toEqual([]);
    expect(
      faults(g('group', 600, [judged('a', 600), judged('b', 400, { bonus: { of: 'a' } })]), 600),
    ).toEqual([]);
  });

  test('[CT9] gates, tie rules and bonus that point at nothing; rules only in words; rows without a name', () => {
    const table = tableOf(
      [
        part('i', 'score', 1000, [
          leaf('a', 1000, { kind: 'expert' }, { byHand: true, name: '' }),
          leaf('b', 10, { kind: 'expert' }, { bonus: { of: 'gone' } }),
        ]),
      ],
      {
        gates: [
          {
            id: 'g',
            kind: 'disqualify_rank',
            text: 'x',
            triggers: [{ when: 'not_passed', criterion: 'gone' }],
          },
        ],
        policies: {
          tieBreak: [
            { by: 'part', part: 'gone' },
            { by: 'criterion', criterion: 'gone' },
          ],
        },
      },
    );
    expect(checkTable(table).map(({ code }) => code)).toEqual([
      'name-empty',
      'rule-by-hand',
      'gate-points-nowhere',
      'tie-points-nowhere',
      'tie-points-nowhere',
      'bonus-points-nowhere',
    ]);
    for (const fault of checkTable(table)) {
      for (const language of ['vi', 'en'] as const)
        expect(sayFault(fault, 'I.1 Tên', language)).toMatch(/^\S.*\.$/);
    }
  });

  test('[CT9] a condition that no gate looks at is said; one that a gate looks at is not', () => {
    const table = (gates: readonly object[]) =>
      tableOf(
        [
          part('dk', 'conditions', 0, [leaf('k', 0, { kind: 'pass_fail' })]),
          part('i', 'score', 1000, [leaf('a', 1000, { kind: 'expert' })]),
        ],
        { gates: gates as never },
      );
    const gate = {
      id: 'g',
      kind: 'disqualify_rank',
      text: 'Không đạt điều kiện',
      triggers: [{ when: 'not_passed', criterion: 'k' }],
    };
    expect(checkTable(table([])).map(({ code }) => code)).toEqual(['condition-idle']);
    expect(checkTable(table([gate]))).toEqual([]);
  });
});
