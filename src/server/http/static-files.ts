// The app itself: hashed files for ever, the rest always asked for anew, and the shell for any page that is not
// a file. A missing script answers 404 and never the shell, or an old tab would run a page as a program.

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestFault } from '../request-fault.ts';
import { isApi } from './headers.ts';
import { sendFault } from './faults.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export async function serveFiles(app: FastifyInstance, dist: string): Promise<void> {
  const built = existsSync(join(dist, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: dist,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders(reply, path) {
        const inAssets = path.slice(dist.length).replaceAll('\\', '/').startsWith('/assets/');
        void reply.header('cache-control', inAssets ? FOR_EVER : 'no-cache');
      },
    });
  }

  app.setNotFoundHandler((request, reply) => {
    if (!isNavigation(request)) return sendFault(new RequestFault('not-found'), request, reply);
    return built ? reply.sendFile('index.html') : sayNotBuilt(reply);
  });
}

/** Somebody goes to a page: not the API, not a file. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const [path = '/'] = url.split('?');
  if (isApi(url) || /^\/assets(\/|$)/.test(path) || isFile(path)) return false;
  // No page of ours has a hidden slash or a way up in its address.
  if (/%2f|%5c|\.\./i.test(path)) return false;
  const wantsPage = headers['sec-fetch-mode'] === 'navigate' || (headers.accept ?? '').includes('text/html');
  return (method === 'GET' || method === 'HEAD') && (wantsPage || path === '/');
}

/** A name with an ending, "app.js". A bloc's year, "/k/cac-huyen.2023", is a page. */
const isFile = (path: string): boolean =>
  !path.startsWith('/k/') && /\.[a-z][a-z0-9]*$/i.test(basename(path));

const NOT_BUILT = `Máy chủ đang chạy nhưng giao diện chưa được dựng (thiếu thư mục dist). Hãy chạy: npm run build

The server runs, but the app has not been built (there is no dist folder). Run: npm run build
`;

const sayNotBuilt = (reply: FastifyReply): FastifyReply =>
  reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
