// The place on which the Department's opinion of a proposal rests, and whether it is still the unit's [AW9].

import type { World } from '../changes/define-change.ts';
import type { UnitId } from '../ids.ts';
import { isRanked } from '../meeting/bloc-result.ts';
import { isWholeScore } from '../scoring/total.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { provinceChanges } from '../workflow/bloc-settings.ts';
import type { AppraisedResult, SettledTie } from './appraised-result.ts';
import { appraisalOf, type Appraisal } from './appraise.ts';
import type { FollowedProposal } from './proposal-file.ts';

/**
 * By the appraisal: as it is frozen, else as it stands, for who holds the whole bloc. Null where the unit has none;
 * undefined where the Department changes no score, or has not scored it yet. What an officer settles of a tie counts once it is frozen: an opinion
 * noted before cannot know it.
 */
export function appraisedPlace(world: World, period: BlocPeriod, unitId: UnitId): number | null | undefined {
  if (!provinceChanges(period)) return undefined;
  const frozen = frozenOf(world, period);
  if (frozen) return frozen.units.find((one) => one.unitId === unitId)?.appraised.place ?? null;
  const appraisal = appraisalOf(world, period, []);
  return appraisal && isAppraised(appraisal, unitId) ? placeIn(appraisal, unitId) : undefined;
}

/** The place that an opinion was noted on: an older one than this record, or none, rests on what the bloc adopted. */
export const placeFound = ({ unit, file }: FollowedProposal): number | null =>
  file?.appraisal?.place === undefined ? unit.place : file.appraisal.place;

/**
 * An opinion is there, and the appraisal has since put the unit at another place. Nothing of what is frozen is asked
 * for, as nothing could be done about it.
 */
export function isToBeFoundAgain(
  world: World,
  period: BlocPeriod,
  proposal: FollowedProposal,
  /** What the officer settled of ties, where that is known. */
  ties: readonly SettledTie[] = [],
): boolean {
  if (!proposal.file?.appraisal || !provinceChanges(period) || frozenOf(world, period)) return false;
  const places = placesOpen(world, period, proposal.unit.unitId, ties);
  return places !== undefined && !places.includes(placeFound(proposal));
}

/**
 * Each place on which an opinion may rest. A tie that is not settled leaves all of its own open. One that is gives the
 * unit's, or the shared one: more could not be known to an opinion noted before.
 */
function placesOpen(
  world: World,
  period: BlocPeriod,
  unitId: UnitId,
  ties: readonly SettledTie[],
): readonly (number | null)[] | undefined {
  const appraisal = appraisalOf(world, period, ties);
  if (!appraisal || !isAppraised(appraisal, unitId)) return undefined;
  const place = placeIn(appraisal, unitId);
  const level = appraisal.untold.find((ids) => ids.includes(unitId));
  if (level && place !== null) return level.map((_, at) => place + at);
  const shared = ties.some(({ unitIds }) => unitIds.includes(unitId)) && appraisalOf(world, period, []);
  return [place, ...(shared ? [placeIn(shared, unitId)] : [])];
}

/** Where the Department's own scores alone count, a unit has no place of theirs until it is scored: no other, but none. */
export const isAppraised = ({ units }: Appraisal, unitId: UnitId): boolean =>
  units.some((unit) => unit.unitId === unitId && (!isRanked(unit) || isWholeScore(unit.score)));

const placeIn = ({ standings: { placed } }: Appraisal, unitId: UnitId): number | null =>
  placed.find((one) => one.unitId === unitId)?.place ?? null;

/** Of the meeting that counts: what was frozen of an earlier one says nothing. */
function frozenOf(world: World, period: BlocPeriod): AppraisedResult | undefined {
  const frozen = world.get('appraised-result', period.id);
  return frozen?.session === (world.get('meeting', period.id)?.session ?? 1) ? frozen : undefined;
}
