// Signs what the server stands by: receipts of batches, checkpoints of logs, papers it reckoned itself, and the keys of
// devices it was shown.

import { hash, sign } from 'node:crypto';
import { checkpointText, type Checkpoint } from '../../protocol/checkpoint.ts';
import { paperText, vouchText, type DeviceVouch, type PaperProof } from '../../protocol/paper-proof.ts';
import { receiptText, type Receipt } from '../../protocol/receipt.ts';
import type { ServerKeys } from '../../protocol/signature.ts';
import type { BlocHead } from '../store/blocs.ts';
import type { SigningKey } from './keys.ts';

export interface Signer {
  readonly keys: ServerKeys;
  readonly receipt: (said: Omit<Receipt, 'key' | 'signature'>) => Receipt;
  /** The checkpoint of a bloc at this head; signed once, however many ask. */
  readonly checkpoint: (bloc: string, epoch: string, head: BlocHead) => Checkpoint;
  readonly paper: (said: Omit<PaperProof, 'key' | 'signature'>) => PaperProof;
  readonly vouch: (said: Omit<DeviceVouch, 'key' | 'signature'>) => DeviceVouch;
}

const MOST_BLOCS = 1000;

export function createSigner({ keys, key }: { keys: ServerKeys; key: SigningKey }): Signer {
  const newest = new Map<string, Checkpoint>();
  const signed = <Said extends object>(said: Said, text: string) => ({
    ...said,
    key: key.id,
    signature: sign(null, Buffer.from(text), key.privateKey).toString('hex'),
  });

  return {
    keys,
    receipt: (said) => signed(said, receiptText(said)),
    paper: (said) => signed(said, paperText(said)),
    vouch: (said) => signed(said, vouchText(said)),
    checkpoint(bloc, epoch, { position, head }) {
      const known = newest.get(bloc);
      if (known?.size === position && known.head === head && known.epoch === epoch) return known;
      const said = { bloc, epoch, size: position, head };
      const checkpoint = signed(said, checkpointText(said));
      if (newest.size >= MOST_BLOCS) newest.clear();
      newest.set(bloc, checkpoint);
      return checkpoint;
    },
  };
}

export const sha256 = (text: string): string => hash('sha256', text);
