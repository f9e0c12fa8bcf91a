import { formatHundredths } from '../../../base/format.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { UnitPlan } from './plan.ts';
import { migrationWords } from './words.ts';

/** "Tự chấm: 12 giữ nguyên, 2 cất giữ, 1 chưa chấm. Tổng điểm 845,5/1.000 → 812/1.000", a line for each column. */
export function ColumnCounts({ plan: { before, after, columns } }: { plan: UnitPlan }) {
  const words = useWords(migrationWords);
  const owners = useWords(ownerWords);
  const { language } = useLanguage();
  const write = (points: number) => formatHundredths(points, language);
  return (
    <dl className="plan-counts">
      {columns.map((column) => (
        <div key={column.owner}>
          <dt>{owners[column.owner]}</dt>
          <dd>
            <b>{words.counts(column)}</b>
            <span className="num">
              {words.total({
                before: write(column.before),
                after: write(column.after),
                max: write(before.table.scale),
                newMax: write(after.table.scale),
              })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
