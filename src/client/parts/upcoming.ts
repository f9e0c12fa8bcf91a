// What has a day: the steps of the year that are not done, and what the plan has in store. The nearest first.

import { daysUntil } from '../../base/days.ts';
import type { PeriodStage } from '../../domain/workflow/period-stages.ts';
import { hasReached, type SheetStage } from '../../domain/workflow/stages.ts';
import type { YearStep } from '../../domain/year/bloc-year.ts';
import type { YearRecords } from './year-tasks.ts';

export interface Upcoming {
  /** Negative once the day is past. */
  readonly days: number;
  readonly day: string;
  readonly what:
    { readonly is: 'step'; readonly step: YearStep } | { readonly is: 'activity'; readonly title: string };
}

/** A month ahead; what is past stays until it is done. */
const AHEAD = 30;

/** [YR5] By the reader's own midnights. A step is done when nothing that this person sees waits for it. */
export function upcomingIn(view: YearRecords, now: number): readonly Upcoming[] {
  const year = view.world.get('bloc-year', view.period.id);
  if (!year || view.period.stage === 'archived') return [];
  const steps = year.deadlines
    .filter(({ step }) => !isDone[step](view))
    .map(({ step, day }): Upcoming => ({ day, days: daysUntil(day, now), what: { is: 'step', step } }));
  const activities = year.activities
    .filter(({ state, from }) => state === 'planned' && from !== '')
    .map(({ from, title }): Upcoming => ({
      day: from,
      days: daysUntil(from, now),
      what: { is: 'activity', title },
    }));
  return [...steps, ...activities].filter(({ days }) => days <= AHEAD).toSorted((a, b) => a.days - b.days);
}

const yearAt = ({ period }: YearRecords, ...stages: readonly PeriodStage[]): boolean =>
  stages.includes(period.stage);
const allReached = ({ units }: YearRecords, stage: SheetStage): boolean => {
  const sheets = units.flatMap(({ sheet }) => (sheet ? [sheet] : []));
  return sheets.length > 0 && sheets.every((sheet) => hasReached(sheet.stage, stage));
};

const isDone: { readonly [S in YearStep]: (view: YearRecords) => boolean } = {
  half: (view) => !yearAt(view, 'forming', 'signed', 'running'),
  submit: (view) => allReached(view, 'self_submitted'),
  review: (view) => allReached(view, 'bloc_scored'),
  meet: (view) => yearAt(view, 'met', 'sent', 'decided', 'archived'),
  send: (view) => yearAt(view, 'sent', 'decided', 'archived'),
};
