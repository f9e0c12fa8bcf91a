// For the files of tests that are run once more on PostgreSQL: one cluster for all of them, begun before the first.

import { startPostgres, type TestPostgres } from './postgres.ts';

let postgres: TestPostgres | undefined;

export async function setup(): Promise<void> {
  postgres = await startPostgres();
  process.env['TEST_CLUSTER'] = await postgres.newDatabase();
}

export const teardown = (): Promise<void> | undefined => postgres?.stop();
