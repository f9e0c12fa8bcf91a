// Parts of the app that nobody needs to enter a score: out of the first chunk, precached like everything else, and fetched
// into memory at idle after the first paint, so that opening one waits for nothing.

import {
  Component,
  lazy,
  Suspense,
  useEffect,
  useState,
  useSyncExternalStore,
  type ComponentType,
  type ReactNode,
} from 'react';

import { useWords } from '../words/language.tsx';
import { uiWords } from '../words/ui-words.ts';
import { Button } from './button.tsx';

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

/** A part whose file did not come. Whoever catches it forgets it, or React would throw the same one for ever. */
export class MissingPart extends Error {
  /** The next to draw the part asks for its file again. */
  readonly forget: () => void;

  constructor(why: unknown, forget: () => void) {
    super(String(why));
    this.forget = forget;
  }
}

/** A component by its chunk. One that is here already is drawn at once, without a moment of nothing. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Here: ComponentType<Props> | undefined;
  const fetch = fetchLate(async () => (Here = await load()));
  // Not made anew as soon as it fails: what waits for it would ask again and again, and nobody would hear that it failed.
  const ask = () =>
    lazy(() => {
      const part = fetch().then(
        (part) => ({ default: part }),
        (error: unknown) => {
          throw new MissingPart(error, () => (Fetched = ask()));
        },
      );
      void part.then(noteArrival, () => undefined);
      return part;
    });
  let Fetched = ask();
  function Late(props: Props) {
    // The same for as long as it is on the screen, or what is typed in it would go.
    const [Part] = useState<ComponentType<Props>>(() => Here ?? Fetched);
    return <Part {...props} />;
  }
  /** Begins to fetch it, for whoever knows that it will be drawn next; kept when it is here, or does not come. */
  Late.fetch = (): Promise<unknown> => fetch().catch(() => undefined);
  return Late;
}

let arrivals = 0;
const waiting = new Set<() => void>();
/** What a part waited for has come. */
export function noteArrival(): void {
  arrivals += 1;
  for (const tell of waiting) tell();
}
const onArrival = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};

/**
 * Where late parts are drawn. React alone would keep what has come from the screen until a third of a second after the
 * fallback was drawn; what is drawn anew for another reason is shown at once.
 */
export function UntilHere(props: { readonly fallback?: ReactNode; readonly children: ReactNode }) {
  useSyncExternalStore(onArrival, () => arrivals);
  return <Suspense {...props} />;
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
  return isNow ? <Extra>{children}</Extra> : null;
}

interface SparedProps {
  readonly children: ReactNode;
  /** What stands in its place while it is missing. */
  readonly instead?: ReactNode;
  /** Given where a person has asked for it: then words say that it is missing, until it is not wanted any more. */
  readonly onClose?: () => void;
}

/** A part that does not come takes nothing with it but its own place. Anything else that is thrown goes on. */
class Spared extends Component<SparedProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError = (error: unknown) => ({ error });

  override componentDidCatch(error: unknown) {
    if (error instanceof MissingPart) error.forget();
  }

  readonly again = (): void => this.setState({ error: undefined });

  override render() {
    const { error } = this.state;
    if (error === undefined) return <UntilHere>{this.props.children}</UntilHere>;
    if (!(error instanceof MissingPart)) throw error;
    const { instead, onClose } = this.props;
    if (onClose) return <NotHereYet again={this.again} onClose={onClose} />;
    return (
      <>
        {instead}
        <AskAgain again={this.again} />
      </>
    );
  }
}

/** What helps and is not the work itself. While it is missing the work stays, and it comes once there is a line. */
export const Extra = (props: Omit<SparedProps, 'onClose'>) => <Spared {...props} />;

/** What a person has asked for, a drawer say. While it is missing, words say so, and what to do. */
export const Asked = (props: Required<Omit<SparedProps, 'instead'>>) => <Spared {...props} />;

// A line may die and come back without the browser noticing.
const AGAIN_MS = 30_000;

function AskAgain({ again }: { readonly again: () => void }) {
  useEffect(() => {
    const timer = setTimeout(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [again]);
  return null;
}

function NotHereYet({ again, onClose }: { readonly again: () => void; readonly onClose: () => void }) {
  const words = useWords(uiWords);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className="toasts" role="alert">
      <div className="toast">
        <span className="grow">{words.partMissing}</span>
        <Button onClick={again}>{words.retry}</Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </div>
  );
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
