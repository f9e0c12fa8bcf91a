// What cuts, rounds or leaves out a number says so: with figures that come out by hand.

import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { leafOf, type CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import {
  explainGroupsBelow,
  explainLeaf,
  explainPartCap,
  explainTotal,
} from '../../../../src/domain/scoring/explain.ts';
import { peersOf, scoreUnits } from '../../../../src/domain/scoring/total.ts';
import { sayAll } from '../../../../src/domain/scoring/words.ts';
import { columnOf, leaf, part, tableOf, targetsOf } from '../../../support/small-bloc.ts';

const KG: CellInput = { assigned: false };

function reckoned(
  table: CriteriaTable,
  inputs: Readonly<Record<string, CellInput>>,
  targets: Readonly<Record<string, string>> = {},
) {
  const unit = { unitId: 'u-1', column: columnOf('u-1', inputs), targets: targetsOf('u-1', targets) };
  const score = must(scoreUnits(table, [unit])[0], 'a score');
  const peers = peersOf(table, [unit]);
  const why = (id: string) => {
    const outcome = must(score.outcomes.get(id), 'an outcome');
    const said = explainLeaf(
      table,
      leafOf(table, id),
      unit.column.cells[id],
      outcome,
      targets[id],
      peers.get(id) ?? [],
    );
    return sayAll(said.working, 'vi');
  };
  return { score, why };
}

describe('[EX8] where the table rounds each criterion to a step of its own, the rounding is a line of its own', () => {
  const table = tableOf(
    [
      part('i', 'score', 6000, [
        leaf('r.1', 2000, { kind: 'target_ratio' }),
        leaf('r.2', 2000, { kind: 'per_unit', pointPerUnit: 35 }),
        leaf('r.3', 2000, { kind: 'target_ratio', overshoot: { pointsPerPct: 7, cap: 500, asBonus: true } }),
      ]),
    ],
    { policies: { rounding: { step: 50, at: 'criterion' } } },
  );
  const { score, why } = reckoned(
    table,
    { 'r.1': { value: '93' }, 'r.2': { value: '3' }, 'r.3': { value: '110' } },
    { 'r.1': '100', 'r.3': '100' },
  );

  test('the sum before it comes out by hand', () => {
    expect(why('r.1')).toContain('20 × 93% = 18,6');
    expect(why('r.1')).toContain('Làm tròn điểm tiêu chí 18,6 đến 0,5: 18,5');
    expect(why('r.2')).toContain('3 × 0,35 = 1,05');
    expect(why('r.2')).toContain('Làm tròn điểm tiêu chí 1,05 đến 0,5: 1');
    expect(score.outcomes.get('r.2')).toMatchObject({ points: 100 });
  });

  test('what stands beside the scale is rounded by itself', () => {
    expect(why('r.3')).toContain('Vượt 10% × 0,07 = 0,7 điểm vượt.');
    expect(why('r.3')).toContain('Làm tròn điểm vượt đến 0,5: 0,5');
    expect(why('r.3')).not.toContain('Làm tròn điểm tiêu chí');
  });
});

test('[EX7] the sum of a group comes out by hand where the table rounds only later', () => {
  const ratio = (id: string) => leaf(id, 500, { kind: 'target_ratio' });
  const inner = { id: 'h', code: '2', name: 'Nhóm', max: 500, children: [ratio('c')] };
  const group = { id: 'g', code: '1', name: 'Nhóm', max: 1500, children: [ratio('a'), ratio('b'), inner] };
  const table = tableOf([part('i', 'score', 1500, [group])], {
    policies: { rounding: { step: 10, at: 'part' } },
  });
  const third = { value: '1' };
  const { score } = reckoned(table, { a: third, b: third, c: third }, { a: '3', b: '3', c: '3' });
  const said = explainGroupsBelow(must(score.parts[0], 'a part').part, score).map(({ lines }) =>
    sayAll(lines, 'vi'),
  );
  expect(said).toEqual(['Cộng các phần: 1,667 + 1,667 + 1,667 = 5']);
});

describe('[EX9] a cap of a group or a part says what it cut', () => {
  const children = [leaf('c.1', 2000, { kind: 'pass_fail' }), leaf('c.2', 2000, { kind: 'pass_fail' })];
  const group = { id: 'g', code: '1', name: 'Nhóm', max: 3000, capAtMax: true, children };
  const penalty = { kind: 'bonus_penalty', bonusEach: 100, penaltyEach: 300 };
  const low = { id: 'h', code: '2', name: 'Nhóm', max: 1000, capAtMax: true };
  const table = tableOf([
    {
      ...part('i', 'score', 4000, [
        group,
        leaf('c.3', 1000, { kind: 'pass_fail' }),
        leaf('c.4', 1000, { kind: 'pass_fail' }),
      ]),
      capAtMax: true,
    },
    part('ii', 'score', 1000, [{ ...low, children: [leaf('d.1', 1000, penalty)] }]),
  ] as Parameters<typeof tableOf>[0]);
  const { score } = reckoned(table, {
    'c.1': { passed: true },
    'c.2': { passed: true },
    'c.3': { passed: true },
    'c.4': { passed: true },
    'd.1': { counts: { bonus: '0', penalty: '2' } },
  });
  const below = (index: number) =>
    explainGroupsBelow(must(score.parts[index], 'a part').part, score).map(({ group: { code }, lines }) => [
      code,
      sayAll(lines, 'vi'),
    ]);

  test('at the most, and at nothing', () => {
    expect(below(0)).toEqual([['1', 'Cộng các phần: 20 + 20 = 40 Nhóm không quá 30 điểm.']]);
    expect(below(1)).toEqual([['2', 'Cộng các phần: −6 = −6 Không dưới 0 điểm, nên tính 0.']]);
  });

  test('of what is blank nothing is said', () => {
    const blank = reckoned(table, {});
    expect(explainGroupsBelow(must(blank.score.parts[0], 'a part').part, blank.score)).toEqual([]);
  });

  test('a part as well; and one that cuts nothing says nothing', () => {
    const cap = (index: number) => sayAll(explainPartCap(must(score.parts[index], 'a part'), score), 'vi');
    expect(cap(0)).toBe('Cộng các phần: 30 + 10 + 10 = 50 Phần này không quá 40 điểm.');
    expect(cap(1)).toBe('');
  });
});

describe('[EX10] what was left out of a number is told as what it is', () => {
  test('a bonus whose criterion was not assigned', () => {
    const table = tableOf([
      part('i', 'score', 2000, [
        leaf('m.1', 1000, { kind: 'pass_fail' }),
        leaf('m.2', 1000, { kind: 'pass_fail' }),
        leaf('m.3', 300, { kind: 'expert' }, { bonus: { of: 'm.1' } }),
      ]),
    ]);
    const { why } = reckoned(table, { 'm.1': KG, 'm.2': { passed: true }, 'm.3': { value: '2' } });
    expect(why('m.3')).toMatch(/^Tiêu chí \S+ không giao \(KG\) nên không tính điểm thưởng/);
  });

  test('points that are set stand for what goes beyond the target, too', () => {
    const table = tableOf([
      part('i', 'score', 5000, [
        leaf('o.1', 5000, { kind: 'target_ratio', overshoot: { pointsPerPct: 50, cap: 500, asBonus: true } }),
      ]),
    ]);
    const { score, why } = reckoned(
      table,
      { 'o.1': { override: '48', of: { value: '110' } } },
      { 'o.1': '100' },
    );
    expect([score.total, score.bonus]).toEqual([4800, 0]);
    expect(why('o.1')).toContain('50 → 48. Điểm đã sửa là tất cả: 5 điểm vượt không cộng');
  });

  test('KG under a table rescaled whole, and in a group that goes by its best', () => {
    const best = { id: 'g', code: '1', name: 'Nhóm', kind: 'group_best_of', max: 1000 };
    const table = tableOf(
      [
        part('i', 'score', 1000, [leaf('n.1', 1000, { kind: 'pass_fail' })]),
        part('ii', 'score', 1000, [
          {
            ...best,
            children: [leaf('n.2', 1000, { kind: 'expert' }), leaf('n.3', 1000, { kind: 'expert' })],
          },
        ]),
      ] as Parameters<typeof tableOf>[0],
      { policies: { notAssigned: { policy: 'exclude_and_rescale', level: 'table' } } },
    );
    const { why } = reckoned(table, { 'n.1': KG, 'n.2': KG, 'n.3': { value: '8' } });
    expect(why('n.1')).toContain('cả bảng quy đổi');
    const blank = reckoned(table, {});
    expect(explainGroupsBelow(must(blank.score.parts[1], 'a part').part, blank.score)).toEqual([]);
    expect(why('n.2')).toBe('KG – không giao chỉ tiêu. Nhóm tính mức cao nhất của các tiêu chí được giao.');
  });

  test('KG that a gate made nothing, whatever the table would give for it', () => {
    const table = tableOf(
      [part('i', 'score', 1000, [leaf('a', 500, { kind: 'pass_fail' }), leaf('b', 500, { kind: 'expert' })])],
      {
        policies: { notAssigned: { policy: 'give_full' } },
        gates: [
          {
            kind: 'zero_criterion',
            id: 'g1',
            text: 'Có vụ việc',
            criteria: ['b'],
            triggers: [{ when: 'not_passed', criterion: 'a' }],
          },
        ],
      },
    );
    const { score, why } = reckoned(table, { a: { passed: false }, b: KG });
    expect(score.outcomes.get('b')).toMatchObject({ points: 0, zeroedBy: 'g1' });
    expect(why('b')).toBe('KG – không giao chỉ tiêu. Tính 0 điểm vì: Có vụ việc');
  });

  test('no bound is named that cut nothing', () => {
    const linear = { kind: 'external_score', source: 'Sở', map: 'linear' };
    const table = tableOf(
      [
        part('i', 'score', 1000, [leaf('p.1', 1000, { kind: 'pass_fail' })]),
        part('t', 'bonus', 1000, [leaf('t.1', 1000, linear)]),
        part('s', 'bonus', 1000, [leaf('s.1', 1000, linear)]),
      ],
      { policies: { rounding: { step: 1, at: 'total' }, bonusCap: 3000 } },
    );
    const { score } = reckoned(table, {
      'p.1': { passed: true },
      't.1': { value: '33.35' },
      's.1': { value: '33.35' },
    });
    expect(score.bonus).toBe(667);
    expect(sayAll(explainTotal(table, score), 'vi')).not.toContain('Điểm thưởng không quá');
  });

  test('a distance that is no whole step does not read as one; nothing is divided by nothing', () => {
    const table = tableOf([
      part('i', 'score', 6000, [
        leaf('s.1', 5000, { kind: 'step', base: 'target', up: 100, down: 100, start: 3000 }),
        leaf('s.2', 1000, { kind: 'relative_to_leader' }),
      ]),
    ]);
    const { why } = reckoned(
      table,
      { 's.1': { value: '1009.96' }, 's.2': { value: '0' } },
      { 's.1': '1000' },
    );
    expect(why('s.1')).toContain('Chênh 0,996%, tính 0 mức.');
    expect(why('s.2')).toContain('chưa đơn vị nào có kết quả trên 0');
  });
});
