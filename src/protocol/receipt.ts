// The server's word for a batch: which changes of which writer it holds, with what content, and where its log
// stood. A person can show it to whoever says the work never came.

import { z } from 'zod';
import { BlocId, WriterId } from '../domain/ids.ts';
import type { Packed } from './columns.ts';
import { KeyId, Sha256, Signature } from './signature.ts';

export const Receipt = z.object({
  bloc: BlocId,
  epoch: z.string().max(64),
  writer: WriterId,
  /** The numbers of the batch that stand in the log, whatever the verdict was: first and last of each run. */
  taken: z.array(z.tuple([z.int(), z.int()])),
  /** SHA-256 of `batchText`. */
  batch: Sha256,
  /** The bloc's log after this batch. */
  position: z.int(),
  head: Sha256.or(z.literal('')),
  /** The server's clock. */
  at: z.int(),
  key: KeyId,
  signature: Signature,
});
export type Receipt = z.infer<typeof Receipt>;

/** The text that is signed. */
export const receiptText = (receipt: Omit<Receipt, 'key' | 'signature'>): string => {
  const { bloc, epoch, writer, taken, batch, position, head, at } = receipt;
  return `so-thi-dua receipt 1\n${JSON.stringify([bloc, epoch, writer, taken, batch, position, head, at])}\n`;
};

/**
 * The content of a batch as one text: the packed changes as they were sent. Both sides have them at hand at that
 * moment; the device keeps the hash with the changes, since a later release may pack them otherwise.
 */
export const batchText = (changes: Packed): string => JSON.stringify(changes);
