// The papers of a meeting from the real app with the network off: found on the print page, printed, and read back from
// the PDF by poppler.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import mammoth from 'mammoth';
import { must } from '../../src/base/assert.ts';
import type { World } from '../../src/domain/changes/define-change.ts';
import { blocResult, seenIn } from '../../src/domain/meeting/bloc-result.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { violationsOf } from '../support/axe.ts';
import { DESK, newDevice, signIn, waitUntilReady, type Device } from '../support/device.ts';
import { facts, type Entry } from '../support/held-meeting.ts';
import { actAs, finishScoring, SCORED_PERIOD } from '../support/scored-bloc.ts';
import { signIn as signInAt, startServer, type TestServer } from '../support/server.ts';

const BLOC = `/k/${SCORED_PERIOD}`;
test.skip(
  missingPoppler().length > 0,
  `poppler-utils is not on this machine: ${missingPoppler().join(', ')}`,
);

let server: TestServer;
let leader: Device;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-paper-'));
  server = await startServer({ DEMO: 'on' });
  await finishScoring(server.url);
  leader = await newDevice(server.url, DESK);
});
test.afterAll(async () => {
  await leader.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Held at the server by the bloc's secretary and leader, to its closing. */
async function holdAtServer(): Promise<void> {
  const periodId = SCORED_PERIOD;
  const [secretary, head] = [await actAs(server.url, 'thuky'), await actAs(server.url, 'truongkhoi')];
  const write = (entries: readonly Entry[]) =>
    secretary(entries.map((entry) => ({ name: 'record-in-meeting', args: { periodId, entry } })));
  const { records } = await (await signInAt(server.url, 'sonoivu')).pullAll('cac-huyen');
  const world: World = {
    get: (kind, id) => records.findLast((one) => one.kind === kind && one.id === id)?.body as never,
  };
  const period = must(world.get('bloc-period', periodId), 'the year');
  const seen = seenIn(must(blocResult(world, period, undefined), 'a result'));
  await write([
    { is: 'facts', facts },
    ...period.units.map(({ id }): Entry => ({
      is: 'attendance',
      of: { unitId: id, present: id !== 'muong-te', representative: 'Lò Văn Dự, Phó Chủ tịch' },
    })),
    { is: 'opinion', of: { id: null, unitId: 'phong-tho', text: 'Nhất trí <b>với</b> bảng điểm' } },
  ]);
  await head([{ name: 'move-meeting', args: { periodId, event: 'open' } }]);
  await write([
    { is: 'motion', of: { id: null, text: 'Thông qua bảng điểm', inFavour: 7, against: 0 } },
    { is: 'next', next: { leaderUnitId: 'tam-duong', deputyUnitId: null } },
  ]);
  await head([{ name: 'close-meeting', args: { periodId, seen } }]);
}

/** Prints the page that is open as its print button would, and reads it back. */
async function printed(): Promise<string> {
  const { page } = leader;
  await expect(page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ');
}

test('[PR16] [PR17] the papers of a closed meeting print and are saved with no network, from the print page', async () => {
  test.setTimeout(180_000);
  await holdAtServer();
  const { page } = leader;
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await waitUntilReady(page);
  await leader.offline(true);
  const open = async (name: string) => {
    await page.goto(`${BLOC}/in`);
    const papers = page.getByRole('region', { name: 'Cuộc họp và hồ sơ gửi Sở', exact: true });
    await papers.getByRole('link', { name, exact: true }).click();
    await expect(page.locator('h1.grow')).toHaveText(name);
    return printed();
  };

  const minutes = await open('Biên bản họp');
  for (const words of [
    'Số: …/BB-KTĐ',
    'BIÊN BẢN Họp bình xét thi đua',
    'I. THỜI GIAN, ĐỊA ĐIỂM',
    'bắt đầu lúc 08 giờ 00 phút, ngày 18 tháng 01 năm 2024',
    'Có mặt: 7/8 đơn vị',
    'Huyện Sìn Hồ: Lò Văn Dự, Phó Chủ tịch',
    'Nhất trí <b>với</b> bảng điểm',
    'tán thành 7, không tán thành 0',
    'IV. KẾT QUẢ XẾP HẠNG',
    'Trưởng khối: Huyện Tam Đường',
    'Trần Thị B',
    'Nguyễn Văn A',
  ])
    expect(minutes).toContain(words);
  expect(minutes).not.toContain('NHÁP');
  expect(minutes).toMatch(/Phó khối: …+/);
  expect(minutes).toMatch(/1 (Huyện|Thành phố) \D+ \d{3},\d{2} 1 /);
  expect(await violationsOf(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu Word (.docx)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const saved = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) });
  expect(saved.value).toContain('IV. KẾT QUẢ XẾP HẠNG');

  expect(await open('Kết quả xếp hạng')).toMatch(
    /Điểm phần I .*Kèm theo|Kèm theo Biên bản số .*Đề nghị khen/,
  );
  expect(await open('Phiếu suy tôn')).toContain('PHIẾU SUY TÔN');
  expect(await violationsOf(page)).toEqual([]);
  expect(await open('Biên bản kiểm phiếu')).toMatch(/Số phiếu hợp lệ: …+/);
  expect(await open('Tờ trình')).toContain('Kính gửi: Sở Nội vụ tỉnh Lai Châu');
  expect(await open('Danh sách đề nghị khen thưởng')).toContain('Kèm theo Tờ trình số');
  expect(leader.complaints).toEqual([]);
});
