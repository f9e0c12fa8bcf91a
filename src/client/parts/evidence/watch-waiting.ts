import { watchFiles, type KeptFile } from '../../replica/evidence-files.ts';
import type { Replica } from '../../replica/replica.ts';
import { waitingFiles, type WaitingFile } from '../../sync/files/waiting-files.ts';

/** Tells what waits now, and whenever a file or a sheet has changed it. Gives the way to stop. */
export function watchWaiting(replica: Replica, told: (files: readonly WaitingFile[]) => void): () => void {
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
