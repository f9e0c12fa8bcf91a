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
  }, [replica, bloc, version]);
  const here = read?.bloc === bloc ? read : undefined;
  const row = replica.blocs.get(bloc);
  const isBehind = here !== undefined && !isHistoryWhole(here.shelf, row);
  const isFetched = row?.complete === true && replica.keeping.trouble === undefined;
  const isComing = useIsComing(bloc, isBehind && isFetched);
  return here && { entries: here.entries, isBehind, isComing };
}

/**
 * The history comes behind a round of the line. Where a whole one more has gone by without it, it is not waited for any
 * longer: paper that says how far it goes is better than none.
 */
function useIsComing(bloc: string, isMissed: boolean): boolean {
  const { reach, lastRoundAt, shut } = useSync().state;
  const [rounds, setRounds] = useState<readonly (number | null)[]>([]);
  if (!isMissed && rounds.length > 0) setRounds([]);
  if (isMissed && rounds.at(-1) !== lastRoundAt) setRounds([...rounds, lastRoundAt]);
  return isMissed && reach === 'online' && !shut.includes(bloc) && rounds.length <= MOST_ROUNDS;
}

/** The one before it was missed, the one that it comes behind, and one more. */
const MOST_ROUNDS = 2;
