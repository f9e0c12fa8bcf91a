// What a person put into one criterion of one sheet. A cell holds the input, never the points it earns.

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { ChangeId, PersonId } from '../ids.ts';
import { Decimal } from './decimal.ts';

const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(tidyText)
    .pipe(z.string().max(most));

export const Reason = text(2000);

/**
 * An input. `null` clears the cell: not scored. Not scored, zero and not assigned are three things [SC1].
 * What cannot be read as the kind's input is kept as typed, marked, and counts for nothing [SC2].
 */
export const CellInput = z.union([
  z.null(),
  z.strictObject({ value: Decimal }),
  z.strictObject({ passed: z.boolean() }),
  z.strictObject({ assigned: z.literal(false) }),
  z.strictObject({ typed: text(200).pipe(z.string().min(1)) }),
]);
export type CellInput = z.infer<typeof CellInput>;

export const NOT_ASSIGNED: CellInput = { assigned: false };

/** One version of a cell. */
export const Branch = z.object({
  input: CellInput,
  /** Why it differs from the unit's own score; '' where nothing was said. */
  reason: z.string(),
  /** The change that last wrote this version. */
  by: ChangeId,
  /** Other changes that said the very same; who saw one of them has seen this version. */
  same: z.array(ChangeId).optional(),
  author: PersonId,
  /** The author's own clock, for information only: order is the server's position. */
  at: z.number().int(),
});
export type Branch = z.infer<typeof Branch>;

/** One branch, or several that wait for a person to settle them; the first counts meanwhile [CF3]. */
export const Cell = z.array(Branch).min(1);
export type Cell = z.infer<typeof Cell>;

/** The version that counts. */
export const counting = (cell: Cell): Branch => cell[0] as Branch;
export const isConflict = (cell: Cell | undefined): boolean => cell !== undefined && cell.length > 1;

export const isBlank = (input: CellInput | undefined): input is null | undefined =>
  input === null || input === undefined;
export const isNotAssigned = (input: CellInput | undefined): boolean =>
  input !== null && input !== undefined && 'assigned' in input;
