import './app/zod-without-eval.ts';
import './ui/styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { allRules } from '../domain/changes/known-rules.ts';
import { App } from './app/app.tsx';
import { fetchSignIn, Gate } from './app/gate.tsx';
import { awaitFirst, fetchLate, firstPaint, loadLate } from './ui/late.tsx';
import { keepInstallOffer } from './app/install-prompt.ts';
import { isOldPage } from './app/old-page.ts';
import { fetchScreen } from './app/screens.tsx';
import { createSessionStore } from './app/session.ts';
import { pageServiceWorker } from './app/service-worker.ts';
import { keptNowhere } from './parts/kept-nowhere.ts';
import { lateAccount } from './sync/late-account.ts';

keepInstallOffer(window);
const serviceWorker = pageServiceWorker(keptNowhere.isThere);

const fetcher = window.fetch.bind(window);
const account = lateAccount(
  fetchLate(async () => (await import('./sync/account.ts')).createAccount(fetcher)),
);
// Before somebody asks for a rule that has not come with the first screen.
fetchLate(allRules);
const session = createSessionStore({
  account,
  line: fetchLate(async () => (await import('./sync/line.ts')).openLine(fetcher, () => crypto.randomUUID())),
  fetchSignIn,
  firstPaint,
  now: Date.now,
  // Writer ids must never repeat, on any device: real dice, not the engine's.
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  locks: navigator.locks,
});
// What the first screen does not need comes into memory behind it.
fetchScreen(window.location.pathname);
const opened = awaitFirst(session.start());
void opened.then(loadLate);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App serviceWorker={serviceWorker}>
      <Gate store={session} account={account} serviceWorker={serviceWorker} now={Date.now} />
    </App>
  </StrictMode>,
);

// A chunk that is gone may mean that another release has come: then the page that wants it is old, and starts again with
// the new one. Once only, or a server without the chunk would be asked for ever.
const program = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
window.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem('reloaded-for-chunk')) return;
  void isOldPage(fetcher, program).then((isOld) => {
    // Then the part that is missing says so in its place, and what is typed stays [SW8].
    if (!isOld || keptNowhere.isThere()) return;
    sessionStorage.setItem('reloaded-for-chunk', '1');
    window.location.reload();
  });
});

// After the first paint: precaching must not slow down what the reader waits for.
if (import.meta.env.PROD) void firstPaint().then(serviceWorker.start);
