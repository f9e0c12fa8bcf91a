import { useEffect, useState } from 'react';
import { watchFiles, type KeptFile } from '../../replica/evidence-files.ts';
import { useReplica } from '../../replica/use-replica.ts';

/** Every evidence file on this device; undefined until it has been looked. */
export function useKeptFiles(): readonly KeptFile[] | undefined {
  const { actor } = useReplica();
  const [files, setFiles] = useState<readonly KeptFile[]>();
  useEffect(() => watchFiles(actor.personId, setFiles), [actor.personId]);
  return files;
}
