// Where a bloc that is on this device stands in its year, and what of it waits for this person: for whoever has many.
// By the records alone, without a score, so that twenty blocs are told at once.

import { sheetIdOf, type PeriodId } from '../../../domain/ids.ts';
import type { DispatchStage } from '../../../domain/workflow/dispatch.ts';
import type { PeriodStage } from '../../../domain/workflow/period-stages.ts';
import { standsForProvince, type Actor } from '../../../domain/workflow/permissions.ts';
import { hasReached } from '../../../domain/workflow/stages.ts';
import { ownPartOf } from '../../parts/own-part.ts';
import { yearTasks, type YearStep } from '../../parts/year-tasks.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';

/** The way up tells more than the year once it has begun; what was put away is over. */
export type BlocStage = Exclude<PeriodStage, 'sent' | 'decided'> | DispatchStage;

export interface Waiting {
  /** `table`: a version of the table to be approved. */
  readonly step: YearStep | 'table';
  readonly href: string;
}

export interface Overview {
  readonly stage: BlocStage;
  /** How many sheets the bloc has finished, while it scores; undefined where they are not all here. */
  readonly scored: { readonly done: number; readonly of: number } | undefined;
  /** The first thing that waits for this person; undefined where nothing does. */
  readonly next: Waiting | undefined;
}

/** [IX5] Undefined where the year is not on this device. */
export function overviewOf(copy: BlocCopy, periodId: PeriodId, actor: Actor): Overview | undefined {
  const world = ownPartOf(copy, actor);
  const period = world.get('bloc-period', periodId);
  if (!period) return undefined;
  const units = period.units.map(({ id }) => ({ sheet: world.get('sheet', sheetIdOf(periodId, id)) }));
  const dispatch = world.get('dispatch', periodId)?.stage;
  const sheets = units.flatMap(({ sheet }) => sheet ?? []);
  const isScoring = period.stage === 'scoring' && sheets.length === units.length;
  const done = sheets.filter(({ stage }) => hasReached(stage, 'bloc_scored')).length;
  const isProposed =
    standsForProvince(actor, periodId) &&
    copy.all('criteria-table').some((table) => table.periodId === periodId && table.stage === 'proposed');
  const [first] = yearTasks({ world, period, units }, actor);
  return {
    stage: period.stage === 'archived' ? 'archived' : (dispatch ?? beforeDispatch(period.stage)),
    scored: isScoring ? { done, of: units.length } : undefined,
    next: first ?? (isProposed ? { step: 'table', href: `/k/${periodId}/bang` } : undefined),
  };
}

/** Sent without a record of it: another's device has not told of it yet. */
const beforeDispatch = (stage: PeriodStage): BlocStage =>
  stage === 'sent' ? 'sent' : stage === 'decided' ? 'published' : stage;

/** What comes first where several wait: what others wait for. */
const ORDER: readonly Waiting['step'][] = [
  'receive',
  'appraise',
  'table',
  'publish',
  'returned',
  'explain',
  'level',
  'check',
  'review',
  'meet',
  'sign',
  'send',
  'awards',
];

const rankOf = (overview: Overview | undefined): number =>
  overview === undefined
    ? ORDER.length + 1
    : overview.next === undefined
      ? ORDER.length
      : ORDER.indexOf(overview.next.step);

/** What waits for this person first, then what is here, then what is not; each as it was. */
export const inTurn = <T extends { readonly overview: Overview | undefined }>(
  blocs: readonly T[],
): readonly T[] => blocs.toSorted((a, b) => rankOf(a.overview) - rankOf(b.overview));
