// One unit's review: differences first, what was asked and answered, and the end of it.

import { useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { Intent } from '../../../domain/changes/registry.ts';
import type { CriterionId, PeriodId, UnitId } from '../../../domain/ids.ts';
import { stageWords } from '../../../domain/workflow/stage-words.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import type { Difference } from '../../../domain/scoring/differences.ts';
import type { Points } from '../../../domain/scoring/points.ts';
import { levelsOf } from '../../../domain/workflow/review-levels.ts';
import { hasReached } from '../../../domain/workflow/stages.ts';
import { isBlocScorer, leadsBloc } from '../../../domain/workflow/permissions.ts';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { scoringLink } from '../../parts/links.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Wide } from '../../ui/wide.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { AskForm } from './ask-form.tsx';
import { checkWords } from './check-words.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { DocumentsPanel } from './documents-panel.tsx';
import { LevelsPanel } from './levels-panel.tsx';
import { checksOf } from './peer-remarks.ts';
import { QuestionItem } from './question-item.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { lastYearWords } from '../../parts/last-year-words.ts';
import { LastYearCell, lastYearFor, LastYearPanel } from './last-year.tsx';
import { reviewFacts } from './unit-facts.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
  readonly now: () => number;
}

export function UnitReviewPage({ periodId, unitId, now }: Props) {
  const words = useWords(reviewWords);
  const { copy, view } = useBlocView(periodId);
  const unit = view?.unitById.get(unitId);
  if (!copy || !view || !unit?.sheet) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <h1 className="sr">{words.title}</h1>
        <EmptyState icon="eye" title={words.notHere} />
      </main>
    );
  }
  return <UnitReview key={unitId} copy={copy} view={view} unit={unit} sheet={unit.sheet} now={now} />;
}

interface UnitReviewProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly unit: UnitView;
  readonly sheet: NonNullable<UnitView['sheet']>;
  readonly now: () => number;
}

function UnitReview({ copy, view, unit, sheet, now }: UnitReviewProps) {
  const words = useWords(reviewWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const toast = useToast();
  const [refused, setRefused] = useState<Words>();
  const facts = reviewFacts(copy, unit);
  const before = lastYearFor(view, unit);
  const { id: periodId } = view.period;
  const { id: unitId, name } = unit.unit;
  const isLeading = leadsBloc(actor, periodId);
  const checks = checksOf(view, unit);
  const openChecks = checks.filter(({ done }) => done === null);
  const checkSaid = useWords(checkWords);
  const nameOf = (personId: string) => copy.get('people', copy.bloc)?.names[personId]?.name ?? personId;
  const isInLevels = levelsOf(view.period).length > 0;

  async function act(intent: Intent, said: string): Promise<boolean> {
    const no = await commit([intent]);
    setRefused(no);
    if (!no) toast({ text: said });
    return no === undefined;
  }
  const barOf = (intent: Intent) => {
    const problem = refusalOf(copy, actor, intent);
    return problem && wordsOf(problem)[language];
  };
  const end: Intent =
    sheet.stage === 'bloc_scored'
      ? { name: 'reopen-review', args: { sheetId: sheet.id } }
      : { name: 'finish-review', args: { sheetId: sheet.id } };

  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div className="row">
        <h1 className="grow">{words.unitTitle({ unit: name })}</h1>
        <Badge tone={facts.waiting > 0 ? 'hold' : 'rest'}>{stageWords[sheet.stage]?.[language]}</Badge>
        <LinkButton href={`/k/${periodId}/ra-soat`} icon="chevron-left">
          {words.back}
        </LinkButton>
        <LinkButton href={scoringLink(periodId, 'bloc', unitId, facts.firstWithout)}>
          {words.toScoring}
        </LinkButton>
      </div>
      {refused && (
        <Banner tone="act" live="alert">
          {refused[language]}
        </Banner>
      )}
      <Panel
        title={words.differencesTitle}
        flush
        aside={
          facts.withoutReason > 0 && (
            <Badge tone="hold">{words.withoutReason({ count: facts.withoutReason })}</Badge>
          )
        }
      >
        {facts.differences.length === 0 ? (
          <p className="panel-note">{facts.isBlank ? words.unitNotScored : words.noneDiffer}</p>
        ) : (
          <Differences
            of={facts.differences}
            before={before}
            cellOf={
              isBlocScorer(actor, periodId)
                ? (criterionId) => scoringLink(periodId, 'bloc', unitId, criterionId)
                : undefined
            }
          />
        )}
      </Panel>
      {checks.length > 0 && <ChecksPanel unit={unit} checks={checks} nameOf={nameOf} now={now} />}
      <DocumentsPanel bloc={copy.bloc} unit={unit} />
      {before && <LastYearPanel unit={unit} ask={before.ask} />}
      <Panel title={words.questions} flush>
        {facts.questions.length === 0 && <p className="panel-note">{words.noQuestions}</p>}
        {facts.questions.length > 0 && (
          <ul>
            {facts.questions.map((question) => (
              <QuestionItem
                key={question.id}
                question={question}
                unit={unit}
                sheetId={sheet.id}
                copy={copy}
                now={now}
                act={act}
                barOf={barOf}
              />
            ))}
          </ul>
        )}
      </Panel>
      {isLeading && !hasReached(sheet.stage, 'bloc_scored') && (
        <AskForm unit={unit} sheetId={sheet.id} differences={facts.differences} act={act} barOf={barOf} />
      )}
      {isLeading && openChecks.length > 0 && !hasReached(sheet.stage, 'bloc_scored') && (
        <Banner
          tone="hold"
          title={checkSaid.openChecks({ units: openChecks.map(({ by }) => by).join(', ') })}
        >
          {checkSaid.openHelp}
        </Banner>
      )}
      {isInLevels && <LevelsPanel copy={copy} view={view} sheet={sheet} now={now} act={act} barOf={barOf} />}
      {isBlocScorer(actor, periodId) && <StepsPanel copy={copy} view={view} sheet={sheet} nameOf={nameOf} />}
      {isLeading && (!isInLevels || end.name === 'reopen-review') && (
        <div className="row">
          <Button
            variant={end.name === 'finish-review' ? 'primary' : 'default'}
            why={barOf(end)}
            onClick={() => void act(end, end.name === 'finish-review' ? words.finished : words.reopened)}
          >
            {end.name === 'finish-review' ? words.finish : words.reopen}
          </Button>
        </div>
      )}
    </main>
  );
}

interface DifferencesProps {
  readonly of: readonly Difference[];
  /** The year before, where there is one. */
  readonly before: ReturnType<typeof lastYearFor>;
  /** Where the reason is written; absent of whoever writes none. */
  readonly cellOf: ((criterionId: CriterionId) => string) | undefined;
}

function Differences({ of, before, cellOf }: DifferencesProps) {
  const words = useWords(reviewWords);
  const last = useWords(lastYearWords);
  const { language } = useLanguage();
  const write = (points: Points | null) =>
    points === null ? words.kg : formatHundredths(points, language, true);
  return (
    <Wide label={words.differencesTable}>
      <table className="table table--cards">
        <thead>
          <tr>
            <th>{words.criterion}</th>
            {before && <th className="n">{last.head(before)}</th>}
            <th className="n">{words.self}</th>
            <th className="n">{words.bloc}</th>
            <th className="n">{words.gap}</th>
            <th>{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ leaf, self, bloc, reason }) => (
            <tr key={leaf.id}>
              <th scope="row">
                {leaf.code} {leaf.name}
              </th>
              {before && <LastYearCell last={before.ask(leaf)} head={last.head(before)} />}
              <td className="n" data-label={words.self}>
                {write(self)}
              </td>
              <td className="n total" data-label={words.bloc}>
                {write(bloc)}
              </td>
              <td className="n" data-label={words.gap}>
                {self !== null && bloc !== null && formatHundredths(bloc - self, language, true)}
              </td>
              <td className="whole" data-label={words.reason}>
                {reason || (
                  <span className="row">
                    <Badge tone="hold">{words.noReason}</Badge>
                    {cellOf && (
                      <LinkButton
                        small
                        href={cellOf(leaf.id)}
                        aria-label={words.giveReasonOf({ code: leaf.code })}
                      >
                        {words.giveReason}
                      </LinkButton>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
