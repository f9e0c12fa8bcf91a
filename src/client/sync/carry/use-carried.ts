import { useCallback, useEffect, useState } from 'react';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { useSync } from '../use-sync.ts';
import { carriedFiles, isAnswered, type CarriedFile } from './shelf.ts';

/** What this device carries for others, read anew with each step of the line. */
export function useCarried(): {
  readonly files: readonly CarriedFile[];
  /** Of those, the changes the server has not answered for. */
  readonly waiting: number;
  readonly reload: () => Promise<void>;
} {
  const replica = useReplica();
  const version = useReplicaVersion();
  const { state } = useSync();
  const [files, setFiles] = useState<readonly CarriedFile[]>([]);
  const reload = useCallback(() => carriedFiles(replica.storage).then(setFiles, () => undefined), [replica]);
  useEffect(() => void reload(), [reload, version, state]);
  const waiting = files.filter((file) => !isAnswered(file)).reduce((sum, { count }) => sum + count, 0);
  return { files, waiting, reload };
}
