// The blocs of this server, by name.

import type { FastifyInstance } from 'fastify';
import { NewBloc } from '../../domain/workflow/new-bloc.ts';
import type { RouteDeps } from './build-server.ts';

export function blocRoutes(app: FastifyInstance, { blocs, mustBeSignedIn }: RouteDeps): void {
  app.get('/api/blocs', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return { periods: await blocs.list(actor) };
  });

  app.post('/api/blocs', async (request) => {
    const { actor } = await mustBeSignedIn(request);
    return blocs.make(actor, NewBloc.parse(request.body));
  });
}
