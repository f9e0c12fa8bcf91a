// What a table decides once for all its criteria.

import { z } from 'zod';
import { Points } from '../scoring/points.ts';

/** What a criterion that was not assigned does to the score [NA1]. */
export const NotAssignedPolicy = z.discriminatedUnion('policy', [
  /** It leaves the maximum too; what remains is brought back to the part's, or the table's, full scale. */
  z.object({ policy: z.literal('exclude_and_rescale'), level: z.enum(['part', 'table']).default('part') }),
  z.object({ policy: z.literal('give_full') }),
  z.object({ policy: z.literal('give_zero') }),
]);
export type NotAssignedPolicy = z.infer<typeof NotAssignedPolicy>;

export const Policies = z.object({
  notAssigned: NotAssignedPolicy,
  /** The most all bonus may add; null where there is no cap. */
  bonusCap: Points.nullable(),
  /** The most all penalty may take, as a number under zero; null where there is no cap. */
  penaltyCap: Points.nullable(),
  /** Names of the tie rules in their order; a ballot is held in the meeting. */
  tieBreak: z.array(z.string().max(40)).max(10),
});
export type Policies = z.infer<typeof Policies>;
