// A real server on a free port with a database of its own, and a small client that speaks to it as a browser would.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkDatabase } from '../../src/cli/verify/check-database.ts';
import { checkPostgres } from '../../src/cli/verify/check-postgres.ts';
import { packRows, unpackRows, type Row } from '../../src/protocol/columns.ts';
import { PullResponse } from '../../src/protocol/pull.ts';
import { PushResponse } from '../../src/protocol/push.ts';
import { joinRecords, type PlacedRecord } from '../../src/protocol/record-rows.ts';
import { PROTOCOL, REQUEST_HEADER } from '../../src/protocol/version.ts';
import { readConfig, type SettingName } from '../../src/server/config.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { start, type Running, type StartOptions } from '../../src/server/start.ts';
import { databasePath } from '../../src/server/store/store.ts';
import { makeDatabase } from './postgres.ts';

export interface TestServer extends Running {
  readonly dataDir: string;
  /** `tampered`: the test itself has made the log and the cells disagree. */
  readonly stop: (how?: 'tampered') => Promise<void>;
  /** Another server on the same database. */
  readonly beside: () => Promise<TestServer>;
}

type Settings = Partial<Record<SettingName, string>>;

/**
 * Starts a server; `stop` also throws its folder away, unless the folder was given, and throws where the verifier finds
 * anything in what was left there, be it a file or a PostgreSQL, and also while others go on working in it: whatever a
 * test does, a log and what stands beside it agree [VF1].
 */
export async function startServer(settings: Settings = {}, options: StartOptions = {}): Promise<TestServer> {
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'so-thi-dua-')));
  const database = settings.DATABASE_URL ?? (await databaseFor(dataDir));
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...settings,
    ...(database === undefined ? {} : { DATABASE_URL: database }),
    DATA_DIR: dataDir,
  });
  if (!config.ok) throw new Error(config.problem.join('\n'));
  const running = await start(config.value, options);
  return {
    ...running,
    dataDir,
    beside: () => startServer({ ...settings, DATA_DIR: dataDir }, options),
    stop: async (how) => {
      await running.stop();
      try {
        if (how !== 'tampered') await mustBeSound(dataDir, config.value.DATABASE_URL);
      } finally {
        if (settings.DATA_DIR === undefined) await rm(dataDir, { recursive: true, force: true });
      }
    },
  };
}

/** The database at PostgreSQL that stands for the file of a folder, where these tests are run on it. */
const standing = new Map<string, Promise<string>>();

function databaseFor(dataDir: string): Promise<string> | undefined {
  const { TEST_ENGINE: engine, TEST_CLUSTER: cluster } = process.env;
  if (engine !== 'postgres' || cluster === undefined) return undefined;
  const known = standing.get(dataDir) ?? makeDatabase(cluster);
  standing.set(dataDir, known);
  return known;
}

/** Throws where the verifier finds anything in the database of a folder, or in the one at an address. */
export async function mustBeSound(dataDir: string, address?: string): Promise<void> {
  const found = address === undefined ? checkDatabase(databasePath(dataDir)) : await checkPostgres(address);
  if (found.length > 0) throw new Error(`the verifier found ${JSON.stringify(found.slice(0, 3))}`);
}

export interface ChangeToSend {
  readonly seq: number;
  readonly name: string;
  readonly args: unknown;
  readonly base?: string | null;
  readonly at?: number;
}

/** One person's way to a server. */
export interface Client {
  readonly cookie: string;
  readonly request: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly sendChanges: (
    bloc: string,
    writer: string,
    changes: readonly ChangeToSend[],
    more?: { readonly epoch?: string | null },
  ) => Promise<Response>;
  readonly push: (bloc: string, writer: string, changes: readonly ChangeToSend[]) => Promise<PushResponse>;
  readonly pullPage: (
    bloc: string,
    from?: { cursor?: number; epoch?: string; scope?: string },
  ) => Promise<PullResponse>;
  /** The whole bloc, page after page. */
  readonly pullAll: (bloc: string) => Promise<{ records: PlacedRecord[]; last: PullResponse; pages: number }>;
}

export function clientOf(url: string, cookie = ''): Client {
  const request: Client['request'] = (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        [REQUEST_HEADER]: '1',
        ...(body === undefined && method !== 'POST' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes(body) ? (body as BodyInit) : JSON.stringify(body) }),
      redirect: 'error',
    });

  const sendChanges: Client['sendChanges'] = (bloc, writer, changes, { epoch = null } = {}) => {
    const rows = changes.map(
      ({ base = null, at = 1_700_000_000_000, ...rest }) => ({ ...rest, base, at }) as Row,
    );
    const message = {
      protocol: PROTOCOL,
      bloc,
      epoch,
      writer,
      device: 'test',
      changes: packRows(rows),
      previous: null,
      signature: null,
    };
    const bytes = gzipSync(JSON.stringify(message));
    return request('POST', '/api/sync/push', bytes, { 'content-encoding': 'gzip' });
  };

  const pullPage: Client['pullPage'] = async (bloc, { cursor = 0, epoch = '', scope = '' } = {}) => {
    const query = new URLSearchParams({ bloc, cursor: String(cursor), epoch, scope });
    const response = await request('GET', `/api/sync/pull?${query}`);
    if (!response.ok) throw new Error(`pull: ${response.status} ${await response.text()}`);
    return PullResponse.parse(await response.json());
  };

  return {
    cookie,
    request,
    sendChanges,
    pullPage,

    async push(bloc, writer, changes) {
      const response = await sendChanges(bloc, writer, changes);
      if (!response.ok) throw new Error(`push: ${response.status} ${await response.text()}`);
      return PushResponse.parse(await response.json());
    },

    async pullAll(bloc) {
      const records: PlacedRecord[] = [];
      let [cursor, epoch, scope, pages] = [0, '', '', 0];
      for (;;) {
        const page = await pullPage(bloc, { cursor, epoch, scope });
        pages += 1;
        records.push(...joinRecords(unpackRows(page.records), unpackRows(page.cells)));
        if (!page.more) return { records, last: page, pages };
        ({ to: cursor, epoch, scope } = page);
      }
    },
  };
}

const isBytes = (body: unknown): boolean => body instanceof Uint8Array || typeof body === 'string';

/** Signs a sample person in. */
export async function signIn(url: string, username: string, password = SAMPLE_PASSWORD): Promise<Client> {
  const response = await clientOf(url).request('POST', '/api/session', { username, password });
  if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
  return clientOf(url, cookieOf(response));
}

/** The session cookie an answer set, as it is sent back. */
export const cookieOf = (response: Response): string =>
  response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

let writers = 0;

/** A writer's name that no other has. */
export const newWriter = (): string =>
  `w${process.pid.toString(36).padStart(5, '0')}${(writers += 1).toString(36).padStart(6, '0')}`;
