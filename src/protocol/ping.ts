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
});
export type PingResponse = z.infer<typeof PingResponse>;
