// What a change is about, by its arguments alone, whatever change it is.

import { PeriodId, UnitId } from '../ids.ts';
import type { Matter } from '../workflow/read-scope.ts';

/** The year a change is about, from its arguments; null where it names none. */
export function periodOfArgs(args: unknown): PeriodId | null {
  const { sheetId, periodId } = (args ?? {}) as { sheetId?: unknown; periodId?: unknown };
  const named = typeof sheetId === 'string' ? sheetId.slice(0, Math.max(0, sheetId.indexOf('/'))) : periodId;
  return PeriodId.safeParse(named).data ?? null;
}

/** The unit a change is about, from its arguments; null where it names no sheet. */
export function unitOfArgs(args: unknown): UnitId | null {
  const sheetId = (args as { sheetId?: unknown } | null)?.sheetId;
  if (typeof sheetId !== 'string' || !sheetId.includes('/')) return null;
  const unit = UnitId.safeParse(sheetId.slice(sheetId.indexOf('/') + 1));
  return unit.success ? unit.data : null;
}

/** Whose sheet a change is about, from its arguments; null where it names none. */
export function matterOfArgs(args: unknown): Matter | null {
  const unitId = unitOfArgs(args);
  return unitId === null ? null : { unitId, year: periodOfArgs(args) ?? '' };
}
