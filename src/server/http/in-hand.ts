// Bodies that are in memory at once. They are bounded before they are read, since that is what fills it [SY7]; and a
// place is given to a person who is known, so many to each, or one could take them all by being slow.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonId } from '../../domain/ids.ts';
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
/** One person may have an eighth of all places: some devices at once. */
const SHARES = 8;

export function boundInHand(
  { mustBringAs }: Pick<RouteDeps, 'mustBringAs'>,
  { most, retryAfter }: { readonly most: number; readonly retryAfter: () => number },
): InHand {
  let inHand = 0;
  const share = Math.ceil(most / SHARES);
  const byPerson = new Map<PersonId, number>();
  const bringing = new WeakMap<FastifyRequest, Bringing>();
  return {
    async onRequest(request, reply) {
      const known = await mustBringAs(request);
      bringing.set(request, known);
      const { personId } = known.actor;
      const theirs = byPerson.get(personId) ?? 0;
      if (inHand >= most || theirs >= share)
        throw new RequestFault('server-busy', { retryAfter: retryAfter() });
      // Gone while it was asked who it is: nothing would ever give the place back.
      if (reply.raw.destroyed) throw new RequestFault('bad-request');
      inHand += 1;
      byPerson.set(personId, theirs + 1);
      reply.raw.once('close', () => {
        inHand -= 1;
        const left = (byPerson.get(personId) ?? 1) - 1;
        if (left > 0) byPerson.set(personId, left);
        else byPerson.delete(personId);
      });
    },
    async broughtBy(request, reply) {
      const known = reply.elapsedTime < MOMENT_MS ? bringing.get(request) : undefined;
      return known ?? mustBringAs(request);
    },
  };
}
