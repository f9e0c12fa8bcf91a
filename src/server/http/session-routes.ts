// Signing in and out, and what the sign-in page needs before anyone is known.

import type { FastifyInstance } from 'fastify';
import { PasswordChange } from '../../protocol/password.ts';
import { SetUpRequest, SignInRequest, type Session, type Welcome } from '../../protocol/session.ts';
import type { SignedIn } from '../auth/auth.ts';
import { RequestFault } from '../request-fault.ts';
import { offersFor } from '../sync/blocs.ts';
import type { RouteDeps } from './build-server.ts';
import { cookieNameFor, cookieOptionsFor } from './session-cookie.ts';

/**
 * A training room behind one address signs in within a minute; a guessing machine needs far more. Counted once the whole of
 * it has come, and little of it may: who only begins requests keeps nobody of the same office out [AU4].
 */
const guarded = {
  bodyLimit: 8 * 1024,
  config: {
    rateLimit: {
      hook: 'preHandler' as const,
      max: 240,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
        new RequestFault('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
    },
  },
};

export function sessionRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { auth, store, now, config, accounts, mustBeSignedIn } = deps;
  const cookieName = cookieNameFor(config);
  const cookieOptions = cookieOptionsFor(config);

  const sessionOf = async (signedIn: SignedIn): Promise<Session> => {
    const { actor, office, until, username, hasGivenPassword } = signedIn;
    const blocs = await offersFor(store, actor);
    const session = { actor, office, blocs, epoch: store.epoch, at: now(), until, username };
    return hasGivenPassword ? { ...session, mustChangePassword: true } : session;
  };

  app.get('/api/welcome', async (): Promise<Welcome> => ({
    demo: config.DEMO,
    needsSetUp: await auth.needsSetUp(),
    accounts: [...accounts],
  }));

  app.get('/api/session', async (request) => sessionOf(await mustBeSignedIn(request)));

  app.post('/api/session', guarded, async (request, reply) => {
    const { username, password } = SignInRequest.parse(request.body);
    const signedIn = await auth.signIn(username, password, request.ip);
    // Whoever was signed in here is not any more.
    const before = request.cookies[cookieName];
    if (before) await auth.signOut(before);
    // The longest it can live; how long it lies unused is the server's to watch.
    const expires = new Date(signedIn.expires);
    void reply.setCookie(cookieName, signedIn.token, { ...cookieOptions, expires });
    return sessionOf(signedIn);
  });

  app.post('/api/session/password', guarded, async (request) => {
    await mustBeSignedIn(request);
    const token = request.cookies[cookieName] ?? '';
    await auth.changePassword(token, PasswordChange.parse(request.body), request.ip);
    return sessionOf(await mustBeSignedIn(request));
  });

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[cookieName];
    if (token) await auth.signOut(token);
    void reply.clearCookie(cookieName, cookieOptions);
    return { signedOut: true };
  });

  app.post('/api/set-up', guarded, async (request) => {
    await auth.setUp(SetUpRequest.parse(request.body));
    return { done: true };
  });
}
