// What belongs to another year of the bloc than the page that shows it: after the turn of the year late work is mostly of
// the year before, and criteria, versions of the table and members are other ones there [IX4].

import type { Language } from '../../base/words.ts';
import type { PeriodId } from '../../domain/ids.ts';
import { periodName } from '../../domain/workflow/period-name.ts';
import { viewBloc, type BlocView } from './bloc-view.ts';

const others = new WeakMap<BlocView, Map<PeriodId, BlocView | undefined>>();

/** The view of that year; undefined where this device does not have it. */
export function viewOfYear(view: BlocView, periodId: PeriodId): BlocView | undefined {
  if (periodId === view.period.id) return view;
  const known = others.get(view) ?? new Map<PeriodId, BlocView | undefined>();
  others.set(view, known);
  if (!known.has(periodId)) known.set(periodId, viewBloc(view.world, periodId));
  return known.get(periodId);
}

/** "năm 2023"; '' where it is the year of the page. */
export function otherYear(view: BlocView, periodId: PeriodId, language: Language): string {
  if (periodId === view.period.id) return '';
  // Also of a year that this device does not have: its id ends in it.
  const period = view.world.get('bloc-period', periodId)?.period ?? periodId.slice(periodId.indexOf('.') + 1);
  return language === 'vi' ? periodName(period) : period;
}
