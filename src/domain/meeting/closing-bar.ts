// What keeps a meeting from being closed, asked in the order of its agenda.

import { sameJson } from '../../base/compare.ts';
import type { World } from '../changes/define-change.ts';
import { reviewBar } from '../changes/review-bar.ts';
import { sheetIdOf } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { shortNames, type BlocPeriod } from '../workflow/bloc-period.ts';
import { isAwardOpen } from './award-open.ts';
import { isRanked, type BlocResult, type SeenResult } from './bloc-result.ts';
import { Award, type Meeting } from './meeting.ts';

/**
 * [MT8] The units whose place or points are not what was seen, by name. A score that came to the server before the
 * closing would else be signed by nobody and sent by everybody.
 */
export function differing(period: BlocPeriod, seen: SeenResult, found: SeenResult): string {
  const asSeen = new Map(seen.map((one) => [one.unitId, one]));
  const isOther = (one: SeenResult[number]) => !sameJson(asSeen.get(one.unitId), one);
  const gone = seen.filter(({ unitId }) => !found.some((one) => one.unitId === unitId));
  return shortNames(
    period,
    [...found.filter(isOther), ...gone].map(({ unitId }) => unitId),
  );
}

/** What still keeps the meeting from being closed; undefined where nothing does. Asked in the order of the agenda. */
export function closingBar(
  world: World,
  period: BlocPeriod,
  meeting: Meeting,
  { units, standings }: BlocResult,
): Problem | undefined {
  const ranked = new Set(units.filter(isRanked).map(({ unitId }) => unitId));
  const done = new Set(
    units.filter(({ sheet }) => sheet.stage === 'bloc_scored').map(({ unitId }) => unitId),
  );
  const put = (unitId: string) =>
    (world.get('gate-marks', sheetIdOf(period.id, unitId))?.marks.length ?? 0) > 0;
  // A unit that a gate has put out of the ranking need not be scored to the end.
  const waiting = period.units.filter(({ id }) => !done.has(id) && !(put(id) && !ranked.has(id)));
  if (waiting.length > 0)
    return { code: 'sheets-not-scored', units: waiting.map(({ shortName }) => shortName).join(', ') };
  const conflicts = units.reduce((sum, { score }) => sum + score.progress.conflicts, 0);
  if (conflicts > 0) return { code: 'sheet-in-conflict', conflicts };
  // What was done since the review, in the meeting itself or by another table, may have left a hole.
  const halfDone = units.filter(({ unitId, sheet }) => ranked.has(unitId) && reviewBar(world, sheet));
  if (halfDone.length > 0) {
    const names = shortNames(
      period,
      halfDone.map(({ unitId }) => unitId),
    );
    return { code: 'sheets-not-whole', units: names };
  }
  if (standings.placed.some(({ reasons }) => reasons.some(({ line }) => line === 'tied-awaits-ballot')))
    return { code: 'tie-awaits-ballot' };
  return proposalBar(world, period, meeting, standings);
}

/** [MT6] A flag goes only to whom the order and the gates give one, and no more of them than there are. */
function proposalBar(
  world: World,
  period: BlocPeriod,
  { proposals }: Meeting,
  { placed }: BlocResult['standings'],
): Problem | undefined {
  const nameOf = (unitId: string) => period.units.find(({ id }) => id === unitId)?.shortName ?? unitId;
  for (const { unitId, award } of proposals) {
    const one = placed.find((other) => other.unitId === unitId);
    if (!isAwardOpen(award, one)) return { code: 'award-not-open', unit: nameOf(unitId), award };
  }
  const table = world.get('criteria-table', tableIdOf(period.id, period.tableVersion));
  const slots = table?.policies.flagSlots;
  for (const award of Award.options) {
    const most = award === 'flag' ? slots?.flags : slots?.certificates;
    const count = proposals.filter((one) => one.award === award).length;
    if (most !== undefined && most !== null && count > most) return { code: 'too-many-awards', award, most };
  }
  return undefined;
}
