// Whatever changes something must come from the app itself: its own header, JSON or bare bytes, and the browser's word for it.

import type { FastifyRequest } from 'fastify';
import { REQUEST_HEADER } from '../../protocol/version.ts';
import { RequestFault } from '../request-fault.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws where a request that may change something could have been made by another site [HT3]. */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string | undefined): void {
  if (SAFE.has(request.method)) return;
  const { headers } = request;
  const isOwn = headers[REQUEST_HEADER] !== undefined && isOwnType(headers['content-type'], request.method);
  if (!isOwn || !isSameOrigin(request, publicUrl)) throw new RequestFault('cross-site');
}

/** Types that no form has: a browser asks before it sends them to another site. */
const isOwnType = (type: string | undefined, method: string): boolean =>
  type === undefined ? method === 'DELETE' : /^application\/(json|octet-stream) *(;|$)/i.test(type);

function isSameOrigin({ headers, host }: FastifyRequest, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  // Not a browser, or an old one that says nothing: the header above already kept plain forms out.
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
