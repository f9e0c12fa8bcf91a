// node tests/bench/peer-adapter/prepare.ts <folder of the peers' bench> [entries]: writes this product's adapter into it.

import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { leanDexie } from '../../../tools/lean/dexie.mjs';
import { leanZod } from '../../../tools/lean/zod.mjs';
import { PullResponse } from '../../../src/protocol/pull.ts';
import { Session } from '../../../src/protocol/session.ts';
import { addSession } from '../../../src/server/store/people.ts';
import { makeBigBloc } from '../../support/big-bloc.ts';
import { clientOf, startServer } from '../../support/server.ts';
import type { Entry, Seed } from './seed.ts';

const [bench, count = '3000'] = process.argv.slice(2);
if (!bench) throw new Error('peer-adapter: name the folder of the peers’ bench');
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const target = resolve(bench, 'adapters/so-thi-dua');
const prepared = join(target, 'prepared');
const BLOC = 'khoi-do';

const job = (await import(pathToFileURL(resolve(bench, 'lib/dataset.mjs')).href)) as {
  readonly dataset: (count: number) => readonly Entry[];
};
const entries = job.dataset(Number(count));
const units = [...new Set(entries.map(({ unit }) => unit))];
const criteria = [...new Set(entries.map(({ criterion }) => criterion))];

rmSync(target, { recursive: true, force: true });
mkdirSync(prepared, { recursive: true });
const seed = await makeServer();
await build({
  configFile: false,
  root: here,
  base: './',
  logLevel: 'warn',
  // As the product is built: see vite.config.ts.
  plugins: [leanDexie, leanZod],
  build: {
    outDir: join(target, 'built'),
    assetsDir: '.',
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: join(here, 'client.ts'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'client.js', codeSplitting: false },
    },
  },
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'journal-worker.js' } } },
});
writeFileSync(join(target, 'client.js'), "export { create as default } from './built/client.js';\n");
writeFileSync(
  join(target, 'server.mjs'),
  `export { start } from ${JSON.stringify(pathToFileURL(join(here, 'server.ts')).href)};\n`,
);
writeFileSync(
  join(target, 'adapter.json'),
  JSON.stringify({
    title: 'Sổ Thi Đua: replica, journal and engine <-> its server',
    kind: 'candidate',
    order: 8,
    options: { seed, prepared },
    ackIs: 'journal flushed, then IndexedDB commit (strict)',
    serverDurability: 'fsync (SQLite WAL, synchronous=FULL)',
    assets: [join(target, 'built/journal-worker.js')],
    node: join(root, 'node_modules/.bin/node'),
  }),
);
console.log(`peer-adapter: written, ${units.length} units and ${criteria.length} criteria`);

/** A server with the bloc and its leader signed in, shut again; its folder is what each round begins with. */
async function makeServer(): Promise<Seed> {
  const server = await startServer({ DATA_DIR: prepared, DEMO: 'on' });
  const { leader } = await makeBigBloc(server.store, {
    blocId: BLOC,
    units: units.length,
    criteria: criteria.length,
    stage: 'bloc_review',
    rule: { kind: 'expert' },
  });
  const session = randomBytes(32).toString('base64url');
  const now = Date.now();
  const week = 7 * 24 * 3_600_000;
  await addSession(server.store.write, {
    token: createHash('sha256').update(session).digest('hex'),
    person: leader,
    created: now,
    last_seen: now,
    expires: now + week,
    idle: week,
  });
  const client = clientOf(server.url, `sid=${session}`);
  const { actor } = Session.parse(await (await client.request('GET', '/api/session')).json());
  const answer = PullResponse.parse(await client.pullPage(BLOC));
  if (answer.more) throw new Error('peer-adapter: the bloc does not fit into one page');
  await server.stop();
  return { bloc: BLOC, actor, session, units, criteria, page: { period: `${BLOC}.2024`, answer } };
}
