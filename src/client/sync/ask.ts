// One request, and what its answer really is. Every answer that is not our server's own, in the form agreed, is
// told apart here: nothing behind this file ever mistakes a Wi-Fi page for a success.

import { z } from 'zod';
import { Fault } from '../../protocol/fault.ts';
import { ANSWER_HEADER } from '../../protocol/version.ts';

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

/** Asks, with a bound on the patience. Never throws: a broken line is an answer too. */
export const ask = <T>(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  schema: z.ZodType<T>,
  patience: number,
): Promise<Answer<T>> => askFor(fetcher, url, init, patience, (response) => read(response, schema));

/** The same for an answer that is bare bytes, where all is well. */
export const askBytes = (
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  patience: number,
): Promise<Answer<Uint8Array<ArrayBuffer>>> => askFor(fetcher, url, init, patience, readBytes);

async function askFor<T>(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
  patience: number,
  readAnswer: (response: Response) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  // Whoever asks may leave it, too.
  init.signal?.addEventListener('abort', () => abort.abort(), { once: true });
  try {
    const response = await fetcher(url, {
      ...init,
      signal: abort.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      // Not followed, and told as what it is: most Wi-Fi pages send whoever asks for anything to their own.
      redirect: 'manual',
    });
    return await readAnswer(response);
  } catch {
    // A refused connection, a broken one, a body cut short, our own patience: all leave the work where it is.
    return { is: 'no-network' };
  } finally {
    clearTimeout(timer);
  }
}

async function readBytes(response: Response): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const isBytes = response.headers.get('content-type') === 'application/octet-stream';
  const isOurs = isBytes && response.ok && response.headers.get(ANSWER_HEADER) !== null;
  // Whatever else it is, it is told apart like any answer.
  if (!isOurs) return read(response, z.never());
  const value = new Uint8Array(await response.arrayBuffer());
  return { is: 'answer', value, bytes: value.length };
}

async function read<T>(response: Response, schema: z.ZodType<T>): Promise<Answer<T>> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson || response.headers.get(ANSWER_HEADER) === null) {
    // A gateway before the server has pages of its own: it cannot now, or not so much, or not so often. A portal answers
    // 200 or 3xx.
    if (response.status === 413) return { is: 'too-large' };
    return response.status >= 500 || response.status === 429
      ? trouble(response, undefined)
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
  return trouble(response, fault);
}

function trouble({ status, headers }: Response, fault: Fault | undefined): Answer<never> {
  const retryAfter = retryAfterIn(headers);
  return { is: 'trouble', status, fault, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** In seconds, or a moment, which the answer's own clock reads: ours may be wrong. In milliseconds. */
function retryAfterIn(headers: Headers): number | undefined {
  const told = headers.get('retry-after') ?? '';
  const isMoment = Number.isNaN(Number(told));
  const wait = isMoment ? Date.parse(told) - Date.parse(headers.get('date') ?? '') : Number(told) * 1000;
  return wait > 0 ? wait : undefined;
}
