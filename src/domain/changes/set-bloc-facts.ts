// What the bloc's papers and its meeting need to know of it: who signs and by which office, where it dates its papers from,
// how many make a meeting.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { text } from '../fields.ts';
import { PeriodId, UnitId } from '../ids.ts';
import type { MemberUnit } from '../workflow/bloc-period.ts';
import { BlocSettings, quorumOf } from '../workflow/bloc-settings.ts';
import { isBlocScorer } from '../workflow/permissions.ts';
import { defineChange } from './define-change.ts';

/** [YR6] By whoever keeps the bloc's papers, until the minutes are signed; how many make a meeting, before it begins. */
export const setBlocFacts = defineChange({
  name: 'set-bloc-facts',
  args: z.strictObject({
    periodId: PeriodId,
    signers: z.strictObject({ secretary: text(100), leader: text(100) }),
    place: text(100),
    /** The offices of the units' heads, as they stand over their signatures; of the others nothing changes. */
    headTitles: z.record(UnitId, text(200)).optional(),
    quorum: BlocSettings.shape.quorum.unwrap(),
  }),

  apply(world, actor, { periodId, signers, place, headTitles = {}, quorum }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!isBlocScorer(actor, periodId)) return fail({ code: 'not-permitted', action: 'set-bloc-facts' });
    if (period.stage === 'archived') return fail({ code: 'period-cannot-move', stage: period.stage });
    const stranger = Object.keys(headTitles).find((unitId) => !period.units.some(({ id }) => id === unitId));
    if (stranger !== undefined) return fail({ code: 'unit-not-found', unitId: stranger });
    if (quorum.of > quorum.per) return fail({ code: 'quorum-above-all' });
    const before = quorumOf(period);
    const stage = world.get('meeting', periodId)?.stage ?? 'planned';
    // What is signed bears these names, and the server vouches for it by them.
    if (stage === 'minutes_signed') return fail({ code: 'meeting-cannot-move', stage });
    const isOther = before.of !== quorum.of || before.per !== quorum.per;
    if (isOther && stage !== 'planned') return fail({ code: 'meeting-cannot-move', stage });
    const titleOf = ({ id, headTitle }: MemberUnit): string =>
      (Object.hasOwn(headTitles, id) ? headTitles[id] : undefined) ?? headTitle;
    world.put('bloc-period', {
      ...period,
      signers,
      place: place === '' ? period.place : place,
      units: period.units.map((unit) => ({ ...unit, headTitle: titleOf(unit) })),
      ...(isOther ? { settings: { ...period.settings, quorum } } : {}),
    });
    return ok(undefined);
  },
});
