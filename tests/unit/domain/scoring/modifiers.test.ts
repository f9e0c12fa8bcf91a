import { describe, expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { explainLeaf, explainTotal } from '../../../../src/domain/scoring/explain.ts';
import { submitBar } from '../../../../src/domain/scoring/submit-bar.ts';
import { scoreUnit, scoreUnits } from '../../../../src/domain/scoring/total.ts';
import { say, sayAll } from '../../../../src/domain/scoring/words.ts';
import { indexOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { columnOf, leaf, part, tableOf } from '../../../support/small-bloc.ts';

type Inputs = Readonly<Record<string, CellInput>>;
const KG: CellInput = { assigned: false };
const judged = (id: string, max: number, more = {}) => leaf(id, max, { kind: 'expert' }, more);
type More = Parameters<typeof tableOf>[1];

const withBonus = (more: More = {}) =>
  tableOf(
    [
      part('i', 'score', 1000, [
        judged('a', 1000),
        judged('a-plus', 150, { bonus: { of: 'a' } }),
        judged('free', 200, { bonus: { of: null } }),
      ]),
    ],
    more,
  );
const score = (table: ReturnType<typeof tableOf>, inputs: Inputs) =>
  scoreUnit(table, { unitId: 'u-1', column: columnOf('u-1', inputs), targets: undefined });
const value = (text: string): CellInput => ({ value: text });

describe('bonus', () => {
  test('[MD1] trap 14: a criterion beside the scale may lift the total over it, and is in no maximum', () => {
    const { total, base, bonus, parts } = score(withBonus(), { a: value('9.7'), free: value('1') });
    expect([total, base, bonus, parts[0]?.assigned]).toEqual([1070, 970, 100, 1000]);
  });

  test('[MD1] it is never rescaled, and the table’s cap holds it', () => {
    const kg = score(withBonus(), { a: value('5'), free: KG });
    expect([kg.total, kg.bonus]).toEqual([500, 0]);
    const capped = score(withBonus({ policies: { bonusCap: 120 } }), {
      a: value('5'),
      'a-plus': value('1.5'),
      free: value('2'),
    });
    expect([capped.bonus, capped.total]).toEqual([120, 620]);
  });

  test('[MD1] [TR6] what it earns beyond its target stands beside the scale as well', () => {
    const beyond = { kind: 'target_ratio', overshoot: { pointsPerPct: 10, cap: 200 } };
    const table = tableOf([
      part('i', 'score', 1000, [judged('a', 1000), leaf('free', 200, beyond, { bonus: { of: null } })]),
    ]);
    const column = columnOf('u-1', { a: value('10'), free: value('20') });
    const targets = { periodId: 'khoi.2024', unitId: 'u-1', values: { free: '10' } };
    expect(scoreUnit(table, { unitId: 'u-1', column, targets }).bonus).toBe(400);
  });

  test('[MD2] a bonus attached to a criterion goes with it', () => {
    expect(score(withBonus(), { a: value('7.5'), 'a-plus': value('1.5') }).total).toBe(900);
    const { total, outcomes } = score(withBonus(), { a: KG, 'a-plus': value('1.5') });
    expect([total, outcomes.get('a-plus')?.state]).toEqual([0, 'not-assigned']);
  });

  test.each(['give_full', 'give_zero', 'give_average'])(
    '[MD2] nor is it there where the table says %s of what was not assigned',
    (policy) => {
      const table = withBonus({ policies: { notAssigned: { policy } } });
      const unit = (unitId: string, inputs: Inputs) => ({
        unitId,
        column: columnOf(unitId, inputs),
        targets: undefined,
      });
      const [without, as] = scoreUnits(table, [
        unit('u-1', { a: KG, 'a-plus': value('1.5') }),
        unit('u-2', { a: value('8'), 'a-plus': value('1') }),
      ]);
      expect([without?.bonus, without?.outcomes.get('a-plus')?.state, as?.bonus]).toEqual([
        0,
        'not-assigned',
        100,
      ]);
    },
  );

  test('[MD2] [NA5] nor where the rule itself finds that nothing was assigned', () => {
    const compared = leaf('a', 1000, { kind: 'relative_to_leader', noTarget: 'na' });
    const table = tableOf([part('i', 'score', 1000, [compared, judged('b', 150, { bonus: { of: 'a' } })])], {
      policies: { notAssigned: { policy: 'give_full' } },
    });
    const { base, bonus } = score(table, { a: value('5'), b: value('1') });
    expect([base, bonus]).toEqual([1000, 0]);
  });

  test('[MD2] a criterion that earned 0 by its own figures keeps its bonus', () => {
    expect(score(withBonus(), { a: value('0'), 'a-plus': value('1') }).total).toBe(100);
  });

  test('[EX2] the explanation says beside what it stands', () => {
    const table = withBonus();
    const words = (id: string) => {
      const column = columnOf('u-1', { [id]: value('1') });
      const outcome = score(table, { [id]: value('1') }).outcomes.get(id);
      const placed = indexOf(table).leafById.get(id);
      if (!placed || !outcome) throw new Error(id);
      return sayAll(explainLeaf(table, placed.leaf, column.cells[id], outcome, undefined, []).rule, 'vi');
    };
    expect(words('a-plus')).toContain('Điểm thưởng gắn với tiêu chí a.');
    expect(words('free')).toContain('Điểm thưởng ngoài thang');
  });
});

describe('not assigned earns the mean', () => {
  const table = tableOf([part('i', 'score', 2000, [judged('a', 1000), judged('b', 1000)])], {
    policies: { notAssigned: { policy: 'give_average' } },
  });
  const bloc = (...columns: readonly Inputs[]) =>
    scoreUnits(
      table,
      columns.map((inputs, index) => ({
        unitId: `u-${index}`,
        column: columnOf(`u-${index}`, inputs),
        targets: undefined,
      })),
    );

  test('[NA7] of the others’ points, rounded once', () => {
    const [own] = bloc({ a: KG, b: value('5') }, { a: value('10') }, { a: value('9') }, { a: value('9') });
    expect(own?.total).toBe(500 + 933);
  });

  test('[NA7] what is itself a mean enters none, and none at all gives 0 for now', () => {
    const [first, second] = bloc({ a: KG }, { a: KG }, { a: value('4') });
    expect([first?.total, second?.total]).toEqual([400, 400]);
    const [alone] = bloc({ a: KG }, { a: KG });
    expect([alone?.total, alone?.provisional]).toEqual([0, true]);
  });

  test('[NA7] a unit whose points a gate made zero lends neither them nor the zero', () => {
    const gates = [{ kind: 'zero_criterion', id: 'z', text: 'Kỷ luật', criteria: ['a'], triggers: [] }];
    const withGate = tableOf([part('i', 'score', 1000, [judged('a', 1000)])], {
      gates,
      policies: { notAssigned: { policy: 'give_average' } },
    });
    const unit = (unitId: string, input: CellInput) => ({
      unitId,
      column: columnOf(unitId, { a: input }),
      targets: undefined,
    });
    const zeroed = {
      ...unit('u-1', value('10')),
      marks: [{ gateId: 'z', reason: '', by: 'canbo', at: 0 }],
    };
    const scores = scoreUnits(withGate, [zeroed, unit('u-2', value('7')), unit('u-3', KG)]);
    expect(scores.map(({ total, provisional }) => [total, provisional])).toEqual([
      [0, false],
      [700, false],
      [700, false],
    ]);
  });

  test('[NA7] it is provisional until every other unit is in', () => {
    expect(bloc({ a: KG, b: value('1') }, { a: value('4') }, {})[0]?.provisional).toBe(true);
    expect(bloc({ a: KG, b: value('1') }, { a: value('4') }, { a: KG })[0]?.provisional).toBe(false);
  });

  test('[EX4] the explanation names the mean and of how many', () => {
    const [own] = bloc({ a: KG }, { a: value('10') }, { a: value('9') });
    const outcome = own?.outcomes.get('a');
    const placed = indexOf(table).leafById.get('a');
    if (!outcome || !placed) throw new Error('no outcome');
    const cell = columnOf('u-0', { a: KG }).cells['a'];
    expect(sayAll(explainLeaf(table, placed.leaf, cell, outcome, undefined, []).working, 'vi')).toBe(
      'KG – không giao. Theo bảng tiêu chí được điểm bình quân của 2 đơn vị khác: 9,5.',
    );
  });

  const meanUnder = (rounding: object, ...others: readonly CellInput[]) => {
    const rounded = tableOf([part('i', 'score', 2000, [judged('a', 1000), judged('b', 1000)])], {
      policies: { notAssigned: { policy: 'give_average' }, rounding },
    });
    const [own, ...rest] = scoreUnits(
      rounded,
      [KG, ...others].map((input, index) => ({
        unitId: `u-${index}`,
        column: columnOf(`u-${index}`, { a: input, b: value('1') }),
        targets: undefined,
      })),
    );
    const leafOfA = must(indexOf(rounded).leafById.get('a'), 'a criterion').leaf;
    const outcome = must(own?.outcomes.get('a'), 'an outcome');
    const named = rest.map((one, index) => ({ name: `Đơn vị ${index + 1}`, outcome: one.outcomes.get('a') }));
    const cell = columnOf('u-0', { a: KG }).cells['a'];
    const why = explainLeaf(rounded, leafOfA, cell, outcome, undefined, [], named);
    return { own: must(own, 'a score'), outcome, why: why.working.map((line) => say(line, 'vi')) };
  };

  test('[EX13] the units it is the mean of are named, with their points, the sum and the quotient', () => {
    const { why } = meanUnder({ step: 1, at: 'criterion' }, value('10'), KG, value('9'), value('9'));
    expect(why).toEqual([
      'KG – không giao. Theo bảng tiêu chí được điểm bình quân của 3 đơn vị khác (Đơn vị 1: 10; Đơn vị 3: 9; Đơn vị 4: 9): 28 ÷ 3 = 9,33.',
    ]);
  });

  test('[EX13] a table that rounds each criterion rounds the mean in a line of its own', () => {
    const { why, outcome } = meanUnder({ step: 50, at: 'criterion' }, value('10'), value('9'), value('9'));
    expect(why[0]).toMatch(/: 28 ÷ 3 = 9,33\.$/);
    expect(why.slice(1)).toEqual(['Làm tròn điểm tiêu chí 9,33 đến 0,5: 9,5']);
    expect(outcome).toMatchObject({ points: 950 });
  });

  test.each(['part', 'total'])(
    '[NA7] where the table rounds at the %s, the mean itself is not rounded',
    (at) => {
      const { own, outcome } = meanUnder({ step: 100, at }, value('10'), value('9'), value('9'));
      expect(outcome).toMatchObject({ points: 933 });
      expect(own.groups.get('i')?.earned).toBe(1033);
      expect(own.total).toBe(1000);
    },
  );
});

describe('evidence', () => {
  const table = tableOf([part('i', 'score', 1000, [judged('a', 1000, { evidence: 'required' })])]);
  const cited = [{ number: '12/BC-UBND', date: '05/01/2024', abstract: 'Báo cáo năm' }];
  const withDocuments = (inputs: Inputs, documents: typeof cited) => {
    const column = columnOf('u-1', inputs);
    const [branch] = column.cells['a'] ?? [];
    if (!branch) throw new Error('no cell');
    return { ...column, cells: { a: [{ ...branch, evidence: documents }] } };
  };

  test('[MD4] a score above zero without a document counts, and keeps the sheet from being handed in', () => {
    const column = columnOf('u-1', { a: value('5') });
    const { total, progress } = scoreUnit(table, { unitId: 'u-1', column, targets: undefined });
    expect([total, progress.unproven]).toEqual([500, 1]);
    expect(submitBar(table, column, undefined)).toEqual({ code: 'evidence-missing', criteria: 1 });
  });

  test('[MD4] trap 19: an award is cited by its decision and day, so that its year is on record', () => {
    const flag = { number: '1234/QĐ-CTN', date: '12/01/2025', abstract: 'Tặng Cờ thi đua năm 2024' };
    const column = withDocuments({ a: value('10') }, [flag]);
    expect(column.cells.a?.[0]?.evidence).toEqual([flag]);
    expect(submitBar(table, column, undefined)).toBeUndefined();
  });

  test('[MD4] zero needs none, and a document settles it', () => {
    expect(submitBar(table, columnOf('u-1', { a: value('0') }), undefined)).toBeUndefined();
    expect(submitBar(table, withDocuments({ a: value('5') }, cited), undefined)).toBeUndefined();
  });
});

describe('points set by a reviewer', () => {
  const table = tableOf([
    part('i', 'score', 2000, [leaf('a', 1000, { kind: 'per_unit', pointPerUnit: 250 }), judged('b', 1000)]),
  ]);
  const set = (points: string): CellInput => ({ override: points, of: { value: '3' } });

  test('[MD5] the last reviewer’s number wins, lower or higher; the figures stay', () => {
    expect(score(table, { a: set('6') }).total).toBe(600);
    expect(score(table, { a: set('9.25') }).total).toBe(925);
  });

  test('[MD5] it keeps within the criterion, in hundredths', () => {
    const state = (points: string) => score(table, { a: set(points) }).outcomes.get('a')?.state;
    expect([state('10'), state('10.01'), state('-0.01'), state('1.001')]).toEqual([
      'scored',
      'invalid',
      'invalid',
      'invalid',
    ]);
  });

  test('[MD5] it goes as far beyond the maximum as the rule itself may', () => {
    const state = (rule: Parameters<typeof leaf>[2], points: string) =>
      score(tableOf([part('i', 'score', 1000, [leaf('a', 1000, rule)])]), { a: set(points) }).outcomes.get(
        'a',
      )?.state;
    const steps = { kind: 'step', base: 'target', up: 50, down: 50, cap: 1200 };
    const within = { kind: 'target_ratio', overshoot: { pointsPerPct: 10, cap: 200, asBonus: false } };
    const besides = { kind: 'target_ratio', overshoot: { pointsPerPct: 10, cap: 200 } };
    expect([steps, within, besides].map((rule) => state(rule, '12'))).toEqual([
      'scored',
      'scored',
      'invalid',
    ]);
    expect([steps, within].map((rule) => state(rule, '12.01'))).toEqual(['invalid', 'invalid']);
  });

  test('[MD5] both numbers are explained', () => {
    const placed = indexOf(table).leafById.get('a');
    const outcome = score(table, { a: set('6') }).outcomes.get('a');
    const cell = columnOf('u-1', { a: set('6') }).cells['a'];
    if (!placed || !outcome) throw new Error('no outcome');
    const said = sayAll(explainLeaf(table, placed.leaf, cell, outcome, undefined, []).working, 'vi');
    expect(said).toContain('3 × 2,5 = 7,5');
    expect(said).toContain('Người chấm sửa điểm: 7,5 → 6.');
  });
});

describe('rounding', () => {
  // Three criteria of a third of 10 each: 3,333… by result against target.
  const thirds = (rounding: object) => {
    const table = tableOf(
      [
        part(
          'i',
          'score',
          3000,
          ['a', 'b', 'c'].map((id) => leaf(id, 1000, { kind: 'target_ratio' })),
        ),
      ],
      { policies: { rounding } },
    );
    const targets = { periodId: 'khoi.2024', unitId: 'u-1', values: { a: '3', b: '3', c: '3' } };
    const column = columnOf('u-1', { a: value('1'), b: value('1'), c: value('1') });
    return { table, ...scoreUnit(table, { unitId: 'u-1', column, targets }) };
  };

  test('[PO2] at each criterion: three times 3,33', () => {
    expect(thirds({ step: 1, at: 'criterion' }).total).toBe(999);
    expect(thirds({ step: 10, at: 'criterion' }).total).toBe(990);
    expect(thirds({ step: 25, at: 'criterion' }).total).toBe(975);
  });

  test('[PO2] at the part or the total: the thirds stay exact and make 10', () => {
    expect(thirds({ step: 1, at: 'part' }).total).toBe(1000);
    expect(thirds({ step: 1, at: 'total' }).total).toBe(1000);
    expect(thirds({ step: 50, at: 'total' }).total).toBe(1000);
  });

  test('[PO2] once: 4,45 is not made 4,5 on the way to a whole point', () => {
    const table = tableOf([part('i', 'score', 1000, [judged('a', 1000)])], {
      policies: { rounding: { step: 100, at: 'total' } },
    });
    expect(score(table, { a: value('4.49') }).total).toBe(400);
    expect(score(table, { a: value('4.5') }).total).toBe(500);
    const said = sayAll(explainTotal(table, score(table, { a: value('4.5') })), 'vi');
    expect(said).toContain('Làm tròn tổng điểm đến 1: 5');
  });
});
