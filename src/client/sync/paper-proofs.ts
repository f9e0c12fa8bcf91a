// The server's word for papers, as this device last heard it: fetched while there is a network, printed where there is
// none. Older words are kept for a while, by which a paper is known that has been overtaken.

import { PaperProofs, type PaperProof } from '../../protocol/paper-proof.ts';
import type { Replica } from '../replica/replica.ts';
import type { ReplicaStorage } from '../replica/storage.ts';
import { kindOfStorageError } from '../replica/storage-guard.ts';
import { ask } from './ask.ts';

/** What of a bloc's papers the server has vouched for. */
export interface KeptProofs {
  /** How far the bloc had come when they were asked for. */
  readonly position: number;
  readonly epoch: string;
  /** The newest first; each mark once. */
  readonly proofs: readonly PaperProof[];
}

const PATIENCE_MS = 15_000;
/** Of a bloc of sixty units, its papers and what they were some times before. */
const MOST_KEPT = 600;
const shelfKey = (bloc: string): string => `paper-proofs ${bloc}`;

type Shelf = Pick<ReplicaStorage, 'tables'>;

/** Undefined until the server has once been asked. */
export async function proofsOf({ tables }: Shelf, bloc: string): Promise<KeptProofs | undefined> {
  return (await tables.meta.get(shelfKey(bloc)))?.value as KeptProofs | undefined;
}

interface Deps {
  readonly replica: Pick<Replica, 'storage' | 'store' | 'blocs' | 'copies' | 'keeping'>;
  readonly fetcher: typeof fetch;
}

/**
 * Asks again for every bloc that has moved and has something handed in. After all that matters more; whatever goes
 * wrong here is left to a later round [PF3].
 */
export async function fetchProofs({ replica, fetcher }: Deps): Promise<void> {
  const { storage, blocs, copies } = replica;
  try {
    for (const { bloc, cursor, epoch, complete } of blocs.values()) {
      if (replica.keeping.trouble) return;
      const isHandedIn = copies
        .get(bloc)
        ?.all('sheet')
        .some(({ stage }) => stage !== 'open');
      if (!complete || !isHandedIn) continue;
      const kept = await proofsOf(storage, bloc);
      if (kept && kept.epoch === epoch && kept.position >= cursor) continue;
      const url = `/api/sync/papers?bloc=${encodeURIComponent(bloc)}`;
      const answer = await ask(fetcher, url, { method: 'GET' }, PaperProofs, PATIENCE_MS);
      if (answer.is !== 'answer') return;
      const value: KeptProofs = {
        position: answer.value.position,
        epoch,
        proofs: joined(answer.value, kept),
      };
      await replica.store.keepFetched({ key: shelfKey(bloc), value });
    }
  } catch (error) {
    // A storage in trouble is the replica's to tell.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

/** The newest word for each mark, those that are no longer said behind the others. */
function joined({ papers }: PaperProofs, kept: KeptProofs | undefined): readonly PaperProof[] {
  const byMark = new Map(papers.map((proof) => [proof.mark, proof]));
  for (const proof of kept?.proofs ?? []) if (!byMark.has(proof.mark)) byMark.set(proof.mark, proof);
  return [...byMark.values()].slice(0, MOST_KEPT);
}
