// The heads of the grid: of its columns and its rows, and its foot with the totals, which changes with every key. The
// others are drawn again only where they changed: with twenty units a redraw of all takes longer than a key may.

import { memo } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { CriteriaTable, Leaf } from '../../../domain/criteria/criteria-table.ts';
import { PointsText } from '../../parts/points-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { GridRow } from './grid-rows.ts';
import type { Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

type Units = Scoring['view']['units'];

interface GridHeadProps {
  readonly table: CriteriaTable;
  readonly leaves: number;
  readonly units: Units;
  readonly owner: Scoring['owner'];
  /** The column that the hand is in. */
  readonly here: number;
  /** By the owner of the column, too. */
  readonly unitHref: (unitId: string) => string;
}

const sameHead = (before: GridHeadProps, after: GridHeadProps): boolean =>
  before.table === after.table &&
  before.owner === after.owner &&
  before.here === after.here &&
  before.units.length === after.units.length &&
  before.units.every((one, column) => {
    const other = after.units[column];
    const [was, is] = [one.scores[before.owner].progress, other?.scores[after.owner].progress];
    return (
      one.unit === other?.unit &&
      one.table === other.table &&
      one.isBehind === other.isBehind &&
      was.done === is?.done &&
      was.of === is.of
    );
  });

/** The units, each with how far it is scored. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { table: inForce, leaves, units, owner, here, unitHref } = props;
  const words = useWords(scoringWords);
  return (
    <tr>
      <th className="crit" scope="col">
        {words.criterion}
        <small>{words.counts({ criteria: leaves, parts: inForce.parts.length })}</small>
      </th>
      <th className="max" scope="col">
        {words.max}
        <small>{words.wholeRow}</small>
      </th>
      {units.map(({ unit, table, isBehind, scores }, column) => (
        <th key={unit.id} scope="col" className={column === here ? 'is-here' : undefined}>
          <a href={unitHref(unit.id)} aria-label={words.viewUnit({ unit: unit.name })} tabIndex={-1}>
            {unit.shortName}
          </a>
          <small className="num">
            {isBehind && <b className="hold-text">{words.version({ version: table.version })} · </b>}
            {scores[owner].progress.done}/{scores[owner].progress.of}
          </small>
        </th>
      ))}
    </tr>
  );
}, sameHead);

interface GridFootProps {
  readonly table: CriteriaTable;
  readonly units: Units;
  readonly owner: Scoring['owner'];
}

/** The total of each unit. */
export function GridFoot({ table, units, owner }: GridFootProps) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const isProvisional = units.some(({ scores }) => scores[owner].provisional);
  return (
    <tr>
      <th className="crit" scope="row">
        {isProvisional ? words.totalProvisional : words.total}
      </th>
      <td className="max">{formatHundredths(table.scale, language)}</td>
      {units.map(({ unit, scores }) => (
        <td key={unit.id}>
          {scores[owner].progress.done === 0 ? (
            <span className="none">–</span>
          ) : (
            <PointsText points={scores[owner].total} language={language} />
          )}
        </td>
      ))}
    </tr>
  );
}

interface GroupRowProps {
  readonly row: Extract<GridRow, { is: 'group' }>;
  readonly rowIndex: number;
  readonly units: Units;
  readonly owner: Scoring['owner'];
  readonly onFill: (leaves: readonly Leaf[]) => void;
}

const sameGroup = (before: GroupRowProps, after: GroupRowProps): boolean =>
  before.row === after.row &&
  before.rowIndex === after.rowIndex &&
  before.owner === after.owner &&
  before.onFill === after.onFill &&
  before.units.length === after.units.length &&
  before.units.every((one, column) => one === after.units[column]);

/** A part or a group: its name, full marks for all below it, and what each unit has there. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const {
    row: { group, depth, leaves },
    rowIndex,
    units,
    owner,
    onFill,
  } = props;
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const max = formatHundredths(group.max, language);
  return (
    <tr className={depth === 0 ? 'group' : 'group group--inner'} aria-rowindex={rowIndex}>
      <th className="crit" scope="row">
        <span className="nm" style={{ paddingInlineStart: `${Math.max(0, depth - 1) * 0.75}rem` }}>
          <b>
            {group.code}. {group.name}
          </b>
        </span>
      </th>
      <td className="max">
        <button
          type="button"
          className="fillmax"
          aria-label={words.fullMarksGroup({ name: group.name, max })}
          onClick={() => onFill(leaves)}
        >
          {max}
          <Icon name="fill-right" />
        </button>
      </td>
      {units.map(({ unit, scores }) => {
        const score = scores[owner];
        const part = score.parts.find((one) => one.part.id === group.id);
        // A group that the unit's version of the table does not have is nothing, not 0.
        const points = part?.points ?? score.groups.get(group.id)?.earned;
        const isRescaled = part !== undefined && part.points !== part.earned && part.part.role === 'score';
        return (
          <td key={unit.id}>
            <span className="group-points">
              {isRescaled && <small>{words.notAssigned}</small>}
              {score.progress.done === 0 || points === undefined ? (
                '–'
              ) : (
                <PointsText points={points} language={language} />
              )}
            </span>
          </td>
        );
      })}
    </tr>
  );
}, sameGroup);

/** A criterion: its code and name, and full marks for the row. */
export function LeafHead({
  row: { leaf, depth },
  onFill,
}: {
  row: Extract<GridRow, { is: 'leaf' }>;
  onFill: (leaves: readonly Leaf[]) => void;
}) {
  const { language } = useLanguage();
  const words = useWords(scoringWords);
  const max = formatHundredths(leaf.max, language);
  const hasFull = leaf.max > 0;
  return (
    <>
      <th className="crit" scope="row" title={leaf.name}>
        <span className="nm" style={{ paddingInlineStart: `${Math.max(0, depth - 2) * 0.75}rem` }}>
          <span className="code">{leaf.code}</span>
          <b>{leaf.name}</b>
        </span>
      </th>
      <td className="max">
        {hasFull ? (
          <button
            type="button"
            className="fillmax"
            aria-label={words.fullMarksRow({ code: leaf.code, max })}
            onClick={() => onFill([leaf])}
          >
            {max}
            <Icon name="fill-right" />
          </button>
        ) : (
          <span className="fillmax">{max}</span>
        )}
      </td>
    </>
  );
}
