// The page without a network. Everything the product needs is precached with its hash, so that a captive
// portal or a half-done deploy that answers 200 with something else leaves the old version standing. A new
// version waits until the reader agrees. Only GET is ever answered here: writes go to the server or wait.

import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

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
