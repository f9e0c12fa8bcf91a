import { memo, type Ref } from 'react';
import type { Language } from '../../../base/words.ts';
import { formatHundredths } from '../../../base/format.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import type { Branch } from '../../../domain/scoring/cell.ts';
import type { CellState } from '../../parts/cell-state.ts';
import { cellLooks } from '../../parts/cell-words.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { PointsText } from '../../parts/points-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { say } from '../../words/language.tsx';
import type { CellView } from './use-scoring.ts';
import { scoringWords } from './words.ts';

interface GridCellProps {
  readonly view: CellView;
  readonly unitName: string;
  readonly language: Language;
  readonly isCurrent: boolean;
  /** Shown and not written: the unit's sheet is on another version than the grid [TM4]. */
  readonly isShut: boolean;
  readonly row: number;
  readonly column: number;
  readonly ref?: Ref<HTMLTableCellElement> | undefined;
}

/** Whether a cell looks as it looked. */
export const sameView = (before: CellView | undefined, after: CellView | undefined): boolean =>
  before?.leaf === after?.leaf &&
  before?.cell === after?.cell &&
  before?.outcome === after?.outcome &&
  before?.state === after?.state &&
  before?.gap === after?.gap;

const sameCell = (before: GridCellProps, after: GridCellProps): boolean =>
  sameView(before.view, after.view) &&
  before.row === after.row &&
  before.column === after.column &&
  before.unitName === after.unitName &&
  before.language === after.language &&
  before.isShut === after.isShut &&
  before.isCurrent === after.isCurrent;

/** One cell of the grid: its points, its state, and a name that says unit, criterion and state. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { view, unitName, language, isCurrent, isShut, row, column, ref } = props;
  const { state, gap } = view;
  const classes = [
    'cell',
    `is-${state}`,
    state === 'not-assigned' && 'is-na',
    state === 'not-scored' && 'is-blank',
  ];
  return (
    <td
      ref={ref}
      className={[...classes, gap !== 0 && 'is-differs', isShut && 'is-shut', isCurrent && 'is-focus']
        .filter(Boolean)
        .join(' ')}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent}
      aria-readonly={isShut || undefined}
      aria-label={cellName(view, unitName, language)}
      data-row={row}
      data-column={column}
    >
      <span className="v">{inside(view, language)}</span>
    </td>
  );
}, sameCell);

interface NoCellProps {
  /** "Huyện Sìn Hồ, I.14 …: bảng bản 1 không có" */
  readonly name: string;
  readonly isCurrent: boolean;
  readonly row: number;
  readonly column: number;
  readonly ref?: Ref<HTMLTableCellElement> | undefined;
}

/** The place of a criterion that the unit's version of the table does not have. */
export function NoCell({ name, isCurrent, row, column, ref }: NoCellProps) {
  return (
    <td
      ref={ref}
      className={isCurrent ? 'cell is-shut is-focus' : 'cell is-shut'}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent}
      aria-readonly
      aria-label={name}
      data-row={row}
      data-column={column}
    >
      <span className="v">–</span>
    </td>
  );
}

/** Their sign is a picture of the style sheet: `ui/cell-signs.css` says why. */
const SIGNED: ReadonlySet<CellState> = new Set(['waiting', 'received', 'provisional']);

function inside({ leaf, state, cell, outcome }: CellView, language: Language) {
  if (state === 'not-scored') return <span className="none">{cellLooks[state].words[language]}</span>;
  if (state === 'not-assigned') return say(scoringWords, language).notAssigned;
  const { icon } = cellLooks[state];
  return (
    <>
      {icon && !SIGNED.has(state) && <Icon name={icon} />}
      {state === 'conflict' ? (
        <span className="val">{cell?.map((branch) => shortly(branch, leaf, language)).join(' | ')}</span>
      ) : outcome.state === 'scored' ? (
        <PointsText points={outcome.points} language={language} />
      ) : (
        <span className="val">{inputText(cell?.[0]?.input, language, leaf)}</span>
      )}
    </>
  );
}

const shortly = ({ input }: Branch, leaf: CellView['leaf'], language: Language): string =>
  inputText(input, language, leaf) || '–';

/** "Huyện Sìn Hồ, I.3: 38,5, chờ gửi, khác tự chấm". */
function cellName(
  { leaf, cell, outcome, state, gap }: CellView,
  unitName: string,
  language: Language,
): string {
  const words = say(scoringWords, language);
  const figure =
    outcome.state === 'scored'
      ? formatHundredths(outcome.points, language)
      : outcome.state === 'invalid'
        ? `${inputText(cell?.[0]?.input, language, leaf)}, ${sayInputProblem(outcome.problem, language)}`
        : '';
  return [
    `${unitName}, ${leaf.code} ${leaf.name}: ${figure}`,
    cellLooks[state].words[language],
    ...(gap === 0 ? [] : [words.differsFromSelf]),
  ]
    .filter(Boolean)
    .join(', ');
}
