// What a device keeps of the server's word, and what it says when the server's log is no longer what it was.

import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/base/assert.ts';
import { checkpointText } from '../../src/protocol/checkpoint.ts';
import { receiptText } from '../../src/protocol/receipt.ts';
import { ServerKeys, verifySignature, type Subtle } from '../../src/protocol/signature.ts';
import { run } from '../../src/server/store/store.ts';
import { newWriter, signIn, startServer, type TestServer } from '../support/server.ts';
import { startTab } from '../support/tab.ts';

const BLOC = 'cac-huyen';
const subtle = webcrypto.subtle as unknown as Subtle;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop('tampered'));

test('[SG7] a device keeps the receipt with the batch it vouches for, and the newest checkpoint; both can be checked', async () => {
  const tab = await startTab(server.url, 'canbo.sinho', [BLOC]);
  const args = {
    sheetId: 'cac-huyen.2023/sin-ho',
    owner: 'self' as const,
    criterionId: 't.2',
    input: { value: '3' },
    reason: '',
    table: 1,
  };
  await tab.replica.commit(BLOC, [{ name: 'enter-score', args }]);
  await tab.round();
  const [sent] = await tab.replica.storage.tables.sent.all();
  const receipt = must(sent?.receipt, 'a receipt');
  const checkpoint = must(tab.replica.blocs.get(BLOC)?.checkpoint, 'a checkpoint');
  expect(receipt).toMatchObject({
    bloc: BLOC,
    writer: sent?.writer,
    taken: [[1, 1]],
    position: sent?.position,
  });
  expect(checkpoint.size).toBe(tab.replica.blocs.get(BLOC)?.cursor);

  const keys = ServerKeys.parse(await (await fetch(`${server.url}/api/keys`)).json());
  const keyOf = (id: string) =>
    must(
      keys.keys.find((key) => key.id === id),
      'the key',
    ).publicKey;
  const check = (text: string, { key, signature }: { key: string; signature: string }) =>
    verifySignature({ subtle }, { text, signature, publicKey: keyOf(key) });
  expect(await check(receiptText(receipt), receipt)).toBe('valid');
  expect(await check(checkpointText(checkpoint), checkpoint)).toBe('valid');
  expect(await check(receiptText({ ...receipt, taken: [[1, 2]] }), receipt)).toBe('invalid');
  tab.close();
});

test('[SG7] a log that was rewritten is told at the next round, the old checkpoint stays as evidence, and work goes on', async () => {
  const tab = await startTab(server.url, 'canbo.sinho', [BLOC]);
  await tab.round();
  const before = must(tab.replica.blocs.get(BLOC)?.checkpoint, 'a checkpoint');
  expect(tab.replica.blocs.get(BLOC)?.forkedAt ?? null).toBeNull();
  await run(server.store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
    'f'.repeat(64),
    BLOC,
    before.size,
  ]);
  // The log goes on: the next page comes with a newer checkpoint, which is no evidence of anything.
  const neighbour = await signIn(server.url, 'canbo.phongtho');
  const score = (seq: number) => ({
    seq,
    name: 'enter-score',
    args: {
      sheetId: 'cac-huyen.2023/phong-tho',
      owner: 'self',
      criterionId: 't.2',
      input: { value: String(seq) },
      reason: '',
      table: 1,
    },
  });
  const writer = newWriter();
  expect((await neighbour.push(BLOC, writer, [score(1)])).position).toBeGreaterThan(before.size);
  await tab.round();
  const told = tab.replica.blocs.get(BLOC);
  expect(told?.forkedAt).toBeGreaterThan(0);
  expect([told?.cursor, told?.checkpoint]).toEqual([before.size + 1, before]);
  expect(tab.engine.state.reach).toBe('online');

  // Put right behind everybody's back, it stays told until a person has looked.
  await run(server.store.write, 'update log_segment set hash = ? where bloc = ? and last = ?', [
    before.head,
    BLOC,
    before.size,
  ]);
  await neighbour.push(BLOC, writer, [score(2)]);
  await tab.round();
  const after = tab.replica.blocs.get(BLOC);
  expect([after?.cursor, after?.forkedAt]).toEqual([before.size + 2, told?.forkedAt]);
  tab.close();
});
