// The administrator's pages.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PersonId } from '../../domain/ids.ts';
import { NewActive, NewGrants, NewPerson } from '../../protocol/people.ts';
import type { RouteDeps } from './build-server.ts';

const OfPerson = z.object({ id: PersonId });

export function peopleRoutes(app: FastifyInstance, { people, mustBeSignedIn }: RouteDeps): void {
  app.get('/api/people', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return { people: await people.list(actor) };
  });

  app.post('/api/people', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return people.add(actor, NewPerson.parse(request.body));
  });

  app.post('/api/people/:id/grants', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    const { grants, seen, revision } = NewGrants.parse(request.body);
    return people.setGrants(actor, OfPerson.parse(request.params).id, grants, { grants: seen, revision });
  });

  app.post('/api/people/:id/active', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    const { active, revision } = NewActive.parse(request.body);
    return people.setActive(actor, OfPerson.parse(request.params).id, active, { revision });
  });

  app.post('/api/people/:id/password', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    // Older clients know of no lost devices.
    const { lost } = z.object({ lost: z.boolean().default(false) }).parse(request.body);
    return people.renewPassword(actor, OfPerson.parse(request.params).id, { lost });
  });
}
