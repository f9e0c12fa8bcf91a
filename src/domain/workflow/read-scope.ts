// What of a bloc a person may read: of each of its years all of it, some units' part, or what every member reads [PM7].

import type { BlocId, PeriodId, UnitId } from '../ids.ts';
import type { BlocPeriod } from './bloc-period.ts';
import type { Actor, Grant } from './permissions.ts';

/** A year of a bloc, and the one that it was begun from. */
export type Year = Pick<BlocPeriod, 'id' | 'previous'>;

/** What is not for every member to read: a unit's own, in a year of its bloc, or of several units at once. */
export interface Matter {
  /** null: of several, for whoever reads all of the year. */
  readonly unitId: UnitId | null;
  /** As it is named, whether there is such a year or not. */
  readonly year: PeriodId;
}

/** Of a year, everything or what is these units' own; of one that is not named, what every member reads. */
export type ReadScope =
  | { readonly see: 'all' }
  | { readonly see: 'part'; readonly years: ReadonlyMap<PeriodId, 'all' | readonly UnitId[]> };

const SEE_ALL: readonly Grant['role'][] = [
  'bloc-leader',
  'bloc-deputy',
  'bloc-secretary',
  'province-officer',
];

const seesAll = ({ role }: Grant): boolean => SEE_ALL.includes(role);

const seesUnit = ({ role, unitId }: Grant): boolean =>
  (role === 'unit-clerk' || role === 'unit-head') && unitId !== null;

/** The administrator keeps accounts and reads no scores [PM8]. */
const grantsThatRead = (actor: Actor, blocId: BlocId): readonly Grant[] =>
  actor.grants.filter(
    (grant) => (grant.blocId === blocId || grant.blocId === null) && (seesAll(grant) || seesUnit(grant)),
  );

/** Without one, not even that the bloc exists is told. */
export const hasPart = (actor: Actor, blocId: BlocId): boolean => grantsThatRead(actor, blocId).length > 0;

/** Whether someone reads all of the bloc, whatever years it has: then nobody need ask which those are. */
export const readsEveryYear = (actor: Actor, blocId: BlocId): boolean =>
  grantsThatRead(actor, blocId).some((grant) => grant.periodId === null && seesAll(grant));

/**
 * Undefined where the person has no part in the bloc. A role of one year reads that year and those it was begun from,
 * whose figures its own are held against, and nothing of the years that came after it [PM2].
 */
export function readScope(actor: Actor, blocId: BlocId, years: readonly Year[]): ReadScope | undefined {
  const grants = grantsThatRead(actor, blocId);
  if (grants.length === 0) return undefined;
  if (readsEveryYear(actor, blocId)) return { see: 'all' };
  const parts = new Map<PeriodId, 'all' | readonly UnitId[]>();
  for (const grant of grants) {
    for (const year of yearsOfGrant(grant, years)) {
      const known = parts.get(year) ?? [];
      if (known === 'all' || seesAll(grant)) parts.set(year, 'all');
      else parts.set(year, [...new Set([...known, ...(grant.unitId === null ? [] : [grant.unitId])])].sort());
    }
  }
  const isWhole = years.length > 0 && years.every(({ id }) => parts.get(id) === 'all');
  return isWhole ? { see: 'all' } : { see: 'part', years: parts };
}

function yearsOfGrant({ periodId }: Grant, years: readonly Year[]): readonly PeriodId[] {
  if (periodId === null) return years.map(({ id }) => id);
  const reached: PeriodId[] = [];
  // A year that came to be its own ancestor would go round for ever.
  for (let year: PeriodId | undefined = periodId; year !== undefined && !reached.includes(year);) {
    reached.push(year);
    year = years.find(({ id }) => id === year)?.previous;
  }
  return reached;
}

/** What belongs to no unit is everybody's who has a part in the bloc. */
export function reads(scope: ReadScope, matter: Matter | null): boolean {
  if (scope.see === 'all' || matter === null) return true;
  const part = scope.years.get(matter.year);
  return part === 'all' || (matter.unitId !== null && (part?.includes(matter.unitId) ?? false));
}

/** Whether there is a year in which the unit's own matters are read. */
export const readsUnit = (scope: ReadScope, unitId: UnitId): boolean =>
  scope.see === 'all' || [...scope.years.values()].some((part) => part === 'all' || part.includes(unitId));

/** Whether all of a year is read. */
export const readsYear = (scope: ReadScope, year: PeriodId): boolean =>
  scope.see === 'all' || scope.years.get(year) === 'all';
