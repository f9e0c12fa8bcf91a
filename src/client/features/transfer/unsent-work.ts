import { carryKeyOf } from '../../sync/carry/carry-key.ts';
import { carriedWorkOf, packWork } from '../../sync/carry/carried-work.ts';
import { deviceId } from '../../replica/known-people.ts';
import type { BlocCopy, Pending } from '../../replica/bloc-copy.ts';
import type { Replica } from '../../replica/replica.ts';

/** What of a bloc waits on this device, in its order. */
export const unsentOf = (copy: BlocCopy): readonly Pending[] =>
  copy.pending.filter(({ takenAt }) => takenAt === null);

/** The bytes that travel, sealed; undefined where this device has no key yet. */
export async function packUnsent(
  { storage, actor }: Pick<Replica, 'storage' | 'actor'>,
  { bloc, name, pending, at }: { bloc: string; name: string; pending: readonly Pending[]; at: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await carryKeyOf(storage);
  if (!key) return undefined;
  const { subtle } = crypto;
  const work = await carriedWorkOf(
    { subtle, key, device: await deviceId() },
    { person: { id: actor.personId, name: actor.name }, bloc: { id: bloc, name }, at, pending },
  );
  return packWork(work);
}
