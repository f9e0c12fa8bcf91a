// Passwords, as Argon2id by the runtime's own crypto. Parameters stand in each stored line, so that they can be
// raised without anyone losing an account.

import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { must } from '../../base/assert.ts';

interface Cost {
  /** Memory in KiB, passes, lanes. */
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

const COST: Cost = { m: 19 * 1024, t: 2, p: 1 };
const derive = promisify(argon2);
const queued = createQueue(2);

const hashWith = ({ m, t, p }: Cost, password: string, nonce: Buffer): Promise<Buffer> =>
  queued(() =>
    derive('argon2id', {
      message: Buffer.from(password),
      nonce,
      parallelism: p,
      passes: t,
      memory: m,
      tagLength: 32,
    }),
  );

const plain64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** A password as it is stored: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hashWith(COST, password, nonce);
  return `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${plain64(nonce)}$${plain64(tag)}`;
}

const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

export async function isPassword(stored: string, password: string): Promise<boolean> {
  const [, m, t, p, salt, tag] = must(STORED.exec(stored), 'a stored password');
  const expected = Buffer.from(tag as string, 'base64');
  const cost = { m: Number(m), t: Number(t), p: Number(p) };
  return timingSafeEqual(await hashWith(cost, password, Buffer.from(salt as string, 'base64')), expected);
}

let nobody: Promise<string> | undefined;

/** Takes as long as a wrong password, for names that nobody has [AU2]. */
export async function pretend(password: string): Promise<void> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  await isPassword(await nobody, password);
}

// No letters that are taken for others when read out over a telephone.
const READABLE = 'abcdefghkmnpqrstuvwxyz23456789';

/** A random password that can be read out and typed: "kx7m-2hqa-…", 78 bits. */
export const readablePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join(''),
  ).join('-');

/** At most so many at once, so that a flood of sign-ins cannot take the memory or the cores from the scores. */
function createQueue(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, or is given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
