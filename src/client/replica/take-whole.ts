// Takes a bloc from a file in place of nothing, or of an older copy. It is worked on like any other, but the cursor
// stands at the beginning: the first contact with the server fetches all of it anew [WB2].

import type { HistoryEntry } from '../../protocol/history.ts';
import type { PlacedRecord } from '../../protocol/record-rows.ts';
import { closedKey } from './closed-blocs.ts';
import { FROM_FILE, type FileSource } from './from-file.ts';
import { forgetHistory, putHistory } from './history-by-hand.ts';
import { open, seal } from './sealed.ts';
import type { BlocRow, ReplicaStorage, ReplicaTables } from './storage.ts';

export interface BlocFromFile {
  readonly bloc: string;
  readonly source: FileSource;
  readonly records: readonly PlacedRecord[];
  readonly history: readonly HistoryEntry[];
}

/** `not-newer`: what this device has reaches as far, and stays. `part`: what it has is more, and stays. */
export function takeWhole(
  storage: ReplicaStorage,
  { bloc, source, records, history }: BlocFromFile,
): Promise<'taken' | 'not-newer' | 'part'> {
  return storage.transaction('write', ['blocs', 'records', 'meta'], async (tables) => {
    const row = await tables.blocs.get(bloc);
    const held = await reachOf(tables, row);
    // The same file once more, or this very step asked twice after a connection was lost.
    if (held?.id === source.id) return 'taken';
    const isFuller = held?.isPart && !source.isPart;
    if (held && !isFuller && !isNewer(source, held)) return 'not-newer';
    if (held && !held.isPart && source.isPart) return 'part';
    await tables.records.removeBloc(bloc);
    await tables.records.put(
      [...records, { kind: FROM_FILE, id: bloc, position: 0, body: source }].map(({ body, ...place }) => ({
        ...place,
        bloc,
        body: seal(body),
      })),
    );
    // What this device itself knows of the server stays its own: nothing of that is believed to a file.
    const own = row ?? { bloc, epoch: '', scope: '', heardAt: null, confirmedAt: null };
    await tables.blocs.put([{ ...own, cursor: 0, complete: true, file: source.id }]);
    await forgetHistory(tables, bloc);
    await putHistory(tables, own, history, records);
    await tables.meta.remove([closedKey(bloc)]);
    return 'taken';
  });
}

type Reach = Pick<FileSource, 'epoch' | 'position' | 'heardAt' | 'isPart'> & Partial<Pick<FileSource, 'id'>>;

/** How far the copy here reaches; undefined where there is none to work with. */
async function reachOf(tables: ReplicaTables, row: BlocRow | undefined): Promise<Reach | undefined> {
  if (!row?.complete) return undefined;
  const mark = await tables.records.get([row.bloc, FROM_FILE, row.bloc]);
  if (mark) return open<FileSource>(mark.body);
  return { epoch: row.epoch, position: row.cursor, heardAt: row.heardAt ?? 0, isPart: false };
}

/** Positions count within one epoch; across a restore the server's time decides. */
const isNewer = (file: Reach, held: Reach): boolean =>
  file.epoch === held.epoch ? file.position > held.position : file.heardAt > held.heardAt;
