// How screens read the replica: by selection, redrawn only when what they selected has changed.

import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { must } from '../../base/assert.ts';
import type { BlocCopy } from './bloc-copy.ts';
import type { Replica } from './replica.ts';

export const ReplicaContext = createContext<Replica | undefined>(undefined);

/** The signed-in person's replica. */
export const useReplica = (): Replica => must(useContext(ReplicaContext), 'a replica around this screen');

/** Something derived from the replica. `select` must give the same object for the same state. */
export function useSelected<T>(select: (replica: Replica) => T): T {
  const replica = useReplica();
  const latest = useRef<{ version: number; select: unknown; value: T } | undefined>(undefined);
  const snapshot = () => {
    const known = latest.current;
    if (known && known.version === replica.version && known.select === select) return known.value;
    const value = select(replica);
    latest.current = { version: replica.version, select, value };
    return value;
  };
  return useSyncExternalStore(replica.subscribe, snapshot);
}

/** Redraws with every change of a bloc's copy; undefined where the bloc is not on this device. */
export function useBlocCopy(bloc: string): { readonly copy: BlocCopy | undefined; readonly version: number } {
  const replica = useReplica();
  const version = useSyncExternalStore(replica.subscribe, () => replica.version);
  return { copy: replica.copies.get(bloc), version };
}
