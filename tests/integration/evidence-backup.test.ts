// Evidence files in backups and before the verifier: kept with the database, put back whole, and missed by name.

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { filePath, filesFolder } from '../../src/server/store/file-store.ts';
import { getPiece, nameFile, offerOf, sendFile, sha256, somePdf } from '../support/evidence.ts';
import { signIn, startServer } from '../support/server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-'));
const dataDir = join(folder, 'data');
const files = [somePdf(300_000, 1), somePdf(5_000, 2)];
const offers = files.map((bytes) => offerOf(bytes));

function cli(...args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: dataDir };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}
const manifestIn = (place: string): string =>
  join(
    place,
    must(
      readdirSync(place).find((name) => name.endsWith('.json')),
      'a manifest',
    ),
  );
const lies = (data: string, at: number): string =>
  filePath(filesFolder(data), must(offers[at], 'an offer').hash);

beforeAll(async () => {
  const server = await startServer({ DATA_DIR: dataDir });
  const clerk = await signIn(server.url, 'canbo.sinho');
  for (const [at, bytes] of files.entries()) {
    await nameFile(clerk, must(offers[at], 'an offer'));
    await sendFile(clerk, bytes);
  }
  await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['open', 'under a passphrase'])(
  '[BK5] a backup %s holds the files, and a restore gives them out again',
  async (how) => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'mot mat khau that dai\n');
    const more = how === 'open' ? [] : ['--passphrase-file', secret];
    const [place, into] = [join(folder, how.slice(0, 4)), join(folder, `${how.slice(0, 4)} data`)];
    expect(cli('backup', '--to', place, ...more)).toMatchObject({ status: 0 });
    const pack = must(
      readdirSync(place).find((name) => name.includes('.files')),
      'a pack',
    );
    expect(readFileSync(join(place, pack)).includes('%PDF-1.7')).toBe(how === 'open');

    expect(cli('restore', '--from', manifestIn(place), '--data', into, ...more)).toMatchObject({ status: 0 });
    expect(cli('verify', '--db', join(into, 'so-thi-dua.sqlite'))).toMatchObject({ status: 0 });
    const server = await startServer({ DATA_DIR: into });
    const leader = await signIn(server.url, 'truongkhoi');
    for (const offer of offers) {
      const parts: Buffer[] = [];
      for (let at = 0; at < offer.size; at += must(parts.at(-1), 'a part').length) {
        parts.push(Buffer.from(await (await getPiece(leader, offer, at)).arrayBuffer()));
      }
      expect(sha256(Buffer.concat(parts))).toBe(offer.hash);
    }
    await server.stop();

    // A damaged pack puts nothing back, and the database in place stays.
    appendFileSync(join(place, pack), 'x');
    const other = join(folder, `${how.slice(0, 4)} other`);
    expect(cli('restore', '--from', manifestIn(place), '--data', other, ...more)).toMatchObject({
      status: 2,
    });
    expect(existsSync(join(other, 'so-thi-dua.sqlite'))).toBe(false);
    expect(existsSync(filesFolder(other))).toBe(false);
  },
);

test('[VF6] a file that was altered or is gone is named with its unit; a backup of the rest is still made, and says so [BK5]', () => {
  const place = join(folder, 'lacking');
  const whole = readFileSync(lies(dataDir, 0));
  const altered = Buffer.from(whole);
  altered[1000] = (altered[1000] ?? 0) ^ 1;
  writeFileSync(lies(dataDir, 0), altered);
  const seen = cli('verify');
  expect(seen.status).toBe(1);
  expect(seen.said).toContain(
    `tệp minh chứng đã bị sửa / an evidence file was changed (sin-ho: ${offers[0]?.hash})`,
  );

  rmSync(lies(dataDir, 0));
  expect(cli('verify').said).toContain(
    `mất tệp minh chứng / an evidence file is missing (sin-ho: ${offers[0]?.hash})`,
  );
  const made = cli('backup', '--to', place);
  expect(made.status).toBe(1);
  expect(made.said).toContain(offers[0]?.hash);
  expect(JSON.parse(readFileSync(manifestIn(place), 'utf8'))).toMatchObject({
    files: { list: [{ hash: offers[1]?.hash, size: 5000 }], lacking: [offers[0]?.hash] },
  });
  writeFileSync(lies(dataDir, 0), whole);
  expect(cli('verify').status).toBe(0);
});
