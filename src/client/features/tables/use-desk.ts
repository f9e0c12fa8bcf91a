// What is chosen and opened on the designer's desk, and what the person does with the chosen row.

import { useEffect, useState, type RefObject } from 'react';
import type { Words } from '../../../base/words.ts';
import type { CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { copyOf, find, placeOf, type TableEdit } from '../../../domain/criteria/table-edits.ts';
import type { CriterionId } from '../../../domain/ids.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { newRowId } from './new-ids.ts';
import { addBelow, addPart, calledIn, step } from './outline.ts';
import type { Designer } from './use-designer.ts';
import { designerWords } from './words.ts';

/** Chosen in the place of a row: what the table decides for all. */
export const SETTINGS = 'settings';

export interface Desk {
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  /** Chosen, shown and, on a phone, in the drawer. */
  readonly open: (id: string) => void;
  readonly isOpen: boolean;
  readonly close: () => void;
  /** It was just added: its name is typed in at once. */
  readonly isFresh: boolean;
  readonly folded: ReadonlySet<CriterionId>;
  readonly fold: (id: CriterionId, isShown: boolean) => void;
  readonly refused: Words | undefined;
  readonly step: (id: CriterionId, by: -1 | 1) => void;
  readonly duplicate: (id: CriterionId) => void;
  readonly add: (is: 'part' | 'group' | 'leaf') => void;
  readonly remove: (id: CriterionId) => void;
  readonly undo: () => void;
}

/** `box` is around the outline, where the focus goes when what had it is gone. */
export function useDesk(
  designer: Designer,
  first: string | undefined,
  box: RefObject<HTMLDivElement | null>,
): Desk {
  const { table } = designer;
  const words = useWords(designerWords);
  const toast = useToast();
  const [chosen, choose] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const [fresh, setFresh] = useState<string>();
  const [folded, setFolded] = useState<ReadonlySet<CriterionId>>(new Set());
  const [refused, setRefused] = useState<Words>();
  const [toFocus, setToFocus] = useState<{ readonly id: string }>();
  useEffect(() => {
    if (toFocus === undefined) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(toFocus.id)}"]`)?.focus();
  }, [toFocus, box]);

  const unfold = (ids: readonly string[]) => setFolded((now) => without(now, ids));
  const open = (id: string) => {
    choose(id);
    unfold(ancestorsOf(table, id));
    setOpen(true);
  };
  const act = async (edit: (now: CriteriaTable) => TableEdit | undefined) => {
    const no = await designer.edit((now) => [edit(now)]);
    setRefused(no);
    return no === undefined;
  };
  const undo = async () => setRefused(await designer.undo());
  const add = async (is: 'part' | 'group' | 'leaf') => {
    const id = newRowId();
    if (!(await act((now) => (is === 'part' ? addPart(now, id) : addBelow(now, chosen, is, id))))) return;
    setFresh(id);
    // It lies in what is chosen, or beside it.
    if (chosen) unfold([chosen, ...ancestorsOf(table, chosen)]);
    open(id);
  };
  const remove = async (id: CriterionId) => {
    const place = placeOf(table, id);
    const next = (place?.siblings[place.index + 1] ?? place?.siblings[place.index - 1])?.id ?? place?.parent;
    const name = calledIn(table, id);
    if (!(await act(() => ({ do: 'remove', id })))) return;
    setOpen(false);
    choose(next ?? undefined);
    // The button that was pressed is of another row now, or gone: pressed again it would take that one too.
    setToFocus(next ? { id: next } : undefined);
    toast({ text: words.removed({ name }), undo: { label: words.undo, onUndo: () => void undo() } });
  };

  return {
    chosen,
    choose,
    open,
    isOpen,
    close: () => setOpen(false),
    isFresh: chosen !== undefined && chosen === fresh,
    folded,
    fold: (id, isShown) => (isShown ? unfold([id]) : setFolded((now) => new Set([...now, id]))),
    refused,
    step: (id, by) => void act((now) => step(now, id, by)),
    duplicate: (id) => void act((now) => duplicate(now, id)),
    add: (is) => void add(is),
    remove: (id) => void remove(id),
    undo: () => void undo(),
  };
}

function duplicate(table: CriteriaTable, id: CriterionId): TableEdit | undefined {
  const row = find(table.parts, id);
  const place = placeOf(table, id);
  return row && place && { do: 'add', parent: place.parent, after: id, row: copyOf(row, newRowId) };
}

function ancestorsOf(table: CriteriaTable, id: CriterionId): readonly CriterionId[] {
  const parent = placeOf(table, id)?.parent;
  return parent ? [parent, ...ancestorsOf(table, parent)] : [];
}

const without = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  ids.some((id) => set.has(id)) ? new Set([...set].filter((one) => !ids.includes(one))) : set;
