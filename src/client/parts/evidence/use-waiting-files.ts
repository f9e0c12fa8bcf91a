// The evidence files that the server is still to get, for whatever shows them. The reading of them comes behind the first
// paint: nobody needs it to enter a score.

import { useEffect, useState } from 'react';
import { useReplica } from '../../replica/use-replica.ts';
import type { WaitingFile } from '../../sync/files/waiting-files.ts';
import { fetchLate, firstPaint } from '../../ui/late.tsx';

const watching = fetchLate(async () => (await import('./watch-waiting.ts')).watchWaiting);
const NONE: readonly WaitingFile[] = [];

/** Of all blocs of this person, the oldest first; none until they have been read. */
export function useWaitingFiles(): readonly WaitingFile[] {
  const replica = useReplica();
  const [files, setFiles] = useState(NONE);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isLeft = false;
    void firstPaint()
      .then(watching)
      .then(
        (watch) => {
          if (!isLeft) stop = watch(replica, setFiles);
        },
        // Where its chunk does not come, the next page asks again.
        () => undefined,
      );
    return () => {
      isLeft = true;
      stop?.();
    };
  }, [replica]);
  return files;
}

export const bytesOf = (files: readonly { readonly size: number }[]): number =>
  files.reduce((sum, { size }) => sum + size, 0);
