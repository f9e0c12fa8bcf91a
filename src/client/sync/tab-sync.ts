// Sync as one tab sees it, whether it leads or not: the state of the line, and a way to ask for a round.

import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { sheetIdParts } from '../../domain/ids.ts';
import type { Replica } from '../replica/replica.ts';
import { type Pulling, startSync, type SyncEngine } from './engine.ts';
import type { Presence } from '../../protocol/news.ts';
import { browserNews, createNewsLine, type NewsDeps } from './news.ts';
import { standForLeader, type TabMessage } from './leader.ts';
import { initialSyncState } from './initial-state.ts';
import type { SyncState } from './sync-state.ts';
import type { Fetched, WantedFile } from './files/fetch-file.ts';
import type { Transport } from './transport.ts';

export interface TabSync {
  readonly state: SyncState;
  readonly pulling: Pulling | undefined;
  readonly wake: (urgent: boolean) => void;
  /** Who is at a unit's sheet on another device, as far as the server has said. */
  readonly othersAt: (bloc: string, sheetId: string) => readonly Presence[];
  /** Tells the others where this device is; null where it has left. */
  readonly tellPlace: (bloc: string, sheetId: string | null) => void;
  /** An evidence file from the server, kept on this device; `told` hears how many bytes have come. */
  readonly fetchFile: FetchFile;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

export type FetchFile = (file: WantedFile, told: (have: number) => void) => Promise<Fetched>;

interface Deps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly device: string;
  readonly now: Clock;
  readonly random: Random;
  readonly locks: LockManager | undefined;
  readonly carry?: (() => Promise<void>) | undefined;
  readonly lookBack?: (() => Promise<void>) | undefined;
  readonly files?: ((signal: AbortSignal) => Promise<void>) | undefined;
  readonly fetchFile: FetchFile;
  readonly onSignedOut: () => void;
  /** The browser's, where a test holds no other. */
  readonly page?: Page;
  readonly stream?: Pick<NewsDeps, 'open' | 'post'>;
}

/** The page that a tab is, as far as sync looks at it. */
interface Page {
  readonly isSeen: () => boolean;
  /** Gives the way to listen no more. */
  readonly on: (event: 'online' | 'offline' | 'visibilitychange', heard: () => void) => () => void;
}

const browserPage: Page = {
  isSeen: () => document.visibilityState === 'visible',
  on(event, heard) {
    const target = event === 'visibilitychange' ? document : globalThis;
    target.addEventListener(event, heard);
    return () => target.removeEventListener(event, heard);
  },
};

/** Within this time of a network that is back it is tried. */
const BACK_MS = 5000;

/** So many beats of the leader it holds that another tab has said to hear the news. */
const HEARD_BEATS = 2;

const timers = {
  set(work: () => void, ms: number) {
    const id = setTimeout(work, Math.max(0, ms));
    return () => clearTimeout(id);
  },
};

/** Joins the tabs of this person: leads, or listens to the one that does. */
export function joinSync(deps: Deps): TabSync {
  const { replica, locks, page = browserPage, stream = browserNews } = deps;
  const name = `${replica.storage.name}/sync`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const listeners = new Set<() => void>();
  let engine: SyncEngine | undefined;
  let heard: SyncState = initialSyncState;
  /** For so many beats more another tab counts as hearing the news. */
  let heardElsewhere = 0;

  const tell = () => listeners.forEach((listener) => listener());
  const post = (message: TabMessage) => channel?.postMessage(message);
  const wake = (urgent: boolean) => (engine ? engine.wake(urgent) : post({ is: 'wake', urgent }));
  const hint = () => (engine ? engine.hint() : post({ is: 'wake', urgent: true, isHint: true }));

  const news = createNewsLine({
    ...stream,
    device: deps.device,
    cursorOf: (bloc) => replica.blocs.get(bloc)?.cursor ?? 0,
    // Whichever tab leads: it may be one that nobody looks at, which hears nothing itself [NW6].
    wake: hint,
    told() {
      engine?.restAnew();
      tell();
    },
  });
  // Only while a person looks, and while there is somebody to hear: a phone in a pocket keeps no line open.
  const listen = () => {
    const state = engine?.state ?? heard;
    const hears = page.isSeen() && state.reach === 'online';
    news.listen(hears ? [...replica.blocs.keys()] : []);
    engine?.restAnew();
  };

  const leadership = standForLeader({
    name,
    locks,
    now: deps.now,
    every(work, ms) {
      const id = setInterval(work, ms);
      return () => clearInterval(id);
    },
    isSeen: page.isSeen,
    beat() {
      post({ is: 'alive' });
      heardElsewhere = Math.max(0, heardElsewhere - 1);
      engine?.restAnew();
    },
    lead: () => {
      engine = startSync({ ...deps, timers, hearsNews: () => news.isHeard() || heardElsewhere > 0 });
      engine.subscribe(() => {
        if (engine) post({ is: 'state', state: engine.state });
        listen();
        tell();
      });
      tell();
    },
    lose: () => {
      engine?.stop();
      engine = undefined;
      // Another has led for a while, which means that this page slept through what it did.
      void replica.lookAgain();
      tell();
    },
  });
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.is === 'wake') return data.isHint ? engine?.hint() : engine?.wake(data.urgent);
      if (data.is === 'hello') return engine && post({ is: 'state', state: engine.state });
      if (data.is === 'hears') {
        heardElsewhere = HEARD_BEATS;
        return engine?.restAnew();
      }
      leadership.heard();
      if (data.is === 'alive' && news.isHeard()) post({ is: 'hears' });
      if (data.is === 'state' && !engine) {
        // A tab of an older release does not tell all of it.
        heard = { ...initialSyncState, ...data.state };
        listen();
        tell();
      }
    };
    // The leader tells how the line stands when that changes: who has just come would wait for it.
    post({ is: 'hello' });
  }

  // The browser's word for "online" is only a reason to ask; the probe decides. The tab that leads hears it, too. A
  // valley that comes back does not knock as one [LN8].
  let leaveWaiting: () => void = () => undefined;
  const back = () => {
    leaveWaiting();
    leaveWaiting = timers.set(() => engine?.hint(), deps.random() * BACK_MS);
  };
  const seen = () => {
    if (page.isSeen()) hint();
    listen();
  };
  const leave = [
    page.on('online', back),
    page.on('offline', () => engine?.hint()),
    page.on('visibilitychange', seen),
  ];

  return {
    get state() {
      return engine?.state ?? heard;
    },
    get pulling() {
      return engine?.pulling;
    },
    wake,
    othersAt(bloc, sheetId) {
      const { unitId, periodId } = sheetIdParts(sheetId);
      // An older device does not say which year's sheet it is at.
      const isHere = (one: Presence) => one.unitId === unitId && (one.periodId ?? periodId) === periodId;
      return news.othersIn(bloc).filter(isHere);
    },
    tellPlace: news.tellPlace,
    fetchFile: deps.fetchFile,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      for (const one of leave) one();
      leaveWaiting();
      engine?.stop();
      news.listen([]);
      leadership.resign();
      channel?.close();
    },
  };
}
