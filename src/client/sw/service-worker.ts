// The page without a network. Everything the product needs is precached with its hash, so that a captive
// portal or a half-done deploy that answers 200 with something else leaves the old version standing. A new
// version waits until the reader agrees. Only GET is ever answered here: writes go to the server or wait.

import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

// What the browser has kept by itself is used where it is what was built, which spares the line of a first visit. Else it
// is asked for past that store: a Wi-Fi page may have said that its answer is good for a year, and no version would
// ever be whole again [SW2].
addPlugins([
  {
    async requestWillFetch({ request }) {
      if (request.cache !== 'default') return request;
      const isKept = await fetch(new Request(request, { cache: 'only-if-cached', mode: 'same-origin' })).then(
        ({ ok }) => ok,
        () => false,
      );
      return isKept ? request : new Request(request, { cache: 'reload' });
    },
  },
]);
precacheAndRoute([...self.__WB_MANIFEST], { cleanURLs: false });
cleanupOutdatedCaches();

// Every address of the app is the one page; what has its own answer at the server is left to the server.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
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
