// What a level passed is what stood then. Where that changes, those who passed it look again.

import type { Draft } from '../changes/define-change.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { Actor } from './permissions.ts';
import { highestOf, passedBy, type Review, type StepBack } from './review-levels.ts';
import { isUnderReview } from './stages.ts';

/** The sheet with its review back at a level: it and those after it are void. */
export const atLevel = (sheet: Sheet, back: StepBack): Sheet => ({
  ...sheet,
  review: { passed: passedOf(sheet).slice(0, back.to - 1), back },
});

/** The sheet with no review behind it: nothing resumes where it was [SU4]. */
export function withoutReview(sheet: Sheet): Sheet {
  const { review: _, ...fresh } = sheet;
  return fresh;
}

const passedOf = ({ review }: Sheet): Review['passed'] => review?.passed ?? [];

/**
 * [LV5] Somebody writes what the bloc's score comes from. They speak for the highest level that they may pass, or for none:
 * that level and those after it are void where it was passed; whose turn it is, or is still to come, makes none void.
 * Costs a look at the sheet where no level was passed, which is nearly always.
 */
export function voidLevels(
  world: Draft,
  actor: Actor,
  sheet: Sheet,
  why: 'score' | 'targets',
  { at }: { readonly at: number },
): void {
  // Once it is finished the meeting writes, which is above every level.
  if (passedBy(sheet) === 0 || !isUnderReview(sheet)) return;
  const period = world.get('bloc-period', sheet.periodId);
  const to = period ? Math.max(1, highestOf(actor, period, sheet)) : 1;
  if (to <= passedBy(sheet))
    world.put('sheet', atLevel(sheet, { to, why, by: actor.personId, at, reason: '' }));
}

/** [LV5] What changes the score and is nobody's level: all of them look again. */
export function voidAllLevels(
  world: Draft,
  sheet: Sheet,
  why: 'new-table' | 'held',
  who: { readonly by: string; readonly at: number },
): void {
  if (passedBy(sheet) > 0 && isUnderReview(sheet))
    world.put('sheet', atLevel(sheet, { to: 1, why, ...who, reason: '' }));
}
