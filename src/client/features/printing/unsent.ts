// What a sheet shows that the server has not heard of yet.

import { sheetIdOf, type PeriodId, type SheetId, type UnitId } from '../../../domain/ids.ts';
import type { ColumnOwner } from '../../../domain/scoring/sheet.ts';
import type { BlocCopy, Pending } from '../../replica/bloc-copy.ts';

/** What a paper reads of the copy on this device. */
export type PrintedCopy = Pick<BlocCopy, 'pending'>;

interface Printed {
  readonly sheets: readonly SheetId[];
  readonly owners: readonly ColumnOwner[];
}

/** Whether something on these sheets, in these columns, still waits on this device [PR3]. */
export const isUnsent = ({ pending }: PrintedCopy, printed: Printed): boolean =>
  pending.some((one) => one.takenAt === null && touches(one, printed));

/** Whether anything of the period still waits here: minutes, votes, or a score behind the result [PR3]. */
export const isMeetingUnsent = ({ pending }: PrintedCopy, periodId: PeriodId): boolean =>
  pending.some(({ takenAt, change }) => {
    const { periodId: of, sheetId } = change.args as {
      readonly periodId?: string;
      readonly sheetId?: string;
    };
    return takenAt === null && (of === periodId || sheetId?.startsWith(`${periodId}/`) === true);
  });

function touches({ change }: Pending, { sheets, owners }: Printed): boolean {
  // A move of the sheet names no column, and shows on every form of it.
  const { sheetId, owner, periodId, targets } = change.args as {
    readonly sheetId?: SheetId;
    readonly owner?: ColumnOwner;
    readonly periodId?: PeriodId;
    readonly targets?: readonly { readonly unitId: UnitId }[];
  };
  // A target is half of a score, in whatever column.
  if (periodId !== undefined && targets?.some(({ unitId }) => sheets.includes(sheetIdOf(periodId, unitId))))
    return true;
  return sheetId !== undefined && sheets.includes(sheetId) && (owner === undefined || owners.includes(owner));
}
