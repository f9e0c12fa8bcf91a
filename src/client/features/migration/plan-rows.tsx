// The criteria of a plan, one under the other: what the new table changes, what stands there, what becomes of it.

import { formatHundredths } from '../../../base/format.ts';
import type { Leaf } from '../../../domain/criteria/criteria-table.ts';
import { ruleOf } from '../../../domain/scoring/explain.ts';
import { inputText } from '../../../domain/scoring/input-text.ts';
import { sayAll } from '../../../domain/scoring/words.ts';
import { sayInputProblem } from '../../../domain/scoring/words/input-problem-words.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { Fate, PlanRow, UnitPlan } from './plan.ts';
import { migrationWords } from './words.ts';

export function PlanRows({ plan, rows }: { plan: UnitPlan; rows: readonly PlanRow[] }) {
  const words = useWords(migrationWords);
  const owners = useWords(ownerWords);
  return (
    <ul className="plan">
      {rows.map((row) => {
        const leaf = row.after ?? row.before;
        return (
          <li key={row.criterionId} className="plan-row">
            <div>
              <h3>
                <span className="code">{leaf?.code}</span> {leaf?.name}
                {row.change?.is === 'added' && <Badge tone="accent">{words.added}</Badge>}
                {row.change?.is === 'gone' && <Badge tone="hold">{words.gone}</Badge>}
              </h3>
              <Changes row={row} />
            </div>
            <dl className="fates">
              {plan.columns.map(({ owner }) => (
                <div key={owner}>
                  <dt>{owners[owner]}</dt>
                  <dd>
                    {row.fates[owner].length === 0 && words.none}
                    {row.fates[owner].map((fate) => (
                      <FateLine key={fate.is} fate={fate} leaf={row.before} to={plan.after.table.version} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

/** What of the criterion is another than it was. */
function Changes({ row: { change } }: { row: PlanRow }) {
  const words = useWords(migrationWords);
  const { language } = useLanguage();
  if (change?.is !== 'changed') return null;
  const { before, after, what } = change;
  const said = {
    moved: () => words.movedPlace,
    renamed: () => words.renamed({ before: `${before.code} ${before.name}` }),
    maximum: () =>
      words.maximum({
        before: formatHundredths(before.max, language),
        after: formatHundredths(after.max, language),
      }),
    rule: () => words.rule({ after: sayAll(ruleOf(after), language) }),
  };
  return (
    <ul className="plan-changes">
      {what.map((one) => (
        <li key={one}>{said[one]()}</li>
      ))}
    </ul>
  );
}

function FateLine({ fate, leaf, to }: { fate: Fate; leaf: Leaf | undefined; to: number }) {
  const words = useWords(migrationWords);
  const { language } = useLanguage();
  if (fate.is === 'blank') {
    return (
      <p>
        <Badge>{words.blank}</Badge>
      </p>
    );
  }
  const value = fate.cell.map(({ input }) => inputText(input, language, leaf) || words.none).join(' | ');
  if (fate.is === 'kept') {
    return (
      <p>
        <b>{value}</b>
        <Badge tone="hold" icon="floppy">
          {words.kept}
        </Badge>
        <span className="caption">{fate.why === 'gone' ? words.whyGone({ to }) : words.whyKind({ to })}</span>
      </p>
    );
  }
  const write = (points: number | undefined) =>
    points === undefined ? words.none : formatHundredths(points, language);
  return (
    <p>
      <b>{value}</b>
      {fate.problem ? (
        <Badge tone="act" icon="triangle">
          {words.toMend}
        </Badge>
      ) : (
        <Badge plain icon="check">
          {words.stays}
        </Badge>
      )}
      <span className="caption num">
        {fate.problem
          ? sayInputProblem(fate.problem, language)
          : (fate.before ?? fate.after) !== undefined &&
            words.points({ before: write(fate.before), after: write(fate.after) })}
      </span>
    </p>
  );
}
