// POST /api/sync/push: what a device's people did, in one writer's order. May be sent any number of times.

import { z } from 'zod';
import { BlocId, DeviceId, isBlocId, isDeviceId, isWriterId, WriterId } from '../domain/ids.ts';
import { Checkpoint } from './checkpoint.ts';
import { isPacked, Packed } from './columns.ts';
import { Receipt } from './receipt.ts';

export const PushRequest = z.object({
  protocol: z.int(),
  bloc: BlocId,
  /** The server's epoch as last heard; null before the first answer. */
  epoch: z.string().max(64).nullable(),
  writer: WriterId,
  /** The device's own name for itself, kept with the change. */
  device: DeviceId,
  /** Rows of `ChangeRow`. */
  changes: Packed,
  /** Room for the hash of the writer's last batch, and the device's signature over this one. */
  previous: z.string().max(128).nullable(),
  signature: z.string().max(256).nullable(),
});
export type PushRequest = z.infer<typeof PushRequest>;

const isTextUpTo = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length <= most;
const orNull = (value: unknown, most: number): boolean => value === null || isTextUpTo(value, most);

/** Whether a body is a `PushRequest` to the letter; where it is not, the schema decides, and says why. */
export function isPushRequest(body: unknown): body is PushRequest {
  if (typeof body !== 'object' || body === null || Object.keys(body).length !== 8) return false;
  const { protocol, bloc, epoch, writer, device, changes, previous, signature } = body as Record<
    string,
    unknown
  >;
  return (
    Number.isSafeInteger(protocol) &&
    typeof bloc === 'string' &&
    isBlocId(bloc) &&
    orNull(epoch, 64) &&
    typeof writer === 'string' &&
    isWriterId(writer) &&
    typeof device === 'string' &&
    isDeviceId(device) &&
    orNull(previous, 128) &&
    orNull(signature, 256) &&
    isPacked(changes)
  );
}

/** One change of a batch; the writer is the batch's. */
export const ChangeRow = z.object({
  seq: z.int().min(1).max(999_999_999_999_999),
  name: z.string().min(1).max(60),
  args: z.unknown(),
  base: z.string().max(40).nullable(),
  at: z.int(),
});
export type ChangeRow = z.infer<typeof ChangeRow>;

/** A refusal on the wire: a code that both sides know, or that the receiver shows as it is. */
export const WireProblem = z.object({ code: z.string().max(60) }).catchall(z.json());
export type WireProblem = z.infer<typeof WireProblem>;

/** Pairs of first and last, both inside: [1,1000] says a thousand things in two numbers. */
export const Ranges = z.array(z.tuple([z.int(), z.int()]));
export type Ranges = z.infer<typeof Ranges>;

/** A verdict for every change of the batch, by its seq; none is left out. */
export const PushResponse = z.object({
  epoch: z.string(),
  /** The bloc's position after this batch. */
  position: z.int(),
  /** The server's clock. */
  at: z.int(),
  accepted: Ranges,
  /** Taken before with the same content, and accepted then. */
  duplicate: Ranges,
  refused: z.array(z.object({ seq: z.int(), problem: WireProblem })),
  /** Kept for a person to decide; nothing is held yet. */
  held: z.array(z.object({ seq: z.int(), reason: WireProblem })),
  /** The server's signed word for this batch; absent from one of protocol 2. */
  receipt: Receipt.optional(),
  /** The newest of the bloc. */
  checkpoint: Checkpoint.optional(),
});
export type PushResponse = z.infer<typeof PushResponse>;

/** Whole numbers, in any order, as ranges. */
export function toRanges(numbers: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  const isSorted = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] as number));
  for (const number of isSorted ? numbers : [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** The ranges with one more; what touches is joined. */
export function withRange(ranges: Ranges, [first, last]: Ranges[number]): Ranges {
  const end = ranges.at(-1);
  // Nearly always it goes on where the last one ends.
  if (end && first === end[1] + 1) return [...ranges.slice(0, -1), [end[0], last]];
  const joined: Ranges = [];
  for (const [start, stop] of [...ranges, [first, last] as const].sort(([a], [b]) => a - b)) {
    const before = joined.at(-1);
    if (before && start <= before[1] + 1) before[1] = Math.max(before[1], stop);
    else joined.push([start, stop]);
  }
  return joined;
}

export const inRanges = (ranges: Ranges, number: number): boolean =>
  ranges.some(([first, last]) => first <= number && number <= last);

/** How many numbers the ranges hold. */
export const sizeOf = (ranges: Ranges): number =>
  ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
