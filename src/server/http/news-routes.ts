// The stream of news, and where devices say they are.

import type { FastifyInstance } from 'fastify';
import { NewsQuery, PresenceRequest } from '../../protocol/news.ts';
import { ANSWER_HEADER } from '../../protocol/version.ts';
import type { RouteDeps } from './build-server.ts';

/** Some proxies cut a line on which nothing is said for half a minute. */
const BREATH_MS = 25_000;
/** A stream ends by itself after so long, so that whose session has ended does not listen on. */
const LONGEST_MS = 15 * 60_000;

export function newsRoutes(app: FastifyInstance, { news, mustBeSignedIn, isStopping }: RouteDeps): void {
  app.get('/api/news', async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    const query = NewsQuery.parse(request.query);
    const headers = reply.getHeaders() as Record<string, string>;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      [ANSWER_HEADER]: '1',
      // Nginx would keep an event until it has a bufferful of them.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 15000\n\n');
    const stop = news.listen(actor, query, (one) => raw.write(`data: ${JSON.stringify(one)}\n\n`));
    const breath = setInterval(() => {
      if (isStopping()) raw.end();
      else raw.write(': \n\n');
    }, BREATH_MS);
    const end = setTimeout(() => raw.end(), LONGEST_MS);
    streams.add(raw);
    raw.once('close', () => {
      streams.delete(raw);
      clearInterval(breath);
      clearTimeout(end);
      stop();
    });
  });

  const streams = new Set<{ end: () => void }>();
  // A line that is kept open would hold up the stop.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  app.post('/api/presence', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    news.here(actor, PresenceRequest.parse(request.body));
    return {};
  });
}
