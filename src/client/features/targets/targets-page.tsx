// Who was assigned what: criteria × units, typed and pasted as in a spreadsheet. On a phone, one unit at a time.

import { useRef, useState, type KeyboardEvent } from 'react';
import type { PeriodId } from '../../../domain/ids.ts';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { pasteBlock } from '../../parts/paste-block.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/text-input.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { fieldAfter } from './cell-keys.ts';
import { TargetCell } from './target-cell.tsx';
import { useTargets, type TargetEntry, type TargetGrid } from './use-targets.ts';
import { targetWords } from './words.ts';

export function TargetsPage({ periodId }: { periodId: PeriodId }) {
  const { copy, view } = useBlocView(periodId);
  return copy && view ? <Targets copy={copy} view={view} /> : null;
}

function Targets({ copy, view }: { copy: BlocCopy; view: BlocView }) {
  const words = useWords(targetWords);
  const { language } = useLanguage();
  const grid = useTargets(view, copy);
  const isPhone = useIsPhone();
  const [chosen, choose] = useState<string>();
  const one = grid.units.find(({ unit }) => unit.id === chosen) ?? grid.units[0];
  const units = isPhone && one ? [one] : grid.units;
  const isEmpty = grid.leaves.length === 0 || grid.units.length === 0;

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div>
        <h1>{words.title}</h1>
        <p className="caption">
          {words.means} {!grid.bar && !isPhone && words.keys}
        </p>
      </div>
      {grid.bar && !isEmpty && (
        <Banner icon="eye" title={grid.bar[language]}>
          {words.whoGives}
        </Banner>
      )}
      {grid.refused && (
        <Banner tone="act" live="alert">
          {grid.refused[language]}
        </Banner>
      )}
      {grid.unreadable > 0 && (
        <Banner tone="act" live="status" title={words.unreadableTitle({ count: grid.unreadable })}>
          {words.unreadableHelp}
        </Banner>
      )}
      {isPhone && grid.units.length > 1 && one && (
        <Field label={words.unit}>
          {(wiring) => (
            <Select {...wiring} value={one.unit.id} onChange={(event) => choose(event.target.value)}>
              {grid.units.map(({ unit }) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {isEmpty ? (
        <EmptyState icon="list" title={grid.leaves.length === 0 ? words.noCriteria : words.noUnits}>
          {grid.leaves.length === 0 ? words.noCriteriaHelp : words.noUnitsHelp}
        </EmptyState>
      ) : (
        <TargetTable key={one?.unit.id} grid={grid} units={units} />
      )}
    </main>
  );
}

function TargetTable({ grid, units }: { grid: TargetGrid; units: readonly UnitView[] }) {
  const words = useWords(targetWords);
  const { language } = useLanguage();
  const toast = useToast();
  const table = useRef<HTMLTableElement>(null);
  const { leaves } = grid;
  const size = { rows: leaves.length, columns: units.length };

  function move(event: KeyboardEvent<HTMLInputElement>): boolean {
    const input = event.currentTarget;
    const place = { row: Number(input.dataset['row']), column: Number(input.dataset['column']) };
    const caret = {
      start: input.selectionStart ?? 0,
      end: input.selectionEnd ?? 0,
      length: input.value.length,
    };
    const next = fieldAfter(place, event.key, event.ctrlKey || event.metaKey, caret, size);
    if (!next) return false;
    event.preventDefault();
    if (next.row === place.row && next.column === place.column) return false;
    table.current
      ?.querySelector<HTMLInputElement>(`[data-row="${next.row}"][data-column="${next.column}"]`)
      ?.focus();
    return true;
  }

  function paste(text: string, row: number, column: number): boolean {
    if (!/[\t\n]/.test(text.trimEnd())) return false;
    const { cells, outside } = pasteBlock(text, { row, column }, size);
    const entries = cells.flatMap(({ place, text: cell }): TargetEntry[] => {
      const [leaf, unit] = [leaves[place.row], units[place.column]];
      return leaf && unit ? [{ unitId: unit.unit.id, criterionId: leaf.id, text: cell }] : [];
    });
    const before = entries.map((entry) => ({ ...entry, text: grid.shown(entry).text }));
    void grid.enter(entries).then((done) => {
      if (!done) return;
      toast({
        text: words.pasted({ count: entries.length, outside, unreadable: done.unreadable }),
        undo: { label: words.undo, onUndo: () => void grid.enter(before) },
      });
    });
    return true;
  }

  return (
    <section className="panel">
      {/* The keyboard must be able to scroll it, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="targets-wrap" role="region" aria-label={words.title} tabIndex={0}>
        <table className="table targets" ref={table}>
          <thead>
            <tr>
              <th scope="col" className="crit">
                {words.criterion}
              </th>
              {units.map(({ unit }) => (
                <th key={unit.id} scope="col" className="n">
                  {unit.shortName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf, row) => (
              <tr key={leaf.id}>
                <th scope="row" className="crit">
                  <span className="code">{leaf.code}</span> {leaf.name}
                  {leaf.unit && <small>{leaf.unit}</small>}
                </th>
                {units.map(({ unit }, column) => {
                  const place = { unitId: unit.id, criterionId: leaf.id };
                  const shown = grid.shown(place);
                  const bar = grid.barOf(unit.id);
                  if (bar) {
                    return (
                      <td key={unit.id} className="n" title={bar[language]}>
                        {shown.text || <span className="none">{words.notAssigned}</span>}
                      </td>
                    );
                  }
                  return (
                    <TargetCell
                      key={unit.id}
                      name={[unit.name, `${leaf.code} ${leaf.name}`, leaf.unit].filter(Boolean).join(', ')}
                      place={{ row, column }}
                      shown={shown}
                      onKeep={(text) => grid.keep({ ...place, text })}
                      onEnter={(text) => grid.enter([{ ...place, text }])}
                      onDrop={() => grid.drop(place)}
                      onMove={move}
                      onBlock={(text) => paste(text, row, column)}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
