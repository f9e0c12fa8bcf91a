// A bloc's whole year with eight units, each on a device of its own and with no network where it works: from the pledge
// to the archive. Only what goes from one device to another goes over the line.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { DESK, type Device, newDevice, signIn, waitUntilReady } from '../support/device.ts';
import { fillFreshBloc, FRESH_PERIOD } from '../support/fresh-bloc.ts';
import { lookAt } from '../support/look.ts';
import { holdMeeting, panel } from '../support/meeting-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { pressForGood } from '../support/send-up-page.ts';

const BLOC = `/k/${FRESH_PERIOD}`;

/** What each unit says of itself; the bloc takes it over but for one. Two are level, so that places repeat. */
const figures: readonly (readonly [
  unit: string,
  name: string,
  head: string,
  expert: string,
  models: string,
])[] = [
  ['tp-lai-chau', 'Thành phố Lai Châu', 'thutruong.tplaichau', '9', '3'],
  ['tam-duong', 'Huyện Tam Đường', 'phokhoi', '8,5', '3'],
  ['phong-tho', 'Huyện Phong Thổ', 'thutruong.phongtho', '8', '2'],
  ['sin-ho', 'Huyện Sìn Hồ', 'thutruong.sinho', '9,75', '3'],
  ['nam-nhun', 'Huyện Nậm Nhùn', 'thutruong.namnhun', '7', '2'],
  ['muong-te', 'Huyện Mường Tè', 'thutruong.muongte', '7', '2'],
  ['than-uyen', 'Huyện Than Uyên', 'truongkhoi', '9,5', '4'],
  ['tan-uyen', 'Huyện Tân Uyên', 'thutruong.tanuyen', '6', '1'],
];

let server: TestServer;
let folder: string;
const devices: Device[] = [];

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-thi-dua-year-'));
  await fillFreshBloc(folder);
  server = await startServer({ DATA_DIR: folder });
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function device(username: string): Promise<Device> {
  const one = await newDevice(server.url, DESK);
  devices.push(one);
  await signIn(one.page, username, SAMPLE_PASSWORD);
  await waitUntilReady(one.page);
  return one;
}

/** The network is back, and what the device did is with the server. */
async function send(one: Device): Promise<void> {
  await one.offline(false);
  await expect(one.page.locator('.facts--desk').getByText('Không còn gì chờ gửi')).toBeVisible({
    timeout: 60_000,
  });
}

/** Three figures down one unit's column, by the keyboard. */
async function fillColumn(page: Page, name: string, figuresDown: readonly string[]): Promise<void> {
  await page.getByRole('gridcell', { name: new RegExp(`^${name}, I\\.1 `) }).click();
  for (const figure of figuresDown) {
    await page.keyboard.type(figure);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('gridcell', { name: new RegExp(`^${name}, .*chưa chấm$`) })).toHaveCount(0);
}

async function reviewed(page: Page, unit: string, name: string, down: readonly string[]): Promise<void> {
  await page.goto(`${BLOC}/cham/${unit}`);
  await page.getByRole('button', { name: 'Bắt đầu chấm khối' }).click();
  await expect(page.getByText('Khối đã bắt đầu chấm đơn vị này.')).toBeVisible();
  await page.goto(`${BLOC}/cham`);
  await fillColumn(page, name, down);
}

async function finished(page: Page, unit: string): Promise<void> {
  await page.goto(`${BLOC}/ra-soat/${unit}`);
  await page.getByRole('button', { name: 'Chấm xong đơn vị này' }).click();
  await expect(page.getByText('Khối chấm xong').first()).toBeVisible();
}

/** What the deputy did has come to the leader's device. */
async function hears(page: Page, unit: string): Promise<void> {
  await page.goto(`${BLOC}/ra-soat/${unit}`);
  await expect(page.getByText('Khối chấm xong').first()).toBeVisible({ timeout: 60_000 });
}

/** As the print button would. */
async function printed(page: Page, path: string): Promise<string> {
  await page.goto(`${BLOC}/in/${path}`);
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

test('[WF10] [WF11] eight units play a whole year offline, from the pledge to the archive', async () => {
  test.setTimeout(480_000);
  test.skip(missingPoppler().length > 0, 'poppler-utils is not on this machine');
  const leader = await device('truongkhoi');
  const { page } = leader;
  const step = (name: string) => panel(page, 'Bước tiếp theo của năm').getByRole('button', { name });

  // The beginning of the year, in the leading unit's office.
  await leader.offline(true);
  await page.goto(`${BLOC}/nam`);
  await expect(step('Giao ước đã ký xong')).toHaveAttribute('aria-disabled', 'true');
  const pledge = panel(page, 'Giao ước thi đua');
  await pledge.getByLabel('Nội dung mới').fill('Hoàn thành các chỉ tiêu được giao.');
  await pledge.getByRole('button', { name: 'Thêm dòng' }).click();
  for (const [, name] of figures)
    await pledge
      .getByRole('radiogroup', { name: `Chữ ký của ${name}` })
      .getByText('Đã ký')
      .click();
  await expect(pledge).toContainText('Đã ký 8/8');
  for (const name of [
    'Giao ước đã ký xong',
    'Bắt đầu thực hiện',
    'Chốt sơ kết 6 tháng',
    'Bắt đầu chấm điểm cuối năm',
  ])
    await step(name).click();
  await expect(page.getByText('Chấm điểm').first()).toBeVisible();
  await expect(panel(page, 'Sơ kết 6 tháng')).toContainText('0/3');
  await send(leader);

  // Each unit at home: scored and handed in with no network, sent when there is one.
  for (const [unit, name, head, expert, models] of figures) {
    const one = head === 'truongkhoi' ? leader : await device(head);
    await one.offline(true);
    await one.page.goto(`${BLOC}/cham?cot=tu-cham`);
    await fillColumn(one.page, name, [expert, '1', models]);
    await one.page.goto(`${BLOC}/cham/${unit}?cot=tu-cham`);
    await one.page.getByRole('button', { name: 'Nộp bảng tự chấm' }).click();
    await one.page
      .getByRole('dialog', { name: new RegExp(`^Nộp bảng tự chấm của ${name}`) })
      .getByRole('button', { name: 'Nộp bảng tự chấm' })
      .click();
    await expect(one.page.getByRole('button', { name: 'Rút lại để sửa' })).toBeVisible();
    await send(one);
    if (one !== leader && head !== 'phokhoi') await one.close();
  }
  const deputy = devices.find(
    (one) => one !== leader && one.page.url().includes(BLOC) && !one.page.isClosed(),
  );
  if (!deputy) throw new Error('the deputy’s device');

  // The bloc reviews: the deputy the leading unit, the leader all others, one of them with a difference.
  await deputy.offline(true);
  await reviewed(deputy.page, 'than-uyen', 'Huyện Than Uyên', ['9,5', '1', '4']);
  await finished(deputy.page, 'than-uyen');
  await send(deputy);
  await page.goto(BLOC);
  await expect(page.getByText('8/8 đơn vị đã nộp')).toBeVisible({ timeout: 60_000 });
  await hears(page, 'than-uyen');
  await leader.offline(true);
  for (const [unit, name, , expert, models] of figures) {
    if (unit === 'than-uyen') continue;
    const differs = unit === 'sin-ho';
    await reviewed(page, unit, name, [differs ? '9' : expert, '1', models]);
    if (differs) {
      await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.1 / }).click();
      await page.getByLabel('Lý do lệch').fill('Chưa có kế hoạch phát động');
      await page.getByLabel('Lý do lệch').blur();
    }
    await finished(page, unit);
  }

  // The meeting in a hall without a network, to the printed minutes.
  await page.goto(`${BLOC}/hop`);
  await holdMeeting(page);
  const minutes = await printed(page, 'bien-ban');
  expect(minutes).not.toContain('NHÁP');
  expect(minutes).toMatch(/1 Huyện Than Uyên 29,50 1 /);
  expect(minutes).toMatch(/Huyện Sìn Hồ 26,50 2 /);
  expect(minutes).toMatch(/Mường Tè và Nậm Nhùn bằng điểm 22,00, cùng hạng 6; hạng kế tiếp là 8/);
  expect(await printed(page, 'giao-uoc')).toContain('1. Hoàn thành các chỉ tiêu được giao.');
  expect(await printed(page, 'so-ket')).toContain('8/8 đơn vị thành viên đã ký');
  expect(await printed(page, 'tong-ket')).toMatch(/Huyện Than Uyên 29,50 1/);
  await page.goto(`${BLOC}/ho-so`);
  await page.getByRole('button', { name: 'Gửi lên Sở Nội vụ' }).click();
  await send(leader);

  // The Department returns it once; the bloc looks again, meets again, sends again.
  const officer = await device('sonoivu');
  await officer.page.goto(`${BLOC}/ho-so`);
  const receive = officer.page.getByRole('button', { name: 'Tiếp nhận hồ sơ' });
  await receive.click();
  // The note of the next step is another than that of this one.
  await expect(receive).toHaveCount(0);
  await officer.page.getByLabel('Ghi chú, lý do').fill('Xem lại điểm I.1 của Sìn Hồ');
  await officer.page.getByRole('button', { name: 'Trả lại khối' }).click();
  await send(officer);
  await expect(page.getByText('Xem lại điểm I.1 của Sìn Hồ')).toBeVisible({ timeout: 60_000 });
  await leader.offline(true);
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.1 / }).click();
  await page.keyboard.type('9,75');
  await page.keyboard.press('Enter');
  for (const [unit] of figures) if (unit !== 'than-uyen') await finished(page, unit);
  await send(leader);
  await deputy.page.goto(`${BLOC}/ra-soat/than-uyen`);
  await expect(deputy.page.getByRole('button', { name: 'Chấm xong đơn vị này' })).toBeVisible({
    timeout: 60_000,
  });
  await finished(deputy.page, 'than-uyen');
  await send(deputy);
  await page.goto(`${BLOC}/hop`);
  await expect(page.getByText('Lần 2')).toBeVisible();
  await hears(page, 'than-uyen');
  await leader.offline(true);
  await page.goto(`${BLOC}/hop`);
  await holdMeeting(page);
  expect(await printed(page, 'bien-ban')).toMatch(/\(lần 2\).*Huyện Sìn Hồ 27,25 2 /);
  await page.goto(`${BLOC}/ho-so`);
  await page.getByRole('button', { name: 'Gửi lên Sở Nội vụ' }).click();
  await send(leader);

  // Appraised, published, put away.
  await officer.page.goto(`${BLOC}/ho-so`);
  await officer.page.getByRole('button', { name: 'Tiếp nhận hồ sơ' }).click({ timeout: 60_000 });
  await pressForGood(officer.page, 'Thẩm định xong');
  await officer.page.getByLabel('Số, ký hiệu quyết định').fill('120/QĐ-UBND');
  await pressForGood(officer.page, 'Công bố kết quả');
  await send(officer);
  await page.goto(`${BLOC}/ho-so`);
  const archive = page.getByRole('button', { name: 'Đưa vào lưu trữ' });
  await archive.click({ timeout: 60_000 });
  // The page must not go before it is saved.
  await expect(archive).toHaveCount(0);
  await send(leader);
  await page.goto(`${BLOC}/nam`);
  await expect(page.getByText('Đã lưu trữ', { exact: true }).first()).toBeVisible();
  await expect(panel(page, 'Giao ước thi đua').getByRole('radiogroup')).toHaveCount(0);
  await lookAt(page, 'whole-year-archived');

  // The next year: one unit has another name, one is gone; the administrator gives its leader a role in it.
  const next = panel(page, 'Mở năm thi đua tiếp theo');
  await next.getByLabel('Huyện Sìn Hồ').fill('Xã Sìn Hồ');
  await next.getByLabel('Huyện Nậm Nhùn').fill('');
  await next.getByLabel('Đơn vị mới, mỗi dòng một tên đầy đủ').fill('Xã Mường Kim');
  await next.getByLabel('Trưởng khối', { exact: true }).selectOption({ label: 'Huyện Tam Đường' });
  await next.getByRole('button', { name: 'Mở năm mới' }).click();
  // It cannot be taken back, and is asked once [YR10].
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Mở rồi không bỏ được.');
  await lookAt(page, 'next-year-question', false);
  await question.getByRole('button', { name: /^Mở năm / }).click();
  await expect(next).toContainText('Đã mở năm 2024');
  await expect(next).toContainText('Quản trị trao vai trò năm mới ở trang Tài khoản');
  await lookAt(page, 'whole-year-next');
  await send(leader);
  const admin = await newDevice(server.url, DESK);
  devices.push(admin);
  await signIn(admin.page, 'quantri', SAMPLE_PASSWORD);
  await admin.page.goto('/tai-khoan');
  const person = admin.page.getByRole('listitem').filter({ hasText: 'phokhoi' });
  await person.getByRole('button', { name: /^Vai trò của / }).click();
  await person.getByLabel('Vai trò', { exact: true }).selectOption('bloc-leader');
  await person.getByLabel('Khối thi đua', { exact: true }).selectOption('cac-huyen');
  await person.getByLabel('Năm', { exact: true }).selectOption('2024');
  await person.getByLabel('Đơn vị', { exact: true }).selectOption('Huyện Tam Đường');
  await person.getByRole('button', { name: 'Trao thêm vai trò' }).click();
  await expect(person.getByText(/^Trưởng khối · Huyện Tam Đường · .* · 2024$/)).toBeVisible();
  await lookAt(admin.page, 'people-roles');
  // With two years of one bloc to choose from, the new leader chooses; the bloc itself is here already.
  const newLeader = await newDevice(server.url, DESK);
  devices.push(newLeader);
  await signIn(newLeader.page, 'phokhoi', SAMPLE_PASSWORD);
  await newLeader.page.goto('/khoi');
  const years = newLeader.page.getByRole('link', { name: /^Mở: / });
  await expect(years).toHaveCount(1, { timeout: 30_000 });
  await newLeader.page.getByText('Những năm trước (1)').click();
  await expect(years).toHaveCount(2);
  await lookAt(newLeader.page, 'whole-year-two-years');
  await newLeader.page.goto('/k/cac-huyen.2024/nam');
  await expect(newLeader.page.getByRole('heading', { name: 'Hoạt động của khối, năm 2024' })).toBeVisible();
  await expect(panel(newLeader.page, 'Giao ước thi đua')).toContainText('Xã Sìn Hồ');
  await expect(panel(newLeader.page, 'Giao ước thi đua')).not.toContainText('Nậm Nhùn');
  await newLeader.page.goto('/k/cac-huyen.2024/bang');
  await expect(newLeader.page.getByText('Bản 1', { exact: false }).first()).toBeVisible();
  // What was signed keeps its names.
  await newLeader.page.goto(`${BLOC}/nam`);
  await expect(panel(newLeader.page, 'Giao ước thi đua')).toContainText('Huyện Nậm Nhùn');
  expect([...leader.complaints, ...deputy.complaints, ...officer.complaints]).toEqual([]);
});
