// Hạ bậc: grades or places to go down, or a best grade that may not be passed [GT10].

import { z } from 'zod';
import { common, type GateKind } from './gate.ts';

export const CapLevel = z.object({
  kind: z.literal('cap_level'),
  ...common,
  lowerGrade: z.int().min(0).max(20).default(0),
  lowerPlaces: z.int().min(0).max(60).default(0),
  /** The best grade there may be, as its place in the table's list, from 0. */
  bestGrade: z.int().min(0).max(19).optional(),
});
export type CapLevel = z.infer<typeof CapLevel>;

export const capLevel: GateKind<CapLevel> = {
  shut: ({ lowerGrade, lowerPlaces, bestGrade }) => ({ lowerGrade, lowerPlaces, bestGrade }),
  explain: ({ text, lowerGrade, lowerPlaces }) => ({ line: 'gate-lowered', text, lowerGrade, lowerPlaces }),
};
