// The first question: is anybody signed in on this device, and does its storage open?

import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { ReplicaContext } from '../replica/use-replica.ts';
import type { Account } from '../sync/account.ts';
import { SyncContext } from '../sync/use-sync.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { frameWords } from './frame-words.ts';
import { late, UntilHere } from '../ui/late.tsx';
import { Screens } from './screens.tsx';
import type { ServiceWorkerStore } from './service-worker.ts';
import type { SessionStore } from './session.ts';

const SignedOutPage = late(
  async () => (await import('../features/sign-in/signed-out-page.tsx')).SignedOutPage,
);
/** Fetches what whoever is not signed in meets. */
export const fetchSignIn = SignedOutPage.fetch;

interface GateProps {
  readonly store: SessionStore;
  readonly account: Account;
  readonly serviceWorker: ServiceWorkerStore;
  readonly now: () => number;
}

export function Gate({ store, account, serviceWorker, now }: GateProps) {
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  const [location, navigate] = useLocation();
  const words = useWords(frameWords);
  const ui = useWords(uiWords);

  const opening = (
    <main className="page" id="content">
      <ProgressLine label={ui.loading} lines={4} />
    </main>
  );
  if (state.is === 'opening') return opening;
  if (state.is === 'broken') {
    const isBlocked = state.problem === 'BlockedError';
    return (
      <main className="page stack" id="content">
        <Banner tone="act" icon="triangle" title={words.broken} live="alert">
          {isBlocked ? words.blockedHelp : words.brokenHelp({ problem: state.problem })}
        </Banner>
        <p className="row">
          <Button variant="primary" icon="refresh" onClick={() => window.location.reload()}>
            {ui.reload}
          </Button>
          {state.canMend && !isBlocked && (
            <Button onClick={() => void store.mend().then(() => window.location.reload())}>
              {words.mend}
            </Button>
          )}
        </p>
        {state.canMend && !isBlocked && <p className="caption">{words.mendMeans}</p>}
      </main>
    );
  }
  if (state.is === 'signed-out') {
    const enter = async (session: Parameters<typeof store.enter>[0]) => {
      await store.enter(session);
      if (location === '/thiet-lap' || location === '/dang-nhap') navigate('/', { replace: true });
    };
    return (
      <UntilHere fallback={opening}>
        <SignedOutPage
          account={account}
          isSetUp={location === '/thiet-lap'}
          left={state.left}
          onDone={enter}
        />
      </UntilHere>
    );
  }
  return (
    <ReplicaContext value={state.replica}>
      <SyncContext value={state.sync}>
        <Screens
          session={state.session}
          account={account}
          serviceWorker={serviceWorker}
          now={now}
          askServerTime={store.askServerTime}
          onRolesChanged={() => store.refresh().then(() => undefined)}
          onSignOut={store.leave}
          onSignInAgain={() => void store.signInAgain()}
        />
      </SyncContext>
    </ReplicaContext>
  );
}
