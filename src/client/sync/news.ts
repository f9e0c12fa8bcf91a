// Hearing that something is new, instead of asking again and again; and telling where this device is. Nothing leans on
// it: without a word of it every round brings the same.

import { sheetIdParts } from '../../domain/ids.ts';
import { News, type Presence } from '../../protocol/news.ts';
import { REQUEST_HEADER } from '../../protocol/version.ts';

/** A stream of events: the browser's `EventSource`, or one that a test holds. */
export interface Stream {
  onmessage: ((event: { readonly data: string }) => void) | null;
  onerror: (() => void) | null;
  /** 2 where it is closed for good. */
  readonly readyState: number;
  readonly close: () => void;
}

export interface NewsDeps {
  readonly open: (url: string) => Stream;
  readonly post: (url: string, body: unknown) => Promise<unknown>;
  readonly device: string;
  /** How far this device has come in a bloc. */
  readonly cursorOf: (bloc: string) => number;
  /** Something is new: ask for a round. */
  readonly wake: () => void;
  readonly told: () => void;
}

export interface NewsLine {
  /** Who else is at which unit of a bloc, as last heard. */
  readonly othersIn: (bloc: string) => readonly Presence[];
  /** Listens to these blocs; to none where the list is empty. Cheap where nothing changes. */
  readonly listen: (blocs: readonly string[]) => void;
  /** Whether the stream is open and has given something: one that is kept back on its way gives nothing. */
  readonly isHeard: () => boolean;
  /** Where this device is, for the others; null where it has left. */
  readonly tellPlace: (bloc: string, sheetId: string | null) => void;
}

export function createNewsLine({ open, post, device, cursorOf, wake, told }: NewsDeps): NewsLine {
  let stream: Stream | undefined;
  let heard = '';
  let hasSpoken = false;
  const others = new Map<string, readonly Presence[]>();

  function hear({ data }: { readonly data: string }): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(data);
    } catch {
      // Not our server's words: a proxy's page on a line that was taken over.
      return;
    }
    const news = News.safeParse(parsed).data;
    hasSpoken ||= news !== undefined;
    if (news?.is === 'moved' && news.position > cursorOf(news.bloc)) wake();
    if (news?.is === 'here') {
      others.set(news.bloc, news.others);
      told();
    }
  }

  return {
    othersIn: (bloc) => others.get(bloc) ?? NOBODY,
    listen(blocs) {
      const asked = [...blocs].sort().join(',');
      if (asked === heard) return;
      heard = asked;
      stream?.close();
      stream = undefined;
      hasSpoken = false;
      if (asked === '') return others.clear();
      const opened = open(`/api/news?${new URLSearchParams({ blocs: asked, device })}`);
      opened.onmessage = hear;
      // A browser asks again by itself after a line that broke, and never after an answer of an error, of a server in the
      // middle of its start: then the next time that is said what to listen to is the next try.
      opened.onerror = () => {
        if (opened.readyState === CLOSED && stream === opened) heard = '';
      };
      stream = opened;
    },
    isHeard: () => hasSpoken && stream?.readyState === OPEN,
    tellPlace(bloc, sheetId) {
      const place = sheetId === null ? { unitId: null } : sheetIdParts(sheetId);
      // Told in passing: one that is lost is told again within the minute.
      void post('/api/presence', { bloc, ...place, device }).catch(() => undefined);
    },
  };
}

const OPEN = 1;
const CLOSED = 2;
const NOBODY: readonly Presence[] = [];

/**
 * The browser's own stream and post. No browser lets a stream be forbidden to follow a line that leads elsewhere; it says
 * nothing of its person there, and hears nothing that is ours.
 */
export const browserNews: Pick<NewsDeps, 'open' | 'post'> = {
  open: (url) => new EventSource(url) as Stream,
  post: (url, body) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', [REQUEST_HEADER]: '1' },
      credentials: 'same-origin',
      redirect: 'error',
    }),
};
