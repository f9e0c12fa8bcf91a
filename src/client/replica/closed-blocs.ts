// Blocs whose copy was closed here after another device had taken them over: they do not come back by themselves,
// only when a person takes them again [HO5].

import type { ReplicaStorage } from './storage.ts';

export const closedKey = (bloc: string) => `closed ${bloc}` as const;

export const isClosedHere = async (
  { tables }: Pick<ReplicaStorage, 'tables'>,
  bloc: string,
): Promise<boolean> => (await tables.meta.get(closedKey(bloc))) !== undefined;
