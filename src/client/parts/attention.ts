// What needs this person: conflicts and invalid cells they may mend, and changes the server refused.

import { refusalAtHand } from '../../domain/changes/refusal-at-hand.ts';
import { leafOf } from '../../domain/criteria/criteria-table.ts';
import { isConflict } from '../../domain/scoring/cell.ts';
import { mayMigrate, type Actor } from '../../domain/workflow/permissions.ts';
import type { Replica } from '../replica/replica.ts';
import { unitsBehind, type BlocView, type ScoringOwner, type UnitView } from './bloc-view.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';
import type { RefusedRow } from '../replica/storage.ts';

export interface Matter {
  readonly is: 'conflict' | 'invalid';
  readonly unitId: string;
  readonly unitName: string;
  readonly criterionId: string;
  readonly code: string;
  readonly name: string;
  readonly owner: ScoringOwner;
}

const OWNERS: readonly ScoringOwner[] = ['self', 'bloc'];

/** Cells with two versions or an impossible figure, in columns this person can write now. */
export function mattersOf(view: BlocView, copy: BlocCopy, actor: Actor): readonly Matter[] {
  return view.units.flatMap((unit) => {
    const { sheet, scores } = unit;
    if (!sheet) return [];
    return OWNERS.flatMap((owner) => {
      const { progress, outcomes } = scores[owner];
      if (progress.conflicts === 0 && progress.invalid === 0) return [];
      const [criterionId] = outcomes.keys();
      const args = {
        sheetId: sheet.id,
        owner,
        criterionId: criterionId ?? '',
        input: null,
        reason: '',
        table: sheet.tableVersion,
      };
      if (refusalAtHand(copy, actor, { name: 'enter-score', args })) return [];
      return mattersIn(unit, owner);
    });
  });
}

function mattersIn({ unit, table, columns, scores }: UnitView, owner: ScoringOwner): readonly Matter[] {
  return [...scores[owner].outcomes].flatMap(([criterionId, { state }]) => {
    const is = isConflict(columns[owner]?.cells[criterionId])
      ? 'conflict'
      : state === 'invalid'
        ? 'invalid'
        : undefined;
    if (!is) return [];
    const { code, name } = leafOf(table, criterionId);
    return [{ is, unitId: unit.id, unitName: unit.name, criterionId, code, name, owner }] as const;
  });
}

/** Sheets still on an older version of the table, that this person may take over to the one in force [TM2]. */
export const sheetsToMigrate = (view: BlocView, actor: Actor): readonly UnitView[] =>
  unitsBehind(view).filter(({ sheet }) => sheet && mayMigrate(actor, sheet));

/**
 * What the server said no to and nobody has put away. What it only holds is told there, from the moment at which this
 * device has that record: nothing is to be done about it here.
 */
export const refusedOf = ({ refused, copies }: Pick<Replica, 'refused' | 'copies'>): readonly RefusedRow[] =>
  refused.filter(({ bloc, id, held }) => !held || copies.get(bloc)?.get('held-change', id) === undefined);

/** How many of this person's changes have not been sent yet, over all blocs. */
export const unsentCount = (replica: Replica): number =>
  [...replica.copies.values()].reduce(
    (sum, copy) => sum + copy.pending.filter(({ takenAt }) => takenAt === null).length,
    0,
  );

/** The server's time when it last told this device anything; 0 where it never did. */
export const lastServerAt = (replica: Replica): number =>
  Math.max(
    0,
    ...[...replica.blocs.values()].flatMap(({ heardAt, confirmedAt }) => [heardAt ?? 0, confirmedAt ?? 0]),
  );
