// How this sheet went through the review, step by step: from what this device has, with no network.

import type { Sheet } from '../../../domain/scoring/sheet.ts';
import { levelsOf } from '../../../domain/workflow/review-levels.ts';
import type { BlocView } from '../../parts/bloc-view.ts';
import { useHistory } from '../../parts/cell-history.tsx';
import { historyWords } from '../../parts/history-words.ts';
import { reviewSteps, stepInWords } from '../../parts/review-steps.ts';
import { momentText, receivedApart, type ToldMoment } from '../../parts/told-moment.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from './level-words.ts';

interface StepsPanelProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly sheet: Sheet;
  readonly nameOf: (personId: string) => string;
}

export function StepsPanel({ copy, view, sheet, nameOf }: StepsPanelProps) {
  const words = useWords(levelWords);
  const history = useWords(historyWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const entries = useHistory(copy.bloc);
  const steps = entries ? reviewSteps(sheet.id, entries, copy.pending, actor.personId).toReversed() : [];
  if (steps.length === 0) return null;
  const levels = levelsOf(view.period);
  const whenText = (when: ToldMoment) => {
    const received = receivedApart(when);
    const said = received === undefined ? '' : ` (${history.received({ moment: momentText(received) })})`;
    return `${momentText(when.at)}${said}`;
  };
  return (
    <Panel title={words.steps}>
      <ol className="history">
        {steps.map(({ id, name, author, level, isAgain, reason, waits, ...when }) => (
          <li key={id}>
            <p>
              <b>{stepInWords(name, language)}</b>
              {level !== undefined &&
                `: ${words.levelTitle({ number: level, name: levels[level - 1]?.name ?? '' })}`}{' '}
              {waits && <Badge tone="rest">{words.notSent}</Badge>}
            </p>
            {isAgain && <p>{words.again}</p>}
            {reason !== '' && <p>{words.because({ reason })}</p>}
            <p className="caption">
              {nameOf(author)}, {whenText(when)}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
