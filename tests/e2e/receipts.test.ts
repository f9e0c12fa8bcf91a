// The server's receipts in people's hands: seen and printed with no network, shouted where one is forged; and single
// items of the sync centre as files that go to the server, or to whoever can help.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { must } from '../../src/base/assert.ts';
import { createPeopleAdmin } from '../../src/server/admin/people.ts';
import { grantsOf } from '../../src/server/store/people.ts';
import { missingPoppler } from '../../tools/browser.mjs';
import { violationsOf } from '../support/axe.ts';
import { DESK, PHONE, type Device } from '../support/device.ts';
import { logOf } from '../support/log.ts';
import { newWriter, signIn as signInByHand } from '../support/server.ts';
import { sampleForEach } from '../support/sample-people.ts';

const sample = sampleForEach();
const { device } = sample;

const BLOC = '/k/cac-huyen.2023';
const PASSPHRASE = 'Pa Tần mùa nước';

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** By the rules of access, with nothing beside the screen, in both lights. */
async function lookAt(page: Page, picture: string): Promise<void> {
  // Colours change at once, and are not looked at on their way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `test-results/${picture}-${theme}.png`, fullPage: true });
  }
}

/** A clerk enters figures with no network. Gives how many changes wait: a slow machine may save one figure twice. */
async function enterOffline({ page, offline }: Device, figures: number, first = 11): Promise<number> {
  await offline(true);
  await page.goto(`${BLOC}/cham/sin-ho`);
  const inputs = page.getByRole('textbox', { name: /^Kết quả, / });
  for (let at = 0; at < figures; at += 1) {
    await inputs.nth(at).fill(String(at + first));
    await inputs.nth(at).blur();
  }
  await page.goto(`${BLOC}/gui`);
  const waiting = panel(page, 'Chờ gửi').getByText(/^\d+ mục$/);
  const count = async () => Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]);
  await expect.poll(count).toBeGreaterThanOrEqual(figures);
  return count();
}

/** A clerk whose entries were made offline and have reached the sample.server. */
async function clerkWithReceipt(): Promise<readonly [Device, number]> {
  const clerk = await device('canbo.sinho');
  return [clerk, await sendFigures(clerk, 3)];
}

async function sendFigures(clerk: Device, figures: number, first?: number): Promise<number> {
  const count = await enterOffline(clerk, figures, first);
  await clerk.offline(false);
  await clerk.page.goto(`${BLOC}/gui`);
  await expect(clerk.page.getByText('Không còn gì chờ gửi từ máy này.')).toBeVisible({ timeout: 30_000 });
  return count;
}

for (const [name, screen] of [
  ['desk', DESK],
  ['phone', PHONE],
] as const) {
  test(`[RC1] on the ${name} what was sent has its receipt, checked by the device, and it stays with no network`, async () => {
    test.setTimeout(120_000);
    const clerk = await device('canbo.sinho', screen);
    const { page } = clerk;
    await page.goto(`${BLOC}/bien-nhan`);
    await expect(page.getByText('Máy này chưa có biên nhận nào của khối.')).toBeVisible();
    await lookAt(page, `receipts-none-${name}`);
    const count = await sendFigures(clerk, 3);
    await page.getByRole('link', { name: 'Biên nhận của máy chủ' }).click();
    await expect(page.getByText(`máy chủ nhận ${count} mục`)).toBeVisible();
    await clerk.offline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Biên nhận của máy chủ', level: 1 })).toBeVisible();
    const item = page.getByRole('listitem').filter({ hasText: `máy chủ nhận ${count} mục` });
    await expect(item).toContainText(`Huyện Sìn Hồ, Tự chấm: ${count} mục`);
    await expect(item).toContainText('Chữ ký đúng');
    await expect(panel(page, 'Mốc kiểm của sổ')).toContainText('Chữ ký đúng');
    await lookAt(page, `receipts-${name}`);
    await item.getByText('Xem đủ nội dung và chữ ký').click();
    await expect(item).toContainText('Nội dung trên máy này đúng là nội dung máy chủ đã ký nhận.');
    await lookAt(page, `receipts-open-${name}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      item.getByRole('button', { name: /Lưu vào tệp biên nhận/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Biên nhận [0-9a-f]{12} .*\.txt$/);
    expect(verifyReceipt(await download.path()).status).toBe(0);
    expect(clerk.complaints).toEqual([]);
  });
}

const verifyReceipt = (path: string) =>
  spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'verify-receipt', '--file', path, '--data', sample.server.dataDir],
    {
      encoding: 'utf8',
    },
  );

test('[RC5] a receipt prints offline, and what stands on the paper is enough for the server to know it again', async () => {
  test.skip(missingPoppler().length > 0, 'poppler-utils is not on this machine');
  test.setTimeout(120_000);
  const [clerk, count] = await clerkWithReceipt();
  const { page } = clerk;
  const more = await sendFigures(clerk, 1, 21);
  await clerk.offline(true);

  await page.goto(`${BLOC}/bien-nhan`);
  await page
    .getByRole('link', { name: /In biên nhận/ })
    .last()
    .click();
  const one = await printed(clerk, 'receipt-one');
  for (const words of [
    'BIÊN NHẬN SỐ LIỆU CHẤM ĐIỂM THI ĐUA NĂM 2023',
    `máy chủ nhận ${count} mục lúc`,
    'Huyện Sìn Hồ',
    'chữ ký của máy chủ đúng',
    'Nội dung in ở trên đúng là nội dung đã ký nhận',
    'NGƯỜI KIỂM TRA BIÊN NHẬN',
    'Máy đã in bản này tự kiểm: chữ ký của máy chủ đúng',
    'Dữ liệu mẫu',
  ]) {
    expect(one.text.replace(/\s+/g, ' ')).toContain(words);
  }
  const typed = join(clerk.profile, 'giay.txt');
  await writeFile(typed, one.text);
  expect(verifyReceipt(typed)).toMatchObject({ status: 0 });
  await writeFile(
    typed,
    one.text.replace(
      /(vị trí sổ:\s+)(\d)/,
      (_, label: string, digit: string) => `${label}${9 - Number(digit)}`,
    ),
  );
  expect(verifyReceipt(typed).stderr).toContain('dòng “vị trí sổ:” gõ sai');

  await page.goto(`${BLOC}/bien-nhan`);
  await page.getByRole('link', { name: /In cả ngày/ }).click();
  const day = await printed(clerk, 'receipt-day');
  expect(day.text).toContain(`2 biên nhận, ${count + more} mục, ngày`);
  await writeFile(typed, day.text);
  const both = verifyReceipt(typed);
  expect(both.status).toBe(0);
  expect(both.stdout.match(/ĐÚNG/g)).toHaveLength(2);
  expect(clerk.complaints).toEqual([]);
});

/** As the print button would, read back by poppler; its pictures lie beside the others. */
async function printed({ page }: Device, picture: string): Promise<{ text: string }> {
  await expect(page.getByRole('button', { name: 'In', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const file = `test-results/${picture}.pdf`;
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  execFileSync('pdftoppm', ['-r', '60', '-png', file, `test-results/${picture}`], { stdio: 'pipe' });
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
  return { text };
}

test('[RC2] a receipt that somebody altered is shouted, on the screen and on paper; the others stay good', async () => {
  test.setTimeout(120_000);
  const [clerk] = await clerkWithReceipt();
  const { page } = clerk;
  await clerk.offline(true);
  await page.goto(`${BLOC}/bien-nhan`);
  await expect(page.getByText('Chữ ký đúng').first()).toBeVisible();
  await page.evaluate(forge);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('1 biên nhận có chữ ký KHÔNG ĐÚNG.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Chữ ký KHÔNG ĐÚNG' })).toBeVisible();
  await lookAt(page, 'receipts-forged-desk');
  await page.goto(`${BLOC}/gui`);
  await expect(page.getByRole('alert')).toContainText('1 biên nhận có chữ ký KHÔNG ĐÚNG.');
  await lookAt(page, 'sync-forged-desk');
  await page.getByRole('alert').getByRole('link', { name: 'Biên nhận của máy chủ' }).click();
  await page.getByRole('link', { name: 'In mọi biên nhận' }).click();
  await expect(page.getByText('CHỮ KÝ KHÔNG ĐÚNG, KHÔNG DÙNG LÀM BẰNG CHỨNG').first()).toBeVisible();

  // On an older browser nobody is told yes or no: that it cannot check is all it says.
  await page.addInitScript(withoutEd25519);
  await page.goto(`${BLOC}/bien-nhan`);
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Máy này không tự kiểm được chữ ký' }),
  ).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await lookAt(page, 'receipts-cannot-check-desk');
  expect(clerk.complaints).toEqual([]);
});

/** As browsers were before 2025: the one thing they lack is this algorithm. */
function withoutEd25519(): void {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...args: unknown[]) => Promise<CryptoKey>;
  crypto.subtle.importKey = ((...args: unknown[]) =>
    (args[2] as { name?: string }).name === 'Ed25519'
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : importKey(...args)) as typeof crypto.subtle.importKey;
}

/** One bit of the first receipt that this browser keeps, turned. */
async function forge(): Promise<void> {
  const promised = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await promised(indexedDB.open(name));
    if (db.objectStoreNames.contains('sent')) {
      const store = db.transaction('sent', 'readwrite').objectStore('sent');
      const [row] = (await promised(store.getAll())) as { receipt: { batch: string } }[];
      if (row) {
        const first = (Number.parseInt(row.receipt.batch[0] ?? '0', 16) ^ 1).toString(16);
        row.receipt.batch = first + row.receipt.batch.slice(1);
        await promised(store.put(row));
      }
    }
    db.close();
  }
}

test('[IX2] one item that waits goes into a file, through another device to the server, and nothing doubles', async () => {
  test.setTimeout(150_000);
  const [clerk, leader] = [await device('canbo.sinho', PHONE), await device('truongkhoi')];
  const entries = async () =>
    (await logOf(sample.server.store, { author: 'canbo.sinho' })).map(({ name, verdict }) => [name, verdict]);
  const before = await entries();
  await leader.offline(true);
  const count = await enterOffline(clerk, 2);
  const { page } = clerk;
  await page.goto(`${BLOC}/gui`);
  await lookAt(page, 'item-waiting-phone');
  await page
    .getByRole('button', { name: `Lưu mục này vào tệp: Huyện Sìn Hồ, Tự chấm: ${count} mục` })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`Tệp có ${count} mục này.`);
  await dialog.getByLabel('Mật khẩu của tệp').fill('ngắn');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Mật khẩu phải có ít nhất 8 ký tự.');
  await lookAt(page, 'item-dialog-phone');
  await dialog.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await dialog.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`Đã lưu ${count} mục vào tệp`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lưu mục này vào tệp/ })).toBeFocused();

  await leader.page.goto(`${BLOC}/mang-tay`);
  const open = panel(leader.page, 'Mở tệp');
  await open.getByLabel('Chọn tệp .std').setInputFiles(await download.path());
  await open.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
  await leader.page.keyboard.press('Enter');
  await open.getByRole('button', { name: 'Nhận mang hộ' }).click();
  await leader.offline(false);
  await expect(panel(leader.page, 'Đang mang hộ')).toContainText(`nhận ${count}, đã có sẵn 0, không nhận 0`, {
    timeout: 30_000,
  });
  const after = await entries();
  expect(after).toHaveLength(before.length + count);

  await clerk.offline(false);
  await expect(page.getByText('Không còn gì chờ gửi từ máy này.')).toBeVisible({ timeout: 30_000 });
  expect(await entries()).toEqual(after);
  // What others brought is the clerk's all the same: the server signs for it again.
  await page.goto(`${BLOC}/bien-nhan`);
  await expect(page.getByText(`máy chủ nhận ${count} mục`)).toBeVisible();
  expect([...clerk.complaints, ...leader.complaints]).toEqual([]);
});

test('[IX1] what is held and what has two versions is saved as a text that says who, when, where, what and why', async () => {
  test.setTimeout(150_000);
  const clerk = await device('canbo.sinho');
  const count = await enterOffline(clerk, 1);
  const admin = createPeopleAdmin({ store: sample.server.store, now: Date.now });
  const administrator = {
    personId: 'quantri',
    name: '',
    grants: [{ role: 'administrator' as const, blocId: null, periodId: null, unitId: null }],
  };
  const roles = await grantsOf(sample.server.store.read, 'canbo.sinho');
  const role = must(roles[0], 'a role');
  // The clerk goes on reading the bloc, and may no longer write the unit's own column.
  await admin.setGrants(administrator, 'canbo.sinho', [{ ...role, role: 'bloc-secretary', unitId: null }]);
  const send = async (username: string, value: string, base: string | null) => {
    const client = await signInByHand(sample.server.url, username);
    const args = {
      sheetId: 'cac-huyen.2023/phong-tho',
      owner: 'bloc',
      criterionId: 'ii.2',
      input: { value },
      reason: `Theo báo cáo của ${username}`,
      table: 1,
    };
    await client.push('cac-huyen', newWriter(), [{ seq: 1, name: 'enter-score', base, args }]);
  };
  await send('truongkhoi', '10', null);
  await send('thuky', '15', null);

  const { page } = clerk;
  await clerk.offline(false);
  await page.goto(`${BLOC}/gui`);
  const forYou = panel(page, 'Cần bạn xử lý');
  await expect(forYou).toContainText(/Máy chủ không nhận|hai bản khác nhau/, { timeout: 30_000 });
  await expect(panel(page, 'Việc máy chủ giữ lại')).toBeVisible({ timeout: 30_000 });
  await lookAt(page, 'items-desk');
  const texts: string[] = [];
  for (const button of await page.getByRole('button', { name: /^Lưu mục này vào tệp/ }).all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/\.txt$/);
    const bytes = await readFile(await download.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    texts.push(bytes.toString('utf8'));
  }
  await writeFile('test-results/items.txt', texts.join('\n-----\n'));
  const text = texts.join('\n');
  for (const words of [
    'MỤC ĐANG GIỮ Ở MÁY CHỦ',
    'Đơn vị: Huyện Sìn Hồ',
    'Cột điểm: Tự chấm',
    'Số trước đó: ',
    'Số đã nhập: ',
    'Mã thao tác: ',
    'Ô CÓ HAI BẢN KHÁC NHAU',
    'Đơn vị: Huyện Phong Thổ',
    'Theo báo cáo của thuky',
    'Phần cho máy đọc:',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('\r\n');
  // Everything of the batch was held, and the server has signed for it all the same.
  await page.goto(`${BLOC}/bien-nhan`);
  await expect(page.getByText(`${count} mục đang được giữ ở máy chủ để xét.`)).toBeVisible();
  expect(clerk.complaints).toEqual([]);
});
