import { expect, test } from 'vitest';
import { must } from '../../../../src/base/assert.ts';
import { CriteriaTable, indexOf } from '../../../../src/domain/criteria/criteria-table.ts';
import { plannedMeeting } from '../../../../src/domain/meeting/meeting.ts';
import type { CellInput } from '../../../../src/domain/scoring/cell.ts';
import { points } from '../../../../src/domain/scoring/points.ts';
import type { ColumnOwner } from '../../../../src/domain/scoring/sheet.ts';
import { asksForLastYear, isOtherBefore, lastYearOf } from '../../../../src/domain/year/last-year.ts';
import { columnOf, leader, leaf, part, tableOf } from '../../../support/small-bloc.ts';
import { smallYear, YEAR, type SmallYear } from '../../../support/small-year.ts';

const NEXT = 'khoi.2025';
const step = (base: string) => ({ kind: 'step', base, per: 'unit', size: '1', up: 10, down: 10 });
const band = (low: object) => ({ kind: 'band', low });

/** One criterion of every kind that may be held against the year before, and one that is not. */
const table = tableOf([
  part('i', 'score', 5000, [
    leaf('i.1', 1000, step('previous'), { unit: '%' }),
    leaf('i.2', 1000, step('fixed'), { transform: 'delta', unit: '%' }),
    leaf('i.3', 1000, band({ ref: 'previous' })),
    leaf('i.4', 1000, { kind: 'target_ratio' }, { transform: 'ratio_pct', unit: '%' }),
    leaf('i.5', 1000, { kind: 'pass_fail' }),
  ]),
]);

/** A year that is over, and the next one begun from it as people do. */
function twoYears(
  cells: { readonly [O in ColumnOwner]?: Readonly<Record<string, CellInput>> },
  next: (table: CriteriaTable) => CriteriaTable = (same) => same,
): SmallYear {
  const year = smallYear({ stage: 'published', year: 'decided', table });
  for (const owner of ['self', 'bloc', 'province'] as const)
    year.put('column', columnOf('u-1', cells[owner] ?? {}, owner));
  const { id, name, shortName, headTitle, superior, place } = must(
    year.get('bloc-period', YEAR)?.units[0],
    'a unit',
  );
  const begun = year.refusal(leader, {
    name: 'begin-next-year',
    args: {
      periodId: YEAR,
      next: {
        id: NEXT,
        period: '2025',
        leaderUnitId: 'u-1',
        deputyUnitId: null,
        units: [{ id, name, shortName, headTitle, superior, place }],
      },
    },
  });
  expect(begun).toBeUndefined();
  year.put('criteria-table', next(must(year.get('criteria-table', `${NEXT}@1`), 'a table')));
  return year;
}

const leafOf = (year: SmallYear, id: string) =>
  must(indexOf(must(year.get('criteria-table', `${NEXT}@1`), 'a table')).leafById.get(id), 'a criterion')
    .leaf;
const lastOf = (year: SmallYear, id: string, unitId = 'u-1') =>
  lastYearOf(year, NEXT, unitId, leafOf(year, id));

test('[LY1] a year begun from another knows it; one that does not say finds nothing', () => {
  const year = twoYears({ bloc: { 'i.1': { before: '60', now: '52.9' } } });
  const begun = must(year.get('bloc-period', NEXT), 'a year');
  expect(begun.previous).toBe(YEAR);
  expect(lastOf(year, 'i.1')?.value).toBe('52.9');
  const { previous: _, ...old } = begun;
  year.put('bloc-period', old);
  expect(lastOf(year, 'i.1')).toBeUndefined();
});

test('[LY2] the province’s cell, else the bloc’s, else the unit’s own; told whose it is and from which year', () => {
  const year = twoYears({
    self: {
      'i.1': { before: '60', now: '50' },
      'i.2': { before: '9', now: '8' },
      'i.3': { before: '1', now: '3' },
    },
    bloc: { 'i.1': { before: '60', now: '51' }, 'i.2': { before: '9', now: '7' } },
    province: { 'i.1': { before: '60', now: '52' } },
  });
  const found = ['i.1', 'i.2', 'i.3'].map((id) => {
    const last = lastOf(year, id);
    return [last?.owner, last?.value, last?.period, last?.isFinal];
  });
  expect(found).toEqual([
    ['province', '52', '2024', true],
    ['bloc', '7', '2024', true],
    ['self', '3', '2024', true],
  ]);
  // Where the table took the bloc's score as the final one, the province's word was none.
  year.put('criteria-table', { ...table, policies: { ...table.policies, finalRule: 'bloc' } });
  expect(lastOf(year, 'i.1')).toMatchObject({ owner: 'bloc', value: '51' });
  expect(lastOf(year, 'i.1', 'u-3')).toBeUndefined();
});

test('[LY2] by the id, else by the only criterion of that code, and only of the same measure', () => {
  const cells = { bloc: { 'i.1': { value: '52' } } } as const;
  const change = (more: object) => (old: CriteriaTable) =>
    CriteriaTable.parse({
      ...old,
      parts: old.parts.map((one) => ({
        ...one,
        children: one.children.map((child) => (child.id === 'i.1' ? { ...child, ...more } : child)),
      })),
    });
  const found = (more: object, id = 'i.1') => lastOf(twoYears(cells, change(more)), id)?.value;
  expect(found({ code: '7' })).toBe('52');
  expect(found({ unit: 'đồng' })).toBeUndefined();
  expect(found({ id: 'moi' }, 'moi')).toBe('52');
  expect(found({ id: 'moi', code: '9' }, 'moi')).toBeUndefined();
  expect(found({ id: 'moi', unit: 'đồng' }, 'moi')).toBeUndefined();
  // A code that names two names neither.
  const twice = twoYears(cells, change({ id: 'moi' }));
  const before = must(twice.get('criteria-table', `${YEAR}@1`), 'a table');
  twice.put('criteria-table', {
    ...before,
    parts: before.parts.map((one) => ({
      ...one,
      children: one.children.map((child) => ({ ...child, code: 'i.1' })),
    })),
  });
  expect(lastOf(twice, 'moi')).toBeUndefined();
});

test('[LY3] a ratio is its percentage; a fall reckoned already, KG and what is no figure are none', () => {
  const valueOf = (id: string, input: CellInput) => lastOf(twoYears({ bloc: { [id]: input } }), id)?.value;
  expect(valueOf('i.4', { top: '45', bottom: '50' })).toBe('90');
  expect(valueOf('i.4', { top: '45', bottom: '0' })).toBeUndefined();
  expect(valueOf('i.2', { value: '3' })).toBeUndefined();
  expect(valueOf('i.1', { value: '3' })).toBe('3');
  expect(valueOf('i.1', { override: '8', of: { before: '9', now: '7' } })).toBe('7');
  expect(valueOf('i.1', { assigned: false })).toBeUndefined();
  expect(valueOf('i.1', { typed: 'gần 50' })).toBeUndefined();
  expect(valueOf('i.5', { passed: true })).toBeUndefined();
});

test('[LY4] every kind that is held against the year before asks for it; another figure is told, the same written otherwise is not', () => {
  const leaves = indexOf(table).leaves.map(({ leaf: one }) => one);
  expect(leaves.filter(asksForLastYear).map(({ id }) => id)).toEqual(['i.1', 'i.2', 'i.3']);
  const last = must(lastOf(twoYears({ bloc: { 'i.1': { value: '52.90' } } }), 'i.1'), 'a figure');
  expect(isOtherBefore({ before: '52.9', now: '50' }, last)).toBe(false);
  expect(isOtherBefore({ before: '60', now: '50' }, last)).toBe(true);
  expect(isOtherBefore({ override: '8', of: { before: '60', now: '50' } }, last)).toBe(true);
  expect(isOtherBefore({ value: '50' }, last)).toBe(false);
  expect(isOtherBefore(null, last)).toBe(false);
});

test('[LY6] the points of the year before are those that were adopted, or appraised after that', () => {
  const year = twoYears({ bloc: { 'i.1': { before: '60', now: '52' } } });
  expect(lastOf(year, 'i.1')?.points).toBeUndefined();
  year.put('adopted-result', {
    periodId: YEAR,
    session: 1,
    at: 0,
    by: 'truongkhoi',
    tableVersion: 1,
    units: [
      {
        unitId: 'u-1',
        name: 'Huyện u-1',
        shortName: 'u-1',
        tableVersion: 1,
        status: 'ranked',
        place: 1,
        total: points(800),
        parts: [],
        bonus: points(0),
        penalty: points(0),
        grade: null,
        award: null,
        points: { 'i.1': points(800), 'i.2': null },
      },
    ],
    meeting: plannedMeeting(YEAR, 1),
  });
  expect(lastOf(year, 'i.1')?.points).toBe(800);
  const change = {
    criterionId: 'i.1',
    code: 'i.1',
    name: '',
    from: points(800),
    to: points(500),
    reason: 'x',
    author: 'so',
  };
  year.put('appraised-sheet', { periodId: YEAR, unitId: 'u-1', session: 1, changes: [change] });
  expect(lastOf(year, 'i.1')?.points).toBe(500);
});
