// Chưa xét: a matter is being looked into, so there is no place yet, and the others' may still move [GT7].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const HoldPending = z.object({ kind: z.literal('hold_pending'), ...common });
export type HoldPending = z.infer<typeof HoldPending>;

export const holdPending: GateKind<HoldPending> = {
  shut: () => ({ held: true, flag: false, commended: false }),
  explain: ({ text }) => ({ line: 'gate-held', text }),
};
