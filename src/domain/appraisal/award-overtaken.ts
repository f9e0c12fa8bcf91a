// Whether an appraisal took away what a proposal rests on.

import type { World } from '../changes/define-change.ts';
import { isAwardOpen } from '../meeting/award-open.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { provinceChanges } from '../workflow/bloc-settings.ts';
import { appraisalOf } from './appraise.ts';
import { isAppraised } from './appraised-place.ts';
import type { FollowedProposal } from './proposal-file.ts';

/** [AW3] By the Department's own scores, the order or a gate gives the award no longer; a unit without any keeps it [AW10]. */
export function isOvertaken(world: World, period: BlocPeriod, { unit, award }: FollowedProposal): boolean {
  const appraisal = provinceChanges(period) ? appraisalOf(world, period, []) : undefined;
  if (!appraisal || !isAppraised(appraisal, unit.unitId)) return false;
  const placed = appraisal.standings.placed.find(({ unitId }) => unitId === unit.unitId);
  // While the officer has not told a tie apart, nobody has lost the place.
  const isOpenTie = placed?.reasons.some(({ line }) => line === 'tied-awaits-ballot') === true;
  return placed !== undefined && !isOpenTie && !isAwardOpen(award, placed);
}
