// What stands around every screen: the bar, the facts of saving, the tabs, and the mark of sample data.

import { standsForProvince } from '../../domain/workflow/permissions.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatMoment, shortMoment } from '../../base/format.ts';
import type { BlocOffer, Session } from '../../protocol/session.ts';
import { mattersOf, refusedOf, sheetsToMigrate, unsentCount } from '../parts/attention.ts';
import { useBlocView } from '../parts/bloc-view.ts';
import { checkPaperLink, transferLink } from '../parts/links.ts';
import { mainRole, roleWords } from '../parts/role-words.ts';
import { factWords, lineLooks } from '../parts/line-words.ts';
import { useReplica } from '../replica/use-replica.ts';
import { useSync } from '../sync/use-sync.ts';
import { BlocPick, DeskBar, PhoneBar, PhoneTop, Who } from '../ui/app-bar.tsx';
import { DeskFacts, PhoneFacts, type Fact } from '../ui/facts-bar.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { AfterPaint, Extra, late, UntilHere } from '../ui/late.tsx';
import { TabsBar } from '../ui/tabs-bar.tsx';
import { SkipLink } from '../ui/skip-link.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { frameWords } from './frame-words.ts';

const besideTheWork = () => import('./beside-the-work.ts');
const StorageNotices = late(async () => {
  const beside = await besideTheWork();
  // The first of it to come, and it comes once.
  beside.keepPageScroll();
  beside.keepPresses();
  return beside.StorageNotices;
});
const WaitingCount = late(async () => (await besideTheWork()).WaitingCount);

interface FrameProps {
  readonly session: Session;
  /** The bloc and year that is open; none on the pages of the device. */
  readonly offer: BlocOffer | undefined;
  /** A unit's own page on a phone: its name in the bar, back to the list, and no tabs over its total. */
  readonly unitId?: string;
  readonly now: () => number;
  readonly children: ReactNode;
}

export function Frame({ session, offer, unitId, now, children }: FrameProps) {
  const [location, navigate] = useLocation();
  const words = useWords(frameWords);
  const { language } = useLanguage();
  const role = mainRole(session.actor);
  const ui = useWords(uiWords);
  const [files, setFiles] = useState(0);
  const facts = useFacts(offer, files, now);
  const { view } = useBlocView(offer?.periodId ?? 'none.none');
  const unit = unitId ? view?.unitById.get(unitId)?.unit : undefined;
  const base = offer ? `/k/${offer.periodId}` : '/khoi';
  const isAt = (path: string) => (path === base ? location === base : location.startsWith(path));
  const screens = offer
    ? (
        [
          { href: base, label: words.tasks, short: words.tasksShort, icon: 'list' },
          { href: `${base}/cham`, label: words.scoring, short: words.scoringShort, icon: 'book' },
          { href: `${base}/hang`, label: words.standings, short: words.standingsShort, icon: 'arrow-up' },
          { href: `${base}/hop`, label: words.meeting, short: words.meetingShort, icon: 'person' },
          { href: `${base}/in`, label: words.printing, short: words.printingShort, icon: 'print' },
          { href: `${base}/gui`, label: words.sync, short: words.syncShort, icon: 'send-receive' },
        ] as const
      ).map((screen) => ({ ...screen, isHere: isAt(screen.href) }))
    : [];
  // Pages that one comes to from another: named, but not among the screens.
  const steps = [
    { href: `${base}/chuyen-bang`, label: words.migration },
    { href: `${base}/chi-tieu`, label: words.targets },
    { href: `${base}/hai-ban`, label: words.conflict },
    { href: `${base}/mang-tay`, label: words.transfer },
    { href: `${base}/ban-giao`, label: words.handover },
    { href: `${base}/bang`, label: words.tables },
    { href: `${base}/nhap-phieu`, label: words.filledSheet },
    { href: `${base}/thu`, label: words.whatIf },
    { href: `${base}/bien-nhan`, label: words.receipts },
    { href: `${base}/ra-soat`, label: words.review },
    { href: `${base}/cheo`, label: words.peerCheck },
    { href: `${base}/ho-so`, label: words.sendUp },
    { href: `${base}/tham-dinh`, label: words.appraisal },
    { href: `${base}/nam`, label: words.year },
    { href: `${base}/loi-van`, label: words.wording },
  ];
  const ofDevice = [
    { href: '/may-nay', label: words.device },
    { href: '/khoi/khen-thuong', label: words.awards },
    { href: transferLink(undefined), label: words.transfer },
    { href: checkPaperLink, label: words.paperCheck },
  ];
  const pageName = [...screens, ...steps, ...ofDevice].find(({ href }) => isAt(href))?.label;
  const blocName = offer ? `${offer.shortName} · ${offer.period}` : words.chooseBloc;

  /** What leads up comes after the first screen, too; where it does not come, to what is surely there. */
  const goUp = () =>
    besideTheWork().then(
      (beside) => beside.goUp(location, base, navigate),
      () => navigate(base),
    );

  useEffect(() => {
    document.title = [unit?.name, pageName, ui.appName].filter(Boolean).join(' · ');
  }, [unit?.name, pageName, ui.appName]);

  return (
    <div
      className={unitId ? 'frame frame--unit' : location === `${base}/cham` ? 'frame frame--grid' : 'frame'}
    >
      <SkipLink to="content">{ui.skipToContent}</SkipLink>
      <DeskBar
        brand={ui.appName}
        homeHref={base}
        navLabel={ui.mainNav}
        nav={screens}
        picker={
          <BlocPick
            label={offer?.shortName ?? words.chooseBloc}
            year={offer?.period}
            onPress={() => navigate('/khoi')}
          />
        }
        who={
          <Who
            name={session.actor.name}
            role={role ? roleWords[role][language] : session.office}
            href="/may-nay"
          />
        }
      />
      <PhoneTop>
        <PhoneBar
          title={unit?.name ?? pageName ?? blocName}
          subtitle={
            unit && view
              ? words.unitOf({ index: view.period.units.indexOf(unit) + 1, of: view.period.units.length })
              : offer
                ? blocName
                : session.actor.name
          }
          {...(location === base ? {} : { back: { label: ui.back, onPress: () => void goUp() } })}
          action={{ icon: 'person', label: words.device, onPress: () => navigate('/may-nay') }}
        />
        <PhoneFacts facts={facts.phone} href={offer ? `${base}/gui` : '/may-nay'} />
      </PhoneTop>
      {(offer?.sample ?? session.blocs.some(({ sample }) => sample)) && (
        <aside className="sample-mark noprint" aria-label={words.sample}>
          {words.sample}
        </aside>
      )}
      <aside className="frame-notices noprint" aria-label={words.notices}>
        <AfterPaint>
          <Extra>
            <StorageNotices now={now} />
          </Extra>
          <Extra>
            <WaitingCount told={setFiles} />
          </Extra>
        </AfterPaint>
      </aside>
      <div className="frame-body">
        <UntilHere fallback={<PageToCome name={unit?.name ?? pageName ?? blocName} />}>{children}</UntilHere>
      </div>
      <DeskFacts label={facts.label} facts={facts.desk} />
      {!unitId && screens.length > 0 && (
        <TabsBar label={ui.menu} tabs={screens.map((screen) => ({ ...screen, label: screen.short }))} />
      )}
    </div>
  );
}

/** A page whose program is still fetched has its name and its place already: nobody is shown nothing. */
function PageToCome({ name }: { name: string }) {
  const ui = useWords(uiWords);
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy="true">
      <h1 className="sr">{name}</h1>
      <ProgressLine label={ui.loading} lines={4} />
    </main>
  );
}

/** The three truths about saving, and what needs this person. */
function useFacts(offer: BlocOffer | undefined, files: number, now: () => number) {
  const replica = useReplica();
  const sync = useSync();
  const { language } = useLanguage();
  const words = useWords(factWords);
  const { copy, view } = useBlocView(offer?.periodId ?? 'none.none');
  const { reach } = sync.state;
  const look = lineLooks[reach];
  const waiting = unsentCount(replica);
  const confirmedAt = offer ? (replica.blocs.get(offer.blocId)?.confirmedAt ?? null) : null;
  const matters = copy && view ? mattersOf(view, copy, replica.actor).length : 0;
  const isBehind = view !== undefined && sheetsToMigrate(view, replica.actor).length > 0;
  const held =
    copy && offer && standsForProvince(replica.actor, offer.periodId)
      ? copy.all('held-change').filter(({ settled }) => settled === null).length
      : 0;
  const needing = matters + refusedOf(replica).length + held + (isBehind ? 1 : 0);
  const href = offer ? `/k/${offer.periodId}/gui` : '/khoi';

  const line: Fact = {
    id: 'line',
    text: look.short[language],
    icon: look.icon,
    ...(look.needsYou ? { tone: 'act' as const, href } : {}),
  };
  const { trouble, secondCopy } = replica.keeping;
  const inTrouble = secondCopy === 'good' ? words.savedInReserve : words.notSaved;
  const saved: Fact = trouble
    ? { id: 'saved', text: inTrouble, icon: 'floppy', tone: 'act', href: '/may-nay' }
    : {
        id: 'saved',
        text:
          replica.savedAt === null
            ? words.saved
            : words.savedAt({ time: formatMoment(replica.savedAt, now()) }),
        icon: 'device-saved',
      };
  const wait: Fact = {
    id: 'waiting',
    // Scores first: a file that waits keeps none of them.
    text:
      waiting > 0
        ? words.waiting({ count: waiting })
        : files > 0
          ? words.filesWait({ count: files })
          : words.nothingWaits,
    icon: 'clock',
    ...(waiting + files > 0 ? { href } : {}),
  };
  const confirmed = (say: typeof words.confirmed, write: typeof formatMoment): readonly Fact[] => {
    if (confirmedAt === null) return [];
    const text = say({ time: write(confirmedAt, now()) });
    return [{ id: 'confirmed', text, icon: 'two-ticks', tone: 'done' }];
  };
  const needs: readonly Fact[] =
    needing > 0
      ? [{ id: 'needs', text: words.needsYou({ count: needing }), icon: 'triangle', tone: 'act', href }]
      : [];
  return {
    label: words.label,
    desk: [line, saved, wait, ...confirmed(words.confirmed, formatMoment), ...needs],
    phone: [
      ...needs,
      trouble ? saved : { ...saved, text: words.saved },
      wait,
      line,
      ...confirmed(words.confirmedShort, shortMoment),
    ],
  };
}
