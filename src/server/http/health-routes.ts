// Is it there, is it this server, and can it work.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PingResponse } from '../../protocol/ping.ts';
import { PROTOCOL } from '../../protocol/version.ts';
import type { RouteDeps } from './build-server.ts';

/** Raised when old clients are no longer understood; a phone may lie in a drawer for two years. */
export const OLDEST_PROTOCOL = 2;

const PingQuery = z.object({ nonce: z.string().max(64).default('') });

export function healthRoutes(app: FastifyInstance, { store, now }: RouteDeps): void {
  app.get('/api/ping', async (request): Promise<PingResponse> => {
    const { nonce } = PingQuery.parse(request.query);
    return { nonce, protocol: PROTOCOL, oldest: OLDEST_PROTOCOL, epoch: store.epoch, at: now() };
  });

  app.get('/livez', async () => ({ live: true }));

  // Ready is: the database takes a write. A full disk shows here first.
  app.get('/readyz', async () => {
    await store.probe();
    return { ready: true };
  });
}
