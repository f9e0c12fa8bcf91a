// Where the year stands, and its next step for whoever leads the bloc.

import type { Intent } from '../../../domain/changes/registry.ts';
import { periodMoves, PeriodEvent } from '../../../domain/workflow/period-stages.ts';
import { leadsBloc } from '../../../domain/workflow/permissions.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import type { YearDesk } from './use-year.ts';
import { yearWords } from './words.ts';

export function StagePanel({ desk }: { readonly desk: YearDesk }) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const { id: periodId, stage } = desk.view.period;
  const events = PeriodEvent.options.filter((event) =>
    periodMoves.some((move) => move.from === stage && move.event === event),
  );
  if (events.length === 0 || !leadsBloc(actor, periodId)) return null;
  return (
    <Panel title={words.next}>
      <div className="stack">
        {events.map((event, index) => {
          const intent: Intent = { name: 'move-period', args: { periodId, event } };
          return (
            <div key={event} className="stack">
              <p>{words[`means-${event}`]}</p>
              <div className="row">
                <Button
                  variant={index === 0 ? 'primary' : 'default'}
                  why={desk.barOf(intent)?.[language]}
                  onClick={() => void desk.act(intent)}
                >
                  {words[event]}
                </Button>
              </div>
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
