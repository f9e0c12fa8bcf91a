// Đơn vị đã giải thể: its score is kept, it has no place and is not commended (TT 15/2025/TT-BNV) [GT12].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const UnitDissolved = z.object({ kind: z.literal('unit_dissolved'), ...common });
export type UnitDissolved = z.infer<typeof UnitDissolved>;

export const unitDissolved: GateKind<UnitDissolved> = {
  shut: () => ({ ranked: false, flag: false, commended: false }),
  explain: ({ text }) => ({ line: 'gate-dissolved', text }),
};
