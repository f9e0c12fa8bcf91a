// A PostgreSQL for tests: the one at TEST_DATABASE_URL, or a cluster of its own from the machine's programs, made in
// a folder that is thrown away. Where there is neither, the tests that need it say so and are skipped.

import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const GIVEN = process.env['TEST_DATABASE_URL'];
const DEBIAN = '/usr/lib/postgresql';

/** Where initdb and postgres are. */
const programs = (): string | undefined =>
  existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map((version) => join(DEBIAN, version, 'bin'))
        .find((folder) => existsSync(join(folder, 'initdb')))
    : undefined;

const isRoot = process.getuid?.() === 0;

/** Who runs it: PostgreSQL refuses root. */
function owner(): { uid: number; gid: number } | undefined {
  if (!isRoot) return undefined;
  const id = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** Why there is no PostgreSQL here; undefined where there is. */
export const postgresMissing: string | undefined =
  GIVEN !== undefined || programs() !== undefined
    ? undefined
    : 'PostgreSQL was not found (postgresql-15, or TEST_DATABASE_URL): tests on it are skipped.';

/** Why a database cannot lie in a folder of our choice; undefined where it can. */
export const placelessPostgres: string | undefined =
  GIVEN === undefined ? postgresMissing : 'The PostgreSQL at TEST_DATABASE_URL keeps its own folders.';

export interface TestPostgres {
  /** The address of a new, empty database; its tables in a folder, where one is said. */
  readonly newDatabase: (folder?: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  if (GIVEN !== undefined) return { newDatabase: () => makeDatabase(GIVEN), stop: async () => undefined };
  const bin = programs();
  if (bin === undefined) throw new Error(postgresMissing);
  const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-pg-'));
  const as = owner();
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...as };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '--no-locale', '-E', 'UTF8', '--no-sync'],
    { ...options, stdio: 'ignore' },
  );
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const child = spawn(join(bin, 'postgres'), args, { ...options, stdio: 'ignore' });
  const address = `postgres://test@127.0.0.1:${port}/postgres`;
  await answers(address, child);
  return {
    async newDatabase(place) {
      if (place === undefined) return makeDatabase(address);
      if (as) chownSync(place, as.uid, as.gid);
      return makeDatabase(address, place);
    },
    async stop() {
      const dead = once(child, 'exit');
      child.kill('SIGINT');
      await dead;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: address });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

let databases = 0;

/** A new, empty database beside the one at an address. */
export async function makeDatabase(address: string, place?: string): Promise<string> {
  const name = `so_thi_dua_${process.pid}_${(databases += 1)}`;
  const client = new Client({ connectionString: address });
  await client.connect();
  if (place !== undefined) await client.query(`create tablespace ${name} location '${place}'`);
  await client.query(`create database ${name}${place === undefined ? '' : ` tablespace ${name}`}`);
  await client.end();
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes a database read-only for all sessions that begin from now on, or writable again. */
export async function lockDatabase(address: string, isLocked: boolean): Promise<void> {
  const name = new URL(address).pathname.slice(1);
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('set default_transaction_read_only = off');
  await client.query(
    `alter database ${name} ${isLocked ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only'}`,
  );
  await client.end();
}
