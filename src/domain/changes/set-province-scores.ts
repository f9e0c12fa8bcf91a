// Whether the Department may change scores while it appraises, or only appraise and return: provinces differ in it.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { PeriodId } from '../ids.ts';
import { standsForProvince } from '../workflow/permissions.ts';
import { defineChange } from './define-change.ts';

/** [PV1] By an officer of the province, while no result lies at the Department: the bloc knows before it sends. */
export const setProvinceScores = defineChange({
  name: 'set-province-scores',
  args: z.strictObject({ periodId: PeriodId, mayChange: z.boolean() }),

  apply(world, actor, { periodId, mayChange }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!standsForProvince(actor, periodId))
      return fail({ code: 'not-permitted', action: 'set-province-scores' });
    const stage = world.get('dispatch', periodId)?.stage;
    if (stage !== undefined && stage !== 'returned') return fail({ code: 'result-is-sent' });
    world.put('bloc-period', { ...period, settings: { ...period.settings, provinceChanges: mayChange } });
    return ok(undefined);
  },
});
