// What goes by hand is JSON, gzip-compressed. It comes from strangers: how much comes out of it is bounded, and what
// cannot be read is an answer.

import { z } from 'zod';
import { fail, type Result } from '../../../base/result.ts';
import { through } from '../through.ts';

/** It opens, and is nothing this app can take; or a newer one wrote it. */
export type ContentProblem = 'not-carried' | 'newer';

/** Unpacked, more than a device could ever hold. */
const MOST_INFLATED = 32 * 1024 * 1024;

export const packed = (value: unknown): Promise<Uint8Array<ArrayBuffer>> =>
  through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream('gzip'));

/** What `read` makes of the value. It may throw as parsers do. Never throws for what it was given. */
export async function unpacked<T>(
  bytes: Uint8Array<ArrayBuffer>,
  read: (value: unknown) => Result<T, ContentProblem>,
): Promise<Result<T, ContentProblem>> {
  try {
    const plain = await through(bytes, new DecompressionStream('gzip'), MOST_INFLATED);
    return read(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)));
  } catch (error) {
    const isTheirs =
      error instanceof TypeError ||
      error instanceof RangeError ||
      error instanceof SyntaxError ||
      error instanceof z.ZodError;
    if (isTheirs) return fail('not-carried');
    throw error;
  }
}

/** Whether a newer version of the app wrote this format. */
export const isNewer = (value: unknown, format: string, version: number): boolean =>
  z.object({ format: z.literal(format), version: z.int().gt(version) }).safeParse(value).success;
