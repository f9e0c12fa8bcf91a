// The server as a Fastify app: what every request passes, and the routes.

import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Clock } from '../../base/clock.ts';
import type { BlocsAdmin } from '../admin/blocs.ts';
import type { PeopleAdmin } from '../admin/people.ts';
import type { Auth, SignedIn } from '../auth/auth.ts';
import type { Config } from '../config.ts';
import { networkOf } from '../network-of.ts';
import { RequestFault } from '../request-fault.ts';
import type { Signer } from '../signing/signer.ts';
import type { Store } from '../store/store.ts';
import type { Carry } from '../sync/carry.ts';
import type { Files } from '../sync/files.ts';
import type { History } from '../sync/history.ts';
import type { NewsHub } from '../sync/news.ts';
import type { Papers } from '../sync/papers.ts';
import type { Pull } from '../sync/pull.ts';
import type { Push } from '../sync/push.ts';
import type { Welcome } from '../../protocol/session.ts';
import { PERSON_HEADER } from '../../protocol/version.ts';
import { blocRoutes } from './bloc-routes.ts';
import { readBody } from './bodies.ts';
import { cookieNameFor } from './session-cookie.ts';
import { refuseCrossSite } from './cross-site.ts';
import { sendFault } from './faults.ts';
import { fileRoutes } from './file-routes.ts';
import { headersFor } from './headers.ts';
import { healthRoutes } from './health-routes.ts';
import { answerNoRequest } from './not-a-request.ts';
import { newsRoutes } from './news-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { serveFiles } from './static-files.ts';
import { syncRoutes } from './sync-routes.ts';

export interface ServerDeps {
  readonly config: Config;
  readonly store: Store;
  readonly auth: Auth;
  readonly push: Push;
  readonly carry: Carry;
  readonly pull: Pull;
  readonly history: History;
  readonly papers: Papers;
  readonly files: Files;
  readonly news: NewsHub;
  readonly people: PeopleAdmin;
  readonly blocs: BlocsAdmin;
  readonly signer: Signer;
  readonly now: Clock;
  /** Sample accounts for the sign-in page; none where DEMO is off. */
  readonly accounts: Welcome['accounts'];
  /** Folder of the built app. */
  readonly dist: string;
  /** Where log lines go; standard output where nothing is said. */
  readonly logStream?: { write: (line: string) => void };
  /** True from the moment the server has begun to stop. */
  readonly isStopping: () => boolean;
  /** How long a request may be under way; shorter in tests. */
  readonly requestWithin?: number;
}

/** What routes lean on beside the deps. */
export interface RouteDeps extends ServerDeps {
  /** The person asking, or a fault. */
  readonly mustBeSignedIn: (request: FastifyRequest) => Promise<SignedIn>;
  /** The person whose work it is, even where their account was closed. */
  readonly mustBringAs: (request: FastifyRequest) => Promise<SignedIn & { readonly stopped: boolean }>;
}

/** A phone at 3 kB/s needs a minute and more for its largest batch; headers come quickly or not at all. */
const REQUEST_WITHIN = 120_000;
const HEADERS_WITHIN = 30_000;

export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { config, auth, requestWithin = REQUEST_WITHIN } = deps;
  const app = Fastify({
    bodyLimit: config.LIMIT_BODY_BYTES,
    requestTimeout: requestWithin,
    http: { connectionsCheckingInterval: Math.min(requestWithin, HEADERS_WITHIN) },
    trustProxy: trustOf(config.TRUST_PROXY),
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be read never reaches the hooks.
    frameworkErrors: (error, request, reply) =>
      headersFor(config)(request, reply, () => void sendFault(error, request, reply)),
    clientErrorHandler: answerNoRequest,
    logger:
      config.LOG_LEVEL === 'silent'
        ? false
        : {
            level: config.LOG_LEVEL,
            base: null,
            // Nothing of a request or an answer but what is named below: no address bar, cookie, name or body.
            serializers: { req: () => ({}), res: () => ({}) },
            ...(deps.logStream ? { stream: deps.logStream } : {}),
          },
  });
  app.server.headersTimeout = HEADERS_WITHIN;

  app.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
  app.addHook('onRequest', headersFor(config));
  app.addHook('onRequest', async (request) => {
    if (deps.isStopping()) throw new RequestFault('server-busy', { retryAfter: 5 });
    refuseCrossSite(request, config.PUBLIC_URL);
  });
  app.addHook('onSend', async (_request, reply) => {
    // A line kept open would hold up the stop until it times out.
    if (deps.isStopping()) void reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '-',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        from: networkOf(request.ip),
      },
      'answered',
    );
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer) => readBody(bytes, request.headers['content-encoding'], config),
  );

  await app.register(cookie);
  await app.register(rateLimit, { global: false });

  const name = cookieNameFor(config);
  const mustBeSignedIn = async (request: FastifyRequest): Promise<SignedIn> => {
    const signedIn = await auth.whoIs(request.cookies[name]);
    if (!signedIn || !isMeant(request, signedIn)) throw new RequestFault('not-signed-in');
    return signedIn;
  };
  const mustBringAs: RouteDeps['mustBringAs'] = async (request) => {
    const signedIn = await auth.whoBrings(request.cookies[name]);
    if (!signedIn || !isMeant(request, signedIn)) throw new RequestFault('not-signed-in');
    return signedIn;
  };
  const routes: RouteDeps = { ...deps, mustBeSignedIn, mustBringAs };
  healthRoutes(app, routes);
  sessionRoutes(app, routes);
  syncRoutes(app, routes);
  fileRoutes(app, routes);
  newsRoutes(app, routes);
  peopleRoutes(app, routes);
  blocRoutes(app, routes);
  await serveFiles(app, deps.dist);
  return app;
}

/** Nothing is taken in, or given out, for whoever else has signed in at the browser in which the asking page is open. */
function isMeant({ headers }: FastifyRequest, { actor }: SignedIn): boolean {
  const said = headers[PERSON_HEADER];
  return said === undefined || said === actor.personId;
}

/** So many proxies in a row, or those at the addresses named. */
function trustOf(setting: string): boolean | string | ((address: string, hop: number) => boolean) {
  if (setting === 'off') return false;
  return /^\d+$/.test(setting) ? (_address, hop) => hop < Number(setting) : setting;
}
