// The only file that knows pg. Connections are lost in the life of a server: both the pool and each client of it
// must have somebody who hears of that, or the process dies of it.

import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types as standard, type CustomTypesConfig } from 'pg';
import type { Tables } from './tables.ts';

const INT8 = 20;

/** Whole numbers come back as numbers: positions and milliseconds stay far below 2^53. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : standard.getTypeParser(oid, format)) as typeof standard.getTypeParser,
};

export function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, types, max: 12, connectionTimeoutMillis: 10_000 });
  // The query that was under way fails, and is answered for; there is nothing more to do here.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

export const kyselyOnPool = (pool: Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Nothing is wrong but the moment: two transactions could not both go on. Made again, it will do. */
export const isClash = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** The database is away: restarting, handing over to another, or not reached. */
export const isAway = (error: unknown): boolean =>
  /^(08\w{3}|57P0[123]|25006|53300|ECONN\w+|EPIPE|ETIMEDOUT)$/.test(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message));

/** Its disk is full. */
export const isPostgresFull = (error: unknown): boolean => codeOf(error) === '53100';

/** Another process made the same table at the same moment. */
export const isMadeTwice = (error: unknown): boolean => ['23505', '42P07', '42701'].includes(codeOf(error));
