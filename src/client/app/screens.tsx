// Which screen an address opens, for somebody who is signed in.

import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { Suspense, useEffect, type ReactNode } from 'react';
import type { BlocOffer, Session } from '../../protocol/session.ts';
import { criteriaLink, summaryLink, variantIn, versionIn } from '../features/printing/links.ts';
import { ScoringPage } from '../features/scoring/scoring-page.tsx';
import { useSettledDrafts } from '../parts/use-drafts.ts';
import { useReplica, useReplicaVersion } from '../replica/use-replica.ts';
import type { Account } from '../sync/account.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useWords } from '../words/language.tsx';
import { buildId } from './build-id.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { frameWords } from './frame-words.ts';
import { canInstall, install, onInstallOffer } from './install-prompt.ts';
import { late } from '../ui/late.tsx';
import { useServiceWorker, type ServiceWorkerState, type ServiceWorkerStore } from './service-worker.ts';

const HomePage = late(async () => (await import('../features/home/home-page.tsx')).HomePage);
const BlocsPage = late(async () => (await import('../features/blocs/blocs-page.tsx')).BlocsPage);
const sheetPages = () => import('../features/printing/sheet-pages.tsx');

const AllSheetsPage = late(async () => (await sheetPages()).AllSheetsPage);
const SummaryPage = late(async () => (await sheetPages()).SummaryPage);
const UnitSheetPage = late(async () => (await sheetPages()).UnitSheetPage);
const CriteriaPage = late(async () => (await sheetPages()).CriteriaPage);
const AnnexPage = late(async () => (await sheetPages()).AnnexPage);
const HistoryPage = late(async () => (await sheetPages()).HistoryPage);
const PrintPage = late(async () => (await import('../features/printing/print-page.tsx')).PrintPage);
const PeoplePage = late(async () => (await import('../features/people/people-page.tsx')).PeoplePage);
const DevicePage = late(async () => (await import('../features/device/device-page.tsx')).DevicePage);
const StandingsPage = late(
  async () => (await import('../features/standings/standings-page.tsx')).StandingsPage,
);
const WhatIfPage = late(async () => (await import('../features/what-if/what-if-page.tsx')).WhatIfPage);
const TablesPage = late(async () => (await import('../features/tables/tables-page.tsx')).TablesPage);
const DesignerPage = late(async () => (await import('../features/tables/designer-page.tsx')).DesignerPage);
const ImportPage = late(async () => (await import('../features/tables/import-page.tsx')).ImportPage);
const CriterionPreview = late(
  async () => (await import('../features/scoring/criterion-preview.tsx')).CriterionPreview,
);
const MigrationPage = late(
  async () => (await import('../features/migration/migration-page.tsx')).MigrationPage,
);
const MigrateAllPage = late(
  async () => (await import('../features/migration/migrate-all-page.tsx')).MigrateAllPage,
);
const FilledSheetPage = late(
  async () => (await import('../features/filled-sheet/filled-sheet-page.tsx')).FilledSheetPage,
);
const TargetsPage = late(async () => (await import('../features/targets/targets-page.tsx')).TargetsPage);
const ConflictPage = late(async () => (await import('../features/conflict/conflict-page.tsx')).ConflictPage);
const SyncCentrePage = late(
  async () => (await import('../features/sync-centre/sync-centre-page.tsx')).SyncCentrePage,
);

const installOffer = { is: canInstall, subscribe: onInstallOffer, take: install };

interface ScreensProps {
  readonly session: Session;
  readonly account: Account;
  readonly serviceWorker: ServiceWorkerStore;
  readonly now: () => number;
  readonly askServerTime: () => Promise<number | undefined>;
  readonly onSignOut: () => Promise<'no-network' | undefined>;
  readonly onSignInAgain: () => void;
}

export function Screens(props: ScreensProps) {
  const { session, account, now } = props;
  const [location] = useLocation();
  const search = useSearch();
  const words = useWords(frameWords);
  const replica = useReplica();
  useReplicaVersion();
  const worker = useServiceWorker(props.serviceWorker);
  const onlyOffer = session.blocs.length === 1 ? session.blocs[0] : undefined;
  useScrollToHash(location);
  useSettledDrafts(`${location}?${search}`);

  const inFrame = (offer: BlocOffer | undefined, screen: ReactNode, unitId?: string) => (
    <Frame session={session} offer={offer} now={now} {...(unitId ? { unitId } : {})}>
      <ErrorBoundary resetKey={location}>
        <Suspense>{screen}</Suspense>
      </ErrorBoundary>
    </Frame>
  );

  /** A bloc's screen, or the way to get the bloc. */
  const forBloc = (
    periodId: string | undefined,
    screen: (periodId: string) => ReactNode,
    unitId?: string,
  ) => {
    const offer = session.blocs.find((one) => one.periodId === periodId);
    if (!offer) return inFrame(undefined, <NotFound />);
    const held = replica.blocs.get(offer.blocId)?.complete ?? false;
    return inFrame(
      offer,
      held ? screen(offer.periodId) : <BlocsPage offers={session.blocs} />,
      held ? unitId : undefined,
    );
  };

  return (
    <Switch>
      <Route path="/">
        <FirstPage session={session} />
      </Route>
      <Route path="/khoi">{inFrame(undefined, <BlocsPage offers={session.blocs} />)}</Route>
      <Route path="/may-nay">
        {inFrame(
          onlyOffer,
          <DevicePage
            shell={shellState(worker)}
            isUpdateWaiting={worker.kind === 'update-waiting'}
            build={buildId}
            now={now}
            askServerTime={props.askServerTime}
            installOffer={installOffer}
            hrefs={
              onlyOffer && { print: `/k/${onlyOffer.periodId}/in`, sync: `/k/${onlyOffer.periodId}/gui` }
            }
            onSignOut={async () => ((await props.onSignOut()) ? words.signOutOffline : undefined)}
          />,
        )}
      </Route>
      <Route path="/tai-khoan">{inFrame(undefined, <PeoplePage account={account} />)}</Route>
      <Route path="/k/:periodId">
        {({ periodId }) => forBloc(periodId, (id) => <HomePage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/cham">
        {({ periodId }) => forBloc(periodId, (id) => <ScoringPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/cham/:unitId">
        {({ periodId, unitId }) =>
          forBloc(periodId, (id) => <ScoringPage periodId={id} unitId={unitId} />, unitId)
        }
      </Route>
      <Route path="/k/:periodId/hang">
        {({ periodId }) =>
          forBloc(periodId, (id) => (
            <StandingsPage periodId={id} printHref={summaryLink(id)} tryHref={`/k/${id}/thu`} />
          ))
        }
      </Route>
      <Route path="/k/:periodId/thu">
        {({ periodId }) => forBloc(periodId, (id) => <WhatIfPage periodId={id} backHref={`/k/${id}/hang`} />)}
      </Route>
      <Route path="/k/:periodId/chi-tieu">
        {({ periodId }) => forBloc(periodId, (id) => <TargetsPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/chuyen-bang">
        {({ periodId }) => forBloc(periodId, (id) => <MigrateAllPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/chuyen-bang/:unitId">
        {({ periodId, unitId }) => forBloc(periodId, (id) => <MigrationPage periodId={id} unitId={unitId} />)}
      </Route>
      <Route path="/k/:periodId/in">
        {({ periodId }) => forBloc(periodId, (id) => <PrintPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/in/phieu/:unitId">
        {({ periodId, unitId }) =>
          forBloc(periodId, (id) => (
            <UnitSheetPage periodId={id} unitId={unitId} variant={variantIn(search)} />
          ))
        }
      </Route>
      <Route path="/k/:periodId/in/giai-trinh/:unitId">
        {({ periodId, unitId }) =>
          forBloc(periodId, (id) => <AnnexPage periodId={id} unitId={unitId} variant={variantIn(search)} />)
        }
      </Route>
      <Route path="/k/:periodId/in/lich-su/:unitId">
        {({ periodId, unitId }) =>
          forBloc(periodId, (id) => <HistoryPage periodId={id} unitId={unitId} variant={variantIn(search)} />)
        }
      </Route>
      <Route path="/k/:periodId/in/bang-tieu-chi">
        {({ periodId }) =>
          forBloc(periodId, (id) => <CriteriaPage periodId={id} version={versionIn(search)} />)
        }
      </Route>
      <Route path="/k/:periodId/in/tong-hop">
        {({ periodId }) => forBloc(periodId, (id) => <SummaryPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/in/tat-ca">
        {({ periodId }) => forBloc(periodId, (id) => <AllSheetsPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/bang">
        {({ periodId }) =>
          forBloc(periodId, (id) => (
            <TablesPage periodId={id} printHref={(version) => criteriaLink(id, version)} />
          ))
        }
      </Route>
      <Route path="/k/:periodId/bang/:version/nhap">
        {({ periodId, version }) =>
          forBloc(periodId, (id) => <ImportPage periodId={id} version={Number(version)} />)
        }
      </Route>
      <Route path="/k/:periodId/bang/:version">
        {({ periodId, version }) =>
          forBloc(periodId, (id) => (
            <DesignerPage
              key={version}
              periodId={id}
              version={Number(version)}
              printHref={criteriaLink(id, Number(version))}
              Preview={CriterionPreview}
            />
          ))
        }
      </Route>
      <Route path="/k/:periodId/nhap-phieu">
        {({ periodId }) => forBloc(periodId, (id) => <FilledSheetPage periodId={id} />)}
      </Route>
      <Route path="/k/:periodId/hai-ban/:unitId/:owner/:criterionId">
        {({ periodId, unitId, owner, criterionId }) =>
          forBloc(periodId, (id) =>
            owner === 'self' || owner === 'bloc' || owner === 'province' ? (
              <ConflictPage periodId={id} unitId={unitId} owner={owner} criterionId={criterionId} />
            ) : (
              <NotFound />
            ),
          )
        }
      </Route>
      <Route path="/k/:periodId/gui">
        {({ periodId }) =>
          forBloc(periodId, (id) => <SyncCentrePage periodId={id} now={now} onSignIn={props.onSignInAgain} />)
        }
      </Route>
      <Route>{inFrame(undefined, <NotFound />)}</Route>
    </Switch>
  );
}

/** Where somebody arrives: their bloc, the choice of blocs, or the accounts they keep. */
function FirstPage({ session }: { session: Session }) {
  const [only, ...others] = session.blocs;
  if (!only && session.actor.grants.some(({ role }) => role === 'administrator'))
    return <Redirect to="/tai-khoan" />;
  return <Redirect to={only && others.length === 0 ? `/k/${only.periodId}` : '/khoi'} />;
}

function NotFound() {
  const words = useWords(frameWords);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <h1 className="sr">{words.notFound}</h1>
      <EmptyState
        icon="search"
        title={words.notFound}
        action={<LinkButton href="/">{words.home}</LinkButton>}
      >
        {words.notFoundHelp}
      </EmptyState>
    </main>
  );
}

function shellState(state: ServiceWorkerState) {
  if (state.kind === 'refused') return state.reason;
  return state.kind === 'update-waiting' ? 'ready' : state.kind;
}

/** A link to one criterion lands on its card, once the card is there. */
function useScrollToHash(location: string): void {
  useEffect(() => {
    const { hash } = window.location;
    if (hash.length > 1)
      document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'start' });
  }, [location]);
}
