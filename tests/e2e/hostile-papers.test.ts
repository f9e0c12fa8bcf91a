// Every paper of a bloc whose names and words are markup, entities and formulas: printed and saved as Word, it is text,
// and nothing of it runs.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import mammoth from 'mammoth';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { DESK, newDevice, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { fillFreshBloc, FRESH_PERIOD } from '../support/fresh-bloc.ts';
import { actAs } from '../support/scored-bloc.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = `/k/${FRESH_PERIOD}`;
const EVIL = `<img src=x onerror="window.struck=1">&lt;{năm}=1+1"'</p>`;

/** Each with something of a person's on it. */
const papers = [
  'giao-uoc',
  'ke-hoach',
  'quy-che',
  'so-ket',
  'tong-ket',
  'bang-tieu-chi',
  'phieu/sin-ho?mau=tu-cham',
  'phieu/sin-ho?mau=khoi',
  'giai-trinh/sin-ho?mau=tu-cham',
  'lich-su/sin-ho?mau=tu-cham',
  'tong-hop',
  'bien-ban',
  'xep-hang',
  'phieu-suy-ton',
  'kiem-phieu',
  'to-trinh',
  'danh-sach',
] as const;

let server: TestServer;
let leader: Device;
let folder: string;

test.beforeAll(async () => {
  test.skip(missingPoppler().length > 0, 'poppler-utils is not on this machine');
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-hostile-'));
  await fillFreshBloc(folder, {
    period: (period) => ({
      ...period,
      stage: 'scoring',
      blocName: `Khối ${EVIL}`,
      units: period.units.map((unit) => ({ ...unit, name: `${unit.name} ${EVIL}`, place: EVIL })),
    }),
    name: (name) => `${name} ${EVIL}`,
  });
  server = await startServer({ DATA_DIR: folder });
  await write();
  leader = await newDevice(server.url, DESK);
});
test.afterAll(async () => {
  await leader?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A word of somebody's in every place that takes one. */
async function write(): Promise<void> {
  const periodId = FRESH_PERIOD;
  const [secretary, head, clerk] = [
    await actAs(server.url, 'thuky'),
    await actAs(server.url, 'truongkhoi'),
    await actAs(server.url, 'thutruong.sinho'),
  ];
  const sheetId = `${periodId}/sin-ho`;
  const cell = {
    sheetId,
    owner: 'self',
    criterionId: 'i.1',
    input: { value: '9' },
    reason: EVIL,
    table: 1,
  } as const;
  const evidence = [{ number: EVIL, date: '', abstract: EVIL }];
  await clerk([{ name: 'enter-score', args: { ...cell, evidence } }]);
  await secretary([
    ...(['pledge', 'rules'] as const).map((where) => ({
      name: 'record-in-year' as const,
      args: { periodId, entry: { is: 'clause' as const, in: where, of: { id: null, text: EVIL } } },
    })),
    {
      name: 'record-in-year',
      args: {
        periodId,
        entry: {
          is: 'activity',
          of: {
            id: null,
            kind: 'other',
            title: EVIL,
            from: '2023-05-01',
            to: '',
            place: EVIL,
            hostUnitId: null,
            state: 'held',
            outcome: EVIL,
          },
        },
      },
    },
    ...(['half', 'year'] as const).map((of) => ({
      name: 'record-in-year' as const,
      args: { periodId, entry: { is: 'report' as const, of, part: 'done' as const, text: EVIL } },
    })),
    { name: 'set-wording', args: { periodId, entry: { is: 'slot', slot: 'letter-closing', text: EVIL } } },
    {
      name: 'record-in-meeting',
      args: { periodId, entry: { is: 'opinion', of: { id: null, unitId: 'sin-ho', text: EVIL } } },
    },
    ...['sin-ho', 'than-uyen', 'tam-duong', 'phong-tho', 'tan-uyen', 'muong-te'].map((unitId) => ({
      name: 'record-in-meeting' as const,
      args: {
        periodId,
        entry: { is: 'attendance' as const, of: { unitId, present: true, representative: EVIL } },
      },
    })),
  ]);
  await head([{ name: 'move-meeting', args: { periodId, event: 'open' } }]);
  const count = {
    secret: true,
    issued: 6,
    returned: 6,
    valid: 6,
    votes: [{ unitId: 'sin-ho', votes: 6 }],
    tellers: EVIL,
  };
  await secretary([
    { name: 'record-in-meeting', args: { periodId, entry: { is: 'acclaim', count } } },
    {
      name: 'record-in-meeting',
      args: {
        periodId,
        entry: { is: 'proposal', of: { unitId: 'sin-ho', award: 'certificate', inFavour: 6, against: 0 } },
      },
    },
  ]);
}

/** What the print button would print, without the breaks of its lines. */
async function printed(page: Page): Promise<string> {
  await expect(page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return dense(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
}
const dense = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '');
/** With its braces: in what the office words itself they are filled in. */
const asText = dense('<img src=x onerror="window.struck=1">&lt;');

test('[TW4] markup, entities and formulas in every name and word are printed and saved as text, and nothing runs', async () => {
  test.setTimeout(300_000);
  const { page } = leader;
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await leader.offline(true);
  for (const paper of papers) {
    await page.goto(`${BLOC}/in/${paper}`);
    const text = await printed(page);
    expect(text.toLowerCase(), paper).toContain(asText);
    expect(text, paper).not.toMatch(/undefined|NaN|\[object/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu Word (.docx)' }).click(),
    ]);
    const saved = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) });
    expect(dense(saved.value).toLowerCase(), `${paper} as Word`).toContain(asText);
    expect(await page.evaluate(() => 'struck' in window), paper).toBe(false);
    expect(await page.locator('.paper img').count(), paper).toBe(0);
  }
  expect(leader.complaints).toEqual([]);
});
