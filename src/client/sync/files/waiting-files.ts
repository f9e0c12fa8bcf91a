// Which of the files on this device the server is still to get. Pure, so that the sender and the screens say the same.

import type { Change } from '../../../domain/changes/apply-change.ts';
import { fileKeyOf, filesOf, type NamedFile } from '../../../domain/evidence/files-of.ts';
import { sheetIdOf } from '../../../domain/ids.ts';
import { formerUnits } from '../../../domain/workflow/bloc-period.ts';
import type { HeldChange } from '../../../domain/held/held-change.ts';
import type { Column } from '../../../domain/scoring/sheet.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import type { KeptFile } from '../../replica/evidence-files.ts';
import { open } from '../../replica/sealed.ts';
import type { BlocRow, RefusedRow } from '../../replica/storage.ts';

export interface WaitingFile extends KeptFile {
  /** As the sheet names it; '' where what names it is not on this device any more. */
  readonly name: string;
  /** The server has the score that names it: before that it would not take the file. */
  readonly canGo: boolean;
}

interface Known {
  readonly copies: ReadonlyMap<string, Pick<BlocCopy, 'all' | 'base' | 'pending'>>;
  readonly blocs: ReadonlyMap<string, Pick<BlocRow, 'epoch'>>;
  readonly refused: readonly Pick<RefusedRow, 'bloc' | 'held' | 'body'>[];
}

/**
 * The server has said, in its present epoch, that all of it is there: one that was restored is asked again [EV12]. Of a
 * bloc that is not on this device any more, no other epoch is heard of.
 */
export const isReceived = ({ received, bloc }: KeptFile, { blocs }: Pick<Known, 'blocs'>): boolean =>
  received !== null && received.epoch === (blocs.get(bloc)?.epoch ?? received.epoch);

/**
 * What some sheet names and the server has not said to have, the oldest first. Where a role has ended, the sheet is not
 * here any more, nor late work that names the file: then the server is asked, which knows them all [EV16].
 */
export function waitingFiles(kept: readonly KeptFile[], known: Known): readonly WaitingFile[] {
  // The usual case: nobody's cells are looked through for it.
  if (kept.every((file) => isReceived(file, known))) return [];
  const namesIn = new Map(
    [...known.copies].map(([bloc, copy]) => {
      const late = known.refused.filter((row) => row.held && row.bloc === bloc);
      return [bloc, { here: namedHere(copy), there: namedThere(copy, late) }];
    }),
  );
  return kept.flatMap((file) => {
    const no = file.fault?.code;
    // It came from a server, for somebody who may read it and not bring it: a server that has lost it gets it from others.
    if (isReceived(file, known) || (file.received && no === 'not-found')) return [];
    const names = namesIn.get(file.bloc);
    const key = fileKeyOf(file);
    const there = names?.there.get(key);
    const named = names?.here.get(key) ?? there;
    if (named) return [{ ...file, name: named.name, canGo: there !== undefined }];
    const isUnneeded = no === 'not-found' || no === 'file-not-named';
    return isUnneeded || seesAllOf(known.copies.get(file.bloc), file)
      ? []
      : [{ ...file, name: '', canGo: true }];
  });
}

/** Whether the unit's sheets of all years are on this device, so that what none of them names is named nowhere. */
function seesAllOf(
  copy: Pick<BlocCopy, 'all' | 'base'> | undefined,
  { unitId }: Pick<KeptFile, 'unitId'>,
): boolean {
  // Until a year's table is in force there are no sheets, of anybody.
  const inForce = new Set(
    copy?.all('criteria-table').flatMap(({ stage, periodId }) => (stage === 'draft' ? [] : [periodId])),
  );
  const years = copy
    ?.all('bloc-period')
    .filter((period) => [...period.units, ...formerUnits(period)].some(({ id }) => id === unitId))
    .filter(({ id }) => inForce.has(id));
  return years !== undefined && years.every(({ id }) => copy?.base.has(`sheet ${sheetIdOf(id, unitId)}`));
}

const namedHere = (copy: Pick<BlocCopy, 'all'>): ReadonlyMap<string, NamedFile> =>
  filesOf(copy.all('column'), copy.all('held-change'));

/**
 * By the records as the server gave them, and by what of this device it has taken or holds and no pull has brought: where
 * the role has ended, none will.
 */
function namedThere(
  { base, pending }: Pick<BlocCopy, 'base' | 'pending'>,
  late: readonly Pick<RefusedRow, 'body'>[],
): ReadonlyMap<string, NamedFile> {
  const bodies = (kind: string) =>
    [...base.values()].filter((record) => record.kind === kind).map(({ body }) => body);
  return filesOf(bodies('column') as readonly Column[], [
    ...(bodies('held-change') as readonly HeldChange[]),
    ...pending.flatMap(({ takenAt, change }) => (takenAt === null ? [] : [change])),
    ...late.map(({ body }) => open<Change>(body)),
  ]);
}
