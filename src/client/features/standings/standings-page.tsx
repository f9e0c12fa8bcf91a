// Who stands where, and why: table and lanes in one row, each total opens into its reasons.

import { useState } from 'react';
import { formatDecimal, formatHundredths } from '../../../base/format.ts';
import type { Shown } from '../../../domain/scoring/by-hand.ts';
import type { PeriodId, UnitId } from '../../../domain/ids.ts';
import { AppraisedPanel } from '../../parts/appraised-panel.tsx';
import { useBlocView, type BlocView, type ScoringOwner } from '../../parts/bloc-view.ts';
import { ownerWords } from '../../parts/cell-words.ts';
import { ExplainDrawer } from '../../parts/explain-drawer.tsx';
import { hasNoSheetsYet, NoSheetsYet } from '../../parts/no-sheets-yet.tsx';
import type { BlocCopy } from '../../replica/bloc-copy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { adoptedIn, AdoptedPanel } from './adopted-panel.tsx';
import { GateActs } from './gate-acts.tsx';
import { GainsPanel } from './gains-panel.tsx';
import { standings, usualOwner, type StandingRow, type Standings } from './standings.ts';
import { StandingsTable } from './standings-table.tsx';
import { standingsWords } from './words.ts';

interface StandingsPageProps {
  readonly periodId: PeriodId;
  /** Where the summary is printed from, if anywhere. */
  readonly printHref?: string;
  /** The sandbox, if there is one. */
  readonly tryHref?: string;
}

export function StandingsPage({ periodId, printHref, tryHref }: StandingsPageProps) {
  const words = useWords(standingsWords);
  const { copy, view } = useBlocView(periodId);
  if (!copy || !view) {
    return (
      <main id="content" tabIndex={-1} className="page">
        <EmptyState icon="arrow-up" title={words.noBloc}>
          {words.noBlocHelp}
        </EmptyState>
      </main>
    );
  }
  if (hasNoSheetsYet(view)) {
    const heading = words.title({ period: view.period.period });
    return <NoSheetsYet view={view} icon="arrow-up" heading={heading} />;
  }
  return <StandingsView view={view} copy={copy} printHref={printHref} tryHref={tryHref} />;
}

interface StandingsViewProps {
  readonly view: BlocView;
  readonly copy: BlocCopy;
  readonly printHref?: string | undefined;
  readonly tryHref?: string | undefined;
}

/** The page over a view that is there. */
export function StandingsView({ view, copy, printHref, tryHref }: StandingsViewProps) {
  const words = useWords(standingsWords);
  const owners = useWords(ownerWords);
  const [chosen, choose] = useState<ScoringOwner>();
  const [asked, ask] = useState<UnitId>();
  const owner = chosen ?? usualOwner(view);
  const shown = standings(view, owner);
  const { version } = view.table;
  const adopted = adoptedIn(view);
  const isFrozen = adopted !== undefined && shown.unseen.length > 0;
  const blocBasis = isFrozen ? words.adoptedBasis({ version }) : words.blocBasis({ version });
  const basis = owner === 'bloc' ? blocBasis : words.selfBasis({ version });
  const isAppraised = view.world.get('appraised-result', view.period.id) !== undefined;

  return (
    <main id="content" tabIndex={-1} className="page stack standings">
      <div>
        <div className="row">
          <h1 className="grow">{words.title({ period: view.period.period })}</h1>
          {adopted && owner === 'bloc' ? (
            <Badge tone="done" icon="check">
              {words.adopted}
            </Badge>
          ) : shown.in === shown.of ? (
            <Badge tone="done" icon="check">
              {words.allIn({ of: shown.of })}
            </Badge>
          ) : (
            <Badge tone="hold" icon="approx">
              {words.provisional(shown)}
            </Badge>
          )}
          {!shown.isFinal && (
            <Badge tone="hold" icon="approx">
              {words.notFinal}
            </Badge>
          )}
          <Segmented
            label={words.column}
            options={[
              { value: 'bloc' as const, label: owners.bloc },
              { value: 'self' as const, label: owners.self },
            ]}
            value={owner}
            onChange={choose}
          />
          {tryHref && (
            <LinkButton href={tryHref} icon="question">
              {words.tryIt}
            </LinkButton>
          )}
          {printHref && (
            <LinkButton href={printHref} icon="print">
              {words.print}
            </LinkButton>
          )}
        </div>
        <p className="caption">
          {basis}
          {isAppraised && <> {words.beforeAppraisal}</>}
        </p>
      </div>
      <AppraisedPanel view={view} />
      {adopted && !isAppraised && shown.unseen.length > 0 && <AdoptedPanel result={adopted} view={view} />}
      <OtherVersions behind={shown.behind} version={version} />
      {shown.rows.length > 0 ? (
        <StandingsTable standings={shown} onWhy={ask} />
      ) : (
        <EmptyState icon="arrow-up" title={words.none}>
          {words.noneHelp}
        </EmptyState>
      )}
      <Remarks standings={shown} isAdopted={adopted !== undefined && owner === 'bloc'} />
      <GainsPanel view={view} owner={owner} />
      {asked !== undefined && (
        <ExplainDrawer
          view={view}
          copy={copy}
          unitId={asked}
          owner={owner}
          criterionId={undefined}
          onClose={() => ask(undefined)}
          footer={hasGates(view, asked) && <GateActs view={view} copy={copy} unitId={asked} owner={owner} />}
        />
      )}
    </main>
  );
}

/** First of all, before any place is read: the totals are not of one table [SD5]. */
function OtherVersions({ behind, version }: { behind: Standings['behind']; version: number }) {
  const words = useWords(standingsWords);
  const versions = [...new Set(behind.map(({ table }) => table.version))].sort((a, b) => a - b);
  if (versions.length === 0) return null;
  const namesOn = (older: number) =>
    behind.filter(({ table }) => table.version === older).map(({ unit }) => unit.name);
  return (
    <Banner tone="hold" icon="approx" title={words.behindTitle}>
      {versions.map((older) => words.behind({ units: namesOn(older).join(', '), version: older })).join(' ')}{' '}
      {words.behindHelp({ version })}
    </Banner>
  );
}

/** The conditions are those of the unit's own version of the table. */
const hasGates = (view: BlocView, unitId: UnitId): boolean =>
  (view.unitById.get(unitId)?.table.gates.length ?? 0) > 0;

/** What a reader of the table would otherwise have to ask. */
function Remarks({
  standings: { rows, unseen, notScored },
  isAdopted,
}: {
  standings: Standings;
  isAdopted: boolean;
}) {
  const words = useWords(standingsWords);
  const names = (units: Standings['unseen']) => units.map(({ unit }) => unit.shortName).join(', ');
  const withKg = rows.filter(({ kg }) => kg.length > 0);
  if (withKg.length + unseen.length + notScored.length === 0) return null;
  return (
    <div className="remarks">
      {withKg.map((row) => (
        <KgRemark key={row.unit.unit.id} row={row} />
      ))}
      {unseen.length > 0 && (
        <Banner icon="eye" title={words.unseenTitle({ names: names(unseen) })}>
          {isAdopted ? words.unseenAdopted : words.unseenHelp}
        </Banner>
      )}
      {notScored.length > 0 && <Banner icon="clock">{words.notScored({ names: names(notScored) })}</Banner>}
    </div>
  );
}

function KgRemark({ row: { unit, kg, rescaled } }: { row: StandingRow }) {
  const words = useWords(standingsWords);
  const { language } = useLanguage();
  const write = (points: Shown, fixed = false) =>
    typeof points === 'number' ? formatHundredths(points, language, fixed) : formatDecimal(points, language);
  const sentences = rescaled.map(({ part, of: { earned, assigned, max, points } }) => {
    const figures = {
      earned: write(earned),
      assigned: write(assigned),
      max: write(max),
      points: write(points, true),
    };
    return part === undefined ? words.rescaledTable(figures) : words.rescaledPart({ part, ...figures });
  });
  return (
    <Banner title={words.kgTitle({ unit: unit.unit.shortName, codes: kg })}>{sentences.join(' ')}</Banner>
  );
}
