// Taking one sheet over to the table in force: first everything it will do, then one button.

import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Words } from '../../../base/words.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import { sheetIdOf, type PeriodId, type UnitId } from '../../../domain/ids.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import { sheetsToMigrate } from '../../parts/attention.ts';
import { useBlocView, type BlocView, type UnitView } from '../../parts/bloc-view.ts';
import { columnFor, migrationLink, scoringLink } from '../../parts/links.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ColumnCounts } from './column-counts.tsx';
import { isTouched, planMigration, type UnitPlan } from './plan.ts';
import { PlanRows } from './plan-rows.tsx';
import { migrationWords } from './words.ts';

interface MigrationPageProps {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}

export function MigrationPage({ periodId, unitId }: MigrationPageProps) {
  const words = useWords(migrationWords);
  const { actor } = useReplica();
  const { copy, view } = useBlocView(periodId);
  const unit = view?.unitById.get(unitId);
  if (!copy || !view || !unit?.sheet) {
    return (
      <main className="page" id="content" tabIndex={-1}>
        <h1 className="sr">{words.notHere}</h1>
        <EmptyState icon="cloud-off" title={words.notHere}>
          {words.notHereHelp}
        </EmptyState>
      </main>
    );
  }
  return unit.isBehind ? (
    <Step copy={copy} view={view} unit={unit} />
  ) : (
    <main className="page" id="content" tabIndex={-1}>
      <h1 className="sr">{words.onVersion({ to: unit.table.version })}</h1>
      <EmptyState
        icon="check"
        title={words.onVersion({ to: unit.table.version })}
        action={
          <LinkButton href={scoringLink(periodId, columnFor(actor, { periodId, unitId }), unitId)}>
            {words.toScoring}
          </LinkButton>
        }
      >
        {unit.unit.name}
      </EmptyState>
    </main>
  );
}

function Step({ copy, view, unit }: { copy: BlocCopy; view: BlocView; unit: UnitView }) {
  const words = useWords(migrationWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const toast = useToast();
  const [, navigate] = useLocation();
  const [refused, setRefused] = useState<Words>();
  const plan = useMemo(() => planMigration(view, [unit])[0], [view, unit]);
  if (!plan) return null;

  const periodId = view.period.id;
  const to = view.table.version;
  const { id: unitId } = unit.unit;
  const toScoring = scoringLink(periodId, columnFor(actor, { periodId, unitId }), unitId);
  const intent = {
    name: 'migrate-sheet' as const,
    args: { sheetId: sheetIdOf(periodId, unitId), to },
  };
  const bar = refusalOf(copy, actor, intent);
  const kept = plan.columns.reduce((sum, column) => sum + column.kept, 0);

  async function move(): Promise<void> {
    const no = await commit([intent]);
    setRefused(no);
    if (no) return;
    toast({ text: words.moved({ to, kept }) });
    navigate(toScoring);
  }

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div>
        <h1>{words.titleOf({ unit: unit.unit.name, to })}</h1>
        <p className="caption">{words.means({ from: unit.table.version, to })}</p>
      </div>
      <Panel title={words.summary}>
        <div className="stack">
          <ColumnCounts plan={plan} />
          <StageNote plan={plan} />
          {refused && (
            <Banner tone="act" live="alert">
              {refused[language]}
            </Banner>
          )}
          <div className="row">
            <Button
              variant="primary"
              iconEnd="chevron-right"
              why={bar && wordsOf(bar)[language]}
              onClick={() => void move()}
            >
              {words.move({ to })}
            </Button>
            <LinkButton href={toScoring}>{words.later}</LinkButton>
            {sheetsToMigrate(view, actor).length > 1 && (
              <LinkButton variant="quiet" href={migrationLink(periodId)}>
                {words.all}
              </LinkButton>
            )}
          </div>
        </div>
      </Panel>
      <Criteria plan={plan} />
    </main>
  );
}

/** What the move leaves to be done by whom, where the sheet has gone on already. */
function StageNote({ plan: { before, after, columns } }: { plan: UnitPlan }) {
  const words = useWords(migrationWords);
  const stage = before.sheet?.stage;
  if (stage !== after.sheet?.stage)
    return <Banner tone="hold">{stage === 'self_submitted' ? words.backToUnit : words.backToReview}</Banner>;
  const self = columns.find(({ owner }) => owner === 'self');
  if (stage === 'open' || stage === 'self_submitted' || !self || self.blank === 0) return null;
  return <Banner tone="hold">{words.reviewing}</Banner>;
}

function Criteria({ plan }: { plan: UnitPlan }) {
  const words = useWords(migrationWords);
  const touched = plan.rows.filter(isTouched);
  const others = plan.rows.filter((row) => !isTouched(row));
  return (
    <>
      <Panel flush title={words.touched({ count: touched.length })}>
        {touched.length === 0 ? (
          <EmptyState icon="check" title={words.nothingTouched} />
        ) : (
          <PlanRows plan={plan} rows={touched} />
        )}
      </Panel>
      {others.length > 0 && (
        <details className="panel unfold">
          <summary>{words.untouched({ count: others.length })}</summary>
          <PlanRows plan={plan} rows={others} />
        </details>
      )}
    </>
  );
}
