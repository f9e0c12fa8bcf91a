// Somebody puts a figure, a mark or a "not assigned" into one cell of a column they own.

import { z } from 'zod';
import { fail, ok } from '../../base/result.ts';
import { tidyText } from '../../base/text.ts';
import { indexOf, type CriteriaTable } from '../criteria/criteria-table.ts';
import { columnIdOf, CriterionId, isCriterionId, isSheetId, SheetId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { tableIdOf } from '../records.ts';
import { CellInput, Evidence, MOST_DOCUMENTS, Reason, versionOf } from '../scoring/cell.ts';
import { isDecimal } from '../scoring/decimal.ts';
import { fitsKind } from '../scoring/fits-kind.ts';
import { isLocked } from '../scoring/modifiers/computed-lock.ts';
import { isOtherThanBloc } from '../appraisal/province-column.ts';
import { isOverride, overrideBar } from '../scoring/modifiers/override.ts';
import { ColumnOwner } from '../scoring/sheet.ts';
import { columnBar } from '../workflow/column-bar.ts';
import { scoringBar } from '../workflow/permissions.ts';
import { voidLevels } from '../workflow/void-levels.ts';
import { documentsFrom, MOST_VERSIONS, writeBranch } from '../conflicts/write-branch.ts';
import { defineChange, type World } from './define-change.ts';

export const EnterScore = z.strictObject({
  sheetId: SheetId,
  owner: ColumnOwner,
  criterionId: CriterionId,
  input: CellInput,
  reason: Reason.default(''),
  /** The documents behind the score; those of the version that is replaced stay where it is absent [MD4]. */
  evidence: z.array(Evidence).max(MOST_DOCUMENTS).optional(),
  /** The version of the table the author had before them. */
  table: z.int().min(1),
});

type EnterScore = z.infer<typeof EnterScore>;

/**
 * Why an entry may not stand under a table, whoever makes it and whenever; undefined where it may. The table is that
 * which its author had before them, or the one that it is to count under.
 */
export function entryBar(
  table: CriteriaTable | undefined,
  { owner, criterionId, input, reason }: EnterScore,
): Problem | undefined {
  const overBar = isOverride(input) ? overrideBar(owner, reason) : undefined;
  if (overBar) return { code: overBar === 'self' ? 'override-not-by-unit' : 'override-needs-reason' };
  if (!table) return undefined;
  const leaf = indexOf(table).leafById.get(criterionId)?.leaf;
  if (!leaf) return { code: 'criterion-not-found', criterionId };
  if (!fitsKind(leaf, input)) return { code: 'input-not-of-kind' };
  return isLocked(leaf, input) ? { code: 'points-locked' } : undefined;
}

/** [PV3] The province says something else than the bloc does now, and not why. */
export const isUnexplained = (
  world: World,
  { sheetId, owner, criterionId, input, reason }: EnterScore,
): boolean => owner === 'province' && reason === '' && isOtherThanBloc(world, sheetId, criterionId, input);

/**
 * `EnterScore` by hand for the entries that people make by the thousand: a figure, a mark, a "not assigned" or a
 * blank. Undefined for all others, and wherever the schema would say no.
 */
export function readEnterScore(args: unknown): EnterScore | undefined {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
  const { sheetId, owner, criterionId, input, reason = '', table } = args as Record<string, unknown>;
  if (Object.keys(args).length !== ('reason' in args ? 6 : 5)) return undefined;
  if (typeof sheetId !== 'string' || !isSheetId(sheetId)) return undefined;
  if (owner !== 'self' && owner !== 'bloc' && owner !== 'province') return undefined;
  if (typeof criterionId !== 'string' || !isCriterionId(criterionId)) return undefined;
  if (!Number.isSafeInteger(table) || (table as number) < 1) return undefined;
  if (typeof reason !== 'string' || reason.length > 4000) return undefined;
  const tidy = reason === '' ? '' : tidyText(reason);
  if (tidy.length > 2000 || !isPlainInput(input)) return undefined;
  return { sheetId, owner, criterionId, input, reason: tidy, table: table as number };
}

function isPlainInput(input: unknown): input is CellInput {
  if (input === null) return true;
  if (typeof input !== 'object' || Array.isArray(input) || Object.keys(input).length !== 1) return false;
  const { value, passed, assigned } = input as Record<string, unknown>;
  return (typeof value === 'string' && isDecimal(value)) || typeof passed === 'boolean' || assigned === false;
}

export const enterScore = defineChange({
  name: 'enter-score',
  args: EnterScore,
  readArgs: readEnterScore,

  baseOf(world, actor, { sheetId, owner, criterionId }) {
    const cell = world.get('column', columnIdOf(sheetId, owner))?.cells[criterionId];
    if (!cell) return null;
    return versionOf(cell, actor.personId).by;
  },

  apply(world, actor, entry, stamp) {
    const { sheetId, owner, criterionId, input, reason, evidence, table } = entry;
    const sheet = world.get('sheet', sheetId);
    if (!sheet) return fail({ code: 'sheet-not-found', sheetId });
    const bar = scoringBar(actor, sheet, owner);
    if (bar === 'own-unit') return fail({ code: 'own-unit' });
    if (bar) return fail({ code: 'not-permitted', action: 'enter-score' });
    // Before whether it is in time: what nobody may write is not held for being late [HD1].
    const isKnown = table <= sheet.tableVersion;
    const criteria = isKnown ? world.get('criteria-table', tableIdOf(sheet.periodId, table)) : undefined;
    const never = entryBar(criteria, entry);
    if (never) return fail(never);
    const closed = columnBar(world, sheet, owner);
    if (closed) return fail(closed);
    if (table !== sheet.tableVersion) {
      return fail({ code: 'table-version-differs', sheet: sheet.tableVersion, change: table });
    }
    const placed = criteria && indexOf(criteria).leafById.get(criterionId);
    if (!placed) return fail({ code: 'criterion-not-found', criterionId });
    if (isUnexplained(world, entry)) return fail({ code: 'appraisal-needs-reason' });
    // By the table's own id, one string for all entries of a criterion: it is found faster than an equal one.
    const { id } = placed.leaf;
    const before = world.get('column', columnIdOf(sheetId, owner))?.cells[id];
    const proof = documentsFrom(before, evidence, stamp.base);
    const branch = { input, reason, ...proof, by: stamp.id, author: actor.personId, at: stamp.at };
    const cell = writeBranch(before, branch, stamp.base);
    if (cell.length > MOST_VERSIONS) return fail({ code: 'too-many-versions', most: MOST_VERSIONS });
    world.putCell({ sheetId, owner }, id, cell);
    if (owner === 'bloc') voidLevels(world, actor, sheet, 'score', stamp);
    return ok(undefined);
  },
});
