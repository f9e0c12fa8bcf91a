// Không đăng ký thi đua, không ký giao ước: not considered [GT8].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const NotRegistered = z.object({ kind: z.literal('not_registered'), ...common });
export type NotRegistered = z.infer<typeof NotRegistered>;

export const notRegistered: GateKind<NotRegistered> = {
  shut: () => ({ ranked: false, flag: false, commended: false }),
  explain: ({ text }) => ({ line: 'gate-not-registered', text }),
};
