import { fail, ok, type Result } from '../../base/result.ts';
import type { Problem } from '../problems.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { Actor } from '../workflow/permissions.ts';
import { stageAfter, type SheetEvent } from '../workflow/stages.ts';
import type { Draft, Stamp } from './define-change.ts';

/** Takes a sheet to where the event leads from its stage, with who moved it; refused where it leads nowhere. */
export function moveOn(
  world: Draft,
  actor: Actor,
  sheet: Sheet,
  event: SheetEvent,
  { at }: Stamp,
): Result<void, Problem> {
  const stage = stageAfter(sheet.stage, event);
  if (!stage) return cannotMove(sheet, event);
  world.put('sheet', { ...sheet, stage, moved: { by: actor.personId, at } });
  return ok(undefined);
}

/** The refusal of a move that the sheet's stage does not have. */
export const cannotMove = (sheet: Sheet, event: SheetEvent) =>
  fail({ code: 'cannot-move', stage: sheet.stage, event } as const);
