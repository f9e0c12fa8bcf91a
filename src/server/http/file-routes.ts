// The road of files behind scores. Bytes come and go as bytes and nothing else: no answer here is a page, a picture or a
// program to any browser, whatever is in it [EV10].

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FetchQuery, FileOffer, MOST_PIECE_BYTES, PIECE_HEADER, PieceQuery } from '../../protocol/files.ts';
import { RequestFault } from '../request-fault.ts';
import type { RouteDeps } from './build-server.ts';
import { boundInHand } from './in-hand.ts';

/** Pieces in memory at once; scores come before files, and ask for less. */
const MOST_IN_HAND = 32;

export function fileRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { files, mustBeSignedIn, mustBringAs } = deps;
  const { onRequest, broughtBy } = boundInHand(deps, { most: MOST_IN_HAND, retryAfter: () => 5 });

  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) => bytes,
  );

  app.post('/api/evidence/ask', async (request) => {
    const { actor } = await mustBringAs(request);
    return files.ask(actor, FileOffer.parse(request.body));
  });

  app.put('/api/evidence/piece', { bodyLimit: MOST_PIECE_BYTES, onRequest }, async (request, reply) => {
    const { actor } = await broughtBy(request, reply);
    const { at, ...offer } = PieceQuery.parse(request.query);
    if (!Buffer.isBuffer(request.body)) throw new RequestFault('bad-request');
    const said = request.headers[PIECE_HEADER];
    return files.take(actor, offer, {
      at,
      bytes: request.body,
      hash: typeof said === 'string' ? said : undefined,
    });
  });

  app.get('/api/evidence/piece', async (request, reply) => {
    const { actor } = await mustBeSignedIn(request);
    const { at, ...query } = FetchQuery.parse(request.query);
    const { bytes } = await files.give(actor, query, at);
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      })
      .send(bytes);
  });
}
