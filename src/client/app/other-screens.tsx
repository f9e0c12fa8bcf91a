// The screens that nobody needs to enter a score: a chunk of their own, each with one more.

import { useMemo } from 'react';
import { Route, Switch, useSearch } from 'wouter';
import { standsForProvince } from '../../domain/workflow/permissions.ts';
import type { BlocOffer, Session } from '../../protocol/session.ts';
import {
  annexIn,
  annexLink,
  appraisalPaperLink,
  awardsOfBlocsLink,
  criteriaLink,
  meetingPaperIn,
  yearPaperIn,
  summaryLink,
  variantIn,
  versionIn,
} from '../features/printing/links.ts';
import { useTypedRestored } from '../parts/left-drafts.ts';
import { transferLink } from '../parts/links.ts';
import { askedReceipts } from '../parts/receipts.ts';
import type { Account } from '../sync/account.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { late } from '../ui/late.tsx';
import { useWords } from '../words/language.tsx';
import { buildId } from './build-id.ts';
import { pageWords } from './page-words.ts';
import { canInstall, install, onInstallOffer } from './install-prompt.ts';
import { useServiceWorker, type ServiceWorkerState, type ServiceWorkerStore } from './service-worker.ts';

const HomePage = late(async () => (await import('../features/home/home-page.tsx')).HomePage);
const BlocsPage = late(async () => (await import('../features/blocs/blocs-page.tsx')).BlocsPage);
const NewBlocPage = late(async () => (await import('../features/blocs/new-bloc-page.tsx')).NewBlocPage);
const sheetPages = () => import('../features/printing/sheet-pages.tsx');

const AllSheetsPage = late(async () => (await sheetPages()).AllSheetsPage);
const SummaryPage = late(async () => (await sheetPages()).SummaryPage);
const UnitSheetPage = late(async () => (await sheetPages()).UnitSheetPage);
const BlankPage = late(async () => (await sheetPages()).BlankPage);
const CriteriaPage = late(async () => (await sheetPages()).CriteriaPage);
const AnnexPage = late(async () => (await sheetPages()).AnnexPage);
const HistoryPage = late(async () => (await sheetPages()).HistoryPage);
const YearPaperPage = late(
  async () => (await import('../features/printing/year/year-pages.tsx')).YearPaperPage,
);
const MeetingPaperPage = late(
  async () => (await import('../features/printing/meeting-pages.tsx')).MeetingPaperPage,
);
const AppraisalPaperPage = late(
  async () => (await import('../features/printing/department-pages.tsx')).AppraisalPaperPage,
);
const AwardsPaperPage = late(
  async () => (await import('../features/printing/department-pages.tsx')).AwardsPaperPage,
);
const AwardsOfBlocsPage = late(
  async () => (await import('../features/printing/department-pages.tsx')).AwardsOfBlocsPage,
);
const PrintPage = late(async () => (await import('../features/printing/print-page.tsx')).PrintPage);
const MeetingPage = late(async () => (await import('../features/meeting/meeting-page.tsx')).MeetingPage);
const ProjectorPage = late(
  async () => (await import('../features/meeting/projector-page.tsx')).ProjectorPage,
);
const ReviewPage = late(async () => (await import('../features/review/review-page.tsx')).ReviewPage);
const UnitReviewPage = late(
  async () => (await import('../features/review/unit-review-page.tsx')).UnitReviewPage,
);
const PeerCheckPage = late(async () => (await import('../features/peer-check/check-page.tsx')).PeerCheckPage);
const WordingPage = late(async () => (await import('../features/wording/wording-page.tsx')).WordingPage);
const YearPage = late(async () => (await import('../features/year/year-page.tsx')).YearPage);
const SendUpPage = late(async () => (await import('../features/send-up/send-up-page.tsx')).SendUpPage);
const AppraisalPage = late(
  async () => (await import('../features/appraisal/appraisal-page.tsx')).AppraisalPage,
);
const UnitAppraisalPage = late(
  async () => (await import('../features/appraisal/unit-appraisal-page.tsx')).UnitAppraisalPage,
);
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
const transferPages = () => import('../features/transfer/transfer-page.tsx');
const TransferPage = late(async () => (await transferPages()).TransferPage);
const SaveItem = late(async () => (await import('../features/transfer/save-item.tsx')).SaveItem);
const BringPage = late(async () => (await transferPages()).BringPage);
const HandoverPage = late(async () => (await import('../features/handover/handover-page.tsx')).HandoverPage);
const HandoverRecordPage = late(
  async () => (await import('../features/printing/handover-record-page.tsx')).HandoverRecordPage,
);
const CheckPage = late(async () => (await import('../features/paper-check/check-page.tsx')).CheckPage);
const ConflictPage = late(async () => (await import('../features/conflict/conflict-page.tsx')).ConflictPage);
const ReceiptsPage = late(async () => (await import('../features/receipts/receipts-page.tsx')).ReceiptsPage);
const ReceiptPaperPage = late(
  async () => (await import('../features/printing/receipt-page.tsx')).ReceiptPaperPage,
);
const SyncCentrePage = late(
  async () => (await import('../features/sync-centre/sync-centre-page.tsx')).SyncCentrePage,
);

const installOffer = { is: canInstall, subscribe: onInstallOffer, take: install };

export interface OtherScreensProps {
  readonly session: Session;
  readonly account: Account;
  readonly serviceWorker: ServiceWorkerStore;
  readonly now: () => number;
  readonly askServerTime: () => Promise<number | undefined>;
  readonly onSignOut: () => Promise<'no-network' | 'holds-work' | undefined>;
  readonly onSignInAgain: () => void;
  /** What this person may do, or take onto a device, is asked for again. */
  readonly onRolesChanged: () => Promise<void>;
}

/** `offer` is the bloc that the address or the person's only role names; `isHeld`, that it is on this device. */
export function OtherScreens(
  props: OtherScreensProps & { readonly offer: BlocOffer | undefined; readonly isHeld: boolean },
) {
  const { session, account, now, offer, isHeld } = props;
  const words = useWords(pageWords);
  const ofProvince = useMemo(
    () => session.blocs.filter(({ periodId }) => standsForProvince(session.actor, periodId)),
    [session],
  );
  const worker = useServiceWorker(props.serviceWorker);
  useTypedRestored();
  const blocsPage = {
    offers: session.blocs,
    now,
    awardsHref: ofProvince.length > 1 ? awardsOfBlocsLink : undefined,
    onSignIn: props.onSignInAgain,
  };
  return (
    <Switch>
      <Route path="/khoi">
        <BlocsPage {...blocsPage} />
      </Route>
      <Route path="/khoi/moi">
        <NewBlocPage account={account} onMade={props.onRolesChanged} />
      </Route>
      <Route path={awardsOfBlocsLink}>
        <AwardsOfBlocsPage offers={ofProvince} backHref="/khoi" />
      </Route>
      <Route path="/may-nay">
        <DevicePage
          shell={shellState(worker)}
          taken={worker.kind === 'installing' ? worker.taken : undefined}
          isUpdateWaiting={isNewer(worker)}
          build={buildId}
          hasBloc={session.blocs.length > 0}
          now={now}
          askServerTime={props.askServerTime}
          installOffer={installOffer}
          transferHref={transferLink(offer?.periodId)}
          password={{
            account,
            username: session.username,
            isGiven: session.mustChangePassword === true,
            onChanged: props.onRolesChanged,
          }}
          hrefs={offer && { print: `/k/${offer.periodId}/in`, sync: `/k/${offer.periodId}/gui` }}
          onSignOut={async () => {
            const bar = await props.onSignOut();
            return bar && (bar === 'no-network' ? words.signOutOffline : words.signOutHoldsWork);
          }}
        />
      </Route>
      <Route path="/mang-tay">
        <BringPage now={now} />
      </Route>
      <Route path="/kiem-tra">
        <CheckPage />
      </Route>
      <Route path="/tai-khoan">
        <PeoplePage account={account} />
      </Route>
      {/* With the bloc closed on this device its handover is still there. */}
      <Route path="/k/:periodId/ban-giao">
        {offer ? <HandoverPage periodId={offer.periodId} blocId={offer.blocId} now={now} /> : <NotYours />}
      </Route>
      <Route path="/k/:periodId/in/ban-giao/:id">
        {({ periodId, id }) => <HandoverRecordPage periodId={periodId} id={id} />}
      </Route>
      <Route path="/k/:periodId/*?">
        {offer && isHeld && <BlocScreens {...props} offer={offer} />}
        {offer && !isHeld && <BlocsPage {...blocsPage} />}
        {!offer && <NotYours />}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function BlocScreens({
  session,
  offer,
  now,
  onSignInAgain,
}: OtherScreensProps & { readonly offer: BlocOffer }) {
  const search = useSearch();
  const id = offer.periodId;
  return (
    <Switch>
      <Route path="/k/:periodId">
        <HomePage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/hang">
        <StandingsPage periodId={id} printHref={summaryLink(id)} tryHref={`/k/${id}/thu`} />
      </Route>
      <Route path="/k/:periodId/hop">
        <MeetingPage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/hop/man-chieu">
        <ProjectorPage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/loi-van">
        <WordingPage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/nam">
        <YearPage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/ra-soat">
        <ReviewPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/ra-soat/:unitId">
        {({ unitId }) => <UnitReviewPage periodId={id} unitId={unitId} now={now} />}
      </Route>
      <Route path="/k/:periodId/cheo/:unitId">
        {({ unitId }) => <PeerCheckPage periodId={id} unitId={unitId} />}
      </Route>
      <Route path="/k/:periodId/ho-so">
        <SendUpPage periodId={id} now={now} />
      </Route>
      <Route path="/k/:periodId/tham-dinh">
        <AppraisalPage periodId={id} printHref={appraisalPaperLink(id)} />
      </Route>
      <Route path="/k/:periodId/tham-dinh/:unitId">
        {({ unitId }) => (
          <UnitAppraisalPage periodId={id} unitId={unitId} annexHref={annexLink(id, unitId, 'province')} />
        )}
      </Route>
      <Route path="/k/:periodId/thu">
        <WhatIfPage periodId={id} backHref={`/k/${id}/hang`} />
      </Route>
      <Route path="/k/:periodId/chi-tieu">
        <TargetsPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/chuyen-bang">
        <MigrateAllPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/chuyen-bang/:unitId">
        {({ unitId }) => <MigrationPage periodId={id} unitId={unitId} />}
      </Route>
      <Route path="/k/:periodId/in">
        <PrintPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/in/phieu/:unitId">
        {({ unitId }) => <UnitSheetPage periodId={id} unitId={unitId} variant={variantIn(search)} />}
      </Route>
      <Route path="/k/:periodId/in/giai-trinh/:unitId">
        {({ unitId }) => <AnnexPage periodId={id} unitId={unitId} variant={annexIn(search)} />}
      </Route>
      <Route path="/k/:periodId/in/lich-su/:unitId">
        {({ unitId }) => <HistoryPage periodId={id} unitId={unitId} variant={variantIn(search)} />}
      </Route>
      <Route path="/k/:periodId/in/bang-tieu-chi">
        <CriteriaPage periodId={id} version={versionIn(search)} />
      </Route>
      <Route path="/k/:periodId/in/tong-hop">
        <SummaryPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/in/tat-ca">
        <AllSheetsPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/bang">
        <TablesPage periodId={id} printHref={(version) => criteriaLink(id, version)} />
      </Route>
      <Route path="/k/:periodId/bang/:version/nhap">
        {({ version }) => <ImportPage periodId={id} version={Number(version)} />}
      </Route>
      <Route path="/k/:periodId/bang/:version">
        {({ version }) => (
          <DesignerPage
            key={version}
            periodId={id}
            version={Number(version)}
            printHref={criteriaLink(id, Number(version))}
            Preview={CriterionPreview}
          />
        )}
      </Route>
      <Route path="/k/:periodId/nhap-phieu">
        <FilledSheetPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/hai-ban/:unitId/:owner/:criterionId">
        {({ unitId, owner, criterionId }) =>
          owner === 'self' || owner === 'bloc' || owner === 'province' ? (
            <ConflictPage periodId={id} unitId={unitId} owner={owner} criterionId={criterionId} />
          ) : (
            <NotFound />
          )
        }
      </Route>
      <Route path="/k/:periodId/gui">
        <SyncCentrePage
          periodId={id}
          opens={(year) => session.blocs.some(({ periodId }) => periodId === year)}
          now={now}
          onSignIn={onSignInAgain}
          SaveItem={SaveItem}
        />
      </Route>
      <Route path="/k/:periodId/bien-nhan">
        <ReceiptsPage periodId={id} syncHref={`/k/${id}/gui`} now={now} />
      </Route>
      <Route path="/k/:periodId/in/bien-nhan">
        <ReceiptPaperPage periodId={id} asked={askedReceipts(search)} />
      </Route>
      <Route path="/k/:periodId/in/phieu-trang">
        <BlankPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/in/khen-thuong">
        <AwardsPaperPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/in/tham-dinh">
        <AppraisalPaperPage periodId={id} />
      </Route>
      <Route path="/k/:periodId/in/:paper">
        {({ paper: name }) => {
          const paper = meetingPaperIn(name);
          const ofYear = yearPaperIn(name);
          if (paper) return <MeetingPaperPage periodId={id} paper={paper} />;
          return ofYear ? <YearPaperPage periodId={id} paper={ofYear} /> : <NotFound />;
        }}
      </Route>
      <Route path="/k/:periodId/mang-tay">
        <TransferPage periodId={id} now={now} />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function NotFound() {
  const words = useWords(pageWords);
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

/** A bloc in which this person has no role, or none any more: what they typed for it may be here all the same. */
function NotYours() {
  const words = useWords(pageWords);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <h1 className="sr">{words.notYours}</h1>
      <EmptyState
        icon="person"
        title={words.notYours}
        action={
          <p className="row">
            <LinkButton href="/">{words.home}</LinkButton>
            <LinkButton href="/may-nay">{words.thisDevice}</LinkButton>
          </p>
        }
      >
        {words.notYoursHelp}
      </EmptyState>
    </main>
  );
}

function shellState(state: ServiceWorkerState) {
  if (state.kind === 'refused') return state.reason;
  return isNewer(state) ? 'ready' : state.kind;
}

const isNewer = (state: ServiceWorkerState) =>
  state.kind === 'update-waiting' || state.kind === 'update-taken';
