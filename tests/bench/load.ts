// The load: so many connections that each send the next batch when the last is answered. A process of its own,
// its bodies made beforehand, so that it does not measure itself.

import { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import { packRows } from '../../src/protocol/columns.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { edits } from './edits.ts';
import { quantile } from './measure.ts';
import { send } from './send.ts';
import { BATCH, CONNECTIONS, CRITERIA, type LoadAnswer, type LoadOrder } from './sizes.ts';

type Clerk = LoadOrder['clerks'][number];

process.on('message', (order: LoadOrder) => {
  void run(order).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());

async function run({ url, clerks, as, round, batches, size = BATCH }: LoadOrder): Promise<LoadAnswer> {
  const path = as === 'product' ? '/api/sync/push' : '/floor/append';
  const bodies = clerks.map((clerk, index) => bodiesOf(clerk, index, as, round, batches, size));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'lifo' });
  const times: number[] = [];
  let failed = 0;
  const start = performance.now();
  await Promise.all(
    clerks.map(async (clerk, index) => {
      for (const body of bodies[index] ?? []) {
        const sent = performance.now();
        if (!(await send(agent, `${url}${path}`, clerk.session, body))) failed += 1;
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return {
    perSecond: (times.length * size) / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    failed,
  };
}

/** Each clerk goes round and round their own sheet; a change names the one it replaces, so nothing conflicts. */
function bodiesOf(
  clerk: Clerk,
  index: number,
  as: LoadOrder['as'],
  round: number,
  batches: number,
  size: number,
): Buffer[] {
  const writer = `tai${String(index).padStart(9, '0')}`;
  const all = edits(1000 * round + index, batches * size, { criteria: CRITERIA });
  const first = round * batches * size + 1;
  return Array.from({ length: batches }, (_, batch) => {
    const rows = all
      .slice(batch * size, (batch + 1) * size)
      .map(({ criterion, input, reason, at }, place) => {
        const seq = first + batch * size + place;
        const args = {
          sheetId: clerk.sheetId,
          owner: 'self',
          criterionId: clerk.criterionIds[criterion] as string,
          input,
          reason,
          table: 1,
        };
        return {
          seq,
          name: 'enter-score',
          args,
          base: seq > CRITERIA ? `${writer}-${seq - CRITERIA}` : null,
          at,
        };
      });
    const message =
      as === 'product'
        ? {
            protocol: PROTOCOL,
            bloc: clerk.blocId,
            epoch: null,
            writer,
            device: 'load',
            changes: packRows(rows),
            previous: null,
            signature: null,
          }
        : { writer, rows: rows.map((row) => Object.values(row)) };
    return gzipSync(JSON.stringify(message));
  });
}
