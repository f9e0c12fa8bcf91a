// The roads of the data.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import { CarryKeyRequest } from '../../protocol/carry.ts';
import { DeviceKeyRequest, PaperQuery } from '../../protocol/paper-proof.ts';
import { HistoryQuery } from '../../protocol/history.ts';
import { PullQuery } from '../../protocol/pull.ts';
import { isPushRequest, PushRequest } from '../../protocol/push.ts';
import { OLDEST_PROTOCOL, upcastPush } from '../../protocol/upcast.ts';
import { RequestFault } from '../request-fault.ts';
import { encodingFor, takes } from '../sync/packed-answer.ts';
import type { RouteDeps } from './build-server.ts';
import { boundInHand } from './in-hand.ts';

const zip = promisify(gzipWithCallback);

const Protocol = z.object({ protocol: z.int() });

/** A push as the present protocol has it. Throws where it cannot be read, or is older than is understood. */
export function readPush(sent: unknown): PushRequest {
  const body = upcastPush(sent);
  // Before the rest is read: an older client is told that it is old, and not that it is wrong.
  const request = isPushRequest(body) ? body : undefined;
  const { protocol } = request ?? Protocol.parse(body);
  if (protocol < OLDEST_PROTOCOL) throw new RequestFault('client-too-old');
  return request ?? PushRequest.parse(body);
}

export function syncRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { config, push, carry, pull, history, papers, mustBeSignedIn } = deps;
  const { onRequest, broughtBy } = boundInHand(deps, {
    most: config.LIMIT_PUSHES,
    retryAfter: () => 1 + Math.floor(Math.random() * 4),
  });

  app.post('/api/sync/push', { onRequest }, async (request, reply) => {
    const { actor, stopped } = await broughtBy(request, reply);
    return push.push(actor, readPush(request.body), stopped ? 'held-account-stopped' : undefined);
  });

  app.post('/api/carry-key', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return carry.keyFor(actor, CarryKeyRequest.parse(request.body));
  });

  app.post('/api/sync/carry', { onRequest }, async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return carry.take(actor, request.body);
  });

  app.post('/api/device-key', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return papers.vouch(actor, DeviceKeyRequest.parse(request.body));
  });

  app.get('/api/sync/papers', async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    return sendPacked(request, reply, await papers.of(actor, PaperQuery.parse(request.query)));
  });

  app.get('/api/sync/history', async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    return sendPacked(request, reply, await history.page(actor, HistoryQuery.parse(request.query)));
  });

  app.get('/api/sync/pull', async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    const query = PullQuery.parse(request.query);
    const encoding = encodingFor(request.headers['accept-encoding']);
    const bytes = await pull.pull(actor, query, encoding);
    void reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return reply.send(bytes);
  });
}

/** An answer that grows with the bloc goes packed to whoever takes it so. */
async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: object,
): Promise<FastifyReply> {
  const bytes = Buffer.from(JSON.stringify(answer));
  const gzip = takes(request.headers['accept-encoding'], 'gzip');
  void reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (gzip) void reply.header('content-encoding', 'gzip');
  return reply.send(gzip ? await zip(bytes) : bytes);
}
