// A machine in front of the server: a proxy of an office, a Wi-Fi page, a web server in the middle of a deploy. It passes
// everything on, and answers by itself, or breaks off, where a test tells it to, and when.

import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The line breaks in the middle of the body. */
  readonly isCut?: boolean;
}

type Answer = Reply | undefined;

export interface FrontServer {
  readonly url: string;
  /** Answers in the server's place, by the path without or with its query; undefined passes the request on. */
  answer: ((pathname: string, path: string) => Answer | Promise<Answer>) | undefined;
  readonly stop: () => Promise<void>;
}

export async function startFrontServer(behind: string): Promise<FrontServer> {
  const { port: behindPort } = new URL(behind);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const reply = await front.answer?.(pathname, request.url ?? '/');
    if (reply) send(reply, response);
    else passOn(request, response, Number(behindPort));
  };
  const http = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const front: FrontServer = {
    url: `http://127.0.0.1:${port}`,
    answer: undefined,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return front;
}

function send({ status = 200, headers = {}, body = '', isCut = false }: Reply, response: ServerResponse) {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-length': bytes.length,
    ...headers,
  });
  if (!isCut) return void response.end(bytes);
  // What was let through arrives before the line is gone.
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number) {
  const { method, url, headers } = request;
  const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  // Whoever listens for news and goes away is not listened for behind, either.
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
