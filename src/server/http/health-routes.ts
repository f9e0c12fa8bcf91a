// Is it there, is it this server, and can it work.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeRules } from '../../domain/changes/registry.ts';
import type { PingResponse } from '../../protocol/ping.ts';
import { OLDEST_PROTOCOL } from '../../protocol/upcast.ts';
import type { ServerKeys } from '../../protocol/signature.ts';
import { PROTOCOL } from '../../protocol/version.ts';
import type { RouteDeps } from './build-server.ts';

const knows = Object.keys(changeRules);

const PingQuery = z.object({ nonce: z.string().max(64).default('') });

export function healthRoutes(app: FastifyInstance, { store, now, signer }: RouteDeps): void {
  app.get('/api/ping', async (request): Promise<PingResponse> => {
    const { nonce } = PingQuery.parse(request.query);
    return { nonce, protocol: PROTOCOL, oldest: OLDEST_PROTOCOL, epoch: store.epoch, at: now(), knows };
  });

  // Open to everyone: whoever holds a receipt or a paper may check it.
  app.get('/api/keys', async (): Promise<ServerKeys> => signer.keys);

  app.get('/livez', async () => ({ live: true }));

  // Ready is: the database takes a write. A full disk shows here first. Who asks at once shares one write.
  let probing: Promise<void> | undefined;
  app.get('/readyz', async () => {
    await (probing ??= store.probe().finally(() => (probing = undefined)));
    return { ready: true };
  });
}
