// The headers of every answer, in one place, held by one test over all routes [HT1].

import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANSWER_HEADER } from '../../protocol/version.ts';

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What pages may load: themselves. The same stands in the page's own `<meta>`, for when the server is away. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TWO_YEARS = 63_072_000;

export const isApi = (url: string): boolean => /^\/(api|livez|readyz)(\/|\?|$)/.test(url);

/** Puts the headers on before anything can answer, so that refusals carry them too. */
export const headersFor =
  ({ secure }: { readonly secure: boolean }) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    reply.headers(COMMON);
    // On plain http, for a device in the same room, an upgrade to https would only break the page.
    if (secure) reply.header('strict-transport-security', `max-age=${TWO_YEARS}; includeSubDomains`);
    if (isApi(request.url)) {
      reply.headers({
        'content-security-policy': API_POLICY,
        'cache-control': 'no-store',
        [ANSWER_HEADER]: '1',
      });
    } else {
      const upgrade = secure ? '; upgrade-insecure-requests' : '';
      reply.headers({ 'content-security-policy': PAGE_POLICY + upgrade, 'cache-control': 'no-cache' });
    }
    done();
  };
