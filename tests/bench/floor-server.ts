// The floor under the server: bare Fastify and node:sqlite, no rule, no session, no verdict. A process of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyRequest } from 'fastify';
import { edits, type Edit } from './edits.ts';
import { CRITERIA, EDITS, type FloorReady } from './sizes.ts';

const [site = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-floor-'));
const database = new DatabaseSync(join(folder, 'floor.sqlite'));
database.exec(`
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_autocheckpoint = 20000;
  create table entry (id integer primary key, writer text not null, seq integer not null, body text not null);
`);
const insert = database.prepare('insert into entry (writer, seq, body) values (?, ?, ?)');
const unzip = promisify(gunzip);

interface Rows {
  readonly writer: string;
  readonly rows: readonly (readonly unknown[])[];
}
const put = ({ writer, rows }: Rows) => {
  for (const row of rows) insert.run(writer, row[0] as number, JSON.stringify(row));
};

const waiting: { readonly body: Rows; readonly done: () => void }[] = [];
let isWorking = false;

/** What arrives together shares one transaction and one flush. */
async function work(): Promise<void> {
  isWorking = true;
  while (waiting.length > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const group = waiting.splice(0, 128);
    database.exec('begin immediate');
    for (const { body } of group) put(body);
    database.exec('commit');
    for (const { done } of group) done();
  }
  isWorking = false;
}

const cells = gzipSync(JSON.stringify(edits(1, EDITS, { criteria: CRITERIA }).map(asCell)));

/** A cell as a row of its own, as a plain server would send it. */
function asCell({ unit, criterion, input, reason, at }: Edit, index: number) {
  return {
    sheet: `khoi-do.2024/u-${unit + 1}`,
    owner: 'bloc',
    criterion: `c.${criterion + 1}`,
    position: index + 1,
    by: `abcdefghijkl-${index + 1}`,
    author: 'khoi-do.truong',
    input,
    reason,
    at,
  };
}

const app = Fastify({ bodyLimit: 4 << 20 });
app.removeAllContentTypeParsers();
app.addContentTypeParser(
  'application/json',
  { parseAs: 'buffer' },
  async (_request: FastifyRequest, bytes: Buffer) => JSON.parse((await unzip(bytes)).toString()) as unknown,
);
app.post('/floor/push', async (request) => {
  database.exec('begin immediate');
  put(request.body as Rows);
  database.exec('commit');
  return { ok: true };
});
app.post('/floor/append', async (request) => {
  await new Promise<void>((done) => {
    waiting.push({ body: request.body as Rows, done });
    if (!isWorking) void work();
  });
  return { ok: true };
});
app.get('/floor/cells', async (_request, reply) =>
  reply
    .type('application/json')
    .header('content-encoding', 'gzip')
    .header('cache-control', 'no-store')
    .send(cells),
);
await app.register(fastifyStatic, { root: site, preCompressed: true });
await app.listen({ host: '127.0.0.1', port: 0 });

const ready: FloorReady = { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
process.send?.(ready);
process.on('disconnect', () => {
  void app.close().then(() => {
    database.close();
    return rm(folder, { recursive: true, force: true });
  });
});
