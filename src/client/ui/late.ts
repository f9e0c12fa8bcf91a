// Parts of the app that nobody needs to enter a score: out of the first chunk, precached like everything else, and fetched
// into memory at idle after the first paint, so that opening one waits for nothing.

import { lazy, type ComponentType } from 'react';

const loads: (() => Promise<unknown>)[] = [];

/** A component by its chunk. */
export function late<Props>(load: () => Promise<ComponentType<Props>>) {
  let loaded: Promise<{ default: ComponentType<Props> }> | undefined;
  const once = () => {
    loaded ??= load().then((page) => ({ default: page }));
    // One that failed is not kept: the next to ask tries again.
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
  loads.push(once);
  return lazy(once);
}

/** One after another, while the reader does nothing. A chunk that does not come is asked for again where it is needed. */
export async function loadLate(): Promise<void> {
  for (const load of loads) {
    await idle();
    await load().catch(() => undefined);
  }
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 200);
  });
