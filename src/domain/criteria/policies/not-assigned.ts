// Không giao (KG): what a criterion that was not assigned does to the score [NA1].

import { z } from 'zod';

export const NotAssignedPolicy = z.discriminatedUnion('policy', [
  /** It leaves the maximum too; what remains is brought back to the part's, or the table's, full scale. */
  z.object({ policy: z.literal('exclude_and_rescale'), level: z.enum(['part', 'table']).default('part') }),
  z.object({ policy: z.literal('give_full') }),
  /** The mean of what the other units earned on it [NA7]. */
  z.object({ policy: z.literal('give_average') }),
  z.object({ policy: z.literal('give_zero') }),
]);
export type NotAssignedPolicy = z.infer<typeof NotAssignedPolicy>;
