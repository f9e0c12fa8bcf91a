// When the bloc's column of a sheet may be written: while it is under review, and in the meeting.

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
  return hasReached(stage, 'adopted') ? { code: 'bloc-column-closed' } : { code: 'review-not-begun' };
}
