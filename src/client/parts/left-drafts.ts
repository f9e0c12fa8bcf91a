// What was typed on a page that is gone, and how it becomes work when the next one opens; and the copy of it on the disk,
// from which comes what a killed browser has not put away.

import { use } from 'react';
import { sameJson } from '../../base/compare.ts';
import { changeIdParts, type WriterId } from '../../domain/ids.ts';
import type { Branch } from '../../domain/scoring/cell.ts';
import { localStore, type Draft } from '../replica/drafts.ts';
import { formChanges } from '../replica/form-drafts.ts';
import type { Replica } from '../replica/replica.ts';
import { takeOver } from '../replica/take-over.ts';
import { openTypedCopy, type TypedCopy } from '../replica/typed-copy.ts';
import { useReplica } from '../replica/use-replica.ts';
import { noteArrival } from '../ui/late.tsx';
import { draftsOf, isBehind, isOfOneCell, ownEntries, settleDrafts } from './use-drafts.ts';

const copies = new WeakMap<Replica, TypedCopy>();

/** One for each page and person. */
function typedCopyOf(replica: Replica): TypedCopy {
  const known = copies.get(replica);
  if (known) return known;
  const copy = openTypedCopy(replica.actor.personId, localStore(), navigator.locks, {
    isSafe: async () =>
      replica.keeping.trouble === undefined && ((await navigator.storage?.persisted?.()) ?? false),
  });
  copies.set(replica, copy);
  void copy.restored.then(noteArrival);
  return copy;
}

/** Waits, as for a part that is still fetched, until what was typed and lost is back: before that a form would begin empty. */
export function useTypedRestored(): void {
  const copy = typedCopyOf(useReplica());
  if (!copy.isRestored) use(copy.restored);
}

/** Saves what pages that are gone have left, and from then on keeps the copy of what is typed. Gives the way to leave it. */
export function mindTyped(replica: Replica): () => void {
  const copy = typedCopyOf(replica);
  const leaves = [draftsOf(replica).subscribe(copy.note), formChanges.subscribe(copy.note)];
  void settleLeft(replica);
  return () => {
    for (const leave of leaves) leave();
  };
}

/**
 * Whether the same person has saved the cell after the last key of this draft. A browser that was killed may have put
 * away only the first of several keys, long after all of them were saved: such a draft is over [RP15]. Not by the clock
 * alone, which may have been wrong when the entry was made that the hand then typed over. What they saved on another
 * device, by a clock that says nothing here, the hand had not seen: neither is over, and the draft stands apart from it.
 */
export function meets(
  replica: Pick<Replica, 'copies' | 'actor'>,
  draft: Draft,
  /** The names under which this device writes; undefined where its storage does not say. */
  writers: readonly WriterId[] | undefined,
): 'over' | 'apart' | undefined {
  const { at, saw } = draft;
  if (at === undefined) return undefined;
  const isOurs = ({ by }: Branch) => writers?.includes(changeIdParts(by).writer) ?? true;
  const unseen = ownEntries(replica, draft).filter(({ by }) => by !== saw);
  if (unseen.some((branch) => isOurs(branch) && branch.at >= at)) return 'over';
  // A draft of an older release does not say what its hand saw; then the clocks are all there is.
  const isUnseen = (branch: Branch) => !isOurs(branch) && (saw !== undefined || branch.at >= at);
  return unseen.some(isUnseen) ? 'apart' : undefined;
}

/** What pages that are gone have left becomes work, but for what was saved already. */
export async function settleLeft(replica: Replica): Promise<void> {
  await replica.ready;
  await typedCopyOf(replica).restored;
  const left = await takeOver(draftsOf(replica).inside);
  await settleOld(replica, left);
  const unseen = left.filter((draft) => isBehind(replica, draft));
  if (unseen.length === 0) return;
  const leave = replica.subscribe(() => {
    if (unseen.some((draft) => isBehind(replica, draft))) return;
    leave();
    // What a hand has gone on with meanwhile is being typed, and is no old one any more.
    const mine = draftsOf(replica).mine();
    const isAsItWas = (draft: Draft) =>
      mine.some((one) => isOfOneCell(one, draft) && sameJson(one.typed, draft.typed));
    void settleOld(replica, unseen.filter(isAsItWas));
  });
}

async function settleOld(replica: Replica, left: readonly Draft[]): Promise<void> {
  const drafts = draftsOf(replica);
  const rows = await replica.storage.tables.writers.all().catch(() => undefined);
  const writers = rows?.map(({ id }) => id);
  const fates = new Map(left.map((draft) => [draft, meets(replica, draft, writers)]));
  const are = (fate?: string) => left.filter((draft) => fates.get(draft) === fate);
  for (const draft of are('over')) drafts.drop(draft, draft.typed);
  await settleDrafts(replica, [...are(), ...are('apart')], are('apart'));
}
