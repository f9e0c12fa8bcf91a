// "Nothing typed is ever lost": the hand is faster than the storage, and the page goes in the middle of a word.

import { expect, test, type Page } from '@playwright/test';
import { DESK, openProfile, PHONE, type Device } from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { sampleForEach } from '../support/sample-people.ts';

const BLOC = '/k/cac-huyen.2023';

const sample = sampleForEach();

async function offlineDevice(username: string, path: string, screen = DESK): Promise<Device> {
  const one = await sample.device(username, screen);
  await one.offline(true);
  await one.page.goto(path);
  return one;
}

/** What is asked of the journal's worker waits until `letGo` of the page is called: a disk that takes its time. */
const holdTheDisk = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const held: (() => void)[] = [];
    const real = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage') as PropertyDescriptor;
    const send = real.value as (...message: unknown[]) => void;
    Object.defineProperty(Worker.prototype, 'postMessage', {
      ...real,
      value(this: Worker, ...message: unknown[]) {
        held.push(() => send.apply(this, message));
      },
    });
    (window as unknown as { letGo: () => void }).letGo = () => {
      Object.defineProperty(Worker.prototype, 'postMessage', real);
      held.forEach((one) => one());
    };
  });

test('[RP14] in the grid, the page may go in the middle of a figure or a reason', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  await cell.click();
  await page.keyboard.type('8');
  await page.reload();
  await expect(cell).toHaveAccessibleName(/: 8, Chờ gửi/);

  await cell.click();
  await page.keyboard.type('7');
  await page.getByRole('link', { name: 'Xếp hạng' }).press('Enter');
  await page.goBack();
  await expect(cell).toHaveAccessibleName(/: 7, Chờ gửi/);

  const other = page.getByRole('gridcell', { name: /^Huyện Mường Tè, I\.3 / });
  const reason = page.getByLabel('Lý do lệch');
  await other.click();
  await reason.fill('Thiếu danh sách 12 người');
  await cell.click();
  await other.click();
  await expect(reason).toHaveValue('Thiếu danh sách 12 người');
  await reason.fill('Theo số của Sở');
  await page.reload();
  await other.click();
  await expect(reason).toHaveValue('Theo số của Sở');
});

test('[RP14] in the grid, the keys after Enter belong to the next cell, however slow the device; Esc takes back', async () => {
  const { page, context } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = (code: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^Huyện Nậm Nhùn, ${code.replace('.', '\\.')} `) });
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await cell('III.2').click();
  await Promise.all(
    ['5', 'Enter', '1', '2', 'Enter', '6', '5', 'Tab'].map((key) => page.keyboard.press(key)),
  );
  await expect(cell('III.2')).toHaveAccessibleName(/: 35, Chờ gửi/);
  await expect(cell('III.3')).toHaveAccessibleName(/: 24, Chờ gửi/);
  await expect(cell('III.4')).toHaveAccessibleName(/: 20, Chờ gửi/);

  await cell('III.2').click();
  await page.keyboard.type('30');
  await page.keyboard.press('Escape');
  await expect(cell('III.2')).toBeFocused();
  await expect(cell('III.2')).toHaveAccessibleName(/: 35, Chờ gửi/);
});

test('[SC7] in the grid, the total follows the key at once, and nothing is called saved before the storage has it', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  const total = page.locator('.grid tfoot td').nth(3);
  const saved = page.locator('.facts--desk').getByText('Chờ gửi 1 mục');
  await cell.click();
  await expect(total).toHaveText('879,15');
  await expect(saved).toHaveCount(0);
  await holdTheDisk(page);
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveAccessibleName(/: 8, Đang lưu/);
  await expect(total).toHaveText('869,15');
  await expect(saved).toHaveCount(0);
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());
  await expect(cell).toHaveAccessibleName(/: 8, Chờ gửi/);
  await expect(total).toHaveText('869,15');
  await expect(saved).toBeVisible();
});

test('[SC7] [RP14] what is entered again while it is being saved keeps its draft until the storage has it', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  await cell.click();
  await holdTheDisk(page);
  for (const key of ['8', 'Enter', 'ArrowUp', '8', 'Enter']) await page.keyboard.press(key);
  await expect(cell).toHaveAccessibleName(/: 8, Đang lưu/);
  await page.waitForTimeout(300);
  // The disk never answers this page.
  await page.reload();
  await expect(cell).toHaveAccessibleName(/: 8, Chờ gửi/);
});

test('[RP26] a browser that is killed a second after the last key has the figure, the reason and the form', async () => {
  const { page, context, kill, profile } = await offlineDevice('truongkhoi', `${BLOC}/nam`);
  // As of an app that was installed: a browser that promises nothing has no second database [SF7].
  const tools = await context.newCDPSession(page);
  await tools.send('Browser.grantPermissions', { permissions: ['durableStorage'] });
  expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
  await page.reload();
  await page.getByLabel('Nội dung mới').first().fill('Vận động mỗi xã một mô hình chuyển đổi số');
  // What is put away with a page is not what is tried here.
  const grid = await page.context().newPage();
  await grid.goto(`${BLOC}/cham`);
  const cellOf = (where: Page, name: RegExp) => where.getByRole('gridcell', { name });
  await cellOf(grid, /^Huyện Mường Tè, I\.3 /).click();
  await grid.getByLabel('Lý do lệch').fill('Thiếu danh sách 12 người');
  await cellOf(grid, /^Huyện Phong Thổ, I\.13 /).click();
  await grid.waitForTimeout(6000);
  await grid.keyboard.type('8');
  await grid.waitForTimeout(1000);
  await expect(grid.locator('.facts--desk').getByText('Chờ gửi 1 mục')).toBeVisible();
  await kill();

  const again = await openProfile(profile, sample.server.url, DESK, true);
  sample.devices.push(again);
  await again.page.goto(`${BLOC}/nam`);
  await expect(again.page.getByLabel('Nội dung mới').first()).toHaveValue(
    'Vận động mỗi xã một mô hình chuyển đổi số',
  );
  await again.page.goto(`${BLOC}/cham`);
  await expect(cellOf(again.page, /^Huyện Phong Thổ, I\.13 /)).toHaveAccessibleName(/: 8, Chờ gửi/);
  await cellOf(again.page, /^Huyện Mường Tè, I\.3 /).click();
  await expect(again.page.getByLabel('Lý do lệch')).toHaveValue('Thiếu danh sách 12 người');
});

test('[RP14] on a card, a rest while typing changes nothing under the hand, and the page may go at once', async () => {
  const { page } = await offlineDevice('canbo.sinho', `${BLOC}/cham/sin-ho`, PHONE);
  const input = page.getByLabel(/^Kết quả, I\.12 /);
  const card = page.getByRole('article', { name: /I\.12/ });
  await input.fill('');
  await page.keyboard.type('4,0');
  await expect(card.getByText('Chờ gửi')).toBeVisible();
  await expect(input).toHaveValue('4,0');
  await page.keyboard.type('5');
  await page.reload();
  await expect(input).toHaveValue('4,05');
});

test('[RP14] [RP20] a draft that the rules refuse when it is to be saved is shown with its text, until it is put away', async () => {
  const { page } = await sample.device('thuky');
  // As a page that is gone left it: a bloc score for a unit whose review has not begun.
  await page.evaluate(async () => {
    const { actor } = (await (await fetch('/api/session')).json()) as { actor: { personId: string } };
    const place = { sheetId: 'cac-huyen.2023/sin-ho', owner: 'bloc', criterionId: 'i.13' };
    localStorage.setItem(
      `so-thi-dua/draft/${actor.personId}/gone ${place.sheetId} ${place.owner} ${place.criterionId}`,
      JSON.stringify({ bloc: 'cac-huyen', ...place, typed: { input: { value: '9.5' } } }),
    );
  });
  await page.goto(`${BLOC}/cham`);
  await expect(page.getByRole('grid')).toBeVisible();
  // Also on the page of the device, which nobody leaves over it.
  await page.goto('/may-nay');
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toHaveAccessibleDescription(
    /còn 1 chỗ đã gõ mà chưa lưu/,
  );
  const cells = page.getByRole('region', { name: 'Đã gõ, chưa lưu' });
  await expect(cells).toContainText('“9,5”');
  await cells.getByRole('button', { name: 'Bỏ: Ô điểm' }).click();
  await expect(cells).toHaveCount(0);
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await cells.getByRole('link', { name: 'Mở trang: Ô điểm' }).click();
  const left = page.getByText('Đã gõ nhưng chưa lưu được: Huyện Sìn Hồ · I.13: 9,5');
  await expect(left).toBeVisible();
  await page.getByRole('button', { name: 'Đã rõ, cất đi' }).click();
  await expect(left).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Gửi và nhận' })).toBeVisible();
  await expect(left).toHaveCount(0);
});

test('[RP14] a window that is made narrow takes the grid away, and not what is half typed in it', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  await cell.click();
  await page.keyboard.type('8');
  await page.setViewportSize(PHONE);
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.setViewportSize(DESK);
  await expect(cell).toHaveAccessibleName(/: 8, Chờ gửi/);
  // The hand is where it was.
  await expect(cell).toHaveAttribute('tabindex', '0');
});

test('[RP20] a form that is half typed is told on two pages, bars signing out, and is dropped only by its writer', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/nam`);
  const field = page.getByLabel('Nội dung mới').first();
  await field.fill('Vận động mỗi xã một mô hình chuyển đổi số');
  const begun = page.getByRole('region', { name: 'Đã gõ, chưa lưu' });
  await page.goto(`${BLOC}/gui`);
  await expect(begun).toContainText('“Vận động mỗi xã một mô hình chuyển đổi số”');
  await lookAt(page, 'begun-form-1280');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'begun-form-360');
  await begun.getByRole('link', { name: 'Mở trang' }).click();
  await expect(field).toHaveValue('Vận động mỗi xã một mô hình chuyển đổi số');

  await page.goto('/may-nay');
  const signOut = page.getByRole('button', { name: 'Đăng xuất' });
  await expect(signOut).toHaveAccessibleDescription(/còn 1 chỗ đã gõ mà chưa lưu/);
  await begun.getByRole('button', { name: 'Bỏ: Hoạt động của khối' }).click();
  await expect(begun).toHaveCount(0);
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await expect(begun).toHaveCount(1);
  await begun.getByRole('button', { name: 'Bỏ: Hoạt động của khối' }).click();
  await expect(signOut).not.toHaveAccessibleDescription(/chưa lưu/);
  await page.goto(`${BLOC}/nam`);
  await expect(field).toHaveValue('');

  // What another tab is typing is told here at once, and bars as well.
  await page.goto('/may-nay');
  const other = await page.context().newPage();
  await other.goto(`${BLOC}/nam`);
  await other.getByLabel('Nội dung mới').first().fill('Ở thẻ kia');
  await expect(begun).toContainText('“Ở thẻ kia”');
  await expect(signOut).toHaveAccessibleDescription(/còn 1 chỗ đã gõ mà chưa lưu/);
});

test('[RP14] other points and their reason, half typed in a dialog, come back with the page and go once they are saved', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham/phong-tho`);
  const open = async () => {
    await page
      .getByRole('button', { name: /I\.13$/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Sửa điểm' }).click();
    return page.getByRole('dialog', { name: /^Sửa điểm I\.13/ });
  };
  let dialog = await open();
  await dialog.getByLabel(/Điểm mới/).fill('6,5');
  await dialog.getByLabel(/Lý do/).fill('Thiếu báo cáo quý');
  await page.reload();
  dialog = await open();
  await expect(dialog.getByLabel(/Điểm mới/)).toHaveValue('6,5');
  await expect(dialog.getByLabel(/Lý do/)).toHaveValue('Thiếu báo cáo quý');
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`${BLOC}/gui`);
  await expect(page.getByText('Huyện Phong Thổ').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Đã gõ, chưa lưu' })).toHaveCount(0);
});

test('[SC11] a field cuts nothing: decomposed text within its limit is saved, a longer one stays and says how much is too much', async () => {
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/nam`);
  const field = page.getByLabel('Kết quả nổi bật').first();
  const waiting = page.locator('.facts--desk').getByText(/Chờ gửi \d+ mục/);
  // As macOS and many PDF files give it: each letter and its marks apart.
  const sentence = 'Khối đã phát động phong trào thi đua và tặng giấy khen cho tập thể. ';
  const text = sentence.repeat(110);
  const decomposed = text.normalize('NFD');
  expect([text.length < 8000, decomposed.length > 8000]).toEqual([true, true]);
  await field.click();
  await page.keyboard.insertText(decomposed);
  await expect(field).toHaveValue(decomposed);
  await field.press('Tab');
  await expect(waiting).toHaveText('Chờ gửi 1 mục');
  await page.reload();
  await expect(field).toHaveValue(text.trim());

  await field.fill(sentence.repeat(120));
  const told = page.getByText('Dài quá 8.000 ký tự, chưa lưu được: hãy bớt 159 ký tự.');
  await expect(told).toBeVisible();
  await expect(field).toHaveAccessibleDescription(/bớt 159 ký tự/);
  await field.press('Tab');
  await expect(waiting).toHaveText('Chờ gửi 1 mục');
  await lookAt(page, 'too-long-1280');
  await page.reload();
  await expect(field).toHaveValue(sentence.repeat(120));
  await expect(told).toBeVisible();
  await field.fill(sentence);
  await expect(told).toHaveCount(0);
  await field.press('Tab');
  await expect(waiting).toHaveText('Chờ gửi 2 mục');
});

test('[SC12] a long text in place of a figure is refused in words, and stays whole where it was typed', async () => {
  const long = `123 ${Array.from({ length: 60 }, (_, at) => `chữ${at}`).join(' ')}`;
  const { page } = await offlineDevice('truongkhoi', `${BLOC}/cham`);
  const cell = page.getByRole('gridcell', { name: /^Huyện Phong Thổ, I\.13 / });
  const stood = await cell.getAttribute('aria-label');
  await cell.click();
  await page.keyboard.press('F2');
  const bar = page.locator('#formula-input');
  await bar.fill(long);
  await page.keyboard.press('Enter');
  await expect(page.locator('#sheet-notice')).toContainText('dài quá 200 ký tự');
  await expect(bar).toHaveValue(long);
  await expect(cell).toHaveAttribute('aria-label', stood ?? '');

  await page.setViewportSize(PHONE);
  await page.goto(`${BLOC}/cham/phong-tho`);
  const field = page.getByLabel(/^Kết quả, I\.12 /);
  await field.fill(long);
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'dài quá 200 ký tự' })).toBeVisible();
  await expect(field).toHaveValue(long);
});
