// A bloc of any size, for measuring: every rule kind in turn, one clerk a unit and a leader.

import { sheetIdOf } from '../../src/domain/ids.ts';
import { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import type { Grant } from '../../src/domain/workflow/permissions.ts';
import type { SheetStage } from '../../src/domain/workflow/stages.ts';
import type { BlocPeriod } from '../../src/domain/workflow/bloc-period.ts';
import { hashPassword } from '../../src/server/auth/passwords.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { addPerson } from '../../src/server/store/people.ts';
import type { Store } from '../../src/server/store/store.ts';
import { createBloc, seedRecord } from '../../src/server/sync/blocs.ts';

const PERIOD = '2024';

const ruleFor = (index: number) =>
  [
    { kind: 'pass_fail' },
    { kind: 'per_unit', pointPerUnit: 100 },
    { kind: 'target_ratio' },
    { kind: 'relative_to_leader' },
    {
      kind: 'tiers',
      tiers: [
        { min: '100', points: 1000 },
        { max_excl: '100', points: 500 },
      ],
    },
    { kind: 'expert' },
  ][index % 6];

/** A table of so many criteria in parts of twenty, of every kind or of the one that is named. */
export function bigTable(
  blocId: string,
  criteria: number,
  rule?: { readonly kind: 'expert' },
): CriteriaTable {
  const leaves = Array.from({ length: criteria }, (_, index) => ({
    id: `c.${index + 1}`,
    code: String(index + 1),
    name: `Tiêu chí số ${index + 1}`,
    max: 1000,
    rule: rule ?? ruleFor(index),
  }));
  const parts = Array.from({ length: Math.ceil(criteria / 20) }, (_, index) => {
    const children = leaves.slice(index * 20, index * 20 + 20);
    return {
      id: `p.${index + 1}`,
      code: String(index + 1),
      name: `Phần ${index + 1}`,
      role: 'score',
      max: children.length * 1000,
      children,
    };
  });
  return CriteriaTable.parse({
    periodId: `${blocId}.${PERIOD}`,
    version: 1,
    stage: 'applied',
    title: 'Bảng tiêu chí để đo',
    scale: criteria * 1000,
    policies: {
      notAssigned: { policy: 'exclude_and_rescale', level: 'part' },
      bonusCap: null,
      penaltyCap: null,
      tieBreak: [],
    },
    parts,
  });
}

export interface BigBloc {
  readonly blocId: string;
  readonly sheetIds: readonly string[];
  readonly criterionIds: readonly string[];
  /** Username of a unit's clerk, by its place. */
  readonly clerk: (unit: number) => string;
  readonly leader: string;
}

/** Puts a bloc of `units` × `criteria` into a store, nothing scored yet. */
export async function makeBigBloc(
  store: Store,
  {
    blocId = 'khoi-do',
    units,
    criteria,
    stage = 'open',
    rule,
  }: {
    blocId?: string;
    units: number;
    criteria: number;
    stage?: SheetStage;
    rule?: { readonly kind: 'expert' };
  },
): Promise<BigBloc> {
  const periodId = `${blocId}.${PERIOD}`;
  const table = bigTable(blocId, criteria, rule);
  const unitIds = Array.from({ length: units }, (_, index) => `u-${index + 1}`);
  const criterionIds = table.parts.flatMap((part) => part.children.map((leaf) => leaf.id));
  const period: BlocPeriod = {
    id: periodId,
    blocId,
    blocName: 'Khối để đo',
    shortName: 'Khối để đo',
    period: PERIOD,
    superior: 'UBND TỈNH',
    place: 'Lai Châu',
    stage: 'scoring',
    tableVersion: 1,
    leaderUnitId: 'u-1',
    deputyUnitId: null,
    units: unitIds.map((id) => ({
      id,
      name: `Đơn vị ${id}`,
      shortName: id,
      headTitle: 'THỦ TRƯỞNG',
      superior: 'UBND TỈNH',
      place: 'Lai Châu',
    })),
    signers: { secretary: '', leader: '' },
    sample: true,
  };
  await createBloc(store, blocId, [
    seedRecord('bloc-period', period),
    seedRecord('criteria-table', table),
    seedRecord('people', { blocId, names: {} }),
    ...unitIds.flatMap((unitId) => [
      seedRecord('targets', {
        periodId,
        unitId,
        values: Object.fromEntries(criterionIds.map((id) => [id, '100'])),
      }),
      seedRecord('sheet', {
        id: sheetIdOf(periodId, unitId),
        periodId,
        unitId,
        tableVersion: 1,
        stage,
        moved: null,
      }),
    ]),
  ]);

  const clerk = (unit: number) => `${blocId}.canbo.${unit + 1}`;
  const leader = `${blocId}.truong`;
  const password = await hashPassword(SAMPLE_PASSWORD);
  const grant = (role: Grant['role'], unitId: string | null): Grant => ({ role, blocId, periodId, unitId });
  await store.transaction(async (tx) => {
    const add = (username: string, grants: readonly Grant[]) =>
      addPerson(
        tx,
        {
          id: username,
          username,
          name: username,
          office: '',
          password,
          active: 1,
          sample: 1,
          created: 0,
          given: 0,
          revision: 0,
        },
        grants,
      );
    for (const [index, unitId] of unitIds.entries()) await add(clerk(index), [grant('unit-clerk', unitId)]);
    await add(leader, [grant('bloc-leader', null)]);
  });
  return { blocId, sheetIds: unitIds.map((id) => sheetIdOf(periodId, id)), criterionIds, clerk, leader };
}
