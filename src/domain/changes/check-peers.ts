// The members' check of each other: who checks whom, what they remark, and that they are done.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import { peerCheckIdOf, CriterionId, PeriodId, SheetId, UnitId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { Reason } from '../scoring/cell.ts';
import { Decimal } from '../scoring/decimal.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { BlocPeriod } from '../workflow/bloc-period.ts';
import { belongsTo, headsUnit, leadsBloc, worksInUnit, type Actor } from '../workflow/permissions.ts';
import {
  checkIn,
  isCheckOpen,
  MOST_CHECKERS,
  pairsOf,
  PeerPair,
  withRemark,
  type PeerCheck,
} from '../workflow/peer-checks.ts';
import { hasReached } from '../workflow/stages.ts';
import { defineChange, type Draft, type World } from './define-change.ts';

/** [PC1] Leader or deputy says who checks whom, all at once; nothing where the bloc does not do it. */
export const givePeerChecks = defineChange({
  name: 'give-peer-checks',
  args: z.strictObject({ periodId: PeriodId, pairs: z.array(PeerPair).max(180) }),

  apply(world, actor, { periodId, pairs }) {
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'give-peer-checks' });
    if (period.stage === 'archived') return fail({ code: 'period-cannot-move', stage: period.stage });
    const bar = pairsBar(period, pairs);
    if (bar) return fail(bar);
    const { peerChecks: _, ...others } = period.settings ?? {};
    const settings = pairs.length > 0 ? { ...others, peerChecks: pairs } : others;
    world.put('bloc-period', { ...period, settings });
    return ok(undefined);
  },
});

function pairsBar({ units }: BlocPeriod, pairs: readonly PeerPair[]): Problem | undefined {
  for (const [at, { unitId, by }] of pairs.entries()) {
    const stranger = [unitId, by].find((id) => !units.some((unit) => unit.id === id));
    if (stranger !== undefined) return { code: 'unit-not-found', unitId: stranger };
    const unit = units.find(({ id }) => id === unitId)?.shortName ?? unitId;
    if (unitId === by) return { code: 'check-of-own-unit', unit };
    const same = pairs.slice(0, at).filter((one) => one.unitId === unitId);
    if (same.some((one) => one.by === by)) return { code: 'check-given-twice', unit };
    if (same.length >= MOST_CHECKERS) return { code: 'too-many-checkers', unit, most: MOST_CHECKERS };
  }
  return undefined;
}

const OfCheck = z.strictObject({
  sheetId: SheetId,
  /** The unit that checks. */
  by: UnitId,
});

export const RemarkOnSheet = OfCheck.extend({
  criterionId: CriterionId,
  remark: z
    .strictObject({
      /** null: they agree. */
      points: Decimal.nullable(),
      reason: Reason.default(''),
    })
    // What was said is taken back.
    .nullable(),
});

/** [PC3] Clerk or head of the checking unit says of one criterion that they agree, or what they would give and why. */
export const remarkOnSheet = defineChange({
  name: 'remark-on-sheet',
  args: RemarkOnSheet,

  apply(world, actor, { sheetId, by, criterionId, remark }, { at }) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const bar = checkBar(world, actor, sheet, by, 'remark-on-sheet');
    // What would not be taken in time is not held for being late either.
    if (bar && bar.code !== 'check-closed') return fail(bar);
    const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
    if (!table || !indexOf(table).leafById.has(criterionId))
      return fail({ code: 'criterion-not-found', criterionId });
    if (lacksReason(remark)) return fail({ code: 'remark-needs-reason' });
    if (bar) return fail(bar);
    const said = remark && { ...remark, by: actor.personId, at };
    const check = withRemark(checkOf(world, sheet, by), criterionId, said);
    world.put('peer-check', { ...check, done: null });
    return ok(undefined);
  },
});

const FinishPeerCheck = OfCheck.extend({ isDone: z.boolean() });

/** [PC4] The head of the checking unit says that it is done, or that it is not after all. */
export const finishPeerCheck = defineChange({
  name: 'finish-peer-check',
  args: FinishPeerCheck,

  apply(world, actor, { sheetId, by, isDone }, { at }) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const bar = checkBar(world, actor, sheet, by, 'finish-peer-check');
    if (bar && bar.code !== 'check-closed') return fail(bar);
    if (!headsUnit(actor, sheet.periodId, by)) return fail({ code: 'check-done-by-head' });
    if (bar) return fail(bar);
    const done = isDone ? { by: actor.personId, at } : null;
    world.put('peer-check', { ...checkOf(world, sheet, by), done });
    return ok(undefined);
  },
});

const lacksReason = (remark: z.infer<typeof RemarkOnSheet>['remark']): boolean =>
  remark !== null && remark.points !== null && remark.reason === '';

/**
 * What a check had said of it before it was late, as an officer lets it count [HD2]; false where it no longer can: the
 * sheet was adopted, or what others said of it since would go.
 */
export function countLateCheck(world: Draft, { name, args, author, at }: LateWork): boolean {
  const remark = name === 'remark-on-sheet' ? RemarkOnSheet.safeParse(args).data : undefined;
  const finish = name === 'finish-peer-check' ? FinishPeerCheck.safeParse(args).data : undefined;
  const of = remark ?? finish;
  const sheet = of && world.get('sheet', of.sheetId);
  if (!of || !sheet || hasReached(sheet.stage, 'adopted')) return false;
  const check = checkOf(world, sheet, of.by);
  if (finish) {
    if (!finish.isDone && check.done && check.done.by !== author) return false;
    world.put('peer-check', { ...check, done: finish.isDone ? { by: author, at } : null });
    return true;
  }
  const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
  if (!remark || !table || !indexOf(table).leafById.has(remark.criterionId)) return false;
  const standing = check.remarks.find(({ criterionId }) => criterionId === remark.criterionId);
  if (lacksReason(remark.remark) || (standing && standing.by !== author)) return false;
  // A check that is done stays so: the remark belongs to it, and came on another day.
  const said = remark.remark && { ...remark.remark, by: author, at };
  world.put('peer-check', withRemark(check, remark.criterionId, said));
  return true;
}

interface LateWork {
  readonly name: string;
  readonly args?: unknown;
  readonly author: string;
  readonly at: number;
}

/** [PC2] What keeps somebody from working on a check; undefined where nothing does. */
function checkBar(
  world: World,
  actor: Actor,
  sheet: Sheet,
  by: UnitId,
  action: 'remark-on-sheet' | 'finish-peer-check',
): Problem | undefined {
  const { periodId, unitId, stage } = sheet;
  if (!worksInUnit(actor, periodId, by)) return { code: 'not-permitted', action };
  if (belongsTo(actor, sheet)) return { code: 'own-unit' };
  const pairs = pairsOf(world.get('bloc-period', periodId));
  if (!pairs.some((pair) => pair.unitId === unitId && pair.by === by)) return { code: 'check-not-given' };
  if (isCheckOpen(stage)) return undefined;
  return { code: hasReached(stage, 'bloc_scored') ? 'check-closed' : 'check-not-open' };
}

const checkOf = (world: World, sheet: Sheet, by: UnitId): PeerCheck =>
  checkIn(world.get('peer-check', peerCheckIdOf(sheet.periodId, { unitId: sheet.unitId, by })), sheet, by);
