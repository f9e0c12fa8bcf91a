// Which of the files on this device the server is still to get. Pure, so that the sender and the screens say the same.

import { fileKeyOf, filesOf, type NamedFile } from '../../../domain/evidence/files-of.ts';
import type { HeldChange } from '../../../domain/held/held-change.ts';
import type { Column } from '../../../domain/scoring/sheet.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { KeptFile } from '../../replica/evidence-files.ts';
import type { BlocRow } from '../../replica/storage.ts';

export interface WaitingFile extends KeptFile {
  /** As the sheet names it. */
  readonly name: string;
  /** The server has the score that names it: before that it would not take the file. */
  readonly canGo: boolean;
}

interface Known {
  readonly copies: ReadonlyMap<string, Pick<BlocCopy, 'all' | 'base'>>;
  readonly blocs: ReadonlyMap<string, Pick<BlocRow, 'epoch'>>;
}

/** The server has said, in its present epoch, that all of it is there: one that was restored is asked again [EV12]. */
export const isReceived = ({ received, bloc }: KeptFile, { blocs }: Pick<Known, 'blocs'>): boolean =>
  received !== null && received.epoch === blocs.get(bloc)?.epoch;

/** What some sheet names and the server has not said to have, the oldest first. */
export function waitingFiles(kept: readonly KeptFile[], known: Known): readonly WaitingFile[] {
  // The usual case: nobody's cells are looked through for it.
  if (kept.every((file) => isReceived(file, known))) return [];
  const namesIn = new Map(
    [...known.copies].map(([bloc, copy]) => [bloc, { here: namedHere(copy), there: namedThere(copy) }]),
  );
  return kept.flatMap((file) => {
    if (isReceived(file, known)) return [];
    const names = namesIn.get(file.bloc);
    const key = fileKeyOf(file);
    const there = names?.there.get(key);
    const named = names?.here.get(key) ?? there;
    return named ? [{ ...file, name: named.name, canGo: there !== undefined }] : [];
  });
}

const namedHere = (copy: Pick<BlocCopy, 'all'>): ReadonlyMap<string, NamedFile> =>
  filesOf(copy.all('column'), copy.all('held-change'));

/** By the records as the server gave them, without what of this device it has not taken. */
function namedThere({ base }: Pick<BlocCopy, 'base'>): ReadonlyMap<string, NamedFile> {
  const bodies = (kind: string) =>
    [...base.values()].filter((record) => record.kind === kind).map(({ body }) => body);
  return filesOf(bodies('column') as readonly Column[], bodies('held-change') as readonly HeldChange[]);
}
