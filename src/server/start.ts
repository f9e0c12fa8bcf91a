// Puts the server together and starts it. `main` gives it the environment, tests give it a folder and a port.

import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../base/clock.ts';
import type { Words } from '../base/words.ts';
import type { Welcome } from '../protocol/session.ts';
import { createBlocsAdmin } from './admin/blocs.ts';
import { createPeopleAdmin } from './admin/people.ts';
import { createAuth } from './auth/auth.ts';
import { DemoIsOver, isSetUp } from './auth/set-up.ts';
import type { Config } from './config.ts';
import { buildServer } from './http/build-server.ts';
import { readPush } from './http/sync-routes.ts';
import { sampleAccounts, seedSample } from './sample/seed.ts';
import { keysFolder, openKeys } from './signing/keys.ts';
import { createSigner } from './signing/signer.ts';
import { headOf } from './store/blocs.ts';
import { filesFolder, openFileStore } from './store/file-store.ts';
import { openStore, type Store } from './store/store.ts';
import { startNotices } from './start-notices.ts';
import { createCarry } from './sync/carry.ts';
import { createFiles } from './sync/files.ts';
import { createHistory } from './sync/history.ts';
import { createNewsHub, type NewsHub } from './sync/news.ts';
import { readNewsCall } from './sync/news-calls.ts';
import { createPapers } from './sync/papers.ts';
import { createPull } from './sync/pull.ts';
import { createAllowance } from './sync/allowance.ts';
import { createPush } from './sync/push.ts';

export interface StartOptions {
  readonly now?: Clock;
  readonly dist?: string;
  readonly logStream?: { write: (line: string) => void };
  /** How much a page of a pull holds; smaller in tests. */
  readonly pageSize?: number;
  /** How many pushes share a commit; one, only to measure what the others save. */
  readonly mostTogether?: number;
  /** How long a request may be under way, in milliseconds; shorter in tests. */
  readonly requestWithin?: number;
}

export interface Running {
  /** Where it listens, "http://127.0.0.1:8080". */
  readonly url: string;
  /** What people type: PUBLIC_URL where there is one. */
  readonly publicUrl: string;
  readonly store: Store;
  readonly accounts: Welcome['accounts'];
  /** What is to be heard although it started. */
  readonly notices: readonly Words[];
  /** The link of a server without an administrator: good once, for a week. */
  readonly setUpLink: string | undefined;
  /** Takes no more, finishes what is in hand, folds the log, closes. */
  readonly stop: () => Promise<void>;
}

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const HOUR = 3_600_000;
const IDLE_CHECKPOINT = 60_000;
/** How long a stop waits for a slow line; whatever it carried is sent again later. */
const PATIENCE = 10_000;

export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const { now = Date.now, dist = DIST, logStream, pageSize, mostTogether, requestWithin } = options;
  const store = await openStore(config.DATA_DIR, config.DATABASE_URL);
  if (config.DEMO && (await isSetUp(store.read))) {
    await store.close();
    throw new DemoIsOver();
  }
  if (config.DEMO) await seedSample(store);

  const opened = openKeys(keysFolder(config.DATA_DIR), now());
  const signer = createSigner(opened);
  const notices = await startNotices(store, opened.keys, config);
  const auth = createAuth({
    store,
    now,
    demo: config.DEMO,
    times: {
      fieldIdle: config.SESSION_IDLE_HOURS * HOUR,
      field: config.SESSION_HOURS * HOUR,
      officer: config.SESSION_OFFICER_HOURS * HOUR,
      administrator: config.SESSION_ADMIN_HOURS * HOUR,
    },
  });
  const news = createNewsHub({ now, tellOthers: (call) => calls?.say(JSON.stringify(call)) });
  const calls = store.openCalls?.({
    heard(text) {
      const call = readNewsCall(text);
      if (call) news.heard(call);
    },
    again: () => void tellHeads(store, news),
  });
  const push = createPush({
    store,
    signer,
    now,
    mostChanges: config.LIMIT_CHANGES,
    allowance: createAllowance(now, config.LIMIT_DAY_BYTES),
    onMoved: news.moved,
    ...(mostTogether === undefined ? {} : { mostTogether }),
    onBug: (error, name) => app.log.error({ change: name, stack: (error as Error).stack }, 'a rule threw'),
  });
  const accounts = config.DEMO ? sampleAccounts() : [];
  let stopping = false;
  const app = await buildServer({
    config,
    store,
    auth,
    push,
    news,
    carry: createCarry({
      store,
      push: push.push,
      now,
      demo: config.DEMO,
      readPush,
      onNotProved: (key) => app.log.error({ key }, 'carried work was not proved'),
    }),
    history: createHistory({ store }),
    papers: createPapers({ store, signer, now }),
    files: createFiles({
      store,
      files: openFileStore(filesFolder(config.DATA_DIR)),
      now,
      mostOfFile: config.LIMIT_FILE_BYTES,
      mostOfUnit: config.LIMIT_UNIT_FILES_BYTES,
    }),
    pull: createPull({ store, signer, now, ...(pageSize === undefined ? {} : { pageSize }) }),
    people: createPeopleAdmin({ store, now }),
    blocs: createBlocsAdmin({ store, now }),
    signer,
    now,
    accounts,
    dist,
    isStopping: () => stopping,
    ...(logStream ? { logStream } : {}),
    ...(requestWithin === undefined ? {} : { requestWithin }),
  });
  const idle = checkpointWhenIdle(store);
  const closeSilent = silentOf(app.server);
  app.addHook('onResponse', async () => idle.touched());

  await app.listen({ host: config.HOST, port: config.PORT });
  const { port } = app.server.address() as AddressInfo;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  const url = `http://${host}:${port}`;
  // What people type; the same machine by its friendly name.
  const publicUrl = config.PUBLIC_URL ?? url.replace('//127.0.0.1:', '//localhost:');
  const token = await auth.offerSetUp();

  let stopped: Promise<void> | undefined;
  return {
    url,
    publicUrl,
    store,
    accounts,
    notices,
    setUpLink: token && `${publicUrl}/thiet-lap#${token}`,
    stop: () =>
      (stopped ??= (async () => {
        stopping = true;
        idle.stop();
        const sweep = setInterval(() => {
          app.server.closeIdleConnections();
          closeSilent();
        }, 50);
        const cut = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
        await app.close();
        clearInterval(sweep);
        clearTimeout(cut);
        await push.drain();
        await calls?.close();
        await store.close();
      })()),
  };
}

/** Tells each bloc's place to who listens here: what other processes said while the line to them was down is lost [NW5]. */
async function tellHeads(store: Store, news: NewsHub): Promise<void> {
  for (const bloc of news.blocs()) {
    const head = await headOf(store.read, bloc).catch(() => undefined);
    if (head) news.heard({ is: 'moved', bloc, position: head.position });
  }
}

/** Node counts a connection as idle only once something was asked on it: a browser opens one beforehand. */
function silentOf(server: Server): () => void {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => void silent.delete(socket));
  return () => {
    for (const socket of silent) socket.destroy();
  };
}

/** Folds the write-ahead log when nobody has asked for anything for a while, so that nobody waits for it. */
function checkpointWhenIdle(store: Store) {
  let timer: NodeJS.Timeout | undefined;
  return {
    touched(): void {
      clearTimeout(timer);
      // A failure shows in the next write and in /readyz; there is nothing to add here.
      timer = setTimeout(() => void store.checkpoint().catch(() => undefined), IDLE_CHECKPOINT);
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}
