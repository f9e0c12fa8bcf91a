// The real server in a process of its own, with blocs to measure and people already signed in.

import { createHash, randomBytes } from 'node:crypto';
import { addSession } from '../../src/server/store/people.ts';
import { makeBigBloc } from '../support/big-bloc.ts';
import { startServer } from '../support/server.ts';
import {
  CONNECTIONS,
  CRITERIA,
  ROUNDS,
  UNITS,
  WARM_UP,
  type MemoryAnswer,
  type ProductReady,
} from './sizes.ts';

const [dist = '', blocCount = String(2 * ROUNDS + WARM_UP), clerkCount = String(CONNECTIONS)] =
  process.argv.slice(2);
// Said only where group commit is measured against itself.
const mostTogether = process.env['BENCH_MOST_TOGETHER'];
const server = await startServer(
  // A load is no person.
  { DEMO: 'on', LIMIT_DAY_BYTES: '999999999999' },
  { dist, ...(mostTogether === undefined ? {} : { mostTogether: Number(mostTogether) }) },
);
const size = { units: UNITS, criteria: CRITERIA };

async function session(person: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await addSession(server.store.write, {
    token: createHash('sha256').update(token).digest('hex'),
    person,
    created: now,
    last_seen: now,
    expires: now + 3_600_000,
    idle: 3_600_000,
  });
  return `sid=${token}`;
}

const blocs: ProductReady['blocs'][number][] = [];
for (let index = 0; index < Number(blocCount); index += 1) {
  const { blocId, sheetIds, criterionIds, leader } = await makeBigBloc(server.store, {
    blocId: `khoi-do-${index + 1}`,
    stage: 'bloc_review',
    ...size,
  });
  blocs.push({ blocId, sheetIds, criterionIds, leader, session: await session(leader) });
}

const clerks: ProductReady['clerks'][number][] = [];
for (let index = 0; clerks.length < Number(clerkCount); index += 1) {
  const bloc = await makeBigBloc(server.store, { blocId: `khoi-tai-${index + 1}`, ...size });
  for (const [unit, sheetId] of bloc.sheetIds.entries()) {
    if (clerks.length === Number(clerkCount)) break;
    const { blocId, sheetIds, criterionIds } = bloc;
    clerks.push({ blocId, sheetIds, criterionIds, sheetId, session: await session(bloc.clerk(unit)) });
  }
}

const ready: ProductReady = { url: server.url, blocs, clerks };
process.send?.(ready);

// Asked for its memory, it says the most it has seen since the last time.
let most = 0;
const look = () => (most = Math.max(most, process.memoryUsage.rss()));
setInterval(look, 50).unref();
process.on('message', (message) => {
  if (message !== 'memory') return;
  look();
  const answer: MemoryAnswer = { rss: process.memoryUsage.rss(), most };
  process.send?.(answer);
  most = 0;
});
process.on('disconnect', () => void server.stop());
