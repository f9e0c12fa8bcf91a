import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config.ts';

/** Browsers keep a `__Host-` cookie only from https; on this machine alone a plain one must do. */
export const cookieNameFor = ({ secure }: Pick<Config, 'secure'>): string => (secure ? '__Host-sid' : 'sid');

export const cookieOptionsFor = ({ secure }: Pick<Config, 'secure'>): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  secure,
});
