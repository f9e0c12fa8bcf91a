// What the bloc's year asks of a person after the scoring: to explain, to finish, to meet, to send up, to appraise.

import { followedProposals } from '../../domain/appraisal/proposal-file.ts';
import { isSettled } from '../../domain/workflow/proposal-stages.ts';
import { isHeadOf, leadsBloc, standsForProvince, type Actor } from '../../domain/workflow/permissions.ts';
import { isTurnOf, levelsOf, nextLevel } from '../../domain/workflow/review-levels.ts';
import { provinceChanges } from '../../domain/workflow/bloc-settings.ts';
import { hasReached, isUnderReview } from '../../domain/workflow/stages.ts';
import type { World } from '../../domain/changes/define-change.ts';
import type { Sheet } from '../../domain/scoring/sheet.ts';
import type { BlocPeriod } from '../../domain/workflow/bloc-period.ts';

export type YearStep =
  | 'explain'
  | 'review'
  | 'level'
  | 'check'
  | 'returned'
  | 'meet'
  | 'sign'
  | 'send'
  | 'receive'
  | 'appraise'
  | 'publish'
  | 'awards';

export interface YearTask {
  readonly is: 'year';
  readonly step: YearStep;
  readonly href: string;
}

/** What of a bloc's view they are told by: no score. */
export interface YearRecords {
  readonly world: World;
  readonly period: BlocPeriod;
  readonly units: readonly { readonly sheet: Sheet | undefined }[];
}

export function yearTasks({ world, period, units }: YearRecords, actor: Actor): readonly YearTask[] {
  const { id } = period;
  const task = (step: YearStep, path: string): YearTask => ({ is: 'year', step, href: `/k/${id}/${path}` });
  const sheets = units.flatMap(({ sheet }) => (sheet ? [sheet] : []));
  const asked = sheets
    .filter((sheet) => sheet.stage === 'explaining' && isHeadOf(actor, sheet))
    .map(({ unitId }) => task('explain', `ra-soat/${unitId}`));
  const meeting = world.get('meeting', id)?.stage ?? 'planned';
  const dispatch = world.get('dispatch', id)?.stage;
  if (standsForProvince(actor, id)) {
    const step = { sent: 'receive', received: 'appraise', appraised: 'publish' } as const;
    const mine = dispatch && dispatch in step ? step[dispatch as keyof typeof step] : undefined;
    const path = mine === 'appraise' && provinceChanges(period) ? 'tham-dinh' : 'ho-so';
    // What the council and the decision made of each proposal may come long after the result [AW5].
    const isAwaited =
      (dispatch === 'appraised' || dispatch === 'published') &&
      followedProposals(world, period).some(({ stage }) => !isSettled(stage));
    return [...asked, ...(mine ? [task(mine, path)] : []), ...(isAwaited ? [task('awards', 'ho-so')] : [])];
  }
  const levels = levelsOf(period);
  const mine = sheets.filter((sheet) => {
    const next = nextLevel(period, sheet);
    return sheet.stage === 'bloc_review' && next && isTurnOf(actor, period, next.level, sheet);
  });
  const level =
    mine.length > 0 ? [task('level', mine.length === 1 ? `ra-soat/${mine[0]?.unitId}` : 'ra-soat')] : [];
  if (!leadsBloc(actor, id)) return [...asked, ...level];
  const isScoring = period.stage === 'scoring';
  const underReview = sheets.some(isUnderReview);
  const isDone = sheets.length > 0 && sheets.every(({ stage }) => hasReached(stage, 'bloc_scored'));
  return [
    ...asked,
    ...(dispatch === 'returned' && isScoring ? [task('returned', 'ho-so')] : []),
    ...level,
    // Where there are levels, it is the level's turn or somebody else's.
    ...(underReview && levels.length === 0 ? [task('review', 'ra-soat')] : []),
    ...(isScoring && isDone ? [task('meet', 'hop')] : []),
    ...(meeting === 'closed' ? [task('sign', 'hop')] : []),
    ...(meeting === 'minutes_signed' && period.stage === 'met' ? [task('send', 'ho-so')] : []),
  ];
}
