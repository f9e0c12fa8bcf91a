// Reading a body without trusting it: bounded as sent, bounded as unpacked, and its nesting counted on the raw
// text, since a parser takes any depth and everything after it does not.

import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import type { Config } from '../config.ts';
import { RequestFault } from '../request-fault.ts';

const unzip = promisify(gunzip);

/** Below this a high ratio is harmless; above it nothing that people write packs so well. */
const SMALL = 64 * 1024;
const MOST_RATIO = 100;
const FEW_BYTES = 8 * 1024;

type Limits = Pick<Config, 'LIMIT_INFLATED_BYTES' | 'LIMIT_DEPTH'>;

/** The JSON of a body, or a fault that says why there is none. */
export async function readBody(
  bytes: Buffer,
  encoding: string | undefined,
  limits: Limits,
): Promise<unknown> {
  if (bytes.length === 0) return undefined;
  const text = decode(await inflate(bytes, encoding, limits.LIMIT_INFLATED_BYTES));
  if (deeperThan(text, limits.LIMIT_DEPTH)) throw new RequestFault('too-deep');
  try {
    // Looked for in the text first, since a reviver makes reading several times slower.
    return (
      MAY_NAME_PROTOTYPE.test(text) ? JSON.parse(text, withoutPrototypes) : JSON.parse(text)
    ) as unknown;
  } catch {
    throw new RequestFault('bad-request');
  }
}

const MAY_NAME_PROTOTYPE = /__proto__|\\u005f/i;

/** A member of that name is never data, and would be a trap for whoever copies it. */
function withoutPrototypes(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

async function inflate(bytes: Buffer, encoding: string | undefined, most: number): Promise<Buffer> {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return bytes;
    case 'gzip':
      try {
        const bound = Math.min(most, Math.max(SMALL, bytes.length * MOST_RATIO));
        // What is small is unpacked at once: sending it to another thread and back costs several times that.
        return bytes.length <= FEW_BYTES
          ? gunzipSync(bytes, { maxOutputLength: bound })
          : await unzip(bytes, { maxOutputLength: bound });
      } catch (error) {
        const tooLarge = error instanceof RangeError;
        throw new RequestFault(tooLarge ? 'too-large' : 'bad-request');
      }
    default:
      throw new RequestFault('unsupported-encoding');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new RequestFault('bad-request');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Whether brackets outside strings ever nest deeper than `most`. */
function deeperThan(text: string, most: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(text, index + 1);
    } else if (code === OPEN_LIST || code === OPEN) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_LIST || code === CLOSE) {
      depth -= 1;
    }
  }
  return false;
}

/** The place of the quote that ends a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, place: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(place - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
