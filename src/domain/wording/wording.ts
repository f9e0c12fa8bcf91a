// The words of one bloc's papers in one year, as its office wants them.

import { z } from 'zod';
import { text } from '../fields.ts';
import { PeriodId } from '../ids.ts';
import { Basis, startingBases } from './bases.ts';
import { slotNames, type SlotName } from './slots.ts';

export const Slot = z.enum(slotNames as [SlotName, ...SlotName[]]);

export const Wording = z.object({
  periodId: PeriodId,
  /** Only those that were said anew. */
  texts: z.partialRecord(Slot, text(4000)),
  bases: z.array(Basis).max(60),
});
export type Wording = z.infer<typeof Wording>;

export const startingWording = (periodId: PeriodId): Wording => ({
  periodId,
  texts: {},
  bases: [...startingBases],
});
