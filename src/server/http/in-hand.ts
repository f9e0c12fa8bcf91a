// Bodies that are in memory at once. They are bounded before they are read, since that is what fills it [SY7]; and a
// place is given to a person who is known, or strangers could take them all by being slow.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestFault } from '../request-fault.ts';
import type { RouteDeps } from './build-server.ts';

type Bringing = Awaited<ReturnType<RouteDeps['mustBringAs']>>;

export interface InHand {
  readonly onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Who brings it, by the roles they hold now that it is here. */
  readonly broughtBy: (request: FastifyRequest, reply: FastifyReply) => Promise<Bringing>;
}

/** Within it nobody is asked for twice: a body is mostly here at once. */
const MOMENT_MS = 250;

export function boundInHand(
  { mustBringAs }: Pick<RouteDeps, 'mustBringAs'>,
  { most, retryAfter }: { readonly most: number; readonly retryAfter: () => number },
): InHand {
  let inHand = 0;
  const bringing = new WeakMap<FastifyRequest, Bringing>();
  return {
    async onRequest(request, reply) {
      bringing.set(request, await mustBringAs(request));
      if (inHand >= most) throw new RequestFault('server-busy', { retryAfter: retryAfter() });
      // Gone while it was asked who it is: nothing would ever give the place back.
      if (reply.raw.destroyed) throw new RequestFault('bad-request');
      inHand += 1;
      reply.raw.once('close', () => (inHand -= 1));
    },
    async broughtBy(request, reply) {
      const known = reply.elapsedTime < MOMENT_MS ? bringing.get(request) : undefined;
      return known ?? mustBringAs(request);
    },
  };
}
