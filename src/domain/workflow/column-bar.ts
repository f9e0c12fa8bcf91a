// When a column of a sheet may be written: the unit's own while its sheet is open, the bloc's while it is under review
// and in the meeting, the province's while the package lies at the Department and the province may change scores.

import type { World } from '../changes/define-change.ts';
import { isSitting } from '../meeting/meeting-stages.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import type { ColumnOwner, Sheet } from '../scoring/sheet.ts';
import { provinceChanges } from './bloc-settings.ts';
import { hasMet } from './period-stages.ts';
import { hasReached, isUnderReview } from './stages.ts';

/** Why not; undefined where it may. What comes after is no longer heard, and is kept for an officer [HD1]. */
export function columnBar(world: World, sheet: Sheet, owner: ColumnOwner): Problem | undefined {
  if (sheet.stage === 'withdrawn') return { code: 'sheet-withdrawn' };
  if (owner === 'self') return sheet.stage === 'open' ? undefined : { code: 'sheet-not-open' };
  return owner === 'bloc' ? blocBar(world, sheet) : provinceBar(world, sheet);
}

/**
 * [MT5] What the meeting adopted is everybody's places: also a sheet that stayed behind, since a gate had put it out of the
 * ranking, says nothing new until the meeting is opened again.
 */
export function meetingBar(world: World, { stage, periodId }: Sheet): Problem | undefined {
  const period = world.get('bloc-period', periodId);
  return hasReached(stage, 'adopted') || (period && hasMet(period.stage))
    ? { code: 'sheet-adopted' }
    : undefined;
}

/** [TL7] A target is half of a score: given while the bloc may still score, before a review as well. */
export function targetsBar(world: World, sheet: Sheet): Problem | undefined {
  if (sheet.stage === 'withdrawn') return { code: 'sheet-withdrawn' };
  const bar = meetingBar(world, sheet) ?? blocBar(world, sheet);
  return bar?.code === 'review-not-begun' ? undefined : bar;
}

/** [WF8] */
function blocBar(world: World, sheet: Sheet): Problem | undefined {
  const { stage, periodId } = sheet;
  if (isUnderReview(sheet)) return meetingBar(world, sheet) && { code: 'bloc-column-closed' };
  if (stage === 'bloc_scored') {
    const meeting = world.get('meeting', periodId);
    return meeting && isSitting(meeting) ? undefined : { code: 'bloc-column-closed' };
  }
  return hasReached(stage, 'adopted') ? { code: 'bloc-column-closed' } : { code: 'review-not-begun' };
}

/** [PV2] */
function provinceBar(world: World, { stage, periodId, tableVersion }: Sheet): Problem | undefined {
  const period = world.get('bloc-period', periodId);
  if (!period || !provinceChanges(period)) return { code: 'province-only-returns' };
  const table = world.get('criteria-table', tableIdOf(periodId, tableVersion));
  if (table?.policies.finalRule === 'bloc') return { code: 'bloc-score-is-final' };
  if (stage === 'received') return undefined;
  const isOver = hasReached(stage, 'appraised') || world.get('dispatch', periodId)?.stage === 'returned';
  return { code: isOver ? 'appraisal-over' : 'province-column-closed' };
}
