// The evidence files that the server is still to get, for whatever shows them.

import { useEffect, useState } from 'react';
import { watchFiles, type KeptFile } from '../../replica/evidence-files.ts';
import type { Replica } from '../../replica/replica.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { waitingFiles, type WaitingFile } from '../../sync/files/waiting-files.ts';

const NONE: readonly WaitingFile[] = [];

/** Of all blocs of this person, the oldest first; none until they have been read. */
export function useWaitingFiles(): readonly WaitingFile[] {
  const replica = useReplica();
  const [files, setFiles] = useState(NONE);
  useEffect(() => watchWaiting(replica, setFiles), [replica]);
  return files;
}

export const bytesOf = (files: readonly { readonly size: number }[]): number =>
  files.reduce((sum, { size }) => sum + size, 0);

/** Tells what waits now, and whenever a file or a sheet has changed it. Gives the way to stop. */
function watchWaiting(replica: Replica, told: (files: readonly WaitingFile[]) => void): () => void {
  let kept: readonly KeptFile[] = [];
  let last = '[]';
  const tell = () => {
    const files = waitingFiles(kept, replica);
    // A score that is typed changes no file: the screens are not drawn for it.
    const now = JSON.stringify(files);
    if (now !== last) told(files);
    last = now;
  };
  const stopFiles = watchFiles(replica.actor.personId, (files) => {
    kept = files;
    tell();
  });
  const stopReplica = replica.subscribe(tell);
  return () => {
    stopFiles();
    stopReplica();
  };
}
