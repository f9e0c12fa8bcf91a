// How one cell came to say what it says: every entry in its order, with what it took the place of. Pure, so that the
// drawer, the conflict's page and the paper tell the same.

import type { Language } from '../../base/words.ts';
import { tableIdOf } from '../../domain/records.ts';
import { EnterScore } from '../../domain/changes/enter-score.ts';
import { SettleHeld } from '../../domain/changes/settle-held.ts';
import { SetTargets } from '../../domain/changes/set-targets.ts';
import { SettleConflict } from '../../domain/changes/settle-conflict.ts';
import { indexOf, type Leaf } from '../../domain/criteria/criteria-table.ts';
import {
  sheetIdOf,
  sheetIdParts,
  type ChangeId,
  type CriterionId,
  type PersonId,
  type SheetId,
} from '../../domain/ids.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import { inputText } from '../../domain/scoring/input-text.ts';
import type { ColumnOwner } from '../../domain/scoring/sheet.ts';
import type { HistoryEntry } from '../../protocol/history.ts';
import type { BlocCopy, Pending } from '../replica/bloc-copy.ts';
import type { ToldMoment } from './told-moment.ts';

export interface HistoryLine extends ToldMoment {
  readonly id: ChangeId;
  /** `target`: the bloc gave the unit its target of the criterion, which is half of the score [HY9]. */
  readonly what: 'entered' | 'settled' | 'target';
  readonly author: PersonId;
  /**
   * What the author had before them, several where they settled between them; none where the cell was empty, or where it
   * is not known here.
   */
  readonly from: readonly CellInput[];
  /** By which version of the table each of them was entered; undefined where its entry does not say. */
  readonly fromTables: readonly (number | undefined)[];
  readonly to: CellInput;
  readonly table: number | undefined;
  readonly reason: string;
  /** Not at the server yet. */
  readonly waits: boolean;
  /** The officer who let it count after it had been held, when, and why. */
  readonly counted?: { readonly by: PersonId; readonly at: number; readonly note: string } | undefined;
}

export interface CellPlace {
  readonly sheetId: SheetId;
  readonly owner: ColumnOwner;
  readonly criterionId: CriterionId;
}

type Told = Pick<HistoryEntry, 'id' | 'name' | 'args' | 'base' | 'author'> &
  ToldMoment &
  Pick<HistoryLine, 'waits' | 'counted'>;

/**
 * The lines of a cell, the oldest first; what waits on this device comes last [HY3]. Work that was held stands where an
 * officer let it count, as its author's [HY8].
 */
export function historyLines(
  place: CellPlace,
  entries: readonly HistoryEntry[],
  pending: readonly Pending[],
  me: PersonId,
  world: Pick<BlocCopy, 'get'>,
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
  const values = new Map<ChangeId, { readonly input: CellInput; readonly table: number | undefined }>();
  const lines: HistoryLine[] = [];
  let target: CellInput = null;
  for (const moved of [...entries.map((entry): Told => ({ ...entry, waits: false })), ...waiting]) {
    const one = heldBehind(moved, world) ?? moved;
    const { id, author, at, receivedAt, waits, name, counted } = one;
    const told = { id, author, at, receivedAt, waits, counted };
    const given = targetIn(one, place);
    if (given !== undefined) {
      const from = target === null ? [] : [target];
      target = given;
      lines.push({ ...told, what: 'target', from, fromTables: [], to: given, table: undefined, reason: '' });
      continue;
    }
    const said = readEntry(one);
    if (!said || !isAt(place, said)) continue;
    const before = seenBy(one).flatMap((id) => values.get(id) ?? []);
    // Who settles chooses among what was entered by one version.
    const table = said.table ?? before.at(-1)?.table;
    values.set(one.id, { input: said.input, table });
    lines.push({
      ...told,
      what: name === 'settle-conflict' ? 'settled' : 'entered',
      from: before.map(({ input }) => input),
      fromTables: before.map((was) => was.table),
      to: said.input,
      table,
      reason: said.reason,
    });
  }
  return lines;
}

/** The target that a change gave at a place, null where it took it away; undefined where it says nothing of it. */
function targetIn({ name, args }: Told, { sheetId, criterionId }: CellPlace): CellInput | undefined {
  const value = name === 'set-targets' ? targetsIn(args)?.get(`${sheetId} ${criterionId}`) : undefined;
  return value === undefined ? undefined : value === null ? null : { value };
}

/** Of one change, by sheet and criterion: read once, and asked for each cell of each sheet of a bloc. */
const targetsIn = once((args) => {
  const said = SetTargets.safeParse(args).data;
  return (
    said &&
    new Map(
      said.targets.map(({ unitId, criterionId, value }) => [
        `${sheetIdOf(said.periodId, unitId)} ${criterionId}`,
        value,
      ]),
    )
  );
});

/** The entry that an officer's decision let count; undefined where it is no such decision, or the entry is not here. */
function heldBehind({ name, args, author, at, waits }: Told, world: Pick<BlocCopy, 'get'>): Told | undefined {
  const said = name === 'settle-held' ? SettleHeld.safeParse(args).data : undefined;
  const held = said?.accept === true ? world.get('held-change', said.heldId) : undefined;
  return held && said && { ...held, waits, counted: { by: author, at, note: said.note } };
}

/** The changes that wrote what the author had before them. */
const seenBy = ({ name, args, base }: Told): readonly ChangeId[] =>
  name === 'settle-conflict'
    ? (SettleConflict.safeParse(args).data?.seen ?? [])
    : base === null
      ? []
      : [base];

/** What a line says came in place of what, each by the criterion as it was when it was entered [HY7]. */
export function textsOf(
  { from, fromTables, to, table }: HistoryLine,
  language: Language,
  leafAt: (table: number | undefined) => Leaf | undefined,
): { readonly from: string; readonly to: string } {
  return {
    from: besideEachOther(from.map((input, index) => inputText(input, language, leafAt(fromTables[index])))),
    to: inputText(to, language, leafAt(table)),
  };
}

/** The criterion as a version of the table has it; undefined where that version is not here, or lacks it. */
export const leafOfVersion =
  (world: Pick<BlocCopy, 'get'>, { sheetId, criterionId }: CellPlace, now: Leaf | undefined) =>
  (table: number | undefined): Leaf | undefined => {
    if (table === undefined) return now;
    const found = world.get('criteria-table', tableIdOf(sheetIdParts(sheetId).periodId, table));
    return found && indexOf(found).leafById.get(criterionId)?.leaf;
  };

/** Criteria that a sheet has entries of, and that its table of today does not have; each with a version that had it. */
export function goneFrom(
  { sheetId, owner }: Omit<CellPlace, 'criterionId'>,
  entries: readonly HistoryEntry[],
  isKnown: (criterionId: CriterionId) => boolean,
): ReadonlyMap<CriterionId, number> {
  const gone = new Map<CriterionId, number>();
  for (const entry of entries) {
    const said = readEntry(entry);
    if (said?.table === undefined || isKnown(said.criterionId)) continue;
    if (said.sheetId === sheetId && said.owner === owner) gone.set(said.criterionId, said.table);
  }
  return gone;
}

/** "10 | 15" where there were several; nothing where the cell was empty. */
export function inputsText(inputs: readonly CellInput[], language: Language, leaf: Leaf): string {
  return besideEachOther(inputs.map((input) => inputText(input, language, leaf)));
}

const besideEachOther = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : texts.map((text) => text || '–').join(' | ');

type Said = CellPlace & { readonly input: CellInput; readonly reason: string; readonly table?: number };

function readEntry({ name, args }: Pick<Told, 'name' | 'args'>): Said | undefined {
  if (name === 'enter-score') return enteredIn(args);
  if (name === 'settle-conflict') return settledIn(args);
  return undefined;
}

const enteredIn = once((args): Said | undefined => EnterScore.safeParse(args).data);
const settledIn = once((args): Said | undefined => SettleConflict.safeParse(args).data);

/** Reads the arguments of an entry once, however often it is looked at. */
function once<T>(read: (args: unknown) => T): (args: unknown) => T | undefined {
  const known = new WeakMap<object, T>();
  return (args) => {
    if (typeof args !== 'object' || args === null) return undefined;
    if (!known.has(args)) known.set(args, read(args));
    return known.get(args);
  };
}

const isAt = (place: CellPlace, said: CellPlace): boolean =>
  place.sheetId === said.sheetId && place.owner === said.owner && place.criterionId === said.criterionId;
