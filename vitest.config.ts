import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { postgresMissing } from './tests/support/postgres.ts';

/** The simulation takes as long as a third of all else: begun last, it would run on alone while the other cores wait. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/sim/');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** What a device and its server do together, which is to be the same whatever the server stands on [ST12]. */
const ON_POSTGRES = [
  'carried',
  'engine',
  'evidence-sync',
  'handover',
  'held',
  'history',
  'known-people',
  'last-year',
  'meeting-again',
  'minute-round',
  'news',
  'paper-proofs',
  'peer-check-device',
  'receipts',
  'signing-out',
  'sync-engine',
  'thrown-away',
  'whole-bloc',
  'whole-meeting',
];

const onPostgres = {
  extends: true as const,
  test: {
    name: 'on postgres',
    include: [`tests/integration/{${ON_POSTGRES.join(',')}}.test.ts`],
    globalSetup: ['tests/support/on-postgres.ts'],
    env: { TZ: 'Asia/Ho_Chi_Minh', TEST_ENGINE: 'postgres' },
  },
};

export default defineConfig({
  define: { __BUILD_ID__: JSON.stringify('test') },
  test: {
    environment: 'node',
    // A table of times is only readable in one zone.
    env: { TZ: 'Asia/Ho_Chi_Minh' },
    // A busy machine is slow, and not wrong: what hangs is found out all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Much of the time a test waits for a disk, a server or another process.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    cache: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['tests/{unit,property,integration,sim}/**/*.test.{ts,tsx}'] },
      },
      // Where there is none, the tests that are of it alone say so.
      ...(postgresMissing === undefined ? [onPostgres] : []),
    ],
  },
});
