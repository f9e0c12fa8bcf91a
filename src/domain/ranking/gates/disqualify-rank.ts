// Không xếp hạng: keeps its score, has no place and no award [GT5].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const DisqualifyRank = z.object({ kind: z.literal('disqualify_rank'), ...common });
export type DisqualifyRank = z.infer<typeof DisqualifyRank>;

export const disqualifyRank: GateKind<DisqualifyRank> = {
  shut: () => ({ ranked: false, flag: false, commended: false }),
  explain: ({ text }) => ({ line: 'gate-not-ranked', text }),
};
