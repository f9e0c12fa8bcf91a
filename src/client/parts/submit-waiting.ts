import type { SheetId } from '../../domain/ids.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';

/** The sheet was handed in on this device, and the server has not heard of it: the bloc cannot see it yet. */
export const isSubmitWaiting = ({ pending }: Pick<BlocCopy, 'pending'>, sheetId: SheetId): boolean =>
  pending.some(
    ({ change: { name, args }, takenAt }) =>
      takenAt === null && name === 'submit-sheet' && (args as { sheetId?: unknown }).sheetId === sheetId,
  );
