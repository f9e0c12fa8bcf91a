// The bloc's year goes on: the pledge is signed, the work runs, the half is looked at, scoring begins, it is put away.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { PeriodId } from '../ids.ts';
import { shortNames } from '../workflow/bloc-period.ts';
import { PeriodEvent, periodStageAfter } from '../workflow/period-stages.ts';
import { leadsBloc } from '../workflow/permissions.ts';
import { unsignedIn } from '../year/bloc-year.ts';
import { halfYearOf } from '../year/take-half-year.ts';
import { defineChange } from './define-change.ts';

/** [WF10] [YR3] [YR4] By leader or deputy. What follows from the meeting and the way up, nobody says by hand. */
export const movePeriod = defineChange({
  name: 'move-period',
  args: z.strictObject({ periodId: PeriodId, event: PeriodEvent }),

  apply(world, actor, { periodId, event }, stamp) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'move-period' });
    const stage = periodStageAfter(period.stage, event);
    if (!stage) return fail({ code: 'period-cannot-move', stage: period.stage });
    const missing = event === 'sign-pledge' ? unsignedIn(world.get('bloc-year', periodId), period.units) : [];
    if (missing.length > 0) return fail({ code: 'pledge-not-signed', units: shortNames(period, missing) });
    if (event === 'review-half')
      world.put('half-year', halfYearOf(world, period, { by: actor.personId, at: stamp.at }));
    world.put('bloc-period', { ...period, stage });
    return ok(undefined);
  },
});
