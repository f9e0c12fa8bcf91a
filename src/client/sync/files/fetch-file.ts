// A file of the server, piece by piece, checked whole against its hash before anybody sees it, and kept on this device so
// that it opens with no network [EV9].

import type { NamedFile } from '../../../domain/evidence/files-of.ts';
import { keepFile } from '../../replica/evidence-files.ts';
import type { Replica } from '../../replica/replica.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import type { Answer } from '../ask.ts';
import type { FileLine } from './file-line.ts';
import { sha256 } from './sha256.ts';

export interface WantedFile extends Omit<NamedFile, 'name'> {
  readonly bloc: string;
}

export type Fetched =
  | { readonly is: 'here'; readonly bytes: Uint8Array<ArrayBuffer>; readonly kept: boolean }
  /** What came is not what the sheet names. */
  | { readonly is: 'damaged' }
  | { readonly is: 'no-answer'; readonly answer: Exclude<Answer<unknown>, { is: 'answer' }> };

interface Deps {
  readonly replica: Pick<Replica, 'actor' | 'blocs'>;
  readonly line: FileLine;
  readonly subtle: SubtleCrypto;
  readonly now: () => number;
}

/** A piece is asked for so often before the line is called broken; the pieces before it stay. */
const MOST_TRIES = 3;

/** Fetches a file and keeps it; `told` hears how many bytes are here. `kept` is false where this device has no room. */
export async function fetchFile(
  { replica, line, subtle, now }: Deps,
  { bloc, unitId, hash, size, type }: WantedFile,
  told: (have: number) => void,
): Promise<Fetched> {
  const bytes = new Uint8Array(size);
  for (let [have, tries] = [0, 0]; have < size;) {
    told(have);
    const answer = await line.fetch({ bloc, unit: unitId, hash }, have);
    if (answer.is === 'no-network' && (tries += 1) < MOST_TRIES) continue;
    if (answer.is !== 'answer') return { is: 'no-answer', answer };
    const piece = answer.value;
    if (piece.length === 0 || have + piece.length > size) return { is: 'damaged' };
    bytes.set(piece, have);
    have += piece.length;
    tries = 0;
  }
  if ((await sha256(subtle, bytes)) !== hash) return { is: 'damaged' };
  const epoch = replica.blocs.get(bloc)?.epoch ?? '';
  const file = { bloc, unitId, hash, size, type, bytes, now: now(), received: { epoch, at: now() } };
  const kept = await keepFile(replica.actor.personId, file).then(
    () => true,
    (error: unknown) => {
      // It is shown all the same; only another time it must be fetched again.
      if (kindOfStorageError(error) === 'ours') throw error;
      return false;
    },
  );
  return { is: 'here', bytes, kept };
}
