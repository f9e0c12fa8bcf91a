// What of a bloc lies on this device and perhaps nowhere else.

import type { LeftHere } from '../../../domain/handover/closing.ts';
import { mattersOf, refusedOf } from '../../parts/attention.ts';
import { viewBloc } from '../../parts/bloc-view.ts';
import type { Draft } from '../../replica/drafts.ts';
import type { BegunForm } from '../../replica/form-drafts.ts';
import type { Replica } from '../../replica/replica.ts';
import type { WaitingFile } from '../../sync/files/waiting-files.ts';
import { isAnswered, type CarriedFile } from '../../sync/carry/shelf.ts';

/** What lies on the device beside its copies. */
interface BesideCopies {
  readonly drafts: readonly Draft[];
  readonly carried: readonly CarriedFile[];
  readonly files: readonly WaitingFile[];
  /** Those of this bloc. */
  readonly forms: readonly BegunForm[];
}

export function leftHere(
  { copies, refused, actor }: Pick<Replica, 'copies' | 'refused' | 'actor'>,
  bloc: string,
  { drafts, carried, files, forms }: BesideCopies,
): LeftHere {
  const copy = copies.get(bloc);
  const pending = copy?.pending ?? [];
  const unsent = pending.filter(({ takenAt }) => takenAt === null).length;
  const matters = (copy?.all('bloc-period') ?? []).flatMap(({ id }) => {
    const view = copy && viewBloc(copy, id);
    return view ? mattersOf(view, copy, actor) : [];
  });
  return {
    unsent,
    onTheWay: pending.length - unsent,
    refused: refusedOf({ refused, copies }).filter((one) => one.bloc === bloc).length,
    conflicts: matters.filter(({ is }) => is === 'conflict').length,
    drafts: drafts.filter((one) => one.bloc === bloc).length,
    forms: forms.length,
    carried: carried
      .filter((file) => file.bloc.id === bloc && !isAnswered(file))
      .reduce((sum, { count }) => sum + count, 0),
    files: files.filter((file) => file.bloc === bloc).length,
  };
}
