// The history of a bloc as it lies here, with how far it reaches beside the records that are printed [HY5].

import { useEffect, useState } from 'react';
import type { HistoryEntry } from '../../../protocol/history.ts';
import { EMPTY_SHELF, historyShelf, readHistory, type HistoryShelf } from '../../replica/history.ts';
import { isHistoryWhole } from '../../replica/history-reach.ts';
import { useReplica, useReplicaVersion } from '../../replica/use-replica.ts';
import { useSync } from '../../sync/use-sync.ts';

export interface ToldHistory {
  readonly entries: readonly HistoryEntry[];
  /** The records show what it does not tell of. */
  readonly isBehind: boolean;
  /** The rest is on its way. */
  readonly isComing: boolean;
}

interface Read {
  readonly bloc: string;
  readonly shelf: HistoryShelf;
  readonly entries: readonly HistoryEntry[];
}

/** Undefined while it is being read. */
export function useToldHistory(bloc: string): ToldHistory | undefined {
  const replica = useReplica();
  const version = useReplicaVersion();
  const [look, setLook] = useState(0);
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let gone = false;
    const { storage } = replica;
    const told = (shelf: HistoryShelf, entries: readonly HistoryEntry[]) =>
      !gone && setRead({ bloc, shelf, entries });
    // The shelf first: what comes in between is told, and not yet counted on.
    void historyShelf(storage, bloc)
      .then(async (shelf) => told(shelf, await readHistory(storage, bloc)))
      // A storage that cannot be read says so at the head of the page; there is then no history to print.
      .catch(() => told(EMPTY_SHELF, []));
    return () => {
      gone = true;
    };
  }, [replica, bloc, version, look]);
  const here = read?.bloc === bloc ? read : undefined;
  const row = replica.blocs.get(bloc);
  const isBehind = here !== undefined && !isHistoryWhole(here.shelf, row);
  const isFetched = row?.complete === true && replica.keeping.trouble === undefined;
  const isComing = useIsComing(bloc, isBehind && isFetched);
  // Another tab may be the one that fetches it, and nothing tells this one.
  useEffect(() => {
    if (!isBehind) return undefined;
    const again = setInterval(() => setLook((before) => before + 1), LOOK_MS);
    return () => clearInterval(again);
  }, [isBehind]);
  return here && { entries: here.entries, isBehind, isComing };
}

const LOOK_MS = 2000;
/** The history comes some seconds behind a round, and a round each minute. */
const WAIT_MS = 90_000;

/** Where it has not come by then it is not waited for any longer: paper that says how far it goes is better than none. */
function useIsComing(bloc: string, isMissed: boolean): boolean {
  const { reach, shut } = useSync().state;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isMissed) return undefined;
    const over = setTimeout(() => setOver(true), WAIT_MS);
    return () => {
      clearTimeout(over);
      setOver(false);
    };
  }, [isMissed]);
  return isMissed && reach === 'online' && !shut.includes(bloc) && !isOver;
}
