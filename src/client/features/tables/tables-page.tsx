// The versions of a bloc's table, where each stands, and who moves it on.

import { useState } from 'react';
import { formatHundredths } from '../../../base/format.ts';
import type { Words } from '../../../base/words.ts';
import { tableFaults } from '../../../domain/criteria/check-table.ts';
import { indexOf, type CriteriaTable } from '../../../domain/criteria/criteria-table.ts';
import { refusalOf } from '../../../domain/changes/refusal-of.ts';
import type { PeriodId } from '../../../domain/ids.ts';
import { tableStageWords } from '../../../domain/workflow/stage-words.ts';
import { wordsOf } from '../../../domain/problem-words.ts';
import { isInForce, isOpenTable } from '../../../domain/workflow/table-stages.ts';
import { useBlocView, type BlocView } from '../../parts/bloc-view.ts';
import { useCommit } from '../../parts/use-commit.ts';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { useReplica } from '../../replica/use-replica.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { DiffList } from './diff-list.tsx';
import { designerLink, tablesLink } from './links.ts';
import { TableMoves } from './table-moves.tsx';
import { designerWords, tablesWords } from './words.ts';

interface TablesPageProps {
  readonly periodId: PeriodId;
  readonly printHref: (version: number) => string;
}

export function TablesPage({ periodId, printHref }: TablesPageProps) {
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) return <NoTable about="bloc" periodId={periodId} />;
  return <Tables copy={copy} view={view} printHref={printHref} />;
}

interface TablesProps {
  readonly copy: BlocCopy;
  readonly view: BlocView;
  readonly printHref: TablesPageProps['printHref'];
}

function Tables({ copy, view, printHref }: TablesProps) {
  const words = useWords(tablesWords);
  const { language } = useLanguage();
  const { actor } = useReplica();
  const commit = useCommit(copy.bloc);
  const [refused, setRefused] = useState<Words>();
  const periodId = view.period.id;
  const versions = copy
    .all('criteria-table')
    .filter((table) => table.periodId === periodId)
    .toSorted((a, b) => b.version - a.version);
  const begin = { name: 'start-table-version' as const, args: { periodId } };
  const bar = refusalOf(copy, actor, begin);

  return (
    <main id="content" tabIndex={-1} className="page stack">
      <div className="row">
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="caption">{words.intro}</p>
        </div>
        <Button
          icon="plus"
          onClick={() => void commit([begin]).then(setRefused)}
          why={bar && wordsOf(bar)[language]}
        >
          {words.newVersion}
        </Button>
      </div>
      {refused && (
        <Banner tone="act" live="alert">
          {refused[language]}
        </Banner>
      )}
      {versions.map((table) => (
        <VersionPanel
          key={table.version}
          table={table}
          before={versions.find(({ version }) => version < table.version)}
          isCurrent={table.version === view.period.tableVersion}
          copy={copy}
          printHref={printHref(table.version)}
        />
      ))}
    </main>
  );
}

interface VersionPanelProps {
  readonly table: CriteriaTable;
  readonly before: CriteriaTable | undefined;
  readonly isCurrent: boolean;
  readonly copy: BlocCopy;
  readonly printHref: string;
}

function VersionPanel({ table, before, isCurrent, copy, printHref }: VersionPanelProps) {
  const words = useWords(tablesWords);
  const { language } = useLanguage();
  const { periodId, version, stage } = table;
  const faults = tableFaults(table).length;
  const isOpen = isOpenTable(table);
  return (
    <Panel
      title={words.version({ version })}
      aside={
        <span className="row">
          {isCurrent && isInForce(table) && (
            <Badge tone="done" icon="check">
              {words.inForceHere}
            </Badge>
          )}
          {isOpen && faults > 0 && (
            <Badge tone="act" icon="triangle">
              {words.faults({ count: faults })}
            </Badge>
          )}
          <Badge tone={stage === 'returned' ? 'hold' : isOpen ? 'accent' : 'rest'}>
            {tableStageWords[stage]?.[language]}
          </Badge>
        </span>
      }
    >
      <div className="stack stack--tight">
        <p>
          <b>{table.title}</b>
          <br />
          <span className="caption">
            {words.facts({
              criteria: indexOf(table).leaves.length,
              parts: table.parts.length,
              scale: formatHundredths(table.scale, language),
            })}
          </span>
        </p>
        {table.returned && <Banner tone="hold">{words.returnedWhy({ reason: table.returned })}</Banner>}
        <div className="row">
          <LinkButton href={designerLink(periodId, version)} icon={isOpen ? 'pencil' : 'eye'}>
            {isOpen ? words.draft : words.look}
          </LinkButton>
          <LinkButton href={printHref} icon="print">
            {words.print}
          </LinkButton>
          <TableMoves table={table} copy={copy} />
        </div>
        {before && <DiffList before={before} after={table} />}
      </div>
    </Panel>
  );
}

/** Nothing to show here, and why. */
export function NoTable({ about, periodId }: { about: 'bloc' | 'version'; periodId: PeriodId }) {
  const words = useWords(tablesWords);
  const designer = useWords(designerWords);
  return (
    <main id="content" tabIndex={-1} className="page">
      <EmptyState
        icon="book"
        title={about === 'bloc' ? words.noBloc : words.noVersion}
        action={about === 'version' && <LinkButton href={tablesLink(periodId)}>{designer.back}</LinkButton>}
      >
        {about === 'bloc' ? words.noBlocHelp : words.noVersionHelp}
      </EmptyState>
    </main>
  );
}
