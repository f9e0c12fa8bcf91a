// The built client on a free port of this machine, as any server would send it. A test may put its own answer
// in front (a captive portal, a new release), or take the network away.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

export interface StaticServer {
  readonly url: string;
  /** Answers before the files do; undefined lets the file through. */
  answer: ((pathname: string, file: Answer | undefined) => Answer | undefined) | undefined;
  readonly close: () => Promise<void>;
}

/** Starts the server. Unknown addresses get the page, except under /assets/ and /api/, which get a 404. */
export async function startStaticServer(): Promise<StaticServer> {
  const respond: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileAt(pathname);
    const sent = server.answer?.(pathname, file) ?? file;
    if (!sent) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': sent.type, 'cache-control': 'no-cache' }).end(sent.body);
  };

  const http = createServer(respond);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const server: StaticServer = {
    url: `http://127.0.0.1:${port}`,
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

function fileAt(pathname: string): Answer | undefined {
  const exact = path.join(dist, path.normalize(pathname));
  if (pathname !== '/' && existsSync(exact)) return read(exact);
  return /^\/(assets|api)\//.test(pathname) ? undefined : read(path.join(dist, 'index.html'));
}

const read = (file: string): Answer => ({
  type: TYPES[path.extname(file)] ?? 'application/octet-stream',
  body: readFileSync(file),
});
