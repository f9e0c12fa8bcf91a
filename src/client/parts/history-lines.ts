// How one cell came to say what it says: every entry in its order, with what it took the place of. Pure, so that the
// drawer, the conflict's page and the paper tell the same.

import type { Language } from '../../base/words.ts';
import { EnterScore } from '../../domain/changes/enter-score.ts';
import { SettleConflict } from '../../domain/changes/settle-conflict.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { ChangeId, CriterionId, PersonId, SheetId } from '../../domain/ids.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { ColumnOwner } from '../../domain/scoring/sheet.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { Pending } from '../replica/bloc-copy.ts';
import type { ToldMoment } from './told-moment.ts';

export interface HistoryLine extends ToldMoment {
  readonly id: ChangeId;
  readonly what: 'entered' | 'settled';
  readonly author: PersonId;
  /**
   * What the author had before them, several where they settled between them; none where the cell was empty, or where it
   * is not known here.
   */
  readonly from: readonly CellInput[];
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

type Told = Pick<HistoryEntry, 'id' | 'name' | 'args' | 'base' | 'author'> &
  ToldMoment & { readonly waits: boolean };

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
    .map(({ change, takenAt }): Told => ({
      ...change,
      receivedAt: undefined,
      author: me,
      waits: takenAt === null,
    }));
  const values = new Map<ChangeId, CellInput>();
  const lines: HistoryLine[] = [];
  for (const one of [...entries.map((entry): Told => ({ ...entry, waits: false })), ...waiting]) {
    const said = readEntry(one);
    if (!said || !isAt(place, said)) continue;
    values.set(one.id, said.input);
    const { id, author, at, receivedAt, waits, name } = one;
    lines.push({
      id,
      what: name === 'settle-conflict' ? 'settled' : 'entered',
      author,
      at,
      receivedAt,
      from: seenBy(one).flatMap((before) => (values.has(before) ? [values.get(before) ?? null] : [])),
      to: said.input,
      reason: said.reason,
      waits,
    });
  }
  return lines;
}

/** The changes that wrote what the author had before them. */
const seenBy = ({ name, args, base }: Told): readonly ChangeId[] =>
  name === 'settle-conflict'
    ? (SettleConflict.safeParse(args).data?.seen ?? [])
    : base === null
      ? []
      : [base];

/** "10 | 15" where there were several; nothing where the cell was empty. */
export function inputsText(inputs: readonly CellInput[], language: Language, leaf: Leaf): string {
  const texts = inputs.map((input) => inputText(input, language, leaf));
  return texts.length < 2 ? (texts[0] ?? '') : texts.map((text) => text || '–').join(' | ');
}

function readEntry({ name, args }: Told): (CellPlace & { input: CellInput; reason: string }) | undefined {
  if (name === 'enter-score') return EnterScore.safeParse(args).data;
  if (name === 'settle-conflict') return SettleConflict.safeParse(args).data;
  return undefined;
}

const isAt = (place: CellPlace, said: CellPlace): boolean =>
  place.sheetId === said.sheetId && place.owner === said.owner && place.criterionId === said.criterionId;
