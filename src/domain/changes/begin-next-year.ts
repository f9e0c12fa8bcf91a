// A bloc goes on into its next year: its members as they are then, who leads it, and last year's table as a draft. The
// year before stays as it was, with the names it had.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { text } from '../fields.ts';
import { PeriodId, UnitId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { MemberUnit } from '../workflow/bloc-period.ts';
import { idOfAnother, membersBar, periodIdOf } from '../workflow/members.ts';
import { placeOfNextYear, titleOfNextYear } from '../workflow/next-year.ts';
import { hasMet } from '../workflow/period-stages.ts';
import { leadsBloc, standsForProvince } from '../workflow/permissions.ts';
import { defineChange } from './define-change.ts';

/** [YR7] [YR9] Once the bloc has met: by leader or deputy of the year that ends, or the Department. */
export const beginNextYear = defineChange({
  name: 'begin-next-year',
  args: z.strictObject({
    periodId: PeriodId,
    next: z.strictObject({
      id: PeriodId,
      period: text(40).pipe(z.string().min(1)),
      leaderUnitId: UnitId,
      deputyUnitId: UnitId.nullable(),
      /** In the order of the columns: those that stay, by the names they have now, and those that are new. */
      units: z.array(MemberUnit).min(1).max(60),
    }),
  }),

  apply(world, actor, { periodId, next }) {
    const before = world.get('bloc-period', periodId);
    if (!before) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId) && !standsForProvince(actor, periodId))
      return fail({ code: 'not-permitted', action: 'begin-next-year' });
    if (!hasMet(before.stage)) return fail({ code: 'period-cannot-move', stage: before.stage });
    if (world.get('bloc-period', next.id)) return fail({ code: 'period-exists', period: next.period });
    if (next.id !== periodIdOf(before.blocId, next.period)) return fail({ code: 'change-unreadable' });
    // Two who begin it under two names would leave the bloc with two years, and nobody could take one away.
    if (before.next !== undefined) return fail({ code: 'next-year-begun' });
    const here = new Set(before.units.map(({ id }) => id));
    const came = next.units.flatMap(({ id }) => (here.has(id) ? [] : [id]));
    const bar = membersBar(next, before.units) ?? idOfAnother(world, came, before);
    if (bar) return fail(bar);
    const table = world.get('criteria-table', tableIdOf(periodId, before.tableVersion));
    if (!table) return fail({ code: 'table-not-found', version: before.tableVersion });
    world.put('criteria-table', {
      ...table,
      title: titleOfNextYear(table.title, before.period, next.period),
      periodId: next.id,
      version: 1,
      stage: 'draft',
      returned: undefined,
    });
    // The office's own words and its list of legal texts are of the office, and not of a year.
    const words = world.get('wording', periodId);
    if (words) world.put('wording', { ...words, periodId: next.id });
    world.put('bloc-period', { ...before, next: next.id });
    // How the bloc works goes on; who checks whom is of the members of a year.
    const { peerChecks: _, ...settings } = before.settings ?? {};
    world.put('bloc-period', {
      ...before,
      ...(before.settings ? { settings } : {}),
      ...next,
      place: placeOfNextYear(before, next),
      // What happened to its members within the year before is told there.
      units: next.units.map((unit) => ({ ...unit, since: undefined, formerNames: undefined })),
      former: undefined,
      previous: before.id,
      next: undefined,
      stage: 'forming',
      tableVersion: 1,
      // Whoever signs next year is another.
      signers: { leader: '', secretary: '' },
    });
    return ok(undefined);
  },
});
