// What a change weighs on the line, packed among its like: known before it is packed, so that a batch is cut by
// bytes and not by number. An estimate; the line itself says when it was wrong.

import type { Pending } from '../replica/bloc-copy.ts';

/** A plain entry's share of a packed batch, in bytes. */
const PLAIN = 8;
/** The JSON of a plain entry's arguments is about this long, and nearly all of it is said once for the batch. */
const PLAIN_LENGTH = 170;
/** What people write packs to about half. */
const PER_CHARACTER = 0.5;

/** Bytes after gzip, about. */
export const weightOf = ({ change: { args } }: Pick<Pending, 'change'>): number =>
  PLAIN + PER_CHARACTER * Math.max(0, lengthOf(args) - PLAIN_LENGTH);

/** Of its JSON, about, without making it: asked for thousands of changes while the line waits. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + QUOTES;
  if (typeof value !== 'object' || value === null) return A_WORD;
  let length = 0;
  for (const key in value)
    length += key.length + AROUND_KEY + lengthOf((value as Record<string, unknown>)[key]);
  return length + BRACKETS;
}
const [QUOTES, BRACKETS, AROUND_KEY, A_WORD] = [2, 2, 4, 4];

/** The first of `waiting` that together weigh at most `bytes`; at least one. */
export function fitting(
  waiting: readonly Pending[],
  bytes: number,
  most: number,
): { readonly batch: readonly Pending[]; readonly weight: number } {
  let [count, weight] = [0, 0];
  for (const one of waiting) {
    const more = weight + weightOf(one);
    if (count === most || (count > 0 && more > bytes)) break;
    weight = more;
    count += 1;
  }
  return { batch: waiting.slice(0, count), weight };
}
