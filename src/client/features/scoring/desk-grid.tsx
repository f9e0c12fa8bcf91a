// The desk: units × criteria, one column of scores at a time, by keyboard as in a spreadsheet.

import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import type { Words } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { NOT_ASSIGNED, counting, isNotAssigned, type CellInput } from '../../../domain/scoring/cell.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { inputText, readInput } from '../../../domain/scoring/input-text.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { useAnnounce } from '../../ui/live-region.tsx';
import { fetchLate } from '../../ui/late.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { uiWords } from '../../words/ui-words.ts';
import { handAt, placeOfHand, type Hand } from './hand.ts';
import { FormulaBar } from './formula-bar.tsx';
import { commandOf } from './grid-command.ts';
import { GridFoot, GridHead, GroupRow } from './grid-heads.tsx';
import { gridRows, type GridRow } from './grid-rows.ts';
import { GridLegend } from './grid-legend.tsx';
import { LeafRow } from './leaf-row.tsx';
import { useRowWindow } from './row-window.ts';
import { nextCell, tabFrom, type Place } from '../../parts/next-cell.ts';
import { SheetNotice } from './sheet-notice.tsx';
import type { Step } from './undo-steps.ts';
import { fullMarksOf, type CellView, type Entry, type Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

const fetchPaste = fetchLate(() => import('./paste-cells.ts'));

interface DeskGridProps {
  readonly scoring: Scoring;
  /** Where the hand was, kept while the grid is away. */
  readonly lastHand: RefObject<Hand>;
  readonly onWhy: (unitId: string, criterionId: string) => void;
  readonly onOwner: (owner: Scoring['owner']) => void;
  readonly unitHref: (unitId: string) => string;
}

interface Editing {
  /** Whose figure it is: news may move rows and columns while it is typed. */
  readonly unitId: string;
  readonly criterionId: string;
  readonly text: string;
}

export function DeskGrid({ scoring, lastHand, onWhy, onOwner, unitHref }: DeskGridProps) {
  const { view, owner } = scoring;
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const toast = useToast();
  const announce = useAnnounce();
  const rows = useMemo(() => gridRows(view.table), [view.table]);
  const leaves = useMemo(() => rows.flatMap((row) => (row.is === 'leaf' ? [row.leaf] : [])), [rows]);
  const units = view.units.filter(({ sheet }) => sheet !== undefined);
  const size = { rows: leaves.length, columns: units.length };
  const order = { criteria: leaves.map(({ id }) => id), units: units.map(({ unit: { id } }) => id) };
  const [hand, setHand] = useState(lastHand.current);
  const place = placeOfHand(hand, order);
  const [editing, setEditing] = useState<Editing>();
  const [refused, setRefused] = useState<Words | 'barred'>();
  const current = useRef<HTMLTableCellElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const leaf = leaves[place.row];
  const unit = units[place.column];
  const here = leaf && unit && scoring.cellOf(unit.unit.id, leaf.id);
  // Said anew by each drawing: the sentence may come after the key that was refused.
  const whyNot = refused === 'barred' ? unit && scoring.barOf(unit.unit.id) : refused;

  // What the hand does next must not wait for a redraw to know whether something is being typed.
  const typing = useRef<Editing>(undefined);
  const edit = useCallback((next: Editing | undefined) => {
    typing.current = next;
    setEditing(next);
  }, []);

  function go(next: Place): void {
    edit(undefined);
    setRefused(undefined);
    setHand(handAt(next, order));
  }

  // The place moved by key: the focus follows, scrolled clear of the frozen head, first columns and foot.
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (grid.current?.contains(document.activeElement)) current.current?.focus();
  }, [place.row, place.column]);
  useEffect(() => {
    lastHand.current = { ...place, unitId: unit?.unit.id, criterionId: leaf?.id };
  });

  const isSaved = async (refused: Promise<Words | undefined>): Promise<boolean> => {
    const no = await refused;
    setRefused(no);
    if (no) announce(no[language]);
    return no === undefined;
  };

  const put = (entries: readonly Entry[]): Promise<boolean> => isSaved(scoring.enter(entries).refused);

  /** Many at once are said in a toast, whose undo takes back just these, whatever was entered since. */
  async function putMany(entries: readonly Entry[], text: string): Promise<void> {
    const { step, refused } = scoring.enter(entries);
    if (!(await isSaved(refused))) return;
    toast({ text, ...(step && { undo: { label: words.undo, onUndo: () => void undo(step) } }) });
  }

  const putHere = (value: CellInput) =>
    leaf && unit
      ? put([{ unitId: unit.unit.id, criterionId: leaf.id, input: value }])
      : Promise.resolve(false);

  const entryOf = ({ unitId, criterionId, text }: Editing): Entry | undefined => {
    const toLeaf = leaves.find(({ id }) => id === criterionId);
    const hasUnit = units.some(({ unit: { id } }) => id === unitId);
    return toLeaf && hasUnit ? { unitId, criterionId, input: readInput(text, toLeaf, language) } : undefined;
  };

  const draftOf = (typed: Editing) => {
    const entry = entryOf(typed);
    return entry && { ...entry, typed: { input: entry.input } };
  };

  /**
   * Saves what is being typed. The hand goes on at once: the keys after Enter belong to the next cell, however
   * long saving takes. What is refused comes back into the bar with its reason, to be mended or left by Esc.
   */
  function finish(then?: Place, focus = false): void {
    const typed = typing.current;
    const entry = typed && entryOf(typed);
    if (!entry) {
      if (then) go(then);
      return;
    }
    // First, so that the figure, its total and the next cell are drawn as one.
    const putting = put([entry]);
    flushSync(() => go(then ?? place));
    if (focus) current.current?.focus();
    void putting.then((saved) => {
      if (saved || typing.current) return;
      setHand({ ...place, unitId: typed.unitId, criterionId: typed.criterionId });
      edit(typed);
    });
  }

  function type(text: string): void {
    if (!leaf || !unit) return;
    const typed = { unitId: unit.unit.id, criterionId: leaf.id, ...typing.current, text };
    edit(typed);
    const draft = draftOf(typed);
    if (draft) scoring.keepDraft(draft);
  }

  function leaveUnsaved(): void {
    const draft = typing.current && draftOf(typing.current);
    if (draft) scoring.dropDraft(draft);
    flushSync(() => go(place));
    current.current?.focus();
  }

  function startEditing(text?: string) {
    if (!leaf || !unit) return;
    const bar = scoring.barOf(unit.unit.id);
    setRefused(bar && 'barred');
    if (bar) return announce(bar[language]);
    const stands = here?.cell && counting(here.cell).input;
    const first = text ?? inputText(stands, language, leaf);
    // At once, not with the next frame: the second key of a fast hand must already land in the input.
    const of = { unitId: unit.unit.id, criterionId: leaf.id };
    flushSync(() => (text === undefined ? edit({ ...of, text: first }) : type(text)));
    input.current?.focus();
    if (text === undefined) input.current?.select();
    else input.current?.setSelectionRange(first.length, first.length);
  }

  async function fullMarksHere(): Promise<void> {
    if (!leaf || !unit) return;
    const value = fullMarksOf(leaf, here?.target);
    if (value) await putHere(value);
    else toast({ text: words.noFullMarks });
  }

  async function fill(entries: readonly Entry[]): Promise<void> {
    const may = entries.filter(({ unitId }) => !scoring.barOf(unitId));
    if (may.length === 0) return toast({ text: words.nothingToFill });
    await putMany(may, words.filled({ count: may.length }));
  }

  const fillRow = (among: readonly Leaf[]) =>
    void fill(units.flatMap(({ unit: { id } }) => scoring.fullMarksFor(id, among)));
  // One for good, so that rows that have not changed need not be drawn for it.
  const fillNow = useRef(fillRow);
  useLayoutEffect(() => {
    fillNow.current = fillRow;
  });
  const onFill = useCallback((among: readonly Leaf[]) => fillNow.current(among), []);

  async function undo(step?: Step): Promise<void> {
    const undoing = scoring.undo(step);
    if (!undoing) return toast({ text: words.nothingToUndo });
    const no = await undoing;
    setRefused(no);
    if (no) announce(no[language]);
    // In the place of the toast that offers to take it back.
    else toast({ text: words.undone });
  }

  async function toggleNotAssigned(): Promise<void> {
    const stands = here?.cell && counting(here.cell).input;
    if (!leaf || !unit) return;
    await putHere(isNotAssigned(stands) ? scoring.assignedAgain(unit.unit.id, leaf.id) : NOT_ASSIGNED);
  }

  function copyFromAbove(): void {
    const above = leaf && unit && place.row > 0 && leaves[place.row - 1];
    const from = above && unit && scoring.cellOf(unit.unit.id, above.id)?.cell;
    if (from) void putHere(counting(from).input);
  }

  function onKey(event: KeyboardEvent): void {
    // An input method has begun a letter: it belongs in the bar, so the focus is there before the letter is whole.
    if (event.key === 'Process' && !event.nativeEvent.isComposing) return startEditing('');
    if (event.nativeEvent.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const { key } = event;
    const act = commandOf(key, ctrl, event.altKey);
    // A button in the table has its own keys. Taking back means the same on it: it is pressed, and then regretted.
    if (!placeOf(event.target) && act !== 'undo') return;
    if (act) {
      event.preventDefault();
      return act === 'full'
        ? void fullMarksHere()
        : act === 'undo'
          ? void undo()
          : act === 'above'
            ? copyFromAbove()
            : act === 'not-assigned'
              ? void toggleNotAssigned()
              : act === 'clear'
                ? void putHere(null)
                : act === 'edit'
                  ? startEditing()
                  : here && unit && onWhy(unit.unit.id, here.leaf.id);
    }
    if (key === 'Tab') {
      const next = tabFrom(place, event.shiftKey, size);
      if (next) {
        event.preventDefault();
        go(next);
      }
      return;
    }
    const next = nextCell(place, key, ctrl, size);
    if (next.row !== place.row || next.column !== place.column || /^(Arrow|Page|Home|End|Enter)/.test(key)) {
      event.preventDefault();
      return go(next);
    }
    if (key.length === 1 && !ctrl && !event.altKey) {
      event.preventDefault();
      startEditing(key);
    }
  }

  async function onPaste(event: ClipboardEvent): Promise<void> {
    // A picture has no text, and would read as an empty cell.
    if (editing || !event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const part = await fetchPaste().catch(() => undefined);
    if (!part) return setRefused(uiWords.partMissing);
    const { entries, said } = part.cellsOfPaste(text, { scoring, place, size, leaves, units, language });
    if (entries.length === 0) return toast({ text: said });
    await putMany(entries, said);
  }

  function onCopy(event: ClipboardEvent): void {
    if (editing || !here) return;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      inputText(here.cell && counting(here.cell).input, language, here.leaf),
    );
  }

  const wrap = useRef<HTMLDivElement>(null);
  const kept = rows.findIndex((row) => row.is === 'leaf' && row.index === place.row);
  const { drawn, rowHeight } = useRowWindow(wrap, { rows: rows.length, columns: units.length, kept });

  return (
    <main className="desk-scoring" id="content" tabIndex={-1}>
      <h1 className="sr">{words.title}</h1>
      <FormulaBar
        scoring={scoring}
        unit={unit}
        cell={here}
        text={editing?.text}
        inputRef={input}
        onText={type}
        onStart={() => startEditing()}
        onStartWith={startEditing}
        onEnter={() => finish(nextCell(place, 'Enter', false, size), true)}
        onTab={(back) => finish(tabFrom(place, back, size), true)}
        onLeave={() => finish()}
        onEscape={leaveUnsaved}
        onFullMarks={() => void fullMarksHere()}
        onNotAssigned={() => void toggleNotAssigned()}
        onWhy={() => here && unit && onWhy(unit.unit.id, here.leaf.id)}
        onUndo={() => void undo()}
        onReason={(reason) =>
          leaf && unit && here?.cell
            ? put([{ unitId: unit.unit.id, criterionId: leaf.id, input: counting(here.cell).input, reason }])
            : Promise.resolve(false)
        }
        onReasonDraft={(reason, kept) =>
          leaf &&
          unit &&
          (kept ? scoring.keepDraft : scoring.dropDraft)({
            unitId: unit.unit.id,
            criterionId: leaf.id,
            typed: { reason },
          })
        }
        onOwner={onOwner}
      />
      {unit && (
        <SheetNotice
          scoring={scoring}
          unitId={unit.unit.id}
          refused={whyNot ?? wrongHere(here)}
          conflict={conflictHere(here, scoring)}
        />
      )}
      <div className="gridwrap" ref={wrap}>
        <table
          ref={grid}
          className="grid"
          role="grid"
          aria-label={words.gridLabel({ bloc: view.period.blocName, column: ownerWords[owner][language] })}
          aria-describedby="grid-keys"
          aria-rowcount={rows.length + 2}
          aria-colcount={units.length + 2}
          onKeyDown={editing ? undefined : onKey}
          onPointerDown={(event) => {
            const pressed = placeOf(event.target);
            if (pressed) finish(pressed);
          }}
          onFocus={(event) => {
            // A screen reader may put the focus into any cell; the keyboard goes on from there.
            const focused = placeOf(event.target);
            if (focused && !typing.current && (focused.row !== place.row || focused.column !== place.column))
              go(focused);
          }}
          onDoubleClick={(event) => placeOf(event.target) && startEditing()}
          onPaste={(event) => void onPaste(event)}
          onCopy={onCopy}
        >
          <colgroup>
            <col className="col-criterion" />
            <col className="col-max" />
            {units.map(({ unit: { id } }) => (
              <col key={id} className="col-unit" />
            ))}
          </colgroup>
          <thead>
            <GridHead
              table={view.table}
              leaves={leaves.length}
              units={units}
              owner={owner}
              here={place.column}
              unitHref={unitHref}
            />
          </thead>
          <tbody>
            {drawn.map((one) => {
              if (one.is === 'room') {
                return (
                  <tr key={one.key} aria-hidden="true">
                    <td
                      className="room"
                      colSpan={units.length + 2}
                      style={{ height: one.rows * rowHeight }}
                    />
                  </tr>
                );
              }
              const row = rows[one.index] as GridRow;
              // The header is the first row of the grid.
              const rowIndex = one.index + 2;
              return row.is === 'group' ? (
                <GroupRow
                  key={row.group.id}
                  row={row}
                  rowIndex={rowIndex}
                  units={units}
                  owner={owner}
                  onFill={onFill}
                />
              ) : (
                <LeafRow
                  key={row.leaf.id}
                  row={row}
                  rowIndex={rowIndex}
                  units={units}
                  cells={units.map(({ unit: { id } }) => scoring.cellOf(id, row.leaf.id))}
                  here={row.index === place.row ? place.column : undefined}
                  current={current}
                  language={language}
                  onFill={onFill}
                />
              );
            })}
          </tbody>
          <tfoot>
            <GridFoot table={view.table} units={units} owner={owner} />
          </tfoot>
        </table>
      </div>
      <p id="grid-keys" className="sr">
        {words.keys}
      </p>
      <GridLegend
        hasBehind={units.some(({ isBehind }) => isBehind)}
        isUnchecked={view.source !== undefined}
      />
    </main>
  );
}

/** The versions of the cell under the hand, where there are several. */
const conflictHere = (cell: CellView | undefined, { versionsOf }: Scoring): string | undefined =>
  cell?.state === 'conflict' && cell.cell ? versionsOf(cell.cell, cell.leaf) : undefined;

/** What is wrong with the figure in a cell, in both languages. */
function wrongHere(cell: CellView | undefined): Words | undefined {
  if (cell?.outcome.state !== 'invalid') return undefined;
  const { problem } = cell.outcome;
  return { vi: sayInputProblem(problem, 'vi'), en: sayInputProblem(problem, 'en') };
}

/** The cell that an event happened in. Asked of the table, so that no cell holds on to an old state of it. */
function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}
