// The real server in a process of its own, with blocs to measure and people already signed in.

import { createHash, randomBytes } from 'node:crypto';
import { addSession } from '../../src/server/store/people.ts';
import { makeBigBloc } from '../support/big-bloc.ts';
import { startServer } from '../support/server.ts';
import { CONNECTIONS, CRITERIA, ROUNDS, UNITS, type ProductReady } from './sizes.ts';

const [dist = ''] = process.argv.slice(2);
const server = await startServer({ DEMO: 'on' }, { dist });
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
for (let index = 0; index < 2 * ROUNDS; index += 1) {
  const { blocId, sheetIds, criterionIds, leader } = await makeBigBloc(server.store, {
    blocId: `khoi-do-${index + 1}`,
    stage: 'bloc_review',
    ...size,
  });
  blocs.push({ blocId, sheetIds, criterionIds, leader, session: await session(leader) });
}

const clerks: ProductReady['clerks'][number][] = [];
for (let index = 0; clerks.length < CONNECTIONS; index += 1) {
  const bloc = await makeBigBloc(server.store, { blocId: `khoi-tai-${index + 1}`, ...size });
  for (const [unit, sheetId] of bloc.sheetIds.entries()) {
    if (clerks.length === CONNECTIONS) break;
    const { blocId, sheetIds, criterionIds } = bloc;
    clerks.push({ blocId, sheetIds, criterionIds, sheetId, session: await session(bloc.clerk(unit)) });
  }
}

const ready: ProductReady = { url: server.url, blocs, clerks };
process.send?.(ready);
process.on('disconnect', () => void server.stop());
