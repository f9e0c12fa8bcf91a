// The line to the server. Every answer that is not our server's own, in the form agreed, is told apart here:
// nothing behind this file ever mistakes a Wi-Fi page for a success.

import type { z } from 'zod';
import { Fault } from '../../protocol/fault.ts';
import { PingResponse } from '../../protocol/ping.ts';
import { PullResponse } from '../../protocol/pull.ts';
import { type PushRequest, PushResponse } from '../../protocol/push.ts';
import { ANSWER_HEADER, PROTOCOL, REQUEST_HEADER } from '../../protocol/version.ts';

export type Answer<T> =
  | { readonly is: 'answer'; readonly value: T; readonly bytes: number }
  | { readonly is: 'no-network' }
  | { readonly is: 'portal' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'app-too-old' }
  | { readonly is: 'too-large' }
  /** The server said no to the request as such, or cannot now. */
  | {
      readonly is: 'trouble';
      readonly status: number;
      readonly fault: Fault | undefined;
      readonly retryAfter?: number;
    };

export interface PullFrom {
  readonly bloc: string;
  readonly cursor: number;
  readonly epoch: string;
  readonly scope: string;
}

export interface Transport {
  readonly ping: () => Promise<Answer<PingResponse>>;
  readonly push: (request: PushRequest) => Promise<Answer<PushResponse>>;
  readonly pull: (from: PullFrom) => Promise<Answer<PullResponse>>;
}

const PING_MS = 8_000;
/** The least line we plan for, 2G on a hill: 3 KB a second and 2 s there and back. */
const SLOWEST_BYTES_PER_MS = 3;
const BASE_MS = 15_000;
/** A page of a pull may be this large before we take the line for dead. */
const LARGEST_PAGE_BYTES = 300_000;

/** The real line, over `fetch`. */
export function createTransport(fetcher: typeof fetch, nonce: () => string): Transport {
  return {
    async ping() {
      const asked = nonce();
      const answer = await ask(
        fetcher,
        `/api/ping?nonce=${encodeURIComponent(asked)}`,
        {},
        PingResponse,
        PING_MS,
      );
      if (answer.is !== 'answer') return answer;
      if (answer.value.nonce !== asked) return { is: 'portal' };
      return answer.value.oldest > PROTOCOL ? { is: 'app-too-old' } : answer;
    },

    async push(request) {
      const { body, headers } = await packed(JSON.stringify(request));
      const most = BASE_MS + body.byteLength / SLOWEST_BYTES_PER_MS;
      const init = { method: 'POST', body, headers: { ...headers, [REQUEST_HEADER]: '1' } };
      return ask(fetcher, '/api/sync/push', init, PushResponse, most);
    },

    pull({ bloc, cursor, epoch, scope }) {
      const query = new URLSearchParams({ bloc, cursor: String(cursor), epoch, scope });
      const most = BASE_MS + LARGEST_PAGE_BYTES / SLOWEST_BYTES_PER_MS;
      return ask(fetcher, `/api/sync/pull?${query}`, {}, PullResponse, most);
    },
  };
}

async function packed(
  text: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const plain = new TextEncoder().encode(text);
  const headers = { 'content-type': 'application/json' };
  // Under a packet there is nothing to win, and very old browsers cannot pack.
  if (plain.byteLength < 1000 || typeof CompressionStream === 'undefined') return { body: plain, headers };
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  const body = new Uint8Array(await new Response(stream).arrayBuffer());
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } };
}

async function ask<T>(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  schema: z.ZodType<T>,
  patience: number,
): Promise<Answer<T>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetcher(url, {
      ...init,
      signal: abort.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
    return await read(response, schema);
  } catch {
    // A refused connection, a broken one, a body cut short, our own patience: all leave the work where it is.
    return { is: 'no-network' };
  } finally {
    clearTimeout(timer);
  }
}

async function read<T>(response: Response, schema: z.ZodType<T>): Promise<Answer<T>> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson || response.headers.get(ANSWER_HEADER) === null) {
    // A gateway before the server answers 502 with a page of its own; a portal answers 200 or 3xx.
    return response.status >= 500
      ? { is: 'trouble', status: response.status, fault: undefined }
      : { is: 'portal' };
  }
  const text = await response.text();
  if (!response.ok) return refusal(response, text);
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success
    ? { is: 'answer', value: parsed.data, bytes: text.length }
    : { is: 'trouble', status: response.status, fault: undefined };
}

function refusal(response: Response, text: string): Answer<never> {
  const fault = Fault.safeParse(JSON.parse(text)).data;
  if (response.status === 401) return { is: 'signed-out' };
  if (response.status === 413) return { is: 'too-large' };
  if (fault?.code === 'client-too-old') return { is: 'app-too-old' };
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  return {
    is: 'trouble',
    status: response.status,
    fault,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
