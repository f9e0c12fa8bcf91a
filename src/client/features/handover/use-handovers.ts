import { useCallback, useEffect, useState } from 'react';
import type { HandedOver } from '../../../domain/handover/handed-over.ts';
import { handoversOn } from '../../replica/handovers.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';

/** The handovers of a bloc on this device, the newest first; undefined until they are read. */
export function useHandovers(bloc: string): {
  readonly handovers: readonly HandedOver[] | undefined;
  readonly reload: () => Promise<void>;
} {
  const replica = useReplica();
  const version = useReplicaVersion();
  const [handovers, setHandovers] = useState<readonly HandedOver[]>();
  const reload = useCallback(
    () =>
      handoversOn(replica.storage).then(
        (all) => setHandovers(all.filter((one) => one.bloc === bloc)),
        () => undefined,
      ),
    [replica, bloc],
  );
  useEffect(() => void reload(), [reload, version]);
  return { handovers, reload };
}
