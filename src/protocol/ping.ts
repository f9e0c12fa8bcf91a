// GET /api/ping?nonce=…: a known answer, so that a captive portal is told from a network.

import { z } from 'zod';

export const PingResponse = z.object({
  nonce: z.string(),
  protocol: z.int(),
  /** The oldest protocol this server still understands. */
  oldest: z.int(),
  epoch: z.string(),
  /** The server's clock. */
  at: z.int(),
  /** Names of the changes this server can judge: a newer device holds back the others. Absent from protocol 2. */
  knows: z.array(z.string()).optional(),
});
export type PingResponse = z.infer<typeof PingResponse>;
