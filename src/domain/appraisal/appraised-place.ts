// The place on which the Department's opinion of a proposal rests, and whether it is still the unit's [AW9].

import type { World } from '../changes/define-change.ts';
import type { UnitId } from '../ids.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { provinceChanges } from '../workflow/bloc-settings.ts';
import { appraisalOf } from './appraise.ts';
import type { FollowedProposal } from './proposal-file.ts';

/**
 * By the appraisal: as it is frozen, else as it stands, for who holds the whole bloc. Null where the unit has none;
 * undefined where the Department changes no score. What an officer settles of a tie counts once it is frozen: an opinion
 * noted before cannot know it.
 */
export function appraisedPlace(world: World, period: BlocPeriod, unitId: UnitId): number | null | undefined {
  if (!provinceChanges(period)) return undefined;
  const frozen = world.get('appraised-result', period.id);
  if (frozen && frozen.session === (world.get('meeting', period.id)?.session ?? 1))
    return frozen.units.find((one) => one.unitId === unitId)?.appraised.place ?? null;
  const placed = appraisalOf(world, period, [])?.standings.placed;
  return placed && (placed.find((one) => one.unitId === unitId)?.place ?? null);
}

/** The place that an opinion was noted on: an older one than this record, or none, rests on what the bloc adopted. */
export const placeFound = ({ unit, file }: FollowedProposal): number | null =>
  file?.appraisal?.place === undefined ? unit.place : file.appraisal.place;

/** An opinion is there, and the appraisal has since put the unit at another place. */
export function isToBeFoundAgain(world: World, period: BlocPeriod, proposal: FollowedProposal): boolean {
  if (!proposal.file?.appraisal) return false;
  const now = appraisedPlace(world, period, proposal.unit.unitId);
  return now !== undefined && now !== placeFound(proposal);
}
