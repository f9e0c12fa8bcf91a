// What tests bend a tab's line with: answers of the server's own form, and what was asked.

import { gunzipSync } from 'node:zlib';
import { ANSWER_HEADER } from '../../src/protocol/version.ts';
import type { Bend } from './tab.ts';

/** Bends pushes alone. */
export const onPush =
  (bend: Bend): Bend =>
  (url, go, body) =>
    url.startsWith('/api/sync/push') ? bend(url, go, body) : go();

/** An answer such as only our server gives. */
export const json = (status: number, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    new Response(body, {
      status,
      headers: { 'content-type': 'application/json', [ANSWER_HEADER]: '1', ...headers },
    }),
  );

/** What was sent, unpacked. */
export async function textOf(body: BodyInit | null | undefined): Promise<string> {
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
}
