// What came in, before it is taken: whose, how much, since when. Both ways in, the file and the camera, end here.

import { useEffect, useState } from 'react';
import { formatMoment } from '../../../base/format.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { kindOfStorageError } from '../../replica/storage-guard.ts';
import { sizeOfWork, type CarriedWork } from '../../sync/carry/carried-work.ts';
import { useSync } from '../../sync/use-sync.ts';
import { useArrival } from '../../ui/arrived.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/language.tsx';
import { isMine, keepWork } from './keep-work.ts';
import { transferWords } from './words.ts';

interface TakeWorkProps {
  readonly work: CarriedWork;
  /** It is what the file or the codes have brought, and not a part of that. */
  readonly arrives: boolean;
  readonly now: () => number;
  /** Told in words what became of it. */
  readonly onTaken: (said: string) => void;
}

export function TakeWork({ work, arrives, now, onTaken }: TakeWorkProps) {
  const words = useWords(transferWords);
  const replica = useReplica();
  const sync = useSync();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [mine, setMine] = useState<boolean>();
  const heading = useArrival<HTMLHeadingElement>(arrives && mine !== undefined);
  useEffect(() => {
    let isOver = false;
    void isMine(replica, work).then((proved) => !isOver && setMine(proved));
    return () => void (isOver = true);
  }, [replica, work]);
  const { count, since } = sizeOfWork(work);
  const time = (at: number) => formatMoment(at, now());

  async function take() {
    // Into a storage that failed nothing is written.
    if (replica.keeping.trouble || mine === undefined) return setFailed(true);
    setBusy(true);
    setFailed(false);
    try {
      const joined = await keepWork(replica, work, { mine, now: now() });
      onTaken(joined === undefined ? words.taken : words.takenMine({ count: joined }));
      sync.wake(true);
    } catch (error) {
      if (kindOfStorageError(error) === 'ours') throw error;
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  if (mine === undefined) return null;
  return (
    <div className="stack stack--tight">
      <h3 ref={heading}>{words.whose({ person: work.person.name, bloc: work.bloc.name })}</h3>
      <p>{words.what({ count, since: time(since), made: time(work.at) })}</p>
      <p className="caption">{mine ? words.takeMineWhy : words.takeWhy}</p>
      {failed && (
        <Banner tone="act" live="alert">
          {words.notKept}
        </Banner>
      )}
      <div className="row">
        <Button
          variant="primary"
          icon="download"
          why={busy ? words.keeping : undefined}
          onClick={() => void take()}
        >
          {mine ? words.takeMine : words.take}
        </Button>
      </div>
    </div>
  );
}
