// What the papers of the bloc's meeting are printed from: the result as the meeting froze it; before that, the
// scores and the minutes as they stand, as a draft [PR16].

import type { CriteriaTable, Part } from '../../../domain/criteria/criteria-table.ts';
import { adopt } from '../../../domain/meeting/adopt.ts';
import type { AdoptedUnit } from '../../../domain/meeting/adopted-result.ts';
import { blocResult } from '../../../domain/meeting/bloc-result.ts';
import { plannedMeeting, type Meeting } from '../../../domain/meeting/meeting.ts';
import type { UnitId } from '../../../domain/ids.ts';
import { meetingDraft } from '../../../domain/paper/draft-reasons.ts';
import { frozenResult } from '../../../domain/paper/paper-facts.ts';
import type { PaperParagraph } from '../../../domain/paper/paper-document.ts';
import { tableIdOf } from '../../../domain/records.ts';
import type { BlocPeriod } from '../../../domain/workflow/bloc-period.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { draftMark, fromFile, summaryDraft, type DraftReason } from './draft.ts';
import { lastLine, SAMPLE_MARK } from './letterhead.ts';
import { basesOf, sayingOf, type Say } from './saying.ts';
import { isMeetingUnsent, type PrintedCopy } from './unsent.ts';

export interface PrintedAt {
  readonly copy: PrintedCopy;
  readonly now: number;
}

export interface MeetingResult {
  readonly period: BlocPeriod;
  readonly meeting: Meeting;
  /** The table that the result was reckoned by. */
  readonly table: CriteriaTable;
  /** In the order in which they are printed; a unit this device does not hold is not among them. */
  readonly units: readonly AdoptedUnit[];
  /** Empty where the meeting has closed. */
  readonly reasons: readonly DraftReason[];
  readonly isUnsent: boolean;
  /** What every paper of the meeting ends and is marked with. */
  readonly marks: {
    readonly draftMark: string | undefined;
    readonly sampleMark: string | undefined;
    readonly lastLine: string;
  };
  readonly nameOf: (unitId: UnitId) => string;
  /** The version of the table that a unit was scored by. */
  readonly tableOf: (unit: AdoptedUnit) => CriteriaTable;
  readonly say: Say;
  /** What its letter rests on, on the day it is printed; the last line ends them. */
  readonly bases: (last: string) => readonly PaperParagraph[];
}

export function meetingResult(view: BlocView, { copy, now }: PrintedAt): MeetingResult {
  const { world, period } = view;
  const standing = world.get('meeting', period.id) ?? plannedMeeting(period.id, 1);
  const frozen = frozenOf(view);
  const { meeting, units, tableVersion } = frozen ?? presentOf(view, standing);
  const versionOf = (version: number) => world.get('criteria-table', tableIdOf(period.id, version));
  const table = versionOf(tableVersion) ?? view.table;
  const reasons = [...meetingDraft(frozen !== undefined), ...(frozen ? fromFile(view) : summaryDraft(view))];
  const isUnsent = isMeetingUnsent(copy, period.id);
  return {
    period,
    meeting,
    table,
    tableOf: (unit) => versionOf(unit.tableVersion) ?? table,
    units,
    reasons,
    isUnsent,
    marks: {
      draftMark: draftMark(reasons),
      sampleMark: period.sample ? SAMPLE_MARK : undefined,
      lastLine: lastLine({ now, tableVersion, isUnsent, isSample: period.sample, source: view.source }),
    },
    say: sayingOf(view),
    bases: (last) => basesOf(view, now, last),
    nameOf: (unitId) =>
      units.find((one) => one.unitId === unitId)?.name ?? view.unitById.get(unitId)?.unit.name ?? unitId,
  };
}

export const frozenOf = ({ world, period }: BlocView) => frozenResult(world, period.id);

function presentOf({ world, period }: BlocView, meeting: Meeting) {
  const result = blocResult(world, period, meeting);
  return {
    meeting,
    tableVersion: period.tableVersion,
    units: result ? adopt(period, result, meeting, { by: '', at: 0 }).units : [],
  };
}

/** Something of its column was scored: else its sums are not printed, since they are not 0 [PR2]. */
export const hasPoints = ({ points }: AdoptedUnit): boolean =>
  Object.values(points).some((one) => one !== null);

export const scoreParts = ({ parts }: CriteriaTable): readonly Part[] =>
  parts.filter(({ role }) => role === 'score');
