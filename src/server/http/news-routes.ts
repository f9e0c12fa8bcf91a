// The stream of news, and where devices say they are.

import type { FastifyInstance } from 'fastify';
import { sameJson } from '../../base/compare.ts';
import { NewsQuery, PresenceRequest } from '../../protocol/news.ts';
import { ANSWER_HEADER } from '../../protocol/version.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { ReadScope } from '../../domain/workflow/read-scope.ts';
import { RequestFault } from '../request-fault.ts';
import { scopeOf } from '../sync/sight.ts';
import type { RouteDeps } from './build-server.ts';

/** Some proxies cut a line on which nothing is said for half a minute. */
const BREATH_MS = 25_000;
/** A stream ends by itself after so long: a line that nobody reads any more is not kept for ever. */
const LONGEST_MS = 15 * 60_000;
/** Of one person, on all their devices together; the oldest ends for one more, and asks again by itself. */
const MOST_STREAMS = 50;

export function newsRoutes(
  app: FastifyInstance,
  { news, store, mustBeSignedIn, isStopping }: RouteDeps,
): void {
  // Asked for its head alone it would say nothing for as long as a stream lasts.
  app.get('/api/news', { exposeHeadRoute: false }, async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    const { blocs, device } = NewsQuery.parse(request.query);
    const scopesNow = async () => {
      const found = new Map<string, ReadScope>();
      for (const bloc of blocs) {
        const scope = await scopeOf(store.read, actor, bloc);
        if (scope) found.set(bloc, scope);
      }
      return found;
    };
    const scopes = await scopesNow();
    /**
     * False where the session is over, the roles are others, or the bloc has another year by now: the device then asks
     * anew, or may not [NW2].
     */
    const isStill = () =>
      mustBeSignedIn(request)
        .then(async (now) => sameJson(now.actor, actor) && sameJson(plain(scopes), plain(await scopesNow())))
        // A database that is away for a moment says nothing of the session.
        .catch((error: unknown) => !(error instanceof RequestFault));
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
    const stop = news.listen({ scopes, device }, (one) => raw.write(`data: ${JSON.stringify(one)}\n\n`));
    const breathe = (still: boolean) => {
      if (raw.writableEnded) return;
      if (still) raw.write(': \n\n');
      else raw.end();
    };
    const breath = setInterval(() => {
      if (isStopping()) raw.end();
      else void isStill().then(breathe);
    }, BREATH_MS);
    const end = setTimeout(() => raw.end(), LONGEST_MS);
    const theirs = [...streams].filter(([, of]) => of === actor.personId);
    if (theirs.length >= MOST_STREAMS) theirs[0]?.[0].end();
    streams.set(raw, actor.personId);
    raw.once('close', () => {
      streams.delete(raw);
      clearInterval(breath);
      clearTimeout(end);
      stop();
    });
  });

  /** In the order in which they were opened. */
  const streams = new Map<{ end: () => void }, PersonId>();
  // A line that is kept open would hold up the stop.
  app.addHook('preClose', async () => {
    for (const stream of streams.keys()) stream.end();
  });

  app.post('/api/presence', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    const at = PresenceRequest.parse(request.body);
    const scope = await scopeOf(store.read, actor, at.bloc);
    if (scope) news.here(actor, scope, at);
    return {};
  });
}

/** Scopes as they are compared. */
const plain = (scopes: ReadonlyMap<string, ReadScope>) =>
  [...scopes].map(([bloc, scope]) => [bloc, scope.see === 'all' ? 'all' : [...scope.years]]);
