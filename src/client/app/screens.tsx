// Which screen an address opens, for somebody who is signed in.

import { Redirect, useLocation, useRoute, useSearch } from 'wouter';
import { useEffect, useRef } from 'react';
import type { BlocOffer, Session } from '../../protocol/session.ts';
import { fetchScoring, ScoringPage } from '../features/scoring/scoring-page.tsx';
import { checkPaperLink, transferLink } from '../parts/links.ts';
import { useSettledDrafts } from '../parts/use-drafts.ts';
import { useToday } from '../parts/use-today.ts';
import { useReplica, useReplicaVersion } from '../replica/use-replica.ts';
import { late } from '../ui/late.tsx';
import { isPhoneNow, useIsPhone } from '../ui/use-is-phone.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import type { OtherScreensProps } from './other-screens.tsx';

const OtherScreens = late(async () => (await import('./other-screens.tsx')).OtherScreens);

/** Begins to fetch the screen of an address, while the device's own copy still opens. */
export function fetchScreen(path: string): void {
  const [, grid, unit] = /^\/k\/[^/]+(\/cham)(\/.+)?$/.exec(path) ?? [];
  if (grid) fetchScoring(unit !== undefined, isPhoneNow());
  else void OtherScreens.fetch();
}

export function Screens(props: OtherScreensProps) {
  const { session, now } = props;
  const [location] = useLocation();
  const search = useSearch();
  const [, inBloc] = useRoute('/k/:periodId/*?');
  const [isGrid] = useRoute('/k/:periodId/cham');
  const [, atUnit] = useRoute('/k/:periodId/cham/:unitId');
  const replica = useReplica();
  useReplicaVersion();
  useToday(now);
  // A window that is made narrow takes the grid away from under the hand, as another address would.
  useSettledDrafts(`${location}?${search} ${useIsPhone() ? 'phone' : 'desk'}`);
  if (location === '/') return <FirstPage session={session} />;

  const named = session.blocs.find(({ periodId }) => periodId === inBloc?.periodId);
  const offer = isOfDevice(location) ? onlyOffer(session) : named;
  const isHeld = offer !== undefined && (replica.blocs.get(offer.blocId)?.complete ?? false);
  const unitId = isHeld ? atUnit?.unitId : undefined;
  return (
    <Frame session={session} offer={offer} now={now} {...(unitId ? { unitId } : {})}>
      <ErrorBoundary resetKey={location}>
        {offer && isHeld && (isGrid || unitId) ? (
          <ScoringPage periodId={offer.periodId} {...(unitId ? { unitId } : {})} />
        ) : (
          <OtherScreens {...props} offer={offer} isHeld={isHeld} />
        )}
      </ErrorBoundary>
      <FocusOnPage location={location} />
    </Frame>
  );
}

/** Pages of the device and of nobody's bloc: whoever has one bloc only finds back to it. */
const isOfDevice = (location: string) =>
  location === '/may-nay' || location === transferLink(undefined) || location === checkPaperLink;

/** Where somebody arrives: their bloc, the choice of blocs, or the accounts they keep. */
function FirstPage({ session }: { session: Session }) {
  if (session.blocs.length === 0 && session.actor.grants.some(({ role }) => role === 'administrator'))
    return <Redirect to="/tai-khoan" />;
  const only = onlyOffer(session);
  return <Redirect to={only ? `/k/${only.periodId}` : '/khoi'} />;
}

/** The bloc of whoever has one, in the last of its years. */
const onlyOffer = ({ blocs }: Session): BlocOffer | undefined =>
  new Set(blocs.map(({ blocId }) => blocId)).size === 1
    ? blocs.toSorted((a, b) => a.period.localeCompare(b.period)).at(-1)
    : undefined;

/**
 * A link that was followed is gone with its page, and the focus with it: it goes on in the new page, once that is there,
 * and so a screen reader reads what has come. Waits with the page for its program, being drawn beside it.
 */
function FocusOnPage({ location }: { location: string }) {
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    if (document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true });
  }, [location]);
  return null;
}
