// What the bloc does in its year besides scoring, in the order in which it comes: the pledge, the plan, the half, the
// report of the whole.

import type { PeriodId } from '../../../domain/ids.ts';
import { periodStageWords } from '../../../domain/workflow/stage-words.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { NoBloc } from '../../parts/no-bloc.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ActivitiesPanel } from './activities-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { DeadlinesPanel } from './deadlines-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { HalfPanel } from './half-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { LevelsPanel } from './levels-panel.tsx';
import { NextYearPanel } from './next-year-panel.tsx';
import { PledgePanel } from './pledge-panel.tsx';
import { ReportPanel } from './report-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { StagePanel } from './stage-panel.tsx';
import { useYear } from './use-year.ts';
import { yearWords } from './words.ts';

interface YearPageProps {
  readonly periodId: PeriodId;
  readonly now: () => number;
}

export function YearPage({ periodId, now }: YearPageProps) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoBloc icon="book" />;
  return <Year key={periodId} copy={copy} view={view} now={now} />;
}

function Year({ copy, view, now }: { copy: BlocCopy; view: BlocView; now: () => number }) {
  const words = useWords(yearWords);
  const { language } = useLanguage();
  const desk = useYear(copy, view);
  const { id: periodId, period, stage } = view.period;
  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div>
        <div className="row">
          <h1 className="grow">{words.title({ period })}</h1>
          <Badge tone={stage === 'decided' || stage === 'archived' ? 'done' : 'accent'}>
            {periodStageWords[stage]?.[language]}
          </Badge>
          <LinkButton href={`/k/${periodId}/in`} icon="print">
            {words.toPaper}
          </LinkButton>
        </div>
        <p className="caption">{desk.mayWrite ? words.intro : words.introRead}</p>
      </div>
      {desk.refused && (
        <Banner tone="act" live="alert">
          {desk.refused[language]}
        </Banner>
      )}
      <StagePanel desk={desk} />
      <DeadlinesPanel desk={desk} now={now} />
      <PledgePanel desk={desk} />
      <ActivitiesPanel desk={desk} />
      <RulesPanel desk={desk} />
      <HalfPanel desk={desk} copy={copy} now={now} />
      <ReportPanel desk={desk} of="half" />
      <ReportPanel desk={desk} of="year" />
      <MembersPanel desk={desk} />
      <FactsPanel desk={desk} />
      <LevelsPanel desk={desk} />
      <ChecksPanel desk={desk} />
      <NextYearPanel desk={desk} />
    </main>
  );
}
