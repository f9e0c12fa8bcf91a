// What needs this person: conflicts and invalid cells they may mend, and changes the server refused.

import { refusalOf } from '../../domain/changes/refusal-of.ts';
import { leafOf } from '../../domain/criteria/criteria-table.ts';
import { isConflict } from '../../domain/scoring/cell.ts';
import type { Actor } from '../../domain/workflow/permissions.ts';
import type { Replica } from '../replica/replica.ts';
import type { BlocView, ScoringOwner } from './bloc-view.ts';
import type { BlocCopy } from '../replica/bloc-copy.ts';

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
  return view.units.flatMap(({ unit, sheet, columns, scores }) => {
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
      if (refusalOf(copy, actor, { name: 'enter-score', args })) return [];
      return mattersIn(view, owner, unit.id, unit.name, columns[owner], outcomes);
    });
  });
}

function mattersIn(
  view: BlocView,
  owner: ScoringOwner,
  unitId: string,
  unitName: string,
  column: BlocView['units'][number]['columns'][ScoringOwner],
  outcomes: BlocView['units'][number]['scores'][ScoringOwner]['outcomes'],
): readonly Matter[] {
  return [...outcomes].flatMap(([criterionId, { state }]) => {
    const is = isConflict(column?.cells[criterionId])
      ? 'conflict'
      : state === 'invalid'
        ? 'invalid'
        : undefined;
    if (!is) return [];
    const leaf = leafOf(view.table, criterionId);
    return [{ is, unitId, unitName, criterionId, code: leaf.code, name: leaf.name, owner }] as const;
  });
}

/** How many of this person's changes have not been sent yet, over all blocs. */
export const unsentCount = (replica: Replica): number =>
  [...replica.copies.values()].reduce(
    (sum, copy) => sum + copy.pending.filter(({ takenAt }) => takenAt === null).length,
    0,
  );
