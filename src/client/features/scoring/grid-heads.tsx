// The heads of the grid's rows: a part or group with its sums, a criterion with its maximum.

import { formatHundredths } from '../../../base/format.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { PointsText } from '../../parts/points-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { GridRow } from './grid-rows.ts';
import type { Scoring } from './use-scoring.ts';
import { scoringWords } from './words.ts';

interface GroupRowProps {
  readonly row: Extract<GridRow, { is: 'group' }>;
  readonly rowIndex: number;
  readonly units: Scoring['view']['units'];
  readonly owner: Scoring['owner'];
  readonly onFill: (leaves: readonly Leaf[]) => void;
}

/** A part or a group: its name, full marks for all below it, and what each unit has there. */
export function GroupRow({ row: { group, depth, leaves }, rowIndex, units, owner, onFill }: GroupRowProps) {
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
}

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
