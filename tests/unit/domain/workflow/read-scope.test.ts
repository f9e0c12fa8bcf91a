// Who may read what of a bloc and its years.

import { describe, expect, test } from 'vitest';
import type { HeldChange } from '../../../../src/domain/held/held-change.ts';
import { matterOf, recordUnitOf } from '../../../../src/domain/record-units.ts';
import { isAdministrator, type Grant } from '../../../../src/domain/workflow/permissions.ts';
import {
  hasPart,
  reads,
  readScope,
  readsUnit,
  readsYear,
  type Year,
} from '../../../../src/domain/workflow/read-scope.ts';
import {
  BLOC,
  columnOf,
  grantOf,
  head,
  PERIOD,
  person,
  sheetAt,
  smallTable,
  targetsOf,
} from '../../../support/small-bloc.ts';

const LATER = `${BLOC}.sau`;
const LAST = `${BLOC}.cuoi`;
/** Begun one from the other; names say nothing of their order. */
const YEARS: readonly Year[] = [
  { id: LAST, previous: LATER },
  { id: PERIOD, previous: undefined },
  { id: LATER, previous: PERIOD },
];
const ONE: readonly Year[] = [{ id: PERIOD, previous: undefined }];

const scope = (grants: readonly Grant[], years = ONE) => readScope(person('x', ...grants), BLOC, years);
const yearsSeen = (grants: readonly Grant[], years = YEARS) => {
  const sees = scope(grants, years);
  return sees?.see === 'part' ? Object.fromEntries(sees.years) : sees?.see;
};

describe('in one year', () => {
  test('[PM7] the bloc’s own people and the province read all; a unit’s people read their own units', () => {
    for (const role of ['bloc-leader', 'bloc-deputy', 'bloc-secretary'] as const) {
      expect(scope([grantOf(role, null)])).toEqual({ see: 'all' });
    }
    const officer = grantOf('province-officer', null, { blocId: null, periodId: null });
    expect(scope([officer])).toEqual({ see: 'all' });
    expect(scope([officer], [])).toEqual({ see: 'all' });
    const units = [grantOf('unit-head', 'u-2'), grantOf('unit-clerk', 'u-1'), grantOf('unit-clerk', 'u-2')];
    expect(yearsSeen(units, ONE)).toEqual({ [PERIOD]: ['u-1', 'u-2'] });
  });

  test('[PM7] what belongs to one unit says so; table, period and names are everybody’s', () => {
    expect(recordUnitOf.column(columnOf('u-1', {}))).toBe('u-1');
    expect(recordUnitOf.sheet(sheetAt('u-2'))).toBe('u-2');
    expect(recordUnitOf.targets(targetsOf('u-1', {}))).toBe('u-1');
    expect(recordUnitOf['criteria-table'](smallTable())).toBeNull();
    expect(recordUnitOf.people({ blocId: BLOC, names: {} })).toBeNull();
  });

  test('[PM8] the administrator keeps accounts and reads no scores; a stranger not even the bloc’s name', () => {
    const keeper = grantOf('administrator', null, { blocId: null, periodId: null });
    for (const grants of [[keeper], [], [grantOf('bloc-leader', null, { blocId: 'khac' })]]) {
      expect(scope(grants)).toBeUndefined();
      expect(hasPart(person('x', ...grants), BLOC)).toBe(false);
    }
    expect([isAdministrator(person('q', keeper)), isAdministrator(head)]).toEqual([true, false]);
  });
});

describe('in several', () => {
  const lead = (periodId: string | null) => grantOf('bloc-leader', 'u-2', { periodId });
  const clerk = (periodId: string | null, unit = 'u-1') => grantOf('unit-clerk', unit, { periodId });

  test('[PM9] a role of one year reads it and those before it, and no year that came after', () => {
    expect(yearsSeen([lead(PERIOD)])).toEqual({ [PERIOD]: 'all' });
    expect(yearsSeen([lead(LATER)])).toEqual({ [LATER]: 'all', [PERIOD]: 'all' });
    expect(yearsSeen([lead(LAST)])).toBe('all');
    expect(yearsSeen([lead(null)])).toBe('all');
    expect(yearsSeen([clerk(LATER)])).toEqual({ [LATER]: ['u-1'], [PERIOD]: ['u-1'] });
    expect(yearsSeen([clerk(null)])).toEqual({ [PERIOD]: ['u-1'], [LATER]: ['u-1'], [LAST]: ['u-1'] });
  });

  test('[PM9] who led a year and is a unit’s clerk since reads all of the one and their own of the other', () => {
    const both = [lead(PERIOD), clerk(LATER), clerk(LATER, 'u-3'), clerk(PERIOD, 'u-3')];
    expect(yearsSeen(both)).toEqual({ [PERIOD]: 'all', [LATER]: ['u-1', 'u-3'] });
    const seen = scope(both, YEARS);
    if (!seen) throw new Error('no part');
    const at = (year: string, unitId: string) => reads(seen, { unitId, year });
    expect([at(PERIOD, 'u-5'), at(LATER, 'u-5'), at(LATER, 'u-3'), at(LAST, 'u-3')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([reads(seen, null), readsUnit(seen, 'u-5'), readsYear(seen, LATER)]).toEqual([true, true, false]);
  });

  test('[PM9] a role in a year that is not here reads nothing of those that are', () => {
    expect(yearsSeen([lead(LAST)], ONE)).toEqual({ [LAST]: 'all' });
    expect(yearsSeen([clerk(PERIOD)], [])).toEqual({ [PERIOD]: ['u-1'] });
    expect(yearsSeen([lead(PERIOD)], [])).toEqual({ [PERIOD]: 'all' });
  });

  test('[PM9] years that name each other as the one before are read once each', () => {
    const round = [
      { id: PERIOD, previous: LATER },
      { id: LATER, previous: PERIOD },
    ];
    expect(yearsSeen([lead(PERIOD)], round)).toBe('all');
  });

  test('[PM9] a record is of the year that its name begins with, held work of the one it names', () => {
    const held = (args: unknown): HeldChange => ({
      id: 'abcdefghijkl-1',
      unitId: 'u-1',
      author: 'x',
      name: 'enter-score',
      args,
      base: null,
      at: 0,
      reason: 'held-late',
      receivedAt: 0,
      settled: null,
    });
    const of = (args: unknown) => matterOf('held-change', 'abcdefghijkl-1', held(args));
    expect(of({ sheetId: `${LATER}/u-1` })).toEqual({ unitId: 'u-1', year: LATER });
    expect(of({ periodId: LATER, by: 'u-1' })).toEqual({ unitId: 'u-1', year: LATER });
    expect(of({})).toEqual({ unitId: 'u-1', year: '' });
    const column = columnOf('u-1', {});
    expect(matterOf('column', `${column.sheetId}/self`, column)).toEqual({ unitId: 'u-1', year: PERIOD });
    expect(matterOf('criteria-table', `${PERIOD}@1`, smallTable())).toBeNull();
  });
});
