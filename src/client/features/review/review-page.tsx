// Every unit's review at a glance: what differs, what lacks a reason, what was asked.

import type { PeriodId } from '../../../domain/ids.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { nextLevel } from '../../../domain/workflow/review-levels.ts';
import { hasReached } from '../../../domain/workflow/stages.ts';
import { useBlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import { hasNoSheetsYet, NoSheetsYet } from '../../parts/no-sheets-yet.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { reviewFacts } from './unit-facts.ts';
import { reviewWords } from './words.ts';

export function ReviewPage({ periodId }: { readonly periodId: PeriodId }) {
  const words = useWords(reviewWords);
  const { language } = useLanguage();
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="eye" />;
  if (hasNoSheetsYet(view)) return <NoSheetsYet view={view} icon="eye" heading={words.title} />;
  const isDone = view.units.every(({ sheet }) => sheet && hasReached(sheet.stage, 'bloc_scored'));
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <h1>{words.title}</h1>
        <p className="caption">{words.intro}</p>
      </div>
      {isDone && (
        <Banner
          tone="done"
          title={words.allDone}
          action={<LinkButton href={`/k/${periodId}/hop`}>{words.toMeeting}</LinkButton>}
        />
      )}
      <Panel title={words.differencesTitle} flush>
        <ul>
          {view.units.map((unit) => {
            const { sheet } = unit;
            const facts = reviewFacts(copy, unit);
            const waitsAt =
              sheet?.stage === 'bloc_review' ? nextLevel(view.period, sheet)?.level.name : undefined;
            const said = [
              facts.isBlank ? words.notScored : words.differences({ count: facts.differences.length }),
              facts.withoutReason > 0 && words.withoutReason({ count: facts.withoutReason }),
              facts.waiting > 0 && words.waiting({ count: facts.waiting }),
              waitsAt !== undefined && words.waitsAt({ level: waitsAt }),
            ];
            return (
              <Item
                key={unit.unit.id}
                icon="list"
                title={unit.unit.name}
                tone={sheet && hasReached(sheet.stage, 'bloc_scored') ? 'done' : 'rest'}
                actions={
                  sheet && (
                    <>
                      <Badge tone={facts.waiting > 0 ? 'hold' : 'rest'}>
                        {stageWords[sheet.stage]?.[language]}
                      </Badge>
                      <LinkButton
                        small
                        href={`/k/${periodId}/ra-soat/${unit.unit.id}`}
                        aria-label={words.lookAt({ unit: unit.unit.name })}
                      >
                        {words.look}
                      </LinkButton>
                    </>
                  )
                }
              >
                {sheet ? said.filter(Boolean).join('. ') : words.notHere}
              </Item>
            );
          })}
        </ul>
      </Panel>
    </main>
  );
}
