// Who vouches for a printed sheet. The server signs the mark of a paper that its own rules reckon from its own records;
// a device signs what it prints before the server has, with a key that the server was shown by a signed-in person.

import { z } from 'zod';
import { PeriodId } from '../domain/ids.ts';
import { KeyId, Signature } from './signature.ts';
import { hexOf, utf8 } from './bytes.ts';

/** A point of P-256, both halves, in hex; its leading byte is left out. */
const DeviceKey = z.string().regex(/^[0-9a-f]{128}$/);

/** GET /api/sync/papers: the server's word for one paper. */
export const PaperProof = z.object({
  /** `markHex` of the paper. */
  mark: z
    .string()
    .max(8192)
    .regex(/^([0-9a-f]{2})+$/),
  /** Where the bloc's log stood. */
  position: z.int().min(0),
  /** The beginning of the log's hash there: the paper is a witness of the log. '' of an empty log. */
  head: z.string().regex(/^([0-9a-f]{16})?$/),
  /** The server's clock, in seconds. */
  at: z.int().min(0),
  key: KeyId,
  signature: Signature,
});
export type PaperProof = z.infer<typeof PaperProof>;

export const PaperProofs = z.object({
  /** The position they are of. */
  position: z.int().min(0),
  papers: z.array(PaperProof),
});
export type PaperProofs = z.infer<typeof PaperProofs>;

export const PaperQuery = z.object({
  bloc: z.string().max(64),
  /** Of this year alone; older devices ask for all, and older servers give them. */
  period: PeriodId.optional(),
});
export type PaperQuery = z.infer<typeof PaperQuery>;

/** The text that the server signs. */
export const paperText = ({ mark, position, head, at }: Omit<PaperProof, 'key' | 'signature'>): string =>
  `so-thi-dua paper 1\n${JSON.stringify([mark, position, head, at])}\n`;

/** POST /api/device-key */
export const DeviceKeyRequest = z.object({ publicKey: DeviceKey });
export type DeviceKeyRequest = z.infer<typeof DeviceKeyRequest>;

/** The answer: who was signed in on the device that showed this key, and when. */
export const DeviceVouch = z.object({
  publicKey: DeviceKey,
  person: z.string().max(100),
  /** The server's clock, in seconds. */
  at: z.int().min(0),
  key: KeyId,
  signature: Signature,
});
export type DeviceVouch = z.infer<typeof DeviceVouch>;

/** The text that the server signs. */
export const vouchText = ({ publicKey, person, at }: Omit<DeviceVouch, 'key' | 'signature'>): string =>
  `so-thi-dua device 1\n${JSON.stringify([publicKey, hexOf(utf8(person)), at])}\n`;

/** What a device says of a paper it prints. */
export interface Printed {
  readonly mark: string;
  /** The device's own clock, in seconds. */
  readonly printedAt: number;
}

/** The text that the device signs, ECDSA with SHA-256. */
export const printedText = ({ mark, printedAt }: Printed, publicKey: string): string =>
  `so-thi-dua printed 1\n${JSON.stringify([mark, printedAt, publicKey])}\n`;

/** What a code on paper proves by. */
export type PaperWord =
  | { readonly by: 'server'; readonly proof: PaperProof }
  | {
      readonly by: 'device';
      readonly printed: Printed;
      readonly vouch: DeviceVouch;
      readonly signature: string;
    }
  /** A device that the server had not met: it says what it printed, and nothing vouches for it. */
  | { readonly by: 'nobody'; readonly printed: Printed };

export const markOf = (word: PaperWord): string =>
  word.by === 'server' ? word.proof.mark : word.printed.mark;
