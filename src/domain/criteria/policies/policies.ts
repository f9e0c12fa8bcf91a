// What a table decides once for all its criteria: nine policies, each in its own file.

import { z } from 'zod';
import { BonusCap } from './bonus-cap.ts';
import { FinalRule } from './final-rule.ts';
import { FlagSlots, ONE_FLAG } from './flag-slots.ts';
import { MinimumForFlag } from './minimum-for-flag.ts';
import { NotAssignedPolicy } from './not-assigned.ts';
import { PenaltyCap } from './penalty-cap.ts';
import { Rounding, TWO_DECIMALS } from './rounding.ts';
import { TieBreak } from './tie-break.ts';

/** The ninth, the scale, is the table's own `scale`. */
export const Policies = z.object({
  rounding: Rounding.default(TWO_DECIMALS),
  notAssigned: NotAssignedPolicy,
  bonusCap: BonusCap,
  penaltyCap: PenaltyCap,
  tieBreak: TieBreak,
  finalRule: FinalRule.default('province_else_bloc'),
  flagSlots: FlagSlots.default(ONE_FLAG),
  minimumForFlag: MinimumForFlag.default(null),
});
export type Policies = z.infer<typeof Policies>;
