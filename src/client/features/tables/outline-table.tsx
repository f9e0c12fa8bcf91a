// The table as a tree that is walked by keyboard: arrows, Enter to edit, Alt with arrows to move a row.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Part, Node } from '../../../domain/criteria/criteria-table.ts';
import { isCriterion } from '../../../domain/criteria/table-edits.ts';
import { kindNameWords } from '../../../domain/scoring/words/kind-names.ts';
import type { CriterionId } from '../../../domain/ids.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { OutlineRow } from './outline.ts';
import { designerWords } from './words.ts';

interface OutlineTableProps {
  readonly rows: readonly OutlineRow[];
  readonly chosen: CriterionId | undefined;
  /** Rows with something typed that is not saved. */
  readonly unsaved: ReadonlySet<CriterionId>;
  readonly onChoose: (id: CriterionId) => void;
  /** The row is wanted open for editing: by Enter. */
  readonly onEdit: (id: CriterionId) => void;
  readonly onFold: (id: CriterionId, isOpen: boolean) => void;
  readonly onStep: (id: CriterionId, by: -1 | 1) => void;
}

export function OutlineTable(props: OutlineTableProps) {
  const { rows, chosen, unsaved, onChoose, onEdit, onFold, onStep } = props;
  const words = useWords(designerWords);
  const body = useRef<HTMLTableSectionElement>(null);
  const at = rows.findIndex(({ row }) => row.id === chosen);
  // One stop for Tab: the chosen row, or the first.
  const stop = Math.max(0, at);

  function go(index: number) {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!next) return;
    onChoose(next.row.id);
    body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.row.id)}"]`)?.focus();
  }

  function press(event: KeyboardEvent, index: number) {
    const one = rows[index];
    if (!one || event.ctrlKey || event.metaKey) return;
    const { id } = one.row;
    const keys: Readonly<Record<string, () => void>> = event.altKey
      ? { ArrowUp: () => onStep(id, -1), ArrowDown: () => onStep(id, 1) }
      : {
          ArrowUp: () => go(index - 1),
          ArrowDown: () => go(index + 1),
          Home: () => go(0),
          End: () => go(rows.length - 1),
          PageUp: () => go(index - 10),
          PageDown: () => go(index + 10),
          ArrowRight: () => (one.hasChildren && !one.isOpen ? onFold(id, true) : go(index + 1)),
          ArrowLeft: () => (one.hasChildren && one.isOpen ? onFold(id, false) : go(parentOf(rows, index))),
          Enter: () => onEdit(id),
          ' ': () => onEdit(id),
        };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // A row chosen elsewhere (a fault, a new row) is brought into view.
  useEffect(() => {
    if (chosen === undefined) return;
    body.current?.querySelector(`[data-row="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  return (
    <table className="table outline" role="treegrid" aria-label={words.outline}>
      <thead>
        <tr>
          <th scope="col">{words.code}</th>
          <th scope="col">{words.name}</th>
          <th scope="col" className="n">
            {words.max}
          </th>
          <th scope="col" className="outline-rule">
            {words.ruleHead}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((one, index) => (
          <OutlineLine
            key={one.row.id}
            one={one}
            isChosen={one.row.id === chosen}
            isStop={index === stop}
            isUnsaved={unsaved.has(one.row.id)}
            onPress={() => onEdit(one.row.id)}
            onKey={(event) => press(event, index)}
            onFold={() => onFold(one.row.id, !one.isOpen)}
          />
        ))}
      </tbody>
    </table>
  );
}

function parentOf(rows: readonly OutlineRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 0) < level) return at;
  return index;
}

interface OutlineLineProps {
  readonly one: OutlineRow;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly isUnsaved: boolean;
  readonly onPress: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFold: () => void;
}

function OutlineLine({ one, isChosen, isStop, isUnsaved, onPress, onKey, onFold }: OutlineLineProps) {
  const { row, level, hasChildren, isOpen, faults, sum } = one;
  const { language } = useLanguage();
  const words = useWords(designerWords);
  return (
    <tr
      data-row={row.id}
      tabIndex={isStop ? 0 : -1}
      aria-level={level}
      aria-selected={isChosen}
      aria-expanded={hasChildren ? isOpen : undefined}
      className={['outline-row', `is-level-${Math.min(level, 6)}`, isChosen && 'is-chosen', dressOf(row)]
        .filter(Boolean)
        .join(' ')}
      onClick={onPress}
      onKeyDown={onKey}
    >
      <td className="outline-code">
        {hasChildren && (
          <button
            type="button"
            tabIndex={-1}
            className="fold"
            aria-label={`${isOpen ? words.collapse : words.expand} ${row.code}`}
            onClick={(event) => {
              event.stopPropagation();
              onFold();
            }}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          </button>
        )}
        {row.code}
      </td>
      <td className="outline-name">
        {row.name || <i>{words.noName}</i>}
        {(faults > 0 || isUnsaved) && (
          <span className="outline-marks">
            {faults > 0 && (
              <span className="state is-hold">
                <Icon name="triangle" /> {words.rowFaults({ count: faults })}
              </span>
            )}
            {isUnsaved && (
              <span className="state is-act">
                <Icon name="pencil" /> {words.unsaved}
              </span>
            )}
          </span>
        )}
      </td>
      <td className="n">
        {formatHundredths(row.max, language)}
        {sum !== undefined && (
          <small className="outline-sum">{words.sumOf({ sum: formatHundredths(sum, language) })}</small>
        )}
      </td>
      <td className="outline-rule">{isCriterion(row) && kindNameWords[row.rule.kind][language]}</td>
    </tr>
  );
}

const dressOf = (row: Part | Node): string =>
  'role' in row ? 'is-part' : isCriterion(row) ? 'is-leaf' : 'is-group';
