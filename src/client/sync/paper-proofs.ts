// The server's word for papers, as this device last heard it: fetched while there is a network, printed where there is
// none. Older words are kept for a while, by which a paper is known that has been overtaken.

import { isRecent, type Clock } from '../../base/clock.ts';
import { PaperProofs, type PaperProof } from '../../protocol/paper-proof.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';
import type { ReplicaStorage } from '../replica/storage.ts';
import { kindOfStorageError } from '../replica/storage-guard.ts';
import { ask } from './ask.ts';

/** What of a bloc's papers the server has vouched for. */
export interface KeptProofs {
  /** How far the bloc had come when they were asked for. */
  readonly position: number;
  readonly epoch: string;
  /** By what they were asked for: `movesOf`, and this device's clock. */
  readonly moves: string;
  readonly askedAt: number;
  /** The newest first; each mark once. */
  readonly proofs: readonly PaperProof[];
}

const PATIENCE_MS = 15_000;
/** Figures change all the time while a bloc reviews: for them alone the server is not asked more often. */
const FIGURES_WAIT_MS = 5 * 60_000;
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
  readonly now: Clock;
}

/**
 * Asks again for every bloc in which something was handed in, moved or adopted since, and now and then for the figures of
 * one that is under review. After all that matters more; whatever goes wrong here is left to a later round [PF3].
 */
export async function fetchProofs({ replica, fetcher, now }: Deps): Promise<void> {
  const { storage, blocs, copies } = replica;
  try {
    for (const { bloc, cursor, epoch, complete } of blocs.values()) {
      if (replica.keeping.trouble) return;
      const moves = movesOf(copies.get(bloc));
      if (!complete || moves === '') continue;
      const kept = await proofsOf(storage, bloc);
      if (kept && kept.epoch === epoch && !isDue(kept, cursor, moves, now())) continue;
      const url = `/api/sync/papers?bloc=${encodeURIComponent(bloc)}`;
      const answer = await ask(fetcher, url, { method: 'GET' }, PaperProofs, PATIENCE_MS);
      if (answer.is !== 'answer') return;
      const { position } = answer.value;
      const proofs = joined(answer.value, kept);
      const value: KeptProofs = { position, epoch, moves, askedAt: now(), proofs };
      await replica.store.keepFetched({ key: shelfKey(bloc), value });
    }
  } catch (error) {
    // A storage in trouble is the replica's to tell.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

/** Where every sheet, meeting and result stands; '' while nothing is handed in, so that there is nothing to vouch for. */
function movesOf(copy: BlocCopy | undefined): string {
  if (!copy?.all('sheet').some(({ stage }) => stage !== 'open')) return '';
  const placed = [...copy.base.values()].filter(({ kind }) => MOVED.has(kind));
  return placed.map(({ kind, id, position }) => `${kind} ${id} ${position}`).join('\n');
}

const MOVED: ReadonlySet<string> = new Set([
  'sheet',
  'meeting',
  'adopted-result',
  'appraised-result',
  'bloc-period',
]);

const isDue = (kept: KeptProofs, cursor: number, moves: string, now: number): boolean =>
  kept.moves !== moves || (kept.position < cursor && !isRecent(kept.askedAt, FIGURES_WAIT_MS, now));

/** The newest word for each mark, those that are no longer said behind the others. */
function joined({ papers }: PaperProofs, kept: KeptProofs | undefined): readonly PaperProof[] {
  const byMark = new Map(papers.map((proof) => [proof.mark, proof]));
  for (const proof of kept?.proofs ?? []) if (!byMark.has(proof.mark)) byMark.set(proof.mark, proof);
  return [...byMark.values()].slice(0, MOST_KEPT);
}
