// Who may do what: named predicates over the grants a person holds for a bloc and a period [PM1].
// The same table greys a button, refuses on the device and decides at the server.

import { z } from 'zod';
import { BlocId, PeriodId, PersonId, UnitId } from '../ids.ts';
import type { ColumnOwner, Sheet } from '../scoring/sheet.ts';

export const Role = z.enum([
  'unit-clerk',
  'unit-head',
  'bloc-secretary',
  'bloc-leader',
  'bloc-deputy',
  'province-officer',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

/** A role is held for a bloc and a period, because the leader changes every year [PM2]. */
export const Grant = z.object({
  role: Role,
  /** null: every bloc of the province. */
  blocId: BlocId.nullable(),
  periodId: PeriodId.nullable(),
  /** The unit the person belongs to, where the role comes with one. */
  unitId: UnitId.nullable(),
});
export type Grant = z.infer<typeof Grant>;

export const Actor = z.object({ personId: PersonId, name: z.string(), grants: z.array(Grant) });
export type Actor = z.infer<typeof Actor>;

/** Both must fit: a role for every year of one bloc says nothing in another [PM2]. */
const forPeriod = (actor: Actor, periodId: PeriodId): readonly Grant[] =>
  actor.grants.filter(
    (grant) =>
      (grant.periodId === null || grant.periodId === periodId) &&
      (grant.blocId === null || isOfBloc(periodId, grant.blocId)),
  );

const isOfBloc = (periodId: PeriodId, blocId: BlocId): boolean =>
  periodId.startsWith(blocId) && periodId.charAt(blocId.length) === '.';

const holds = (actor: Actor, periodId: PeriodId, ...roles: readonly Role[]): boolean =>
  forPeriod(actor, periodId).some((grant) => roles.includes(grant.role));

/** Any tie to the unit, in any role: nobody scores their own unit for the bloc [PM4]. */
export const belongsTo = (actor: Actor, sheet: Pick<Sheet, 'periodId' | 'unitId'>): boolean =>
  forPeriod(actor, sheet.periodId).some((grant) => grant.unitId === sheet.unitId);

const holdsAtUnit = (
  actor: Actor,
  sheet: Pick<Sheet, 'periodId' | 'unitId'>,
  ...roles: readonly Role[]
): boolean =>
  forPeriod(actor, sheet.periodId).some(
    (grant) => roles.includes(grant.role) && grant.unitId === sheet.unitId,
  );

/** Clerk and head write their own unit's scores [PM3]. */
export const maySelfScore = (actor: Actor, sheet: Sheet): boolean =>
  holdsAtUnit(actor, sheet, 'unit-clerk', 'unit-head');

/** Holds a post of the bloc that scores: leader, deputy, or the secretary who types for them [PM4]. */
export const isBlocScorer = (actor: Actor, periodId: PeriodId): boolean =>
  holds(actor, periodId, 'bloc-leader', 'bloc-deputy', 'bloc-secretary');

/** Takes a sheet over to the version of the table in force: the unit's own people, or the bloc's [TM2]. */
export const mayMigrate = (actor: Actor, sheet: Sheet): boolean =>
  isBlocScorer(actor, sheet.periodId) || maySelfScore(actor, sheet);

/** Only the head hands in or takes back the unit's sheet; the clerk and the secretary submit nothing [PM5]. */
export const isHeadOf = (actor: Actor, sheet: Sheet): boolean => holdsAtUnit(actor, sheet, 'unit-head');

/** The head of that unit in that year. */
export const headsUnit = (actor: Actor, periodId: PeriodId, unitId: UnitId): boolean =>
  holdsAtUnit(actor, { periodId, unitId }, 'unit-head');

/** Clerk or head of that unit in that year: who speaks for it where it checks another [PC2]. */
export const worksInUnit = (actor: Actor, periodId: PeriodId, unitId: UnitId): boolean =>
  holdsAtUnit(actor, { periodId, unitId }, 'unit-clerk', 'unit-head');

/** Leader or deputy moves a sheet into review, never their own unit's [PM6]. */
export const leadsBloc = (actor: Actor, periodId: PeriodId): boolean =>
  holds(actor, periodId, 'bloc-leader', 'bloc-deputy');

/** Holds that very post of the bloc, in which a level of the review is passed [LV3]. */
export const holdsPost = (
  actor: Actor,
  periodId: PeriodId,
  post: 'secretary' | 'deputy' | 'leader',
): boolean => holds(actor, periodId, `bloc-${post}`);

/** Speaks for the Department of Home Affairs. */
export const standsForProvince = (actor: Actor, periodId: PeriodId): boolean =>
  holds(actor, periodId, 'province-officer');

/** [AW7] Reads what became of every proposal for an award; a unit's own people read theirs. */
export const readsProposals = (actor: Actor, periodId: PeriodId): boolean =>
  standsForProvince(actor, periodId) || isBlocScorer(actor, periodId);

/** What a person may write in a column, or why not. */
export function scoringBar(
  actor: Actor,
  sheet: Sheet,
  owner: ColumnOwner,
): 'not-permitted' | 'own-unit' | undefined {
  if (owner === 'self') return maySelfScore(actor, sheet) ? undefined : 'not-permitted';
  const isScorer = owner === 'province' ? standsForProvince : isBlocScorer;
  if (!isScorer(actor, sheet.periodId)) return 'not-permitted';
  return belongsTo(actor, sheet) ? 'own-unit' : undefined;
}

/** [BM1] Makes blocs: who keeps the accounts, and the Department for the whole province. */
export const makesBlocs = ({ grants }: Actor): boolean =>
  grants.some(
    ({ role, blocId }) => role === 'administrator' || (role === 'province-officer' && blocId === null),
  );

export const isAdministrator = (actor: Actor): boolean =>
  actor.grants.some((grant) => grant.role === 'administrator');
