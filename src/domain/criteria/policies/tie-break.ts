// Thứ tự phân định khi bằng điểm: the table's rules, asked in their order, until one tells the units apart [RK3].

import { z } from 'zod';
import { CriterionId } from '../../ids.ts';

export const TieRule = z.discriminatedUnion('by', [
  /** More points in one part. */
  z.object({ by: z.literal('part'), part: CriterionId }),
  /** More points in one criterion. */
  z.object({ by: z.literal('criterion'), criterion: CriterionId }),
  z.object({ by: z.literal('bonus') }),
  /** Fewer points taken away. */
  z.object({ by: z.literal('penalty') }),
  /** More criteria at their maximum. */
  z.object({ by: z.literal('at_max') }),
  /** A secret ballot in the meeting; until it is held the units share the place. */
  z.object({ by: z.literal('ballot') }),
  /** They stay level; what follows is not asked. */
  z.object({ by: z.literal('same_rank') }),
]);
export type TieRule = z.infer<typeof TieRule>;

/** Tables made before these rules had a shape named them: "part-i", "bonus", "bloc-ballot" [CT7]. */
const NamedRule = z
  .string()
  .max(40)
  .transform((name): TieRule => {
    if (name.startsWith('part-')) return { by: 'part', part: name.slice('part-'.length) };
    return name === 'bonus' ? { by: 'bonus' } : { by: 'ballot' };
  });

export const TieBreak = z.array(z.union([TieRule, NamedRule])).max(10);
