// What a checking unit's people get of another unit: the sheet they check, once it was handed in, and not a record more.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PeerCheck } from '../../src/domain/workflow/peer-checks.ts';
import type { PlacedRecord } from '../../src/protocol/record-rows.ts';
import { getPiece, nameFile, offerOf, sendFile, somePdf } from '../support/evidence.ts';
import { onEachEngine } from '../support/engines.ts';
import { actAs, finishScoring } from '../support/scored-bloc.ts';
import { newWriter, signIn, type Client, type TestServer } from '../support/server.ts';

const BLOC = 'cac-huyen';
const PERIOD = 'cac-huyen.2023';
/** Handed in by nobody yet; the next in the bloc's order are asked to check it. */
const UNIT = 'sin-ho';
const SHEET = `${PERIOD}/${UNIT}`;
const CHECKER = 'nam-nhun';

/** None of them is done with: each stays under review. */
const UNITS = [
  'tp-lai-chau',
  'tam-duong',
  'phong-tho',
  'sin-ho',
  'nam-nhun',
  'muong-te',
  'than-uyen',
  'tan-uyen',
];

onEachEngine((engine) => {
  let server: TestServer;
  let checker: Client;

  beforeAll(async () => {
    server = await engine.start();
    checker = await signIn(server.url, 'canbo.namnhun');
  });
  afterAll(() => server.stop());

  const give = async (pairs: { unitId: string; by: string }[]) =>
    (await actAs(server.url, 'truongkhoi'))([
      { name: 'give-peer-checks', args: { periodId: PERIOD, pairs } },
    ]);
  /** Everything of units other than the checker's own. */
  const foreign = (records: readonly PlacedRecord[]) =>
    records
      .filter(({ id }) => id.includes('/') && !id.startsWith(`${PERIOD}/${CHECKER}`))
      .map(({ kind, id }) => `${kind} ${id}`)
      .sort();
  const remarkWith = (client: Client, said: { points: string; reason: string }) => {
    const args = { sheetId: SHEET, by: CHECKER, criterionId: 't.2', remark: said };
    return client.push(BLOC, newWriter(), [{ seq: 1, name: 'remark-on-sheet', args }]);
  };
  const remark = async (client: Client) =>
    (await remarkWith(client, { points: '5', reason: 'Chưa có quyết định' })).refused[0]?.problem.code;

  test('[PC2] nothing before the sheet is handed in; then the sheet, its own column, its targets and the check alone', async () => {
    await give([{ unitId: UNIT, by: CHECKER }]);
    const before = await checker.pullAll(BLOC);
    expect(foreign(before.records)).toEqual([]);
    expect(await remark(checker)).toBe('check-not-open');

    const clerk = await signIn(server.url, 'canbo.sinho');
    const pdf = somePdf(3000);
    await nameFile(clerk, offerOf(pdf));
    await sendFile(clerk, pdf);
    expect((await getPiece(checker, offerOf(pdf))).status).toBe(404);
    await finishScoring(server.url, UNITS);
    expect(await remark(checker)).toBeUndefined();

    // The device asks on from where it was: what it may see is another thing now, and it begins anew.
    const { cursor, epoch, scope } = { cursor: before.last.to, ...before.last };
    const page = await checker.pullPage(BLOC, { cursor, epoch, scope });
    expect([page.from, page.scope === scope]).toEqual([0, false]);
    const { records } = await checker.pullAll(BLOC);
    expect(foreign(records)).toEqual([
      `column ${SHEET}/self`,
      `peer-check ${SHEET}/${CHECKER}`,
      `sheet ${SHEET}`,
      `targets ${SHEET}`,
    ]);
    const column = records.find(({ id }) => id === `${SHEET}/self`)?.body as { cells: object };
    expect(Object.keys(column.cells)).toContain('t.2');
    expect((await getPiece(checker, offerOf(pdf))).status).toBe(200);
    // Only to look at: a file of another unit is nobody else's to bring.
    const asked = await checker.request('POST', '/api/evidence/ask', offerOf(somePdf(9, 2)));
    expect(asked.status).toBe(404);

    // Another unit's people hear nothing of it; the unit's own read what was said of them.
    const third = await signIn(server.url, 'canbo.muongte');
    expect((await third.pullAll(BLOC)).records.filter(({ id }) => id.startsWith(SHEET))).toEqual([]);
    const own = await (await signIn(server.url, 'canbo.sinho')).pullAll(BLOC);
    expect(own.records.some(({ kind }) => kind === 'peer-check')).toBe(true);

    // Finished by the bloc while the checker had no network: held for an officer, and told to its author's unit [HD1].
    await (
      await actAs(server.url, 'truongkhoi')
    )([{ name: 'finish-review', args: { sheetId: SHEET } }]);
    const late = await remarkWith(checker, { points: '4.5', reason: 'Quyết định ký sau kỳ' });
    expect([late.refused, late.held]).toMatchObject([[], [{ reason: { code: 'held-late' } }]]);
    const heldOf = async (client: Client) =>
      (await client.pullAll(BLOC)).records.filter(({ kind }) => kind === 'held-change').map(({ id }) => id);
    const officer = await signIn(server.url, 'sonoivu');
    const [heldId] = await heldOf(officer);
    expect(await heldOf(checker)).toEqual([heldId]);
    expect(await heldOf(await signIn(server.url, 'canbo.sinho'))).toEqual([]);
    const remarks = async () => {
      const { records } = await officer.pullAll(BLOC);
      return records.find(({ kind }) => kind === 'peer-check')?.body as PeerCheck;
    };
    expect((await remarks()).remarks).toMatchObject([{ points: '5' }]);
    const args = { periodId: PERIOD, heldId, accept: true, note: 'Gửi trước hạn, máy không có mạng' };
    await officer.push(BLOC, newWriter(), [{ seq: 1, name: 'settle-held', args }]);
    expect((await remarks()).remarks).toMatchObject([
      { criterionId: 't.2', points: '4.5', reason: 'Quyết định ký sau kỳ', by: 'canbo.namnhun' },
    ]);

    // Taken away, the sheet goes with it.
    const acts = await actAs(server.url, 'phokhoi');
    await acts([{ name: 'give-peer-checks', args: { periodId: PERIOD, pairs: [] } }]);
    expect(foreign((await checker.pullAll(BLOC)).records)).toEqual([]);
    expect(await remark(checker)).toBe('check-not-given');
    expect((await getPiece(checker, offerOf(pdf))).status).toBe(404);
  });
});
