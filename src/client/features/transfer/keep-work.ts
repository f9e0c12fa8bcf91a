// Work that came by hand, kept on this device: one's own joins what waits, anybody else's is carried.

import type { Replica } from '../../replica/replica.ts';
import { carryKeyOf } from '../../sync/carry/carry-key.ts';
import { isProvedOwn, type CarriedWork } from '../../sync/carry/carried-work.ts';
import { adoptOwn, keepCarried } from '../../sync/carry/shelf.ts';

type Here = Pick<Replica, 'storage' | 'actor'>;

/** Whether this device can itself tell that the work is its own person's. */
export const isMine = ({ storage, actor }: Here, work: CarriedWork): Promise<boolean> =>
  carryKeyOf(storage)
    .then((key) => isProvedOwn({ subtle: crypto.subtle, key, person: actor.personId }, work))
    .catch(() => false);

/** Keeps it. Gives how many joined the outbox; undefined where it is carried. May be asked any number of times. */
export async function keepWork(
  here: Here,
  work: CarriedWork,
  { mine, now }: { readonly mine: boolean; readonly now: number },
): Promise<number | undefined> {
  if (mine) return adoptOwn(here.storage, work);
  await keepCarried({ storage: here.storage, subtle: crypto.subtle, now }, work);
  return undefined;
}
