// Vẫn xếp hạng nhưng không đề nghị Cờ [GT6].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const DisqualifyFlag = z.object({ kind: z.literal('disqualify_flag'), ...common });
export type DisqualifyFlag = z.infer<typeof DisqualifyFlag>;

export const disqualifyFlag: GateKind<DisqualifyFlag> = {
  shut: () => ({ flag: false }),
  explain: ({ text }) => ({ line: 'gate-no-flag', text }),
};
