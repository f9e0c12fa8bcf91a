// Who wrote what into a cell, when, in whose place and why: from what this device has, with no network.

import { useEffect, useState } from 'react';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import { readHistory } from '../replica/history.ts';
import { useReplica, useReplicaVersion } from '../replica/use-replica.ts';
import { Badge } from '../ui/badge.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { historyLines, leafOfVersion, textsOf, type CellPlace, type HistoryLine } from './history-lines.ts';
import { historyWords } from './history-words.ts';
import { momentText, receivedApart } from './told-moment.ts';

/** The history of a bloc as it lies here; undefined while it is being read. */
export function useHistory(bloc: string): readonly HistoryEntry[] | undefined {
  const replica = useReplica();
  const version = useReplicaVersion();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  useEffect(() => {
    let gone = false;
    void readHistory(replica.storage, bloc).then(
      (read) => !gone && setEntries(read),
      // A storage that cannot be read says so at the head of the page; there is then no history to show.
      () => !gone && setEntries([]),
    );
    return () => {
      gone = true;
    };
  }, [replica, bloc, version]);
  return entries;
}

interface Props {
  readonly copy: BlocCopy;
  readonly blocId: string;
  readonly place: CellPlace;
  readonly leaf: Leaf;
}

export function CellHistory({ copy, blocId, place, leaf }: Props) {
  const { actor } = useReplica();
  const words = useWords(historyWords);
  const entries = useHistory(copy.bloc);
  if (!entries) return null;
  const lines = historyLines(place, entries, copy.pending, actor.personId, copy).toReversed();
  if (lines.length === 0) return <p className="caption">{words.none}</p>;
  return (
    <ol className="history">
      {lines.map((line) => (
        <HistoryRow
          key={line.id}
          line={line}
          leafAt={leafOfVersion(copy, place, leaf)}
          copy={copy}
          blocId={blocId}
        />
      ))}
    </ol>
  );
}

function HistoryRow({
  line,
  leafAt,
  copy,
  blocId,
}: {
  line: HistoryLine;
  leafAt: (table: number | undefined) => Leaf | undefined;
  copy: BlocCopy;
  blocId: string;
}) {
  const { language } = useLanguage();
  const words = useWords(historyWords);
  const whoIs = (personId: string) => {
    const person = copy.get('people', blocId)?.names[personId];
    return person ? `${person.name}, ${person.office}` : personId;
  };
  const { counted } = line;
  const { from, to } = textsOf(line, language, leafAt);
  const received = receivedApart(line);
  return (
    <li>
      <p>
        <b>{words.change({ from: from || words.empty, to: to || words.empty })}</b>{' '}
        {line.what === 'settled' && <Badge icon="fork">{words.settled}</Badge>}{' '}
        {line.what === 'target' && <Badge>{words.target}</Badge>}{' '}
        {line.waits && <Badge icon="clock">{words.waits}</Badge>}
      </p>
      <p className="caption">
        {momentText(line.at)}
        {received !== undefined && ` (${words.received({ moment: momentText(received) })})`},{' '}
        {whoIs(line.author)}
      </p>
      {line.reason && <p>“{line.reason}”</p>}
      {counted && (
        <p className="caption">
          {words.counted({ who: whoIs(counted.by), moment: momentText(counted.at), note: counted.note })}
        </p>
      )}
    </li>
  );
}
