// Work that came too late for what it was: nobody may count it unseen, and nobody may throw it away. The server
// keeps it as a record of the bloc, its author and the officers see it, and an officer decides [HD1].

import { z } from 'zod';
import { tidyText } from '../../base/text.ts';
import { ChangeId, PersonId, UnitId, type PeriodId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import { periodOfArgs, unitOfArgs } from './about-args.ts';

export const HeldReason = z.enum([
  'held-late',
  'held-role-ended',
  'held-account-stopped',
  'held-device-lost',
  'held-table-changed',
]);
export type HeldReason = z.infer<typeof HeldReason>;

export const HeldChange = z.object({
  id: ChangeId,
  /** Whose matter it is; null where it is the bloc's. */
  unitId: UnitId.nullable(),
  author: PersonId,
  name: z.string().max(60),
  args: z.unknown(),
  base: ChangeId.nullable(),
  /** The author's clock. */
  at: z.int(),
  reason: HeldReason,
  /** The server's clock when it came. */
  receivedAt: z.int(),
  settled: z
    .object({
      accepted: z.boolean(),
      by: PersonId,
      at: z.int(),
      note: z.string().max(4000).transform(tidyText),
    })
    .nullable(),
});
export type HeldChange = z.infer<typeof HeldChange>;

/**
 * Why a refused change is kept for an officer instead; undefined where the no is final. `couldOnce`: the author held
 * a role that would have allowed it, before the change arrived.
 */
export function holdingReason(problem: Problem, couldOnce: () => boolean): HeldReason | undefined {
  switch (problem.code) {
    // Written while the step was open, as far as the author could know.
    case 'sheet-not-open':
    case 'sheet-withdrawn':
    case 'bloc-column-closed':
    case 'check-closed':
    case 'appraisal-over':
      return 'held-late';
    case 'table-version-differs':
      return 'held-table-changed';
    case 'not-permitted':
    case 'own-unit':
      return couldOnce() ? 'held-role-ended' : undefined;
    default:
      return undefined;
  }
}

/**
 * Whose matter held work is: a remark on another's sheet stays with the unit that made it until it counts. Null where
 * it is the bloc's.
 */
export function unitOfHeld(args: unknown): UnitId | null {
  const { by, unitId } = (args ?? {}) as { by?: unknown; unitId?: unknown };
  return UnitId.safeParse(by).data ?? unitOfArgs(args) ?? UnitId.safeParse(unitId).data ?? null;
}

/**
 * The year of the bloc that held work is of, whose officer decides on it: what it names, or `otherwise` where it names
 * none that there is.
 */
export function yearOfHeld(
  { args }: HeldChange,
  isYear: (periodId: PeriodId) => boolean,
  otherwise: PeriodId,
): PeriodId {
  const named = periodOfArgs(args);
  return named !== null && isYear(named) ? named : otherwise;
}
