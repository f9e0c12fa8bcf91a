// How screens read the replica: they are redrawn when it changes, and read what they need.

import { createContext, useContext, useSyncExternalStore } from 'react';
import { must } from '../../base/assert.ts';
import type { BlocCopy } from './bloc-copy.ts';
import type { Replica } from './replica.ts';

export const ReplicaContext = createContext<Replica | undefined>(undefined);

/** The signed-in person's replica. */
export const useReplica = (): Replica => must(useContext(ReplicaContext), 'a replica around this screen');

/** Redraws with every change of a bloc's copy; undefined where the bloc is not on this device. */
export function useBlocCopy(bloc: string): { readonly copy: BlocCopy | undefined; readonly version: number } {
  const replica = useReplica();
  const version = useSyncExternalStore(replica.subscribe, () => replica.version);
  return { copy: replica.copies.get(bloc), version };
}

/** Redraws with every change of the replica; for screens that read several of its parts. */
export function useReplicaVersion(): number {
  const replica = useReplica();
  return useSyncExternalStore(replica.subscribe, () => replica.version);
}
