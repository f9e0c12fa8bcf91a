import { expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

test('[ST12] servers stand on the engine that these tests are run for', async () => {
  const server = await startServer();
  expect(server.store.lanes).toBe(process.env['TEST_ENGINE'] === 'postgres' ? 'by-bloc' : 'one');
  await server.stop();
});
