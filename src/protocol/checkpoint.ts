// How far a bloc's log reaches and what it says up to there, in one hash, signed. Devices keep the newest and show
// it at the next sync: a log that was rewritten since cannot answer for it.

import { z } from 'zod';
import { BlocId } from '../domain/ids.ts';
import { KeyId, Sha256, Signature } from './signature.ts';

export const Checkpoint = z.object({
  bloc: BlocId,
  /** A restored server begins another; its log says which one it came from. */
  epoch: z.string().max(64),
  /** The bloc's position: so many places of the log are in it. */
  size: z.int().min(0),
  /** The hash of the log up to there; '' of an empty one. */
  head: Sha256.or(z.literal('')),
  key: KeyId,
  signature: Signature,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** The text that is signed, in the form of transparency logs: origin, size and hash, a line each. */
export const checkpointText = ({ bloc, epoch, size, head }: Omit<Checkpoint, 'key' | 'signature'>): string =>
  `so-thi-dua/${bloc}/${epoch}\n${size}\n${head}\n`;

/** What a device says it has seen, as it goes into the query of a pull: "1204:9f…". */
export const Seen = z
  .string()
  .regex(/^\d{1,15}:([0-9a-f]{64})?$/)
  .transform((text) => {
    const [size = '0', head = ''] = text.split(':');
    return { size: Number(size), head };
  });
export type Seen = z.output<typeof Seen>;

export const seenText = ({ size, head }: Pick<Checkpoint, 'size' | 'head'>): string => `${size}:${head}`;
