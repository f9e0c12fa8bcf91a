// The only file that knows pg. Connections are lost in the life of a server: both the pool and each client of it
// must have somebody who hears of that, or the process dies of it.

import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, types as standard, type CustomTypesConfig, type PoolClient } from 'pg';
import type { Tables } from './tables.ts';

const INT8 = 20;

/** Whole numbers come back as numbers: positions and milliseconds stay far below 2^53. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : standard.getTypeParser(oid, format)) as typeof standard.getTypeParser,
};

/** How long is waited for the database; a line may fall silent and stay open. */
export interface Patience {
  /** For a statement, where the database itself looks at the clock: one that waits for a lock, too. */
  readonly statementMs: number;
  /** For the next statement of a transaction: what it holds is let go then, for all other processes. */
  readonly betweenMs: number;
  /** For an answer, by this process's clock: longer than the database's own. */
  readonly answerMs: number;
}

/** Without patience it is waited for ever, as tables that are made anew may need. */
export function openPool(connectionString: string, patience?: Patience): Pool {
  const pool = new Pool({
    connectionString,
    types,
    // One connection stays, however little there is to do: a program that asks who is connected is to see it [BK7].
    min: 1,
    max: 12,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...(patience ? { query_timeout: patience.answerMs } : {}),
  });
  // The query that was under way fails, and is answered for; there is nothing more to do here.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** What is done in a session before anything else is; nothing goes on in one in which it fails. */
export type Meet = (client: PoolClient) => Promise<void>;

export const kyselyOnPool = (pool: Pool, meet?: Meet): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: renewing(pool, meet) }) });

/** Refusals by a session that may only remember a database that was read-only once. */
const stale = new WeakSet<Error>();

/**
 * A session keeps the read-only it began with, however long the database has been writable again. So one refusal ends
 * all sessions that are open, and only the word of a new one is final.
 */
function renewing(pool: Pool, meet: Meet = () => Promise.resolve()): PostgresPool {
  let refusals = 0;
  /** How many refusals there had been when a session began. */
  const begunAfter = new WeakMap<PoolClient, number>();

  async function session(): Promise<{ readonly client: PoolClient; readonly isNew: boolean }> {
    for (;;) {
      const client = await pool.connect();
      const begun = begunAfter.get(client);
      if (begun === refusals) return { client, isNew: false };
      if (begun === undefined) {
        await met(client);
        begunAfter.set(client, refusals);
        return { client, isNew: true };
      }
      client.release(true);
    }
  }

  async function met(client: PoolClient): Promise<void> {
    try {
      await meet(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const { client, isNew } = await session();
      let isSilent = false;
      const query = async (text: string, values: unknown[]) => {
        // What follows would wait behind what was never answered.
        if (isSilent) throw new Error(SILENT);
        return client.query(text, values).catch((error: unknown) => {
          isSilent ||= isSilence(error);
          if (isPostgresReadOnly(error)) {
            refusals += 1;
            if (!isNew) stale.add(error);
          }
          throw error;
        });
      };
      // Kysely's other form of `query` is for cursors, and nobody here has one.
      return {
        query,
        release: (isSpent = false) => client.release(isSpent || isSilent),
      } as unknown as PostgresPoolClient;
    },
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Nothing is wrong but the moment: two transactions could not both go on, or the session was not of this day. Made
 * again, it will do.
 */
export const isClash = (error: unknown): boolean =>
  ['40001', '40P01'].includes(codeOf(error)) || (error instanceof Error && stale.has(error));

/** What pg says of a statement that was not answered in time. */
const SILENT = 'Query read timeout';
const isSilence = (error: unknown): boolean => error instanceof Error && error.message === SILENT;

const AWAY =
  /^(08\w{3}|25P03|53300|55P03|57014|57P0[123]|E(CONN\w+|PIPE|TIMEDOUT|(HOST|NET)UNREACH|AI_AGAIN)|ENOTFOUND)$/;

/** The database is away: restarting, handing over to another, not reached, or silent; or it has let go of what hung. */
export const isAway = (error: unknown): boolean =>
  AWAY.test(codeOf(error)) ||
  isSilence(error) ||
  (error instanceof Error &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message));

/** No user, password, database or schema of that name there: the address is to be looked at. */
const UNKNOWN_THERE = /^(28\w{3}|3D000|3F000)$/;

/** The user may not do there what was asked: read or write a table, or make one in the schema. */
export const isForbidden = (error: unknown): boolean => codeOf(error) === '42501';

/** Why a program that begins cannot work with the database at all, by its code or in few words; undefined for all else. */
export function whyNotReached(error: unknown): string | undefined {
  // It names the table or the schema for which the right is to be given.
  if (isForbidden(error)) return `42501, ${(error as Error).message}`;
  if (!isAway(error) && !UNKNOWN_THERE.test(codeOf(error))) return undefined;
  return codeOf(error) || (error as Error).message;
}

/** Its disk is full. */
export const isPostgresFull = (error: unknown): boolean => codeOf(error) === '53100';

/** It takes no writes: an administrator, or the watch over its disk, has made it read-only; or it follows another. */
export const isPostgresReadOnly = (error: unknown): error is Error => codeOf(error) === '25006';
