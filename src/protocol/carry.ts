// Work that goes by hand: a batch of one person's changes, sealed with a key that person's device was given while it
// had a network, so that anybody may bring it and nobody can alter it.

import { z } from 'zod';
import { BlocId, DeviceId, WriterId } from '../domain/ids.ts';
import { Packed } from './columns.ts';
import { Sha256 } from './signature.ts';

/** A key's name; says nothing of whose it is. */
const CarryKeyId = z.string().regex(/^[0-9a-f]{32}$/);

/** POST /api/carry-key */
export const CarryKeyRequest = z.object({
  /** The device's own name for itself, as it stands in every batch. */
  device: DeviceId.min(1),
  /** The key the device has; null where it has none. It is given back where the server knows it. */
  have: CarryKeyId.nullable(),
});
export type CarryKeyRequest = z.infer<typeof CarryKeyRequest>;

const Secret = z.string().regex(/^[0-9a-f]{64}$/);

/** The answer: 256 random bits, in hex, that only this person's devices and the server know. */
export const CarryKey = z.object({
  id: CarryKeyId,
  secret: Secret,
  /** The server's epoch: a restored server may not know the key any more, and the device asks for another. */
  epoch: z.string().max(64),
  /** The keys of the same person's devices, this one's too: by them a device knows its owner's work with no network. */
  own: z.array(z.object({ id: CarryKeyId, secret: Secret })),
});
export type CarryKey = z.infer<typeof CarryKey>;

/** What a push says, but for what only the line knows. */
export const CarriedBatch = z.object({
  protocol: z.int(),
  bloc: BlocId,
  writer: WriterId,
  device: DeviceId.min(1),
  changes: Packed,
});
export type CarriedBatch = z.infer<typeof CarriedBatch>;

/** POST /api/sync/carry, by any signed-in person; answered like a push. May be sent any number of times. */
export const CarryRequest = z.object({
  batch: CarriedBatch,
  key: CarryKeyId,
  /** HMAC-SHA-256 of `carryText` with the key's secret. */
  mac: Sha256,
});
export type CarryRequest = z.infer<typeof CarryRequest>;

/**
 * The text that is sealed. The packed changes stand in it as they were written: JSON keeps its order over any number
 * of readings and writings, so nobody on the way may rebuild them.
 */
export const carryText = ({ protocol, bloc, writer, device, changes }: CarriedBatch): string =>
  `so-thi-dua carry 1\n${JSON.stringify([protocol, bloc, writer, device, changes])}\n`;
