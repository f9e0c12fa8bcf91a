// Số Cờ của khối: how many units are proposed for the flag, and how many after them for a certificate [PO6].

import { z } from 'zod';

export const FlagSlots = z.object({
  flags: z.int().min(0).max(20),
  /** null: as many as deserve it. */
  certificates: z.int().min(0).max(60).nullable(),
});
export type FlagSlots = z.infer<typeof FlagSlots>;

export const ONE_FLAG: FlagSlots = { flags: 1, certificates: null };
