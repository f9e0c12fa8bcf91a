// Parts of the app that nobody needs to enter a score: out of the first chunk, precached like everything else, and fetched
// into memory at idle after the first paint, so that opening one waits for nothing.

import { lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';

const loads: (() => Promise<unknown>)[] = [];
/** What somebody waits for now, without which there is nothing to draw. */
let awaited = 0;
let isPainted = false;

/** Has the first paint wait for this, too: chunks are not all that a page is opened with. */
export async function awaitFirst<T>(work: Promise<T>): Promise<T> {
  awaited += 1;
  try {
    return await work;
  } finally {
    awaited -= 1;
  }
}

/** What a chunk gives, fetched once: when it is called for, or at idle. */
export function fetchLate<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  const once = () => {
    loaded ??= load();
    // One that failed is not kept: the next to ask tries again.
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };
  loads.push(once);
  return () => awaitFirst(once());
}

/** A component by its chunk. One that is here already is drawn at once, without a moment of nothing. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Here: ComponentType<Props> | undefined;
  const fetch = fetchLate(async () => (Here = await load()));
  const Fetched = lazy(async () => ({ default: await fetch() }));
  function Late(props: Props) {
    // The same for as long as it is on the screen, or what is typed in it would go.
    const [Part] = useState<ComponentType<Props>>(() => Here ?? Fetched);
    return <Part {...props} />;
  }
  /** Begins to fetch it, for whoever knows that it will be drawn next. */
  Late.fetch = (): void => void fetch().catch(() => undefined);
  return Late;
}

// What never has done with opening may be what a newer version mends [SW3]: what comes after it comes all the same.
const LONG_ENOUGH_MS = 30_000;

/** Kept when the page has drawn what it was opened for, and rests. */
export async function firstPaint(): Promise<void> {
  do {
    await frame();
    await idle();
  } while (awaited > 0 && performance.now() < LONG_ENOUGH_MS);
  isPainted = true;
}

/** What stands beside the work and not in it: drawn when the work is. */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const [isNow, setNow] = useState(isPainted);
  useEffect(() => {
    if (!isNow) void firstPaint().then(() => setNow(true));
  }, [isNow]);
  return isNow ? <Suspense>{children}</Suspense> : null;
}

/** One after another, while the reader does nothing. A chunk that does not come is asked for again where it is needed. */
export async function loadLate(): Promise<void> {
  await firstPaint();
  for (const load of loads) {
    await idle();
    await load().catch(() => undefined);
  }
}

/** A page that nobody sees is given none: then a while will do. */
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 1000);
  });

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 200);
  });
