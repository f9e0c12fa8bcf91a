// A criterion's row of the grid: its head, and a cell for each unit.

import { memo, type RefObject } from 'react';
import type { Language } from '../../../base/words.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { say } from '../../words/language.tsx';
import { GridCell, NoCell, sameView } from './grid-cell.tsx';
import { LeafHead } from './grid-heads.tsx';
import type { GridRow } from './grid-rows.ts';
import type { CellView, Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

interface LeafRowProps {
  readonly row: Extract<GridRow, { is: 'leaf' }>;
  readonly rowIndex: number;
  readonly units: Scoring['view']['units'];
  /** One for each unit; undefined where the unit's version of the table does not have the criterion. */
  readonly cells: readonly (CellView | undefined)[];
  /** The column that the hand is in; undefined where it is in another row. */
  readonly here: number | undefined;
  /** The cell that the hand is in. */
  readonly current: RefObject<HTMLTableCellElement | null>;
  readonly language: Language;
  readonly onFill: (among: readonly Leaf[]) => void;
}

/** Twenty units' cells are asked here whether they changed, before React is: it asks much longer. */
const sameRow = (before: LeafRowProps, after: LeafRowProps): boolean =>
  before.row === after.row &&
  before.rowIndex === after.rowIndex &&
  before.here === after.here &&
  before.language === after.language &&
  before.onFill === after.onFill &&
  before.cells.length === after.cells.length &&
  before.cells.every((cell, column) => sameView(cell, after.cells[column])) &&
  before.units.every(
    ({ unit, table, isBehind }, column) =>
      unit === after.units[column]?.unit &&
      table === after.units[column].table &&
      isBehind === after.units[column].isBehind,
  );

export const LeafRow = memo(function LeafRow(props: LeafRowProps) {
  const { row, rowIndex, units, cells, here, current, language, onFill } = props;
  const words = say(scoringWords, language);
  return (
    <tr aria-rowindex={rowIndex} data-drawn>
      <LeafHead row={row} onFill={onFill} />
      {units.map(({ unit, table, isBehind }, column) => {
        const cell = cells[column];
        const isCurrent = column === here;
        const at = { row: row.index, column, isCurrent, ref: isCurrent ? current : undefined };
        return cell ? (
          <GridCell
            key={unit.id}
            {...at}
            view={cell}
            unitName={unit.name}
            language={language}
            isShut={isBehind}
          />
        ) : (
          <NoCell
            key={unit.id}
            {...at}
            name={`${unit.name}, ${row.leaf.code} ${row.leaf.name}: ${words.notInVersion({ version: table.version })}`}
          />
        );
      })}
    </tr>
  );
}, sameRow);
