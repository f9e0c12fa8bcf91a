// The server's word: receipts, checkpoints, keys, and what becomes of a log that was rewritten.

import { hash, webcrypto } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkpointText, seenText, type Checkpoint } from '../../src/protocol/checkpoint.ts';
import { packRows } from '../../src/protocol/columns.ts';
import { batchText, receiptText, type Receipt } from '../../src/protocol/receipt.ts';
import { rotationText, ServerKeys, verifySignature, type Subtle } from '../../src/protocol/signature.ts';
import { keysFolder, rotateKey } from '../../src/server/signing/keys.ts';
import { run } from '../../src/server/store/store.ts';
import { makeBigBloc, type BigBloc } from '../support/big-bloc.ts';
import { clientOf, newWriter, signIn, startServer, type Client, type TestServer } from '../support/server.ts';

const subtle = webcrypto.subtle as unknown as Subtle;

let server: TestServer;
let bloc: BigBloc;
let clerk: Client;
let keys: ServerKeys;

beforeAll(async () => {
  server = await startServer();
  bloc = await makeBigBloc(server.store, { units: 2, criteria: 60 });
  clerk = await signIn(server.url, bloc.clerk(0));
  keys = await keysOf(server);
});
afterAll(() => server.stop());

// Without a session: whoever holds a receipt may check it.
const keysOf = async ({ url }: TestServer): Promise<ServerKeys> =>
  ServerKeys.parse(await (await clientOf(url).request('GET', '/api/keys')).json());
const publicKeyOf = (id: string): string =>
  must(
    keys.keys.find((key) => key.id === id),
    'a key',
  ).publicKey;
const checkReceipt = (receipt: Receipt) =>
  verifySignature(
    { subtle },
    { text: receiptText(receipt), signature: receipt.signature, publicKey: publicKeyOf(receipt.key) },
  );
const checkCheckpoint = (one: Checkpoint) =>
  verifySignature(
    { subtle },
    { text: checkpointText(one), signature: one.signature, publicKey: publicKeyOf(one.key) },
  );

const score = (seq: number, value = '3') => ({
  seq,
  name: 'enter-score',
  args: {
    sheetId: bloc.sheetIds[0],
    owner: 'self',
    criterionId: `c.${((seq - 1) % 10) * 6 + 2}`,
    input: { value },
    reason: '',
    table: 1,
  },
});

describe('a receipt', () => {
  test('[SG1] says which numbers of which writer are in the log, with what content, and is signed', async () => {
    const writer = newWriter();
    const changes = [score(1), score(2), { seq: 5, name: 'feast', args: {} }];
    const { receipt, position, epoch } = await clerk.push(bloc.blocId, writer, changes);
    const rows = changes.map(({ seq, name, args }) => ({
      seq,
      name,
      args,
      base: null,
      at: 1_700_000_000_000,
    }));

    expect(receipt).toMatchObject({
      bloc: bloc.blocId,
      epoch,
      writer,
      taken: [
        [1, 2],
        [5, 5],
      ],
      batch: hash('sha256', batchText(packRows(rows as never))),
      position,
    });
    expect(await checkReceipt(must(receipt, 'a receipt'))).toBe('valid');
  });

  test('[SG1] does not name what the log does not hold: another content under a known number', async () => {
    const writer = newWriter();
    await clerk.push(bloc.blocId, writer, [score(1)]);
    const { receipt } = await clerk.push(bloc.blocId, writer, [score(1, '4'), score(2)]);
    expect(receipt?.taken).toEqual([[2, 2]]);
  });

  test('[SG4] with any field altered, or by another key, it is invalid; where the browser cannot check, that is said', async () => {
    const receipt = must((await clerk.push(bloc.blocId, newWriter(), [score(1)])).receipt, 'a receipt');
    const altered: Partial<Receipt>[] = [
      { bloc: 'other' },
      { epoch: 'other' },
      { writer: 'abcdefghijkl' },
      { taken: [[1, 2]] },
      { batch: '0'.repeat(64) },
      { position: receipt.position + 1 },
      { head: '' },
      { at: receipt.at + 1 },
      { signature: '0'.repeat(128) },
      { signature: 'nonsense' },
    ];
    for (const change of altered) expect(await checkReceipt({ ...receipt, ...change })).toBe('invalid');

    const said = { text: receiptText(receipt), signature: receipt.signature };
    const other = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    expect(await verifySignature({ subtle }, { ...said, publicKey: other })).toBe('invalid');
    const publicKey = publicKeyOf(receipt.key);
    const without: Subtle = { ...subtle, importKey: () => Promise.reject(new Error('NotSupportedError')) };
    expect(await verifySignature({ subtle: without }, { ...said, publicKey })).toBe('cannot-check');
    expect(await verifySignature({ subtle: undefined }, { ...said, publicKey })).toBe('cannot-check');
  });
});

describe('a checkpoint', () => {
  const pull = async (known: string, epoch = server.store.epoch) => {
    const query = new URLSearchParams({ bloc: bloc.blocId, cursor: '0', epoch, known });
    return (await (await clerk.request('GET', `/api/sync/pull?${query}`)).json()) as {
      fork?: boolean;
      checkpoint: Checkpoint;
    };
  };

  test('[SG2] comes with every answer to a pull and a push, says the log’s head, and is signed', async () => {
    const pushed = await clerk.push(bloc.blocId, newWriter(), [score(1)]);
    const pulled = await clerk.pullPage(bloc.blocId);
    const [head] = await run(
      server.store.read,
      'select position as size, head from bloc_counter where bloc = ?',
      [bloc.blocId],
    );
    for (const one of [pushed.checkpoint, pulled.checkpoint]) {
      expect(one).toMatchObject(head as object);
      expect(await checkCheckpoint(must(one, 'a checkpoint'))).toBe('valid');
      expect(await checkCheckpoint({ ...must(one, 'a checkpoint'), size: 1 })).toBe('invalid');
    }
    // Of a cached answer it is the present one all the same.
    await clerk.push(bloc.blocId, newWriter(), [score(2)]);
    const again = await clerk.pullPage(bloc.blocId, { cursor: 0 });
    expect(again.checkpoint?.size).toBeGreaterThan(must(pulled.checkpoint, 'a checkpoint').size);
  });

  test('[SG3] shown to a log that only went on: no fork; of another epoch nothing is said', async () => {
    const { checkpoint } = await clerk.pullPage(bloc.blocId);
    const seen = seenText(must(checkpoint, 'a checkpoint'));
    await clerk.push(bloc.blocId, newWriter(), [score(3)]);
    expect((await pull(seen)).fork).toBe(false);
    expect((await pull('0:')).fork).toBe(false);
    expect((await pull(seen, 'another')).fork).toBeUndefined();
    expect(await clerk.pullPage(bloc.blocId)).not.toHaveProperty('fork');
  });

  test('[SG3] shown to a log whose tail was rewritten and sealed anew, or cut off: a fork', async () => {
    const { checkpoint } = await clerk.pullPage(bloc.blocId);
    const { size, head } = must(checkpoint, 'a checkpoint');
    // Somebody with the database in hand, who knows how the seal is made.
    const forged = hash('sha256', `${head} rewritten`);
    await run(server.store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
      forged,
      bloc.blocId,
      size,
    ]);
    expect((await pull(seenText({ size, head }))).fork).toBe(true);
    await run(server.store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
      head,
      bloc.blocId,
      size,
    ]);
    expect((await pull(seenText({ size, head }))).fork).toBe(false);
    expect((await pull(seenText({ size: size + 1, head }))).fork).toBe(true);
  });
});

describe('keys', () => {
  test('[SG6] lie beside the database, for the server alone; a restart signs with the same', async () => {
    const folder = keysFolder(server.dataDir);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    const database = await readFile(join(server.dataDir, 'so-thi-dua.sqlite'));
    expect(database.includes('PRIVATE KEY')).toBe(false);
    expect(JSON.stringify(keys)).not.toContain('PRIVATE');
  });

  test('[SG5] the next key is signed by the one before and signs in its turn; older receipts stay good', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'so-thi-dua-'));
    const first = await startServer({ DATA_DIR: dataDir });
    const before = await keysOf(first);
    await first.stop();
    rotateKey(keysFolder(dataDir), 1_800_000_000_000);
    const second = await startServer({ DATA_DIR: dataDir });
    const after = await keysOf(second);
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });

    expect(after.keys[0]).toEqual(before.keys[0]);
    expect(after.current).not.toBe(before.current);
    const rotation = must(after.rotations[0], 'a rotation');
    expect([rotation.from, rotation.to]).toEqual([before.current, after.current]);
    const said = { text: rotationText(rotation) };
    const [old, fresh] = after.keys;
    const check = (signature: string, publicKey = '') =>
      verifySignature({ subtle }, { ...said, signature, publicKey });
    expect(await check(rotation.byOld, old?.publicKey)).toBe('valid');
    expect(await check(rotation.byNew, fresh?.publicKey)).toBe('valid');
    expect(await check(rotation.byNew, old?.publicKey)).toBe('invalid');
    expect(fresh?.publicKey).toBe(rotation.publicKey);
  });
});
