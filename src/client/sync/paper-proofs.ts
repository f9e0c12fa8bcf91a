// The server's word for papers, as this device last heard it: fetched while there is a network, printed where there is
// none. Older words are kept for a while, by which a paper is known that has been overtaken.

import { isRecent, type Clock } from '../../base/clock.ts';
import type { PeriodId } from '../../domain/ids.ts';
import { PaperProofs, type PaperProof } from '../../protocol/paper-proof.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import type { Replica } from '../replica/replica.ts';
import type { ReplicaStorage } from '../replica/storage.ts';
import { kindOfStorageError } from '../replica/storage-guard.ts';
import { ask } from './ask.ts';

/** What of a year's papers the server has vouched for. */
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

/** On the slowest line there is, 3 KB a second, a year of sixty units takes eight seconds. */
const PATIENCE_MS = 60_000;
/** Figures change all the time while a bloc reviews: for them alone the server is not asked more often. */
const FIGURES_WAIT_MS = 5 * 60_000;
/** Of a year of sixty units, its papers and what they were some times before. */
const MOST_KEPT = 600;
const shelfKey = (periodId: PeriodId): string => `paper-proofs ${periodId}`;
/** A release before this one kept all years of a bloc on one shelf. */
const formerKey = (periodId: PeriodId): string => `paper-proofs ${blocOf(periodId)}`;
const blocOf = (periodId: PeriodId): string => periodId.slice(0, periodId.indexOf('.'));

type Shelf = Pick<ReplicaStorage, 'tables'>;

const shelf = async ({ tables }: Shelf, key: string): Promise<KeptProofs | undefined> =>
  (await tables.meta.get(key))?.value as KeptProofs | undefined;

/** The server's words for the papers of a year; none until it has once been asked. */
export async function proofsOf(storage: Shelf, periodId: PeriodId): Promise<readonly PaperProof[]> {
  const [kept, former] = [
    await shelf(storage, shelfKey(periodId)),
    await shelf(storage, formerKey(periodId)),
  ];
  return [...(kept?.proofs ?? []), ...(former?.proofs ?? [])];
}

interface Deps {
  readonly replica: Pick<Replica, 'storage' | 'store' | 'blocs' | 'copies' | 'keeping'>;
  readonly fetcher: typeof fetch;
  readonly now: Clock;
}

/** Which years were asked for in vain, and when: on a line that bears little, each has its turn. */
const inVain = new WeakMap<object, Map<PeriodId, number>>();

/**
 * Asks again for every year in which something was handed in, moved or adopted since, and now and then for the figures of
 * one that is under review. After all that matters more; whatever goes wrong here is left to a later round [PF3].
 */
export async function fetchProofs({ replica, fetcher, now }: Deps): Promise<void> {
  const { storage } = replica;
  const failed = inVain.get(storage) ?? new Map<PeriodId, number>();
  inVain.set(storage, failed);
  try {
    const due = await yearsDue(replica, now());
    for (const year of due.toSorted(
      (a, b) => (failed.get(a.periodId) ?? 0) - (failed.get(b.periodId) ?? 0),
    )) {
      if (replica.keeping.trouble) return;
      const { periodId, moves, epoch, kept } = year;
      const query = new URLSearchParams({ bloc: blocOf(periodId), period: periodId });
      const url = `/api/sync/papers?${query.toString()}`;
      const answer = await ask(fetcher, url, { method: 'GET' }, PaperProofs, PATIENCE_MS);
      if (answer.is === 'trouble') continue;
      if (answer.is !== 'answer') {
        failed.set(periodId, now());
        return;
      }
      failed.delete(periodId);
      const { position } = answer.value;
      const value: KeptProofs = {
        position,
        epoch,
        moves,
        askedAt: now(),
        proofs: joined(answer.value, kept),
      };
      await replica.store.keepFetched({ key: shelfKey(periodId), value });
    }
  } catch (error) {
    // A storage in trouble is the replica's to tell.
    if (kindOfStorageError(error) === 'ours') throw error;
  }
}

interface DueYear {
  readonly periodId: PeriodId;
  readonly moves: string;
  readonly epoch: string;
  readonly kept: KeptProofs | undefined;
}

async function yearsDue(
  { storage, blocs, copies }: Deps['replica'],
  now: number,
): Promise<readonly DueYear[]> {
  const due: DueYear[] = [];
  for (const { bloc, cursor, epoch, complete } of blocs.values()) {
    if (!complete) continue;
    for (const [periodId, moves] of movesOf(copies.get(bloc))) {
      const kept = await shelf(storage, shelfKey(periodId));
      if (kept && kept.epoch === epoch && !isDue(kept, cursor, moves, now)) continue;
      due.push({ periodId, moves, epoch, kept });
    }
  }
  return due;
}

/** Where every sheet, meeting and result of each year stands; none of a year in which nothing is handed in: there is nothing to vouch for. */
function movesOf(copy: BlocCopy | undefined): ReadonlyMap<PeriodId, string> {
  const years = new Map<PeriodId, string[]>();
  if (!copy) return new Map();
  for (const { periodId, stage } of copy.all('sheet')) if (stage !== 'open') years.set(periodId, []);
  for (const { kind, id, position } of copy.base.values()) {
    if (!MOVED.has(kind)) continue;
    years.get(/^[^/@]+/.exec(id)?.[0] ?? '')?.push(`${kind} ${id} ${position}`);
  }
  return new Map([...years].map(([periodId, moves]) => [periodId, moves.join('\n')]));
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
