// A handover between two real browsers with the network truly off: the whole bloc in one file, the record on paper, the
// code over the phone, and the end of the old copy. Then the network comes back, and everything is the server's.

import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { openFile, shutFile } from '../../src/client/sync/carry/std-file.ts';
import { packed, unpacked } from '../../src/client/sync/carry/packing.ts';
import { packRows, unpackRows } from '../../src/protocol/columns.ts';
import { joinRecords, splitRecords } from '../../src/protocol/record-rows.ts';
import type { WholeBloc } from '../../src/protocol/whole-bloc.ts';
import type { Column } from '../../src/domain/scoring/sheet.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { violationsOf } from '../support/axe.ts';
import { DESK, drawn, newDevice, PHONE, signIn, type Device } from '../support/device.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = '/k/cac-huyen.2023';
const PASSPHRASE = 'Pa Tần mùa nước';
const PICTURES = 'test-results';

test.beforeEach(async () => {
  mkdirSync(PICTURES, { recursive: true });
});

/** A device whose owner has signed in, and which never gets an answer to a pull: its program is all it has. */
async function emptyDevice(username: string, screen = PHONE): Promise<Device> {
  const one = await newDevice(sample.server.url, screen);
  sample.devices.push(one);
  await one.context.route('**/api/sync/pull**', (route) => route.abort());
  await signIn(one.page, username, SAMPLE_PASSWORD);
  await one.page.evaluate(() => navigator.serviceWorker.ready);
  await one.offline(true);
  await one.context.unroute('**/api/sync/pull**');
  return one;
}

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** Every page is looked at by the rules of access, and nothing stands beside the screen. */
async function lookAt(page: Page, picture: string): Promise<void> {
  await drawn(page);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.screenshot({ path: `${PICTURES}/${picture}.png`, fullPage: true });
}

async function typeInto(page: Page, cell: RegExp, figure: string): Promise<void> {
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: cell }).click();
  await page.keyboard.type(figure);
  await page.keyboard.press('Enter');
}

async function openIn(page: Page, path: string): Promise<void> {
  const open = panel(page, 'Mở tệp');
  await open.getByLabel(/Chọn tệp/).setInputFiles(path);
  await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

/** The text of what the printer gives, with its first page as a picture. */
async function printed(page: Page, path: string, picture: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = join(PICTURES, `${picture}.pdf`);
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  if (missingPoppler().length > 0) return page.locator('article.paper').first().innerText();
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  run('pdftoppm', '-r', '70', '-png', '-singlefile', file, file.replace('.pdf', ''));
  return run('pdftotext', '-layout', file, '-').normalize('NFC');
}

/** The old leader's package, made by the form. */
async function packageOf({ page, profile }: Device): Promise<string> {
  await page.goto(`${BLOC}/mang-tay`);
  await page.getByRole('link', { name: 'Bàn giao khối' }).click();
  const give = panel(page, 'Lập gói bàn giao');
  await give.getByRole('button', { name: 'Lưu gói' }).click();
  await expect(give).toContainText('Hãy ghi họ tên người nhận.');
  await expect(give).toContainText('Mật khẩu phải có ít nhất 8 ký tự.');
  await expect(give.getByLabel('Họ tên người nhận')).toBeFocused();
  await lookAt(page, 'handover-form-desk');
  await give.getByLabel('Chức vụ, đơn vị bên nhận').fill('Chủ tịch UBND huyện Tam Đường');
  await give.getByLabel('Họ tên người nhận').fill('Trần Thị B');
  await give.getByLabel('Ghi chú (nếu có)').fill('Kèm một tập hồ sơ giấy năm 2023');
  await give.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await give.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^Bàn giao .*\.std$/);
  await expect(panel(page, 'Gói giao cho Trần Thị B')).toContainText('Chờ bên nhận xác nhận');
  await expect(page.locator(':focus')).toContainText(`Đã lưu gói vào tệp ${download.suggestedFilename()}.`);
  await lookAt(page, 'handover-given-desk');
  const path = join(profile, 'goi.std');
  await download.saveAs(path);
  return path;
}

test('[HO5] [A4] old leader to new with no network: package, record, code, closing; then all of it is the server’s', async () => {
  test.setTimeout(240_000);
  let leader = await device('truongkhoi');
  const deputy = await emptyDevice('phokhoi', DESK);
  await leader.offline(true);
  await typeInto(leader.page, /^Huyện Phong Thổ, II\.2 /, '10');
  await expect(leader.page.getByText('Chờ gửi 1 mục').filter({ visible: true }).first()).toBeVisible();
  const path = await packageOf(leader);
  // A device that is shut and opened again remembers what it gave.
  leader = await leader.restart({ offline: true });
  sample.devices.push(leader);
  await leader.page.goto(`${BLOC}/ban-giao`);
  const given = panel(leader.page, 'Gói giao cho Trần Thị B');
  const code = must(/Mã gói\s*((?:[0-9A-F]{4} ?){5})/.exec(await given.innerText())?.[1], 'a code').trim();

  // The record prints with no network, and survives a restart with what it tells of.
  const recordLink = must(
    await given.getByRole('link', { name: 'In biên bản' }).getAttribute('href'),
    'a link',
  );
  const record = await printed(leader.page, recordLink, 'handover-record');
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'BIÊN BẢN BÀN GIAO',
    'BÊN GIAO',
    'BÊN NHẬN',
    'Trần Thị B',
    'Kèm một tập hồ sơ giấy năm 2023.',
    'Dữ liệu mẫu',
    code,
  ]) {
    expect(record).toContain(words);
  }
  expect(record).toMatch(/Việc chưa gửi máy chủ, có trong\s+1 mục|có trong gói\s+1 mục/);

  // The new leader's device has never seen the bloc.
  const { page } = deputy;
  await page.goto('/mang-tay');
  await openIn(page, path);
  const open = panel(page, 'Mở tệp');
  await expect(open).toContainText('Gói bàn giao');
  await expect(open.getByRole('heading', { name: /^Cả khối:/ })).toBeFocused();
  await expect(open).toContainText(code);
  await expect(open).toContainText('1 mục của người lập, máy này sẽ mang hộ');
  await lookAt(page, 'handover-opened-desk');
  await open.getByRole('button', { name: 'Nhận khối về máy này' }).click();
  await expect(open).toContainText('Khối đã ở trên máy này, chưa đối chiếu với máy chủ.');
  await expect(page.locator(':focus')).toContainText('Khối đã ở trên máy này');
  const confirmation = must(
    /\d{4} \d{3} \d{3}/.exec(await open.locator('.spoken-code-digits').innerText())?.[0],
    'ten digits',
  );
  await lookAt(page, 'handover-taken-desk');

  // It is read, scored and printed there, and says of itself what it is.
  await typeInto(page, /^Huyện Than Uyên, I\.13 /, '9');
  await expect(page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 .*: 9,/ })).toBeVisible();
  await expect(page.getByText('Nhận từ tệp, chưa đối chiếu với máy chủ.')).toBeVisible();
  await lookAt(page, 'handover-grid-desk');
  const summary = await printed(page, `${BLOC}/in/tong-hop`, 'handover-summary');
  expect(summary).toMatch(/BẢN NHÁP.*nhận từ tệp, chưa đối chiếu với máy chủ/);
  expect(summary).toMatch(/Số liệu nhận từ tệp của Nguyễn Văn A/);
  await page.goto(`${BLOC}/ban-giao`);
  await expect(panel(page, 'Gói nhận từ Nguyễn Văn A')).toContainText(confirmation);
  await expect(page.getByText('Bản trên máy này nhận từ tệp')).toBeVisible();
  await lookAt(page, 'handover-received-desk');
  expect(await printed(page, recordLink, 'handover-record-receiver')).toContain(code);

  // The old leader enters the code; wrong ones are refused in words.
  await leader.page.goto(`${BLOC}/ban-giao`);
  const field = given.getByLabel('Mã xác nhận của bên nhận');
  const digits = confirmation.replaceAll(' ', '');
  const last = String((Number(digits.at(-1)) + 1) % 10);
  for (const [typed, says] of [
    ['12345', 'Mã có đúng 10 chữ số.'],
    [digits.slice(0, -1) + last, 'gõ nhầm hoặc nghe nhầm'],
    ['0000 000 001', 'không phải của gói này'],
  ] as const) {
    await field.fill(typed === '0000 000 001' ? otherCode(digits) : typed);
    await leader.page.keyboard.press('Enter');
    await expect(given.getByRole('alert')).toContainText(says);
    await expect(field).toBeFocused();
  }
  await lookAt(leader.page, 'handover-wrong-desk');
  await expect(given.getByRole('button', { name: 'Đóng bản trên máy này' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await field.fill(confirmation);
  await leader.page.keyboard.press('Enter');
  await expect(given).toContainText('Chưa đóng được, vì trên máy này còn:');
  await expect(leader.page.locator(':focus')).toContainText('Bên nhận đã xác nhận');
  await expect(given).toContainText('1 mục chưa gửi máy chủ');
  await lookAt(leader.page, 'handover-barred-desk');
  await leader.page.reload();
  await expect(given).toContainText('Bên nhận đã xác nhận, mã nhập lúc');
  await expect(given).toContainText('1 mục chưa gửi máy chủ');

  // The link goes as soon as nothing waits: taken before there is a line, and not raced with it.
  await given.getByRole('link', { name: 'Gửi và nhận' }).click();
  await expect(leader.page.getByRole('heading', { name: 'Gửi và nhận', level: 1 })).toBeVisible();
  await leader.offline(false);
  await expect(
    leader.page
      .getByText(/máy chủ xác nhận/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  await leader.page.goto(`${BLOC}/ban-giao`);
  await given.getByRole('button', { name: 'Đóng bản trên máy này' }).click();
  await lookAt(leader.page, 'handover-question-desk');
  await leader.page.getByRole('dialog').getByRole('button', { name: 'Đóng bản trên máy này' }).click();
  await expect(given).toContainText('Đã đóng bản của khối trên máy này');
  await expect(leader.page.locator(':focus')).toContainText('Đã đóng bản của khối');
  await lookAt(leader.page, 'handover-closed-desk');
  // It does not come back by itself; the record is still there, and by hand the bloc comes again.
  await leader.page.goto('/');
  await expect(leader.page.getByRole('button', { name: 'Nhận về máy' })).toBeVisible();
  await leader.page.reload();
  await expect(leader.page.getByRole('button', { name: 'Nhận về máy' })).toBeVisible();
  expect(await printed(leader.page, recordLink, 'handover-record-closed')).toContain(code);
  await leader.page.goto('/khoi');
  await leader.page.getByRole('button', { name: 'Nhận về máy' }).click();
  await expect(leader.page.getByRole('link', { name: /^Mở: / })).toBeVisible({ timeout: 30_000 });

  // The new leader meets the server: the mark goes, what was typed is there, and what was carried was there already.
  await deputy.offline(false);
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByText('Nhận từ tệp, chưa đối chiếu với máy chủ.')).toHaveCount(0, {
    timeout: 30_000,
  });
  await expect(page.getByRole('gridcell', { name: /^Huyện Phong Thổ, II\.2 .*: 10,/ })).toBeVisible();
  await expect(
    page.getByRole('gridcell', { name: /^Huyện Than Uyên, I\.13 .*: 9, Máy chủ đã nhận/ }),
  ).toBeVisible({ timeout: 30_000 });
  await page.goto(`${BLOC}/mang-tay`);
  await expect(panel(page, 'Đang mang hộ')).toContainText('nhận 0, đã có sẵn 1', { timeout: 30_000 });
  expect([...leader.complaints, ...deputy.complaints]).toEqual([]);
});

test('[HO2] [HO3] neither the giver’s own device nor a unit’s clerk is given the receiver’s code', async () => {
  test.setTimeout(120_000);
  const leader = await device('truongkhoi');
  const { page } = leader;
  await leader.offline(true);
  await typeInto(page, /^Huyện Phong Thổ, II\.2 /, '10');
  await expect(page.getByText('Chờ gửi 1 mục').filter({ visible: true }).first()).toBeVisible();
  const path = await packageOf(leader);
  await page.goto(`${BLOC}/mang-tay`);
  const open = panel(page, 'Mở tệp');
  await openIn(page, path);
  await expect(open).toContainText('Gói này lập trên chính máy này; bên nhận phải mở ở máy của mình.');
  await expect(open.getByRole('button', { name: 'Nhận khối về máy này' })).toHaveCount(0);
  await expect(open.getByRole('button', { name: 'Đưa vào phần chờ gửi của tôi' })).toHaveCount(0);
  await expect(open).not.toContainText('Mã xác nhận');
  await lookAt(page, 'handover-own-desk');
  await page.goto(`${BLOC}/ban-giao`);
  await expect(panel(page, 'Gói giao cho Trần Thị B')).toContainText('Chờ bên nhận xác nhận');
  await expect(panel(page, /^Gói nhận từ/)).toHaveCount(0);

  // Another device of the same person's: what was unsent may join there, and that is all.
  const second = await device('truongkhoi', PHONE);
  await second.page.goto(`${BLOC}/mang-tay`);
  await openIn(second.page, path);
  const there = panel(second.page, 'Mở tệp');
  await expect(there).toContainText('Gói này do chính bạn lập');
  await expect(there.getByRole('button', { name: 'Nhận khối về máy này' })).toHaveCount(0);
  await expect(there.getByRole('button', { name: /Nhận mang hộ|Đưa vào phần chờ gửi/ })).toBeVisible();
  await lookAt(second.page, 'handover-own-phone');

  // A unit's clerk takes their unit's part, and is not the receiver.
  const clerk = await emptyDevice('canbo.sinho');
  await clerk.page.goto('/mang-tay');
  await openIn(clerk.page, path);
  const part = panel(clerk.page, 'Mở tệp');
  await part.getByRole('button', { name: 'Nhận khối về máy này' }).click();
  await expect(part).toContainText('Chỉ trưởng khối, phó khối, thư ký nhận bàn giao');
  await expect(part.locator('.spoken-code-digits')).toHaveCount(0);
  await expect(part.getByRole('link', { name: 'Xem và in biên bản' })).toHaveCount(0);
  await lookAt(clerk.page, 'handover-clerk-phone');
  await clerk.page.goto(`${BLOC}/ban-giao`);
  await expect(panel(clerk.page, 'Bên nhận')).toBeVisible();
  await expect(panel(clerk.page, /^Gói nhận từ/)).toHaveCount(0);
  expect([...leader.complaints, ...second.complaints, ...clerk.complaints]).toEqual([]);
});

test('[WB3] a forged file shows its figures under a mark until the first contact, and then they are gone', async () => {
  test.setTimeout(180_000);
  const leader = await device('truongkhoi');
  const deputy = await emptyDevice('phokhoi');
  const { page } = leader;
  await page.goto(`${BLOC}/mang-tay`);
  const save = panel(page, 'Lưu cả khối vào tệp');
  await save.getByRole('button', { name: 'Chuẩn bị tệp cả khối' }).click();
  await save.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await save.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  await lookAt(page, 'whole-save-desk');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^Cả khối .*\.std$/);
  await expect(save).toContainText(`Đã lưu cả khối vào tệp ${download.suggestedFilename()}.`);
  const real = await readFile(await download.path());
  const path = join(leader.profile, 'gia.std');
  await writeFile(path, await forge(new Uint8Array(real)));
  const cut = join(leader.profile, 'cut.std');
  await writeFile(cut, real.subarray(0, real.length - 9));

  const phone = deputy.page;
  await phone.goto('/mang-tay');
  await openIn(phone, cut);
  await expect(panel(phone, 'Mở tệp').getByRole('alert')).toContainText('tệp đã bị sửa hay cụt');
  await openIn(phone, path);
  await expect(panel(phone, 'Mở tệp')).toContainText('Cả khối:');
  await lookAt(phone, 'whole-opened-phone');
  await panel(phone, 'Mở tệp').getByRole('button', { name: 'Nhận khối về máy này' }).click();
  await expect(panel(phone, 'Mở tệp')).toContainText('Khối đã ở trên máy này');
  await lookAt(phone, 'whole-taken-phone');
  await phone.goto(`${BLOC}/cham/phong-tho`);
  await expect(phone.getByText('Nhận từ tệp, chưa đối chiếu với máy chủ.')).toBeVisible();
  const input = phone.getByRole('article', { name: /I\.13/ }).first();
  await expect(input).toContainText('18,5');
  await lookAt(phone, 'whole-sheet-phone');
  await phone.goto(`${BLOC}/ban-giao`);
  await lookAt(phone, 'handover-provisional-phone');

  await deputy.offline(false);
  await phone.goto(`${BLOC}/cham/phong-tho`);
  await expect(phone.getByText('Nhận từ tệp, chưa đối chiếu với máy chủ.')).toHaveCount(0, {
    timeout: 30_000,
  });
  await expect(input).toBeVisible({ timeout: 30_000 });
  await expect(input).not.toContainText('18,5');
  // What is here by now reaches further than the file, which is told.
  await phone.goto(`${BLOC}/mang-tay`);
  await openIn(phone, path);
  await panel(phone, 'Mở tệp').getByRole('button', { name: 'Nhận khối về máy này' }).click();
  await expect(panel(phone, 'Mở tệp')).toContainText('giữ nguyên bản của mình');
  await phone.goto(`${BLOC}/ban-giao`);
  await lookAt(phone, 'handover-form-phone');

  // Who has no part in the bloc is told so.
  const stranger = await newDevice(sample.server.url, PHONE);
  sample.devices.push(stranger);
  await signIn(stranger.page, 'quantri', SAMPLE_PASSWORD);
  await stranger.page.goto('/mang-tay');
  await openIn(stranger.page, path);
  await expect(panel(stranger.page, 'Mở tệp')).toContainText('không có vai trò trong');
  await lookAt(stranger.page, 'whole-stranger-phone');
  expect([...leader.complaints, ...deputy.complaints]).toEqual([]);
});

/** A code with a right check that belongs to no package: its first digits are others. */
function otherCode(digits: string): string {
  const nine = String((Number(digits.slice(0, 9)) + 1) % 1_000_000_000).padStart(9, '0');
  let rest = 10;
  for (const digit of nine) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return nine + String((11 - rest) % 10);
}

/** The same file by one who knows the passphrase, with a score of 18.5 that nobody gave. */
async function forge(file: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const crypto = webcrypto as unknown as Crypto;
  const content = await openFile({ crypto }, file, PASSPHRASE);
  const read = content.ok
    ? await unpacked(content.value, (value) => ({ ok: true as const, value: value as WholeBloc }))
    : content;
  const whole = must(read.ok ? read.value : undefined, 'a whole bloc');
  const records = joinRecords(unpackRows(whole.records), unpackRows(whole.cells)).map((record) => {
    if (record.id !== 'cac-huyen.2023/phong-tho/bloc') return record;
    const column = record.body as Column;
    const cell = [
      {
        input: { value: '18.5' },
        reason: '',
        by: 'aaaaaaaaaaaa-1',
        author: 'truongkhoi',
        at: 1_700_000_000_000,
      },
    ];
    return { ...record, body: { ...column, cells: { ...column.cells, 'i.13': cell } } };
  });
  const split = splitRecords(records);
  const forged = { ...whole, records: packRows(split.records), cells: packRows(split.cells) };
  return shutFile({ crypto }, await packed(forged), PASSPHRASE);
}
