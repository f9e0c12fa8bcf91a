// Whether this device can open the app without a network, and whether a newer version waits. A small store
// outside React, because the service worker outlives every screen.

import { useSyncExternalStore } from 'react';
import type { Workbox } from 'workbox-window';
import { isTakenIn } from '../sw/taken-in.ts';

/** Why the app cannot be kept on this device. */
type RefusedReason = 'insecure' | 'blocked' | 'failed';

export type ServiceWorkerState =
  /** This browser has none. */
  | { readonly kind: 'unsupported' }
  /** It could be, but was refused: opened over plain http, forbidden by the browser, or a fetch failed. */
  | { readonly kind: 'refused'; readonly reason: RefusedReason; readonly detail: string }
  /** So many of so many files are here; undefined until the first is. */
  | { readonly kind: 'installing'; readonly taken?: { readonly done: number; readonly total: number } }
  /** The whole app is on the device. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'update-waiting' }
  /** Another tab has taken the new version, and this one stays with what it holds: only a person starts it anew. */
  | { readonly kind: 'update-taken' };

interface Deps {
  readonly container: ServiceWorkerContainer | undefined;
  readonly isSecure: boolean;
  readonly reload: () => void;
  /** Something is typed here that no reload brings back. */
  readonly wouldLose: () => boolean;
  readonly newWorkbox: () => Promise<Workbox>;
}

type Refused = Extract<ServiceWorkerState, { readonly kind: 'refused' }>;

const CHECK_EVERY_MS = 60 * 60 * 1000;
/** Before the first retry of an install that broke off; each later one waits twice as long. */
const RETRY_MS = 10_000;
const RETRY_AT_MOST_MS = 10 * 60 * 1000;

/** The part of the app that talks to the service worker. */
function createServiceWorkerStore(deps: Deps) {
  let state: ServiceWorkerState = { kind: 'installing' };
  let workbox: Workbox | undefined;
  let isReloading = false;
  /** The reader was told what would be lost, and wants the new version all the same. */
  let isAgreed = false;
  let retryMs = RETRY_MS;
  const listeners = new Set<() => void>();

  function become(next: ServiceWorkerState) {
    state = next;
    for (const tell of listeners) tell();
  }

  /** Registers and keeps watch. Called once, after the first paint. */
  async function start(): Promise<void> {
    const { container } = deps;
    if (!container) {
      become(deps.isSecure ? { kind: 'unsupported' } : { kind: 'refused', reason: 'insecure', detail: '' });
      return;
    }

    // Another tab may accept the update: this page then runs old code over new files, so it reloads too. On
    // the first visit the page is merely taken in, and stays.
    const hadController = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      // A browser whose disk is full may throw its workers away: a page that goes now may not come back.
      if (container.controller === null) become({ kind: 'refused', reason: 'failed', detail: 'lost' });
      else if (hadController || state.kind === 'update-waiting') reloadOnce();
      else become({ kind: 'ready' });
    });

    container.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (state.kind !== 'installing' || !isTakenIn(data)) return;
      become({ kind: 'installing', taken: { done: data.done, total: data.total } });
    });

    setInterval(() => void workbox?.update().catch(() => undefined), CHECK_EVERY_MS);
    await register();
  }

  async function register(): Promise<void> {
    try {
      workbox = await deps.newWorkbox();
      workbox.addEventListener('activated', ({ isUpdate }) => {
        if (!isUpdate) become({ kind: 'ready' });
      });
      const registration = await workbox.register();
      if (registration?.waiting && registration.active) become({ kind: 'update-waiting' });
      else if (registration?.active && state.kind === 'installing') become({ kind: 'ready' });
      watch(registration, registration?.installing);
      registration?.addEventListener('updatefound', () => watch(registration, registration.installing));
    } catch (error) {
      refuse(whyRefused(error));
    }
  }

  /** The app is not on this device. What broke off is tried again: all that has come stays there for it [SW5]. */
  function refuse(refused: Refused): void {
    become(refused);
    if (refused.reason !== 'failed') return;
    setTimeout(() => {
      if (state.kind !== 'refused') return;
      become({ kind: 'installing' });
      void register();
    }, retryMs);
    retryMs = Math.min(2 * retryMs, RETRY_AT_MOST_MS);
  }

  // An install that fails (a file missing, a wrong hash behind a captive portal) ends "redundant"; an older
  // version, if there is one, goes on serving. Every one is watched, however many failed before it: Workbox's own
  // "waiting" looks no further than the first, and a page that stays open for days would never hear of a new version.
  function watch(
    registration: ServiceWorkerRegistration | undefined,
    worker: ServiceWorker | null | undefined,
  ) {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration?.active) become({ kind: 'update-waiting' });
      if (worker.state === 'redundant' && !registration?.active) {
        refuse({ kind: 'refused', reason: 'failed', detail: 'install' });
      }
    });
  }

  function reloadOnce(): void {
    if (isReloading) return;
    // The page stays, old code and all, rather than lose what is typed in it [SW8].
    if (deps.wouldLose() && !isAgreed) return become({ kind: 'update-taken' });
    isReloading = true;
    deps.reload();
  }

  return {
    start,
    /**
     * Lets the waiting version take over; the page reloads once it has, or at once where it has already. `isAgreed`: the
     * reader was told what that loses here.
     */
    applyUpdate(agreed: boolean): void {
      isAgreed = agreed;
      if (state.kind === 'update-taken') reloadOnce();
      else workbox?.messageSkipWaiting();
    },
    getState: (): ServiceWorkerState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type ServiceWorkerStore = ReturnType<typeof createServiceWorkerStore>;

/** The store of this page. In development nothing is registered, and the state stays as it began. */
export function pageServiceWorker(wouldLose: () => boolean): ServiceWorkerStore {
  return createServiceWorkerStore({
    container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    isSecure: window.isSecureContext,
    reload: () => window.location.reload(),
    wouldLose,
    newWorkbox: async () =>
      new (await import('workbox-window')).Workbox('/service-worker.js', {
        scope: '/',
        updateViaCache: 'none',
      }),
  });
}

/** What the service worker is doing now. */
export const useServiceWorker = (store: ServiceWorkerStore): ServiceWorkerState =>
  useSyncExternalStore(store.subscribe, store.getState);

function whyRefused(error: unknown): Refused {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'refused', reason: name === 'SecurityError' ? 'blocked' : 'failed', detail };
}
