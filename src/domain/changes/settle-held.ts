// An officer of the Department decides on work that was held: it counts, as its author's, or it does not. Either way
// it stays with its reason [HD2].

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { documentsFrom, MOST_VERSIONS, writeBranch } from '../conflicts/write-branch.ts';
import { yearOfHeld, type HeldChange } from '../held/held-change.ts';
import { ChangeId, columnIdOf, PeriodId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { Reason } from '../scoring/cell.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { columnBar } from '../workflow/column-bar.ts';
import { belongsTo, standsForProvince } from '../workflow/permissions.ts';
import { hasReached } from '../workflow/stages.ts';
import { voidAllLevels } from '../workflow/void-levels.ts';
import { countLateCheck } from './check-peers.ts';
import { defineChange, type Draft } from './define-change.ts';
import { EnterScore, entryBar, isUnexplained } from './enter-score.ts';

export const SettleHeld = z.strictObject({
  periodId: PeriodId,
  heldId: ChangeId,
  accept: z.boolean(),
  note: Reason,
});

export const settleHeld = defineChange({
  name: 'settle-held',
  args: SettleHeld,

  apply(world, actor, { periodId, heldId, accept, note }, stamp) {
    const held = world.get('held-change', heldId);
    const isYear = (id: string) => world.get('bloc-period', id) !== undefined;
    // By the year that the work itself is of: naming another, an officer of that one would decide on this.
    if (!held || !isYear(periodId) || yearOfHeld(held, isYear, periodId) !== periodId)
      return fail({ code: 'held-not-found' });
    if (!standsForProvince(actor, periodId)) return fail({ code: 'not-permitted', action: 'settle-held' });
    const { unitId } = held;
    if (unitId !== null && belongsTo(actor, { periodId, unitId })) return fail({ code: 'own-unit' });
    if (held.settled) return fail({ code: 'held-settled' });
    if (note === '') return fail({ code: 'held-needs-note' });
    if (accept && !count(world, held, { by: actor.personId, at: stamp.at }))
      return fail({ code: 'held-cannot-count' });
    const settled = { accepted: accept, by: actor.personId, at: stamp.at, note };
    world.put('held-change', { ...held, settled });
    return ok(undefined);
  },
});

const isOfCheck = ({ name }: HeldChange): boolean =>
  name === 'remark-on-sheet' || name === 'finish-peer-check';

/**
 * Writes a held entry as its author's, beside what others wrote since [CF2]. False where it no longer can be: the
 * criterion is gone or takes another kind of input, what it says would not have been taken in time either, the sheet
 * was adopted, or it was no entry; then it is to be done again by hand.
 */
function count(
  world: Draft,
  held: HeldChange,
  officer: { readonly by: string; readonly at: number },
): boolean {
  if (isOfCheck(held)) return countLateCheck(world, held);
  const entry = held.name === 'enter-score' ? EnterScore.safeParse(held.args).data : undefined;
  const sheet = entry && world.get('sheet', entry.sheetId);
  if (!entry || !sheet) return false;
  const { sheetId, owner, criterionId, input, reason, evidence } = entry;
  if (owner === 'province' ? !isOfAppraisal(world, sheet, held) : hasReached(sheet.stage, 'adopted'))
    return false;
  if (owner === 'bloc' && columnBar(world, sheet, owner)?.code === 'review-not-begun') return false;
  const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
  if (!table || entryBar(table, entry) || isUnexplained(world, entry)) return false;
  const before = world.get('column', columnIdOf(sheetId, owner))?.cells[criterionId];
  const proof = documentsFrom(before, evidence, held.base);
  const branch = { input, reason, ...proof, by: held.id, author: held.author, at: held.at };
  const cell = writeBranch(before, branch, held.base);
  if (cell.length > MOST_VERSIONS) return false;
  world.putCell({ sheetId, owner }, criterionId, cell);
  if (owner === 'bloc') voidAllLevels(world, sheet, 'held', officer);
  return true;
}

/**
 * Whether a score of the province's belongs to the appraisal that is going on: one that is over, or was given up, is
 * not written into any more, and its scores are not carried into the next [PV5].
 */
function isOfAppraisal(world: Draft, sheet: Sheet, { reason, receivedAt }: HeldChange): boolean {
  if (reason === 'held-late' || columnBar(world, sheet, 'province')) return false;
  const begun = world.get('dispatch', sheet.periodId)?.steps.findLast(({ event }) => event === 'receive');
  // Of a receipt that was entered by an older server, the officer's own clock is all there is.
  return begun !== undefined && receivedAt >= (begun.receivedAt ?? begun.at);
}
