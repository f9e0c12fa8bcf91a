// What taking a sheet over to the table in force will do, told before it is done: for every criterion what stands
// there now and what becomes of it. Reckoned by the very function that will do it, so that it cannot promise
// anything else [TM6].

import { migrated, stageOver } from '../../../domain/changes/migrate-sheet.ts';
import { createOverlay } from '../../../domain/changes/overlay.ts';
import type { World } from '../../../domain/changes/define-change.ts';
import { compareTables, type TableChange } from '../../../domain/criteria/compare-tables.ts';
import { indexOf, type CriteriaTable, type Leaf } from '../../../domain/criteria/criteria-table.ts';
import { columnIdOf, sheetIdOf, type CriterionId, type UnitId } from '../../../domain/ids.ts';
import { isBlank, type Cell } from '../../../domain/scoring/cell.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import type { InputProblem } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import { saysSomething } from '../../parts/kept-values.ts';
import { viewBloc, type BlocView, type ScoringOwner, type UnitView } from '../../parts/bloc-view.ts';

/** What becomes of a criterion in one column. Only a value that is there can stay or be set aside. */
export type Fate =
  | {
      readonly is: 'stays';
      readonly cell: Cell;
      readonly before: Points | undefined;
      readonly after: Points | undefined;
      /** What the new rule has against it, if anything: it stays, and has to be mended. */
      readonly problem: InputProblem | undefined;
    }
  | { readonly is: 'kept'; readonly cell: Cell; readonly why: 'gone' | 'other-kind' }
  | { readonly is: 'blank' };

export interface PlanRow {
  readonly criterionId: CriterionId;
  /** As the sheet's version has it; undefined where that has none. */
  readonly before: Leaf | undefined;
  /** As the version in force has it; undefined where that has none. */
  readonly after: Leaf | undefined;
  readonly change: TableChange | undefined;
  /** Several where a value is set aside and its place is blank from then on. */
  readonly fates: { readonly [O in ScoringOwner]: readonly Fate[] };
}

interface ColumnPlan {
  readonly owner: ScoringOwner;
  readonly stays: number;
  /** Of those that stay: how many the new rule cannot count. */
  readonly toMend: number;
  readonly kept: number;
  readonly blank: number;
  readonly before: Points;
  readonly after: Points;
}

export interface UnitPlan {
  readonly before: UnitView;
  readonly after: UnitView;
  /** The new table's order, then what is gone. */
  readonly rows: readonly PlanRow[];
  /** The unit's own, and the bloc's where anything stands in it. */
  readonly columns: readonly ColumnPlan[];
}

/** What happens to these units, taken over together. */
export function planMigration(view: BlocView, units: readonly UnitView[]): readonly UnitPlan[] {
  const ids = units.filter(({ isBehind }) => isBehind).map(({ unit }) => unit.id);
  const moved = viewBloc(migratedWorld(view, ids), view.period.id);
  return ids.flatMap((id) => {
    const [before, after] = [view.unitById.get(id), moved?.unitById.get(id)];
    return before && after ? [planOf(before, after)] : [];
  });
}

/** The world as it will be. Nothing of it is kept anywhere. */
function migratedWorld({ world, period, table, unitById }: BlocView, ids: readonly UnitId[]): World {
  const overlay = createOverlay(world);
  for (const id of ids) {
    const unit = unitById.get(id);
    if (!unit?.sheet) continue;
    const sheetId = sheetIdOf(period.id, id);
    for (const owner of ColumnOwner.options) {
      const columnId = columnIdOf(sheetId, owner);
      const column = world.get('column', columnId);
      if (!column) continue;
      overlay.write([{ kind: 'column', id: columnId, body: migrated(column, unit.table, table) }]);
    }
    const over = { ...unit.sheet, tableVersion: table.version };
    const stage = stageOver(overlay, over, table);
    overlay.write([{ kind: 'sheet', id: sheetId, body: { ...over, stage } }]);
  }
  return overlay;
}

function planOf(before: UnitView, after: UnitView): UnitPlan {
  const rows = rowsOf(before, after);
  const owners: readonly ScoringOwner[] = before.columns.bloc ? ['self', 'bloc'] : ['self'];
  const columns = owners.map((owner): ColumnPlan => {
    const fates = rows.flatMap((row) => row.fates[owner]);
    const count = (is: Fate['is']) => fates.filter((fate) => fate.is === is).length;
    return {
      owner,
      stays: count('stays'),
      toMend: fates.filter((fate) => fate.is === 'stays' && fate.problem !== undefined).length,
      kept: count('kept'),
      blank: count('blank'),
      before: before.scores[owner].total,
      after: after.scores[owner].total,
    };
  });
  return { before, after, rows, columns };
}

function rowsOf(before: UnitView, after: UnitView): readonly PlanRow[] {
  const changes = new Map(compareTables(before.table, after.table).map((change) => [idOf(change), change]));
  const [old, fresh] = [indexOf(before.table), indexOf(after.table)];
  const gone = old.leaves.filter(({ leaf }) => !fresh.leafById.has(leaf.id));
  return [...fresh.leaves, ...gone].map(({ leaf: { id } }) => ({
    criterionId: id,
    before: old.leafById.get(id)?.leaf,
    after: fresh.leafById.get(id)?.leaf,
    change: changes.get(id),
    fates: { self: fatesOf(before, after, 'self', id), bloc: fatesOf(before, after, 'bloc', id) },
  }));
}

const idOf = (change: TableChange): CriterionId =>
  change.is === 'changed' ? change.after.id : change.leaf.id;

function fatesOf(before: UnitView, after: UnitView, owner: ScoringOwner, id: CriterionId): readonly Fate[] {
  const cell = before.columns[owner]?.cells[id];
  const isThere = hasLeaf(after.table, id);
  const isKept = cell !== undefined && after.columns[owner]?.cells[id] === undefined;
  if (cell && !isKept && !cell.every(({ input }) => isBlank(input))) {
    const [was, will] = [before, after].map(({ scores }) => scores[owner].outcomes.get(id));
    return [
      {
        is: 'stays',
        cell,
        before: was?.state === 'scored' ? was.points : undefined,
        after: will?.state === 'scored' ? will.points : undefined,
        problem: will?.state === 'invalid' ? will.problem : undefined,
      },
    ];
  }
  return [
    ...(cell && isKept && saysSomething(cell)
      ? [{ is: 'kept', cell, why: isThere ? 'other-kind' : 'gone' } as const]
      : []),
    ...(isThere ? [{ is: 'blank' } as const] : []),
  ];
}

const hasLeaf = (table: CriteriaTable, id: CriterionId): boolean => indexOf(table).leafById.has(id);

/** Whether a row is worth showing before anything is unfolded: the tables differ there, or a value does not stay. */
export const isTouched = ({ change, fates }: PlanRow): boolean =>
  change !== undefined ||
  [...fates.self, ...fates.bloc].some(
    (fate) =>
      fate.is === 'kept' ||
      (fate.is === 'stays' && (fate.problem !== undefined || fate.before !== fate.after)),
  );
