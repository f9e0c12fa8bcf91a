// What other members remarked on the unit's sheet, beside what the unit and the bloc gave it.

import { formatDecimal, formatHundredths, formatMoment } from '../../../base/format.ts';
import type { Outcome } from '../../../domain/scoring/rule-kinds/rule-kind.ts';
import { proposedPoints } from '../../../domain/workflow/peer-checks.ts';
import type { UnitView } from '../../parts/bloc-view.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { checkWords } from './check-words.ts';
import type { CheckFacts } from './peer-remarks.ts';

interface ChecksPanelProps {
  readonly unit: UnitView;
  readonly checks: readonly CheckFacts[];
  readonly nameOf: (personId: string) => string;
  readonly now: () => number;
}

export function ChecksPanel({ unit, checks, nameOf, now }: ChecksPanelProps) {
  const words = useWords(checkWords);
  const { language } = useLanguage();
  const write = (outcome: Outcome | undefined) =>
    outcome?.state === 'scored'
      ? formatHundredths(outcome.points, language, true)
      : outcome?.state === 'not-assigned'
        ? 'KG'
        : '–';
  return (
    <Panel title={words.title} flush>
      {checks.map(({ by, done, agreed, of, proposals }) => (
        <div key={by} className="panel-foot stack stack--tight">
          <div className="row">
            <h3 className="grow">{by}</h3>
            <Badge tone={done ? 'done' : 'hold'} icon={done ? 'check' : 'clock'}>
              {done
                ? words.done({ person: nameOf(done.by), moment: formatMoment(done.at, now()) })
                : words.notDone}
            </Badge>
          </div>
          <p className="caption">{words.summary({ agreed, other: proposals.length, of })}</p>
          {proposals.length > 0 && (
            <ul className="stack" aria-label={words.proposalsOf({ unit: by })}>
              {proposals.map(({ leaf, remark }) => (
                <li key={leaf.id}>
                  <p>
                    <b>
                      {leaf.code} {leaf.name}
                    </b>
                  </p>
                  <p className="num">
                    {words.figures({
                      self: write(unit.scores.self.outcomes.get(leaf.id)),
                      bloc: write(unit.scores.bloc.outcomes.get(leaf.id)),
                      proposed: formatDecimal(proposedPoints(remark.points ?? '0'), language),
                    })}
                  </p>
                  <p>{remark.reason}</p>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Panel>
  );
}
