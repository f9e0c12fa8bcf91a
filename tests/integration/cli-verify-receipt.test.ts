// Receipts of a real server, as people hold them, before the command line.

import { execFile, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkReceipt, goesOn } from '../../src/protocol/check-receipt.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { receiptAsText } from '../../src/protocol/receipt-text.ts';
import { ServerKeys, type Subtle } from '../../src/protocol/signature.ts';
import { keysFolder, rotateKey } from '../../src/server/signing/keys.ts';
import { run } from '../../src/server/store/store.ts';
import { clientOf, newWriter, signIn, startServer, type TestServer } from '../support/server.ts';

const subtle = webcrypto.subtle as unknown as Subtle;
const BLOC = 'cac-huyen';
const ARGS = {
  sheetId: 'cac-huyen.2023/sin-ho',
  owner: 'self',
  criterionId: 't.2',
  input: { value: '3' },
  reason: '',
  table: 1,
};
let server: TestServer;
let folder: string;
let receipt: Receipt;
let keys: ServerKeys;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'so-thi-dua-receipt-'));
  const clerk = await signIn(server.url, 'canbo.sinho');
  receipt = must(
    (await clerk.push(BLOC, newWriter(), [{ seq: 1, name: 'enter-score', args: ARGS }])).receipt,
    'a receipt',
  );
  keys = ServerKeys.parse(await (await clientOf(server.url).request('GET', '/api/keys')).json());
});
afterAll(async () => {
  await server.stop('tampered');
  await rm(folder, { recursive: true, force: true });
});

const cli = async (...args: readonly string[]) => {
  const of = ['src/cli/main.ts', 'verify-receipt', ...args];
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, of).then(
    (said) => ({ ...said, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  return { said: stdout + stderr, code };
};
const fileOf = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

test('[RC6] the command line says of a receipt in lines, in JSON and from a pipe that this server signed it', async () => {
  const data = ['--data', server.dataDir];
  const text = await fileOf('receipt.txt', `BIÊN NHẬN\n${receiptAsText(receipt)}`);
  const valid = await cli('--file', text, ...data);
  expect(valid).toMatchObject({ code: 0 });
  expect(valid.said).toMatch(/ĐÚNG, máy chủ này đã ký/);
  expect(valid.said).toContain('VALID, signed by this server');
  // As on the paper, whatever zone the server stands in.
  const [day = '', time = ''] = new Date(receipt.at + 7 * 3_600_000).toISOString().split('T');
  expect(valid.said).toContain(`${time.slice(0, 5)} ${day.split('-').toReversed().join('/')} (UTC+7)`);
  expect(await cli('--file', await fileOf('receipt.json', JSON.stringify([receipt])), ...data)).toMatchObject(
    {
      code: 0,
    },
  );
  const piped = spawnSync(process.execPath, ['src/cli/main.ts', 'verify-receipt', '--file', '-', ...data], {
    input: receiptAsText(receipt),
    encoding: 'utf8',
  });
  expect(piped.status).toBe(0);
  const saved = await fileOf('keys.json', JSON.stringify(keys));
  expect(await cli('--file', text, '--keys', saved)).toMatchObject({ code: 0 });
});

test('[RC6] one that was altered ends with 1, one that was mistyped with 2 and the line', async () => {
  const data = ['--data', server.dataDir];
  const altered = await cli(
    '--file',
    await fileOf('altered.txt', receiptAsText({ ...receipt, taken: [[1, 2]] })),
    ...data,
  );
  expect(altered.code).toBe(1);
  expect(altered.said).toContain('KHÔNG ĐÚNG');
  const mistyped = await cli(
    '--file',
    await fileOf('mistyped.txt', receiptAsText(receipt).replace(/(dấu nội dung: )./, '$1x')),
    ...data,
  );
  expect(mistyped.code).toBe(2);
  expect(mistyped.said).toContain('dòng “dấu nội dung:” gõ sai');
  expect((await cli('--file', join(folder, 'none.txt'), ...data)).code).toBe(2);
  expect((await cli(...data)).code).toBe(2);
});

test('[RC6] with the database it says, too, whether the log still is what it was when the receipt was signed', async () => {
  const text = await fileOf('receipt.txt', receiptAsText(receipt));
  const asked = ['--file', text, '--data', server.dataDir, '--db', join(server.dataDir, 'so-thi-dua.sqlite')];
  expect(await cli(...asked)).toMatchObject({ code: 0 });
  const { hash } = { hash: 'f'.repeat(64) };
  await run(server.store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
    hash,
    BLOC,
    receipt.position,
  ]);
  const rewritten = await cli(...asked);
  expect(rewritten.code).toBe(1);
  expect(rewritten.said).toContain('không còn khớp với biên nhận');
  expect(rewritten.said).toContain('ĐÚNG, máy chủ này đã ký');
});

test('[RC6] of work that a restore gave up it says just that, and lays nothing of another bloc to it', async () => {
  const other = await startServer();
  const [data, place] = [join(folder, 'given-up'), join(folder, 'backup')];
  await cp(other.dataDir, data, { recursive: true });
  const main = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' });
  expect(main('backup', '--to', place, '--data', data).status).toBe(0);
  const clerk = await signIn(other.url, 'canbo.sinho');
  const after = await clerk.push(BLOC, newWriter(), [{ seq: 1, name: 'enter-score', args: ARGS }]);
  const text = await fileOf('given-up.txt', receiptAsText(must(after.receipt, 'a receipt')));
  await other.stop();
  const manifest = (await readdir(place)).find((name) => name.endsWith('.json')) ?? '';
  expect(main('restore', '--from', join(place, manifest), '--data', data).status).toBe(0);
  const db = join(data, 'so-thi-dua.sqlite');
  const givenUp = await cli('--file', text, '--data', data, '--db', db);
  expect(givenUp.code).toBe(1);
  expect(givenUp.said).toContain('đã mất trong một lần khôi phục');
  expect(givenUp.said).not.toMatch(/vẫn khớp|không còn khớp/);

  // A receipt that the log still answers for, beside a fault of another bloc.
  const own = await startServer();
  const head = await signIn(own.url, 'canbo.sinho');
  const kept = await head.push(BLOC, newWriter(), [{ seq: 1, name: 'enter-score', args: ARGS }]);
  await run(own.store.write, `update bloc_counter set position = position + 1 where bloc <> ?`, [BLOC]);
  const good = await fileOf('kept.txt', receiptAsText(must(kept.receipt, 'a receipt')));
  const asked = ['--file', good, '--data', own.dataDir, '--db', join(own.dataDir, 'so-thi-dua.sqlite')];
  expect(await cli(...asked)).toMatchObject({ code: 0 });
  await own.stop('tampered');
});

test('[RC2] one flipped bit anywhere is a no; an unknown key and a browser that cannot check are neither yes nor no', async () => {
  const deps = { subtle, keys };
  expect(await checkReceipt(deps, receipt)).toBe('valid');
  for (const field of ['batch', 'head', 'signature'] as const) {
    const was = receipt[field];
    for (const at of [0, Math.floor(was.length / 2), was.length - 1]) {
      const flipped =
        was.slice(0, at) + (Number.parseInt(was[at] as string, 16) ^ 1).toString(16) + was.slice(at + 1);
      expect(await checkReceipt(deps, { ...receipt, [field]: flipped }), `${field} ${at}`).toBe('invalid');
    }
  }
  expect(await checkReceipt(deps, { ...receipt, epoch: 'kỷ' })).toBe('invalid');
  expect(await checkReceipt(deps, { ...receipt, key: '0'.repeat(16) })).toBe('unknown-key');
  expect(await checkReceipt({ subtle, keys: undefined }, receipt)).toBe('unknown-key');
  expect(await checkReceipt({ subtle: undefined, keys }, receipt)).toBe('cannot-check');
});

test('[RC3] keys go on from the known ones by the signatures of both, and not by a word alone', async () => {
  const after = rotateKey(keysFolder(server.dataDir), 2_000_000_000_000);
  const third = rotateKey(keysFolder(server.dataDir), 2_100_000_000_000);
  expect(await goesOn({ subtle }, keys, keys)).toBe(true);
  expect(await goesOn({ subtle }, keys, after)).toBe(true);
  expect(await goesOn({ subtle }, keys, third)).toBe(true);
  // A browser without Ed25519 sees at least that the known key is as it was.
  expect(await goesOn({ subtle: undefined }, keys, after)).toBe(true);
  expect(await goesOn({ subtle }, third, keys), 'known keys are gone').toBe(false);
  expect(await goesOn({ subtle }, keys, { ...after, rotations: [] }), 'nobody brought it in').toBe(false);
  const [rotation] = after.rotations;
  const forged = { ...must(rotation, 'a rotation'), byOld: '0'.repeat(128) };
  expect(await goesOn({ subtle }, keys, { ...after, rotations: [forged] })).toBe(false);
  const swapped = after.keys.map((key, index) => (index === 0 ? { ...key, publicKey: 'a'.repeat(64) } : key));
  expect(await goesOn({ subtle }, keys, { ...after, keys: swapped })).toBe(false);
});
