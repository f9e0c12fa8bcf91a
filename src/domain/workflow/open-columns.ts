// When a column of a sheet may be written: the unit's own while the sheet is open, the bloc's while it is under review,
// and in the meeting.

import type { World } from '../changes/define-change.ts';
import type { Problem } from '../problems.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { hasReached } from './stages.ts';

/** [WF8] Why not; undefined where it may. What comes after is no longer heard, and is kept for an officer [HD1]. */
export function blocColumnBar(world: World, { stage, periodId }: Sheet): Problem | undefined {
  if (stage === 'bloc_review' || stage === 'explaining') return undefined;
  if (stage === 'bloc_scored') {
    const meeting = world.get('meeting', periodId);
    return meeting?.stage === 'open' || meeting?.stage === 'voting'
      ? undefined
      : { code: 'bloc-column-closed' };
  }
  if (stage === 'withdrawn') return { code: 'sheet-withdrawn' };
  return hasReached(stage, 'adopted') ? { code: 'bloc-column-closed' } : { code: 'review-not-begun' };
}

/** Why the unit's own column may not be written, of a sheet that is not open. */
export const selfColumnBar = ({ stage }: Sheet): Problem =>
  stage === 'withdrawn' ? { code: 'sheet-withdrawn' } : { code: 'sheet-not-open' };
