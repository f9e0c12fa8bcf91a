// The line that work goes by: a probe, batches up, pages down.

import { PingResponse } from '../../protocol/ping.ts';
import { HistoryResponse } from '../../protocol/history.ts';
import { PullResponse } from '../../protocol/pull.ts';
import { type PushRequest, PushResponse } from '../../protocol/push.ts';
import { PROTOCOL, REQUEST_HEADER } from '../../protocol/version.ts';
import { ask, type Answer } from './ask.ts';
import { through } from './through.ts';

export interface PullFrom {
  readonly bloc: string;
  readonly cursor: number;
  readonly epoch: string;
  readonly scope: string;
  /** What the device last saw of the log, by `seenText`. */
  readonly known?: string | undefined;
}

interface HistoryFrom {
  readonly bloc: string;
  readonly after: number;
  readonly epoch: string;
  readonly scope: string;
}

export interface Transport {
  readonly ping: () => Promise<Answer<PingResponse>>;
  /** Packs what will most likely be pushed: `push` of the same object finds it packed. */
  readonly prepare: (request: PushRequest) => void;
  readonly push: (request: PushRequest) => Promise<Answer<PushResponse>>;
  readonly pull: (from: PullFrom) => Promise<Answer<PullResponse>>;
  readonly history: (from: HistoryFrom) => Promise<Answer<HistoryResponse>>;
}

const PING_MS = 8_000;
/** The least line we plan for, 2G on a hill: 3 KB a second and 2 s there and back. */
const SLOWEST_BYTES_PER_MS = 3;
const BASE_MS = 15_000;
/** A page of a pull may be this large before we take the line for dead. */
const LARGEST_PAGE_BYTES = 300_000;

/** The real line, over `fetch`. */
export function createTransport(fetcher: typeof fetch, nonce: () => string): Transport {
  const prepared = new WeakMap<PushRequest, ReturnType<typeof packed>>();
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

    prepare(request) {
      if (prepared.has(request)) return;
      const packing = packed(JSON.stringify(request));
      // Whoever sends it packs it anew, and is told.
      packing.catch(() => prepared.delete(request));
      prepared.set(request, packing);
    },

    async push(request) {
      const { body, headers } = await (prepared.get(request) ?? packed(JSON.stringify(request)));
      const init = { method: 'POST', body, headers: { ...headers, [REQUEST_HEADER]: '1' } };
      return ask(fetcher, '/api/sync/push', init, PushResponse, patienceFor(body));
    },

    pull({ bloc, cursor, epoch, scope, known }) {
      const query = new URLSearchParams({ bloc, cursor: String(cursor), epoch, scope });
      if (known !== undefined) query.set('known', known);
      const most = BASE_MS + LARGEST_PAGE_BYTES / SLOWEST_BYTES_PER_MS;
      return ask(fetcher, `/api/sync/pull?${query}`, {}, PullResponse, most);
    },

    history({ bloc, after, epoch, scope }) {
      const query = new URLSearchParams({ bloc, after: String(after), epoch, scope });
      const most = BASE_MS + LARGEST_PAGE_BYTES / SLOWEST_BYTES_PER_MS;
      return ask(fetcher, `/api/sync/history?${query}`, {}, HistoryResponse, most);
    },
  };
}

/** How long a message of this size may take on the slowest line we plan for, in milliseconds. */
export const patienceFor = ({ byteLength }: Uint8Array): number =>
  BASE_MS + byteLength / SLOWEST_BYTES_PER_MS;

/** A message as it is sent: packed where that pays. */
export async function packed(
  text: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const plain = new TextEncoder().encode(text);
  const headers = { 'content-type': 'application/json' };
  // Under a packet there is nothing to win, and very old browsers cannot pack.
  if (plain.byteLength < 1000 || typeof CompressionStream === 'undefined') return { body: plain, headers };
  const body = await through(plain, new CompressionStream('gzip'));
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } };
}
