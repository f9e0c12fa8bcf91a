// The key under which this device's work can be carried by others. Asked for while there is a network, since it is
// needed where there is none.

import type { ReplicaStorage } from '../../replica/storage.ts';
import { CarryKey } from '../../../protocol/carry.ts';

const KEY = 'carry-key';

type Shelf = Pick<ReplicaStorage, 'tables' | 'transaction'>;

/** Undefined until this device has once had a network. */
export async function carryKeyOf({ tables }: Pick<Shelf, 'tables'>): Promise<CarryKey | undefined> {
  return CarryKey.safeParse((await tables.meta.get(KEY))?.value).data;
}

export const keepCarryKey = (storage: Shelf, key: CarryKey): Promise<void> =>
  storage.transaction(
    'write',
    ['meta'],
    async ({ meta }) => void (await meta.put([{ key: KEY, value: key }])),
  );
