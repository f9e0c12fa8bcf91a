// A person who may write the cell chooses: one of its versions, or a third with a reason. What they had before them
// is replaced, whoever wrote it; what came since they looked stays beside the choice. The others stay in the history.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { sameJson } from '../../base/compare.ts';
import { isOtherThanBloc } from '../appraisal/province-column.ts';
import { saw } from '../conflicts/write-branch.ts';
import { indexOf } from '../criteria/criteria-table.ts';
import { ChangeId, columnIdOf, CriterionId, SheetId } from '../ids.ts';
import { tableIdOf } from '../records.ts';
import { CellInput, Reason, type Branch, type Evidence, MOST_DOCUMENTS } from '../scoring/cell.ts';
import { fitsKind } from '../scoring/fits-kind.ts';
import { isOverride } from '../scoring/modifiers/override.ts';
import { ColumnOwner } from '../scoring/sheet.ts';
import { columnBar } from '../workflow/column-bar.ts';
import { scoringBar } from '../workflow/permissions.ts';
import { voidLevels } from '../workflow/void-levels.ts';
import { defineChange } from './define-change.ts';

export const SettleConflict = z.strictObject({
  sheetId: SheetId,
  owner: ColumnOwner,
  criterionId: CriterionId,
  /** The versions that were before the one who chose, by the change that wrote each. */
  seen: z.array(ChangeId).min(1).max(50),
  input: CellInput,
  /** Of a third value: why. One of the versions keeps its own where nothing is said. */
  reason: Reason.default(''),
});

export const settleConflict = defineChange({
  name: 'settle-conflict',
  args: SettleConflict,

  apply(world, actor, { sheetId, owner, criterionId, seen, input, reason }, stamp) {
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const bar = scoringBar(actor, sheet, owner);
    if (bar === 'own-unit') return fail({ code: 'own-unit' });
    if (bar) return fail({ code: 'not-permitted', action: 'settle-conflict' });
    const closed = columnBar(world, sheet, owner);
    if (closed) return fail(closed);
    const cells = world.get('column', columnIdOf(sheetId, owner))?.cells ?? {};
    const cell = Object.hasOwn(cells, criterionId) ? cells[criterionId] : undefined;
    if (!cell) return fail({ code: 'criterion-not-found', criterionId });

    const isSeen = (branch: Branch) => seen.some((id) => saw(id, branch));
    const chosen = cell.find((branch) => isSeen(branch) && sameJson(branch.input, input));
    if (!chosen) {
      const table = world.get('criteria-table', tableIdOf(sheet.periodId, sheet.tableVersion));
      const leaf = table && indexOf(table).leafById.get(criterionId)?.leaf;
      if (!leaf || !fitsKind(leaf, input) || isOverride(input)) return fail({ code: 'input-not-of-kind' });
      // One of the versions may have been settled away meanwhile: then it was no third value when it was chosen.
      const allStand = seen.every((id) => cell.some((branch) => saw(id, branch)));
      if (reason === '' && allStand) return fail({ code: 'third-value-needs-reason' });
      // Of the province's whatever stood: its appraisal is explained by these words alone [PV3].
      if (owner === 'province' && reason === '' && isOtherThanBloc(world, sheetId, criterionId, input))
        return fail({ code: 'appraisal-needs-reason' });
    }
    const documents = documentsOf([...(chosen ? [chosen] : []), ...cell.filter(isSeen)]);
    const next: Branch = {
      ...chosen,
      ...(documents.length > 0 ? { evidence: documents } : {}),
      input,
      reason: reason === '' && chosen ? chosen.reason : reason,
      by: stamp.id,
      author: actor.personId,
      at: stamp.at,
    };
    const rest = cell.filter((branch) => !isSeen(branch));
    // Two people apart may choose the same: then nothing is left to settle.
    const twin = rest.find(
      (branch) => sameJson(branch.input, next.input) && (next.reason === '' || branch.reason === next.reason),
    );
    const { same: _, ...choice } = next;
    const after = twin
      ? rest.map((branch) => (branch === twin ? joined(twin, documents, stamp.id) : branch))
      : [choice, ...rest];
    world.putCell({ sheetId, owner }, criterionId, after);
    if (owner === 'bloc') voidLevels(world, actor, sheet, 'score', stamp);
    return ok(undefined);
  },
});

/** The version with one more who chose the same, and with what documents they had before them. */
const joined = (twin: Branch, documents: readonly Evidence[], by: ChangeId): Branch => {
  const all = documentsOf([twin, { ...twin, evidence: [...documents] }]);
  return { ...twin, ...(all.length > 0 ? { evidence: all } : {}), same: [...(twin.same ?? []), by] };
};

/** The documents of some versions, each once: what is chosen is a figure, and no proof goes with the other one [EV3]. */
function documentsOf(branches: readonly Branch[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const one of branches.flatMap(({ evidence }) => evidence ?? [])) {
    if (!kept.some((other) => sameJson(other, one))) kept.push(one);
  }
  return kept.slice(0, MOST_DOCUMENTS);
}
