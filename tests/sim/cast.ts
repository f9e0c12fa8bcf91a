// Who takes part, in what, and what they try to do: a bloc of three units with a table of four criteria, and a
// second version of it that has dropped one.

import type { Intent } from '../../src/domain/changes/registry.ts';
import type { CriteriaTable } from '../../src/domain/criteria/criteria-table.ts';
import { sheetIdOf } from '../../src/domain/ids.ts';
import { NOT_ASSIGNED } from '../../src/domain/scoring/cell.ts';
import type { ColumnOwner } from '../../src/domain/scoring/sheet.ts';
import type { Actor } from '../../src/domain/workflow/permissions.ts';
import type { SeedRecord } from '../../src/server/sync/blocs.ts';
import { seedRecord } from '../../src/server/sync/blocs.ts';
import { grantOf, leaf, part, person, sheetAt, tableOf } from '../support/small-bloc.ts';

export { BLOC } from '../support/small-bloc.ts';
const PERIOD = 'khoi.2024';

const units = ['u-1', 'u-2', 'u-3'] as const;

/** One device each; the clerk of the first unit has two. */
export const people: readonly Actor[] = [
  person('canbo', grantOf('unit-clerk', 'u-1')),
  person('canbo', grantOf('unit-clerk', 'u-1')),
  person('thutruong', grantOf('unit-head', 'u-1')),
  person('truongkhoi', grantOf('bloc-leader', 'u-2'), grantOf('unit-head', 'u-2')),
  person('phokhoi', grantOf('bloc-deputy', 'u-3'), grantOf('unit-head', 'u-3')),
];

const tableWith = (version: number, criteria: readonly string[]): CriteriaTable => ({
  ...tableOf([
    part(
      'i',
      'score',
      criteria.length * 1000,
      criteria.map((id) => leaf(id, 1000, { kind: 'per_unit', pointPerUnit: 100 })),
    ),
  ]),
  version,
});
const criteriaOf: { readonly [version: number]: readonly string[] } = {
  1: ['i.1', 'i.2', 'i.3', 'i.4'],
  2: ['i.1', 'i.2', 'i.4'],
};

/** The bloc before anybody has done anything. */
export const firstRecords = (): readonly SeedRecord[] => [
  ...[1, 2].map((version) =>
    seedRecord('criteria-table', tableWith(version, criteriaOf[version] as readonly string[])),
  ),
  ...units.map((unitId) => seedRecord('sheet', sheetAt(unitId))),
];

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Something this person might press; the rules may refuse it. Three dice decide. */
export function intentOf(
  actor: Actor,
  versionOf: (sheetId: string) => number,
  [a, b, c]: readonly [number, number, number],
): Intent {
  const own = actor.grants.find(({ unitId }) => unitId !== null)?.unitId ?? 'u-1';
  const ofBloc = actor.grants.some(({ role }) => role === 'bloc-leader' || role === 'bloc-deputy');
  const unitId = ofBloc && a % 3 > 0 ? pick(units, a >> 2) : own;
  const sheetId = sheetIdOf(PERIOD, unitId);
  const what = a % 20;
  if (what === 17) return { name: 'submit-sheet', args: { sheetId } };
  if (what === 18) return { name: ofBloc ? 'begin-review' : 'recall-sheet', args: { sheetId } };
  if (what === 19 && b % 4 === 0) return { name: 'migrate-sheet', args: { sheetId, to: 2 } };
  const owner: ColumnOwner = ofBloc && unitId !== own ? 'bloc' : 'self';
  const table = versionOf(sheetId);
  return {
    name: 'enter-score',
    args: {
      sheetId,
      owner,
      criterionId: pick(criteriaOf[table] ?? [], b),
      input: c % 7 === 6 ? NOT_ASSIGNED : { value: String(c % 9) },
      reason: c % 5 === 4 ? `lý do ${c}` : '',
      table,
    },
  };
}
