// All sheets that are behind, unit by unit: what is kept aside for whom, then one after the other or all at once.

import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Words } from '../../../base/words.ts';
import { sheetIdOf, type PeriodId } from '../../../domain/ids.ts';
import { sheetsToMigrate } from '../../parts/attention.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { migrationLink } from '../../parts/links.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Item } from '../../ui/item.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { ColumnCounts } from './column-counts.tsx';
import { planMigration, type UnitPlan } from './plan.ts';
import { migrationWords } from './words.ts';

export function MigrateAllPage({ periodId }: { periodId: PeriodId }) {
  const { copy, view } = useBlocView(periodId);
  return copy && view ? <AllSheets copy={copy} view={view} /> : null;
}

function AllSheets({ copy, view }: { copy: BlocCopy; view: BlocView }) {
  const words = useWords(migrationWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const toast = useToast();
  const [, navigate] = useLocation();
  const [refused, setRefused] = useState<Words>();
  const plans = useMemo(() => planMigration(view, sheetsToMigrate(view, actor)), [view, actor]);
  const periodId = view.period.id;
  const to = view.table.version;

  async function moveAll(): Promise<void> {
    const no = await commit(
      plans.map(({ before }) => ({
        name: 'migrate-sheet' as const,
        args: { sheetId: sheetIdOf(periodId, before.unit.id), to },
      })),
    );
    setRefused(no);
    if (no) return;
    const kept = plans.reduce((sum, { columns }) => sum + columns.reduce((all, one) => all + one.kept, 0), 0);
    toast({ text: words.movedAll({ to, count: plans.length, kept }) });
    navigate(`/k/${periodId}/cham`);
  }

  return (
    <main className="page stack" id="content" tabIndex={-1}>
      <div>
        <h1>{words.titleAll({ to })}</h1>
        <p className="caption">{words.meansAll({ to })}</p>
      </div>
      {plans.length === 0 ? (
        <EmptyState
          icon="check"
          title={words.allOnVersion({ to })}
          action={<LinkButton href={`/k/${periodId}/cham`}>{words.toScoring}</LinkButton>}
        />
      ) : (
        <>
          {refused && (
            <Banner tone="act" live="alert">
              {refused[language]}
            </Banner>
          )}
          <div className="row">
            <Button variant="primary" iconEnd="chevron-right" onClick={() => void moveAll()}>
              {words.moveAll({ to, count: plans.length })}
            </Button>
          </div>
          <Panel flush title={words.summary}>
            <ul>
              {plans.map((plan) => (
                <Item
                  key={plan.before.unit.id}
                  icon="list"
                  title={plan.before.unit.name}
                  actions={
                    <LinkButton
                      small
                      href={migrationLink(periodId, plan.before.unit.id)}
                      aria-label={words.seeEachOf({ unit: plan.before.unit.name })}
                    >
                      {words.seeEach}
                    </LinkButton>
                  }
                >
                  <ColumnCounts plan={plan} />
                  <p className="caption">{keptCodes(plan, words)}</p>
                </Item>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </main>
  );
}

/** "Cất giữ: I.6, III.5": the criteria of which a value is set aside, in either column. */
function keptCodes({ rows }: UnitPlan, words: ReturnType<typeof useWords<typeof migrationWords>>): string {
  const codes = rows
    .filter(({ fates }) => [...fates.self, ...fates.bloc].some(({ is }) => is === 'kept'))
    .map(({ before }) => before?.code ?? '');
  return codes.length === 0 ? words.nothingKept : words.keptAside({ codes: codes.join(', ') });
}
