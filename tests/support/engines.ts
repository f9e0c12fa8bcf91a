// Every engine a server can stand on, for tests that hold on each of them.

import { describe } from 'vitest';
import { postgresMissing, startPostgres, type TestPostgres } from './postgres.ts';
import { startServer, type TestServer } from './server.ts';
import type { StartOptions } from '../../src/server/start.ts';

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** A server on a new database of this engine; its `stop` cleans up. */
  readonly start: (options?: StartOptions) => Promise<TestServer>;
}

const sqlite: Engine = { name: 'sqlite', start: (options) => startServer({}, options) };

const postgres: Engine = {
  name: 'postgres',
  async start(options) {
    const database: TestPostgres = await startPostgres();
    const server = await startServer({ DATABASE_URL: await database.newDatabase() }, options);
    return {
      ...server,
      stop: async (how) => {
        try {
          await server.stop(how);
        } finally {
          await database.stop();
        }
      },
    };
  },
};

/** The tests, once for each engine; PostgreSQL's are skipped, by name, where there is none. */
export function onEachEngine(tests: (engine: Engine) => void): void {
  describe('on sqlite', () => tests(sqlite));
  if (postgresMissing === undefined) describe('on postgres', () => tests(postgres));
  else describe.skip(`on postgres: ${postgresMissing}`, () => tests(postgres));
}
