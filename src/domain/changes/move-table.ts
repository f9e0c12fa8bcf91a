// The moves of a table: the leader proposes and applies, the province returns or approves [TL1].

import { z } from 'zod';
import { fail, ok, type Result } from '../../base/result.ts';
import { tableFaults } from '../criteria/check-table.ts';
import type { CriteriaTable } from '../criteria/criteria-table.ts';
import { PeriodId, sheetIdOf } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { Reason } from '../scoring/cell.ts';
import { hasMet } from '../workflow/period-stages.ts';
import { isBlocScorer, leadsBloc, standsForProvince, type Actor } from '../workflow/permissions.ts';
import { tableStageAfter, type TableEvent } from '../workflow/table-stages.ts';
import { defineChange, type Draft } from './define-change.ts';

const OfTable = z.strictObject({ periodId: PeriodId, version: z.int().min(1) });
type OfTable = z.infer<typeof OfTable>;

/** [TL3] Nothing is proposed that cannot be scored by: every fault is mended first. */
export const proposeTable = defineChange({
  name: 'propose-table',
  args: OfTable,
  apply(world, actor, args) {
    if (!leadsBloc(actor, args.periodId)) return fail({ code: 'not-permitted', action: 'propose-table' });
    const table = tableAt(world, args);
    if (table) {
      const faults = tableFaults(table).length;
      if (faults > 0) return fail({ code: 'table-has-faults', faults });
    }
    return move(world, args, 'propose');
  },
});

export const returnTable = defineChange({
  name: 'return-table',
  args: OfTable.extend({ reason: Reason }),
  apply(world, actor, { reason, ...args }) {
    const bar = provinceBar(actor, args, 'return-table');
    if (bar) return bar;
    if (reason === '') return fail({ code: 'return-needs-reason' });
    return move(world, args, 'return', reason);
  },
});

export const approveTable = defineChange({
  name: 'approve-table',
  args: OfTable,
  apply: (world, actor, args) => provinceBar(actor, args, 'approve-table') ?? move(world, args, 'approve'),
});

/** [TL4] From now on the bloc scores by it; units without a sheet get one, sheets of an older version keep it. */
export const applyTable = defineChange({
  name: 'apply-table',
  args: OfTable,
  apply(world, actor, args) {
    const { periodId, version } = args;
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'apply-table' });
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (hasMet(period.stage)) return fail({ code: 'period-cannot-move', stage: period.stage });
    const moved = move(world, args, 'apply');
    if (!moved.ok) return moved;
    world.put('bloc-period', { ...period, tableVersion: version });
    for (const { id: unitId } of period.units) {
      const id = sheetIdOf(periodId, unitId);
      if (world.get('sheet', id)) continue;
      world.put('sheet', { id, periodId, unitId, tableVersion: version, stage: 'open', moved: null });
    }
    return ok(undefined);
  },
});

/** [TL6] A table is closed once no sheet is scored by it any more. */
export const closeTable = defineChange({
  name: 'close-table',
  args: OfTable,
  apply(world, actor, args) {
    const { periodId, version } = args;
    if (!leadsBloc(actor, periodId)) return fail({ code: 'not-permitted', action: 'close-table' });
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (period.tableVersion === version) return fail({ code: 'table-in-force' });
    const sheets = period.units.filter(
      ({ id }) => world.get('sheet', sheetIdOf(periodId, id))?.tableVersion === version,
    ).length;
    if (sheets > 0) return fail({ code: 'table-has-sheets', sheets });
    return move(world, args, 'close');
  },
});

/** [TL4] A change after a table was applied is the next version, begun as a copy; there is one draft at a time. */
export const startTableVersion = defineChange({
  name: 'start-table-version',
  args: z.strictObject({ periodId: PeriodId }),
  apply(world, actor, { periodId }) {
    if (!isBlocScorer(actor, periodId)) {
      return fail({ code: 'not-permitted', action: 'start-table-version' });
    }
    const period = world.get('bloc-period', periodId);
    if (!period) return fail({ code: 'bloc-not-found' });
    if (hasMet(period.stage)) return fail({ code: 'period-cannot-move', stage: period.stage });
    const inForce = world.get('criteria-table', tableIdOf(periodId, period.tableVersion));
    if (!inForce) return fail({ code: 'table-not-found', version: period.tableVersion });
    if (inForce.stage !== 'applied') return fail({ code: 'table-draft-exists' });
    const version = period.tableVersion + 1;
    if (world.get('criteria-table', tableIdOf(periodId, version)))
      return fail({ code: 'table-draft-exists' });
    world.put('criteria-table', { ...inForce, version, stage: 'draft', returned: undefined });
    return ok(undefined);
  },
});

const tableAt = (world: Draft, { periodId, version }: OfTable) =>
  world.get('criteria-table', tableIdOf(periodId, version));

const provinceBar = (actor: Actor, { periodId }: OfTable, action: string) =>
  standsForProvince(actor, periodId) ? undefined : fail({ code: 'not-permitted', action } as const);

function move(world: Draft, args: OfTable, event: TableEvent, reason?: string): Result<void, Problem> {
  const table = tableAt(world, args);
  if (!table) return fail({ code: 'table-not-found', version: args.version });
  const stage = tableStageAfter(table.stage, event);
  if (!stage) return fail({ code: 'table-cannot-move', stage: table.stage });
  const next: CriteriaTable = { ...table, stage, returned: stage === 'returned' ? reason : undefined };
  world.put('criteria-table', next);
  return ok(undefined);
}
