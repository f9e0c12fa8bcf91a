// The page without a network. Everything the product needs is precached with its hash, so that a captive
// portal or a half-done deploy that answers 200 with something else leaves the old version standing. A new
// version waits until the reader agrees. Only GET is ever answered here: writes go to the server or wait.

import {
  cleanupOutdatedCaches,
  PrecacheController,
  PrecacheRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { TakenIn } from './taken-in.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

/** Not every browser has it, nor this compiler's library. */
interface InstallEvent extends ExtendableEvent {
  readonly addRoutes?: (route: {
    readonly condition: { readonly urlPattern: { readonly pathname: string } };
    readonly source: { readonly cacheName: string };
  }) => Promise<void>;
}

/** How many files are fetched at once. A browser opens six lines to a server; the open page keeps two of them. */
const LANES = 4;

const entries = [...self.__WB_MANIFEST];

// What the browser has kept by itself is used where it is what was built, which spares the line of a first visit. Else it
// is asked for past that store: a Wi-Fi page may have said that its answer is good for a year, and no version would
// ever be whole again [SW2].
const precache = new PrecacheController({
  plugins: [
    {
      async requestWillFetch({ request }) {
        if (request.cache !== 'default') return request;
        const isKept = await fetch(
          new Request(request, { cache: 'only-if-cached', mode: 'same-origin' }),
        ).then(
          ({ ok }) => ok,
          () => false,
        );
        return isKept ? request : new Request(request, { cache: 'reload' });
      },
    },
  ],
});
precache.addToCacheList(entries);

/** Puts one file away, unless a former try has; throws where it is not what was built. */
async function takeIn(
  { url, revision, integrity = '' }: PrecacheEntry,
  event: ExtendableEvent,
): Promise<void> {
  const cache = revision ? 'reload' : 'default';
  const request = new Request(url, { integrity, cache, credentials: 'same-origin' });
  const cacheKey = precache.getCacheKeyForURL(url);
  await Promise.all(precache.strategy.handleAll({ params: { cacheKey }, request, event }));
}

/** The page of a first visit is nobody's yet, and waits for this all the same [SW5]. */
async function tell(message: TakenIn): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

// Workbox's own install takes one file after the other: on a line that answers late, each of some hundred files waits
// for the one before. The first that fails ends it; what has come by then is there for the next try.
async function takeInAll(event: ExtendableEvent): Promise<void> {
  const left = [...entries];
  let done = 0;
  const lane = async (): Promise<void> => {
    try {
      for (let entry = left.shift(); entry; entry = left.shift()) {
        await takeIn(entry, event);
        done += 1;
        await tell({ type: 'TAKEN_IN', done, total: entries.length });
      }
    } finally {
      left.length = 0;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

self.addEventListener('install', (event: InstallEvent) => {
  // The browser takes a part from where it was put away by itself, and asks this program only for pages: a start takes
  // some hundred parts. One that is not there comes from the network.
  const { cacheName } = precache.strategy;
  const asset = { condition: { urlPattern: { pathname: '/assets/*' } }, source: { cacheName } };
  if (event.addRoutes) event.waitUntil(event.addRoutes(asset));
  event.waitUntil(takeInAll(event));
});

/** Where the list of what the version before had put away is kept. */
const VERSIONS = 'so-thi-dua-versions';
const LIST = '/files';

// A tab may stay with the version before for what is typed in it [SW8], and still wants parts of it, offline too: they
// go when the next version comes after this one.
async function forgetOlder(): Promise<void> {
  const [files, versions] = await Promise.all([
    caches.open(precache.strategy.cacheName),
    caches.open(VERSIONS),
  ]);
  const mine = precache.getCachedURLs().map((url) => precache.getCacheKeyForURL(url));
  const before: unknown = await (await versions.match(LIST))?.json();
  if (Array.isArray(before)) {
    const kept = new Set<unknown>([...mine, ...before]);
    const over = (await files.keys()).filter(({ url }) => !kept.has(url));
    await Promise.all(over.map((request) => files.delete(request)));
  }
  await versions.put(LIST, new Response(JSON.stringify(mine)));
}

self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
registerRoute(new PrecacheRoute(precache, { cleanURLs: false }));
// What is no part of this version may be one of the version before.
registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) =>
    (await caches.match(request.url, { cacheName: precache.strategy.cacheName })) ?? fetch(request),
);
cleanupOutdatedCaches();

// Every address of the app is the one page; what has its own answer at the server is left to the server.
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(api|assets|files|fonts|icons)\//],
  }),
);

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'SKIP_WAITING'
  ) {
    void self.skipWaiting();
  }
});

// On the very first visit the open page is taken in at once, so that it survives the network from now on.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
