// A bloc may let several people look at each sheet before it goes to the meeting, one after another. A level is what the
// office calls it and the post that passes it; how far a sheet has come stands with the sheet. Without levels the review
// is finished by leader or deputy at once, and nothing here is ever asked.

import { z } from 'zod';
import { text } from '../fields.ts';
import { PersonId } from '../ids.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from './bloc-period.ts';
import { belongsTo, holdsPost, leadsBloc, type Actor } from './permissions.ts';

export const LevelPost = z.enum(['secretary', 'deputy', 'leader']);
export type LevelPost = z.infer<typeof LevelPost>;

export const ReviewLevel = z.object({
  /** As the office calls it: "Phó khối thẩm tra". */
  name: text(60).pipe(z.string().min(1)),
  post: LevelPost,
});
export type ReviewLevel = z.infer<typeof ReviewLevel>;

export const MOST_LEVELS = 5;

/** How far a sheet has come in its review; absent where it has passed no level yet. */
export const Review = z.object({
  /** The first level first. Names as they were, so that paper prints with them. */
  passed: z.array(z.object({ name: text(60), by: PersonId, at: z.int() })).max(MOST_LEVELS),
  /** The last time that levels were void, until the next one is passed. */
  back: z
    .object({
      /** The number of the level whose turn it is again. */
      to: z.int().min(1).max(MOST_LEVELS),
      why: z.enum(['sent-back', 'score', 'targets', 'new-table', 'held', 'reopened']),
      by: PersonId,
      at: z.int(),
      reason: text(2000),
    })
    .nullable(),
});
export type Review = z.infer<typeof Review>;
export type StepBack = NonNullable<Review['back']>;

/** None where the review has a single step, as leader or deputy does it. */
export const levelsOf = (period: BlocPeriod | undefined): readonly ReviewLevel[] =>
  period?.settings?.levels ?? [];

/** How many levels a sheet has passed. */
export const passedBy = ({ review }: Sheet): number => review?.passed.length ?? 0;

/** The level whose turn it is, and its number; undefined where there are no levels or all are passed. */
export function nextLevel(
  period: BlocPeriod | undefined,
  sheet: Sheet,
): { readonly level: ReviewLevel; readonly number: number; readonly isLast: boolean } | undefined {
  const levels = levelsOf(period);
  const at = passedBy(sheet);
  const level = levels[at];
  return level && { level, number: at + 1, isLast: at + 1 === levels.length };
}

/** Whoever holds the post passes the level of it, and never of a unit of their own. */
const isLevelOf = (actor: Actor, { post }: ReviewLevel, sheet: Sheet): boolean =>
  holdsPost(actor, sheet.periodId, post) && !belongsTo(actor, sheet);

/**
 * [LV3] Whose post's holder belongs to the unit leaves it to the other of leader and deputy; so does a post that nobody
 * holds. The secretary writes for both, and which unit the secretary is of no record says: either may stand in there.
 */
export const mayPass = (actor: Actor, period: BlocPeriod, level: ReviewLevel, sheet: Sheet): boolean =>
  isLevelOf(actor, level, sheet) ||
  (mayStandIn(actor, sheet) && (level.post === 'secretary' || isLeftToOther(period, level, sheet)));

/** [LV7] The level waits for this person: the holder, or who stands in where the holder must not. */
export const isTurnOf = (actor: Actor, period: BlocPeriod, level: ReviewLevel, sheet: Sheet): boolean =>
  isLevelOf(actor, level, sheet) || (mayStandIn(actor, sheet) && isLeftToOther(period, level, sheet));

const mayStandIn = (actor: Actor, sheet: Sheet): boolean =>
  leadsBloc(actor, sheet.periodId) && !belongsTo(actor, sheet);

/** The secretary is one of the leading unit, as a rule. */
function isLeftToOther(period: BlocPeriod, { post }: ReviewLevel, { unitId }: Sheet): boolean {
  const of = post === 'deputy' ? period.deputyUnitId : period.leaderUnitId;
  return of === null || of === unitId;
}

/** The number of the highest level that somebody may pass of a sheet; 0 where none. */
export const highestOf = (actor: Actor, period: BlocPeriod, sheet: Sheet): number =>
  levelsOf(period).findLastIndex((level) => mayPass(actor, period, level, sheet)) + 1;
