// How one cell came to say what it says: every entry in its order, with what it took the place of. Pure, so that the
// drawer, the conflict's page and the paper tell the same.

import { EnterScore } from '../../domain/changes/enter-score.ts';
import { SettleConflict } from '../../domain/changes/settle-conflict.ts';
import type { ChangeId, CriterionId, PersonId, SheetId } from '../../domain/ids.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import type { ColumnOwner } from '../../domain/scoring/sheet.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { Pending } from '../replica/bloc-copy.ts';

export interface HistoryLine {
  readonly id: ChangeId;
  readonly what: 'entered' | 'settled';
  readonly author: PersonId;
  /** The author's clock. */
  readonly at: number;
  /** What the author had before them; undefined where the cell was empty, or where it is not known here. */
  readonly from: CellInput | undefined;
  readonly to: CellInput;
  readonly reason: string;
  /** Not at the server yet. */
  readonly waits: boolean;
}

export interface CellPlace {
  readonly sheetId: SheetId;
  readonly owner: ColumnOwner;
  readonly criterionId: CriterionId;
}

type Told = Pick<HistoryEntry, 'id' | 'name' | 'args' | 'base' | 'author' | 'at'> & {
  readonly waits: boolean;
};

/** The lines of a cell, the oldest first; what waits on this device comes last [HY3]. */
export function historyLines(
  place: CellPlace,
  entries: readonly HistoryEntry[],
  pending: readonly Pending[],
  me: PersonId,
): readonly HistoryLine[] {
  const known = new Set(entries.map(({ id }) => id));
  const waiting = pending
    .filter(({ change }) => !known.has(change.id))
    .map(({ change, takenAt }): Told => ({ ...change, author: me, waits: takenAt === null }));
  const values = new Map<ChangeId, CellInput>();
  const lines: HistoryLine[] = [];
  for (const one of [...entries.map((entry): Told => ({ ...entry, waits: false })), ...waiting]) {
    const said = readEntry(one);
    if (!said || !isAt(place, said)) continue;
    values.set(one.id, said.input);
    const { id, author, at, base, waits, name } = one;
    lines.push({
      id,
      what: name === 'settle-conflict' ? 'settled' : 'entered',
      author,
      at,
      from: base === null ? undefined : values.get(base),
      to: said.input,
      reason: said.reason,
      waits,
    });
  }
  return lines;
}

function readEntry({ name, args }: Told): (CellPlace & { input: CellInput; reason: string }) | undefined {
  if (name === 'enter-score') return EnterScore.safeParse(args).data;
  if (name === 'settle-conflict') return SettleConflict.safeParse(args).data;
  return undefined;
}

const isAt = (place: CellPlace, said: CellPlace): boolean =>
  place.sheetId === said.sheetId && place.owner === said.owner && place.criterionId === said.criterionId;
