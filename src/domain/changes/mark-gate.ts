// Somebody who leads the bloc, or the province, shuts a gate for a unit with a reason, or opens it again [GT1]: never of a
// unit that they have a tie to, and what another has shut only with a reason, too [GT13].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { text } from '../fields.ts';
import { CriterionId, PeriodId, sheetIdOf, UnitId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { belongsTo, leadsBloc, standsForProvince } from '../workflow/permissions.ts';
import { meetingBar } from '../workflow/column-bar.ts';
import { defineChange } from './define-change.ts';

const MarkGate = z.strictObject({
  periodId: PeriodId,
  unitId: UnitId,
  gateId: CriterionId,
  /** False opens it again. */
  shut: z.boolean(),
  reason: text(500).default(''),
});

export const markGate = defineChange({
  name: 'mark-gate',
  args: MarkGate,

  apply(world, actor, { periodId, unitId, gateId, shut, reason }, stamp) {
    if (!leadsBloc(actor, periodId) && !standsForProvince(actor, periodId)) {
      return fail({ code: 'not-permitted', action: 'mark-gate' });
    }
    const sheetId = sheetIdOf(periodId, unitId);
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    if (sheet.stage === 'withdrawn') return fail({ code: 'sheet-withdrawn' });
    if (belongsTo(actor, sheet)) return fail({ code: 'own-unit' });
    const adopted = meetingBar(world, sheet);
    if (adopted) return fail(adopted);
    const table = world.get('criteria-table', tableIdOf(periodId, sheet.tableVersion));
    if (!table?.gates.some(({ id }) => id === gateId)) return fail({ code: 'gate-not-found', gateId });

    const before = world.get('gate-marks', sheetId)?.marks ?? [];
    const isOfAnother = before.some((mark) => mark.gateId === gateId && mark.by !== actor.personId);
    if ((shut || isOfAnother) && reason === '') return fail({ code: 'gate-needs-reason' });
    const others = before.filter((mark) => mark.gateId !== gateId);
    const marks = shut ? [...others, { gateId, reason, by: actor.personId, at: stamp.at }] : others;
    world.put('gate-marks', { periodId, unitId, marks });
    return ok(undefined);
  },
});
