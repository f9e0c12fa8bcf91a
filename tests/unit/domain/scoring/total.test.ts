import { describe, expect, test } from 'vitest';
import type { World } from '../../../../src/domain/changes/define-change.ts';
import type { CriteriaTable } from '../../../../src/domain/criteria/criteria-table.ts';
import { createOverlay } from '../../../../src/domain/changes/overlay.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import { submitBar } from '../../../../src/domain/scoring/submit-bar.ts';
import { rescaled, scoreUnit, scoreUnits } from '../../../../src/domain/scoring/total.ts';
import { cellOf, columnOf, leaf, part, smallTable, tableOf, targetsOf } from '../../../support/small-bloc.ts';

type Inputs = Readonly<Record<string, CellInput>>;
const KG: CellInput = { assigned: false };
const judged = (id: string, max = 1000) => leaf(id, max, { kind: 'expert' });

/** Two parts of the scale, 20 and 10; a bonus of at most 5, a penalty down to −5. */
const table = (more: Parameters<typeof tableOf>[1] = {}) =>
  tableOf(
    [
      part('i', 'score', 2000, [judged('a'), judged('b')]),
      part('ii', 'score', 1000, [judged('c', 700), judged('d', 300)]),
      part('plus', 'bonus', 500, [judged('e', 300), judged('f', 500)]),
      part('minus', 'penalty', 0, [leaf('g', 0, { kind: 'per_unit', pointPerUnit: -100 })]),
    ],
    more,
  );
const full: Inputs = { a: { value: '10' }, b: { value: '10' }, c: { value: '7' }, d: { value: '3' } };
const score = (inputs: Inputs, more: Parameters<typeof tableOf>[1] = {}) =>
  scoreUnit(table(more), { unitId: 'u-1', column: columnOf('u-1', inputs), targets: undefined });

describe('what a cell is', () => {
  test('[SC1] not scored, zero and not assigned are three things', () => {
    const { outcomes, progress } = score({ a: null, b: { value: '0' }, c: KG });
    expect(['a', 'b', 'c', 'd'].map((id) => outcomes.get(id)?.state)).toEqual([
      'not-scored',
      'scored',
      'not-assigned',
      'not-scored',
    ]);
    expect(progress).toMatchObject({ of: 7, done: 2, blank: 5, invalid: 0 });
  });

  test('[SC2] an impossible figure is kept, marked and not counted', () => {
    const { outcomes, total, progress } = score({ ...full, a: { value: '11' }, b: { typed: 'mười' } });
    expect([outcomes.get('a')?.state, outcomes.get('b')?.state]).toEqual(['invalid', 'invalid']);
    expect([total, progress.invalid]).toEqual([1000, 2]);
  });

  test('[CF3] in a conflict the first version counts, and the total is provisional', () => {
    const column = columnOf('u-1', full);
    const fork = [...cellOf({ value: '4' }), ...cellOf({ value: '9' }, 'thutruong')];
    const inConflict = { ...column, cells: { ...column.cells, a: fork } };
    const { total, provisional, progress } = scoreUnit(table(), {
      unitId: 'u-1',
      column: inConflict,
      targets: undefined,
    });
    expect([total, provisional, progress.conflicts]).toEqual([2400, true, 1]);
  });
});

describe('sums', () => {
  test('[TO1] the total is the parts of the scale, plus bonus, plus penalty', () => {
    const { base, bonus, penalty, total } = score({ ...full, e: { value: '2.5' }, g: { value: '3' } });
    expect([base, bonus, penalty, total]).toEqual([3000, 250, -300, 2950]);
  });

  test('[TO3] bonus and penalty stop at the caps of the table', () => {
    const caps = { policies: { bonusCap: 600, penaltyCap: -200 } };
    const { bonus, penalty, total } = score(
      { ...full, e: { value: '3' }, f: { value: '5' }, g: { value: '3' } },
      caps,
    );
    expect([bonus, penalty, total]).toEqual([600, -200, 3400]);
  });

  test('[TO5] trap 14: bonus may lift the total over the scale, and nothing clamps it', () => {
    const { total } = score({ ...full, e: { value: '3' }, f: { value: '5' } });
    expect(total).toBe(3800);
  });

  test('[TO5] a penalty may take the total under zero', () => {
    expect(score({ g: { value: '3' } }).total).toBe(-300);
  });

  test('[TO2] a group or part is capped only where the table says so, and never under zero then', () => {
    const inside = (capAtMax: boolean) =>
      tableOf([
        part('i', 'score', 1000, [
          {
            id: 'i.g',
            code: '1',
            name: 'Nhóm',
            max: 1000,
            capAtMax,
            children: [leaf('x', 500, { kind: 'per_unit', pointPerUnit: 100, cap: 900 }), judged('y', 500)],
          },
        ]),
      ]);
    const column = columnOf('u-1', { x: { value: '9' }, y: { value: '5' } });
    const totals = [true, false].map(
      (cap) => scoreUnit(inside(cap), { unitId: 'u-1', column, targets: undefined }).total,
    );
    expect(totals).toEqual([1000, 1400]);
  });

  test('[TO2] a cap is the maximum of what was assigned, so that rescaling lifts nothing over the full one', () => {
    const many = leaf('x', 500, { kind: 'per_unit', pointPerUnit: 100, cap: 800 });
    const cappedPart = tableOf([part('i', 'score', 1000, [judged('y', 500), many], { capAtMax: true })]);
    const group = { id: 'i.g', code: '1', name: 'Nhóm', max: 1000, capAtMax: true };
    const cappedGroup = tableOf([
      part('i', 'score', 2000, [{ ...group, children: [judged('y', 500), many] }, judged('z')]),
    ]);
    const total = (of: CriteriaTable, y: CellInput) =>
      scoreUnit(of, {
        unitId: 'u-1',
        column: columnOf('u-1', { y, x: { value: '8' }, z: { value: '10' } }),
        targets: undefined,
      }).total;
    expect([cappedPart, cappedGroup].map((of) => total(of, KG))).toEqual([1000, 2000]);
    expect([cappedPart, cappedGroup].map((of) => total(of, { value: '5' }))).toEqual([1000, 2000]);
    const given = { ...cappedPart.policies, notAssigned: { policy: 'give_zero' } as const };
    expect(total({ ...cappedPart, policies: given }, KG)).toBe(800);
  });

  test('[TO2] [NA6] a capped bonus keeps its cap where something in it was not assigned', () => {
    const capped = tableOf([
      part('i', 'score', 1000, [judged('a')]),
      part('plus', 'bonus', 500, [judged('e', 300), judged('f', 500)], { capAtMax: true }),
    ]);
    const column = columnOf('u-1', { a: { value: '5' }, e: KG, f: { value: '5' } });
    expect(scoreUnit(capped, { unitId: 'u-1', column, targets: undefined }).bonus).toBe(500);
  });

  test('[TO6] a penalty part stops at its own least', () => {
    const low = tableOf([
      part('i', 'score', 1000, [judged('a')]),
      part('m', 'penalty', 0, [leaf('g', 0, { kind: 'per_unit', pointPerUnit: -100 })], { min: -250 }),
    ]);
    const column = columnOf('u-1', { a: { value: '10' }, g: { value: '4' } });
    expect(scoreUnit(low, { unitId: 'u-1', column, targets: undefined }).total).toBe(750);
  });

  test('[PT1] a hundred hundredths are one point, whatever the order they come in', () => {
    const many = tableOf([
      part(
        'i',
        'score',
        1000,
        Array.from({ length: 100 }, (_, at) => judged(`x.${at + 1}`, 10)),
      ),
    ]);
    const column = columnOf(
      'u-1',
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x.${at + 1}`, { value: '0.01' }])),
    );
    expect(scoreUnit(many, { unitId: 'u-1', column, targets: undefined }).total).toBe(100);
  });
});

describe('not assigned', () => {
  const oneGone: Inputs = { ...full, a: { value: '5' }, b: KG, c: { value: '4' } };

  test('[NA2] trap 20: at level part, what is left of a part is brought back to its scale', () => {
    const { parts, base } = score(oneGone);
    expect(parts.slice(0, 2).map(({ earned, assigned, points }) => [earned, assigned, points])).toEqual([
      [500, 1000, 1000],
      [700, 1000, 700],
    ]);
    expect(base).toBe(1700);
  });

  test('[NA3] trap 20: at level table the whole scale is rescaled once, and may rank otherwise', () => {
    const { base } = score(oneGone, {
      policies: { notAssigned: { policy: 'exclude_and_rescale', level: 'table' } },
    });
    expect(base).toBe(1800);
  });

  test('[NA1] the table may give the full points instead, or none', () => {
    expect(score(oneGone, { policies: { notAssigned: { policy: 'give_full' } } }).base).toBe(2200);
    expect(score(oneGone, { policies: { notAssigned: { policy: 'give_zero' } } }).base).toBe(1200);
  });

  test('[NA6] a bonus or penalty not assigned is simply not there, whatever the policy', () => {
    for (const policy of [{ policy: 'give_full' }, { policy: 'exclude_and_rescale', level: 'part' }]) {
      const { bonus, penalty, base } = score(
        { ...full, e: KG, f: { value: '1' }, g: KG },
        { policies: { notAssigned: policy } },
      );
      expect([base, bonus, penalty]).toEqual([3000, 100, 0]);
    }
  });

  test('[NA2] the rescaled part is rounded once, halves away from zero', () => {
    expect(rescaled(points(1), points(3), points(1000))).toBe(333);
    expect(rescaled(points(2), points(3), points(1000))).toBe(667);
    expect(rescaled(points(1), points(8), points(100))).toBe(13);
    expect(rescaled(points(-1), points(8), points(100))).toBe(-13);
  });

  test('[NA4] a part that is not assigned throughout has no score, and keeps the sheet from being handed in', () => {
    const inputs = {
      ...full,
      c: KG,
      d: KG,
      e: { value: '0' },
      f: { value: '0' },
      g: { value: '0' },
    } as const;
    const { parts, base } = score(inputs);
    expect(parts.map(({ withoutCriteria }) => withoutCriteria)).toEqual([false, true, false, false]);
    expect(base).toBe(2000);
    expect(submitBar(table(), columnOf('u-1', inputs), undefined)).toEqual({
      code: 'part-without-criteria',
      part: 'ii',
    });
  });

  test('[NA4] at level table the other parts make up for an empty one; an empty table has no score', () => {
    const whole = { policies: { notAssigned: { policy: 'exclude_and_rescale', level: 'table' } } };
    const rest = { e: { value: '0' }, f: { value: '0' }, g: { value: '0' } } as const;
    const empty = { ...full, c: KG, d: KG, ...rest };
    expect(score(empty, whole).base).toBe(3000);
    expect(submitBar(table(whole), columnOf('u-1', empty), undefined)).toBeUndefined();
    const none = { a: KG, b: KG, c: KG, d: KG, ...rest };
    expect(submitBar(table(whole), columnOf('u-1', none), undefined)?.code).toBe('part-without-criteria');
  });

  test('[NA5] a kind that finds nothing was assigned is treated by the table’s own policy', () => {
    const compare = (policy: string) =>
      tableOf(
        [
          part('i', 'score', 2000, [
            judged('a'),
            leaf('r', 1000, { kind: 'relative_to_leader', noTarget: 'na' }),
          ]),
        ],
        {
          policies: { notAssigned: { policy } },
        },
      );
    const column = columnOf('u-1', { a: { value: '6' }, r: { value: '5' } });
    const base = (policy: string) =>
      scoreUnit(compare(policy), { unitId: 'u-1', column, targets: undefined }).base;
    expect(['give_full', 'give_zero', 'exclude_and_rescale'].map(base)).toEqual([1600, 600, 1200]);
  });
});

describe('more units than one', () => {
  test('[RL7] a score waits only where another unit’s figure can still change it', () => {
    const targets = (unitId: string) => targetsOf(unitId, { 'ii.1': '100', 'ii.2': '100' });
    const unit = (unitId: string, value: string) => ({
      unitId,
      column: columnOf(unitId, { 'ii.2': { value } }),
      targets: targets(unitId),
    });
    const absent = { unitId: 'u-9', column: undefined, targets: undefined };
    const provisional = (...units: Parameters<typeof scoreUnits>[1][number][]) =>
      scoreUnits(smallTable(), units).map((one) => one.provisional);
    expect(provisional(unit('u-1', '120'), unit('u-2', '80'), absent)).toEqual([true, false, false]);
    expect(provisional(unit('u-1', '120'), unit('u-2', '80'))).toEqual([false, false]);
  });

  test('[SC3] one column is reckoned from its own inputs alone', () => {
    const table = smallTable();
    const self = columnOf('u-1', { 'i.1': { value: '9' } });
    const bloc = columnOf('u-1', { 'i.1': { value: '7' } }, 'bloc');
    const totals = [self, bloc, self].map(
      (column) => scoreUnit(table, { unitId: 'u-1', column, targets: undefined }).total,
    );
    expect(totals).toEqual([900, 700, 900]);
  });
});

describe('handing in', () => {
  const done: Inputs = { ...full, e: { value: '0' }, f: KG, g: { value: '0' } };

  test('[WF2] trap 12: a total of zero is legal; blank and invalid cells are not', () => {
    const zero = Object.fromEntries(Object.keys(done).map((id) => [id, { value: '0' }]));
    expect(submitBar(table(), columnOf('u-1', zero), undefined)).toBeUndefined();
    expect(submitBar(table(), columnOf('u-1', {}), undefined)).toEqual({
      code: 'sheet-not-complete',
      blank: 7,
      invalid: 0,
    });
    expect(submitBar(table(), columnOf('u-1', { ...done, a: { value: '99' }, b: null }), undefined)).toEqual({
      code: 'sheet-not-complete',
      blank: 1,
      invalid: 1,
    });
  });

  test('[WF2] an open conflict is named before anything else', () => {
    const column = columnOf('u-1', {});
    const fork = { ...column, cells: { a: [...cellOf({ value: '1' }), ...cellOf({ value: '2' })] } };
    expect(submitBar(table(), fork, undefined)).toEqual({ code: 'sheet-in-conflict', conflicts: 1 });
  });
});

test('[TO8] a cell written into the same column, as a push writes it, is reckoned anew', () => {
  const table = smallTable();
  const column = columnOf('u-1', { 'i.1': { value: '6' } });
  const below: World = { get: (kind) => (kind === 'column' ? column : undefined) as never };
  const overlay = createOverlay(below, { inPlace: true });
  const total = () => {
    const stands = overlay.get('column', 'khoi.2024/u-1/self');
    return scoreUnit(table, { unitId: 'u-1', column: stands, targets: undefined, marks: undefined }).total;
  };
  const enter = (value: string) =>
    overlay.write([
      {
        kind: 'column',
        id: 'khoi.2024/u-1/self',
        body: column,
        cells: {
          of: { sheetId: 'khoi.2024/u-1', owner: 'self' },
          written: [['i.1', cellOf({ value })]],
        },
      },
    ]);
  const before = total();
  enter('8');
  const after = total();
  enter('9');
  expect([after - before, total() - after]).toEqual([200, 100]);
});
