// Axe on every screen, at the width of a phone and of a desk, in both languages and both themes; no sideways
// scroll at 320 and 240 px; and the grid by keyboard alone.

import { expect, test } from '@playwright/test';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import { violationsOf } from '../support/axe.ts';
import { drawn, DESK, newDevice, PHONE, signIn, type Device } from '../support/device.ts';
import { startServer, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
const SCREENS = [
  BLOC,
  `${BLOC}/cham`,
  `${BLOC}/cham/muong-te`,
  `${BLOC}/hang`,
  `${BLOC}/thu`,
  `${BLOC}/chi-tieu`,
  `${BLOC}/chuyen-bang`,
  `${BLOC}/chuyen-bang/muong-te`,
  `${BLOC}/ra-soat`,
  `${BLOC}/ra-soat/muong-te`,
  `${BLOC}/cheo/muong-te`,
  `${BLOC}/hop`,
  `${BLOC}/ho-so`,
  `${BLOC}/tham-dinh`,
  `${BLOC}/tham-dinh/muong-te`,
  `${BLOC}/nam`,
  `${BLOC}/loi-van`,
  `${BLOC}/in`,
  `${BLOC}/in/phieu/muong-te`,
  `${BLOC}/in/tong-hop`,
  `${BLOC}/in/bien-ban`,
  `${BLOC}/in/phieu-suy-ton`,
  `${BLOC}/in/to-trinh`,
  `${BLOC}/in/tham-dinh`,
  `${BLOC}/in/khen-thuong`,
  `${BLOC}/in/phieu-trang`,
  `${BLOC}/gui`,
  `${BLOC}/mang-tay`,
  `${BLOC}/ban-giao`,
  `${BLOC}/bien-nhan`,
  `${BLOC}/in/bien-nhan`,
  `${BLOC}/bang`,
  `${BLOC}/bang/1`,
  `${BLOC}/bang/1/nhap`,
  `${BLOC}/nhap-phieu`,
  '/kiem-tra',
  '/may-nay',
  '/khoi',
  '/khoi/moi',
  '/khoi/khen-thuong',
  '/khong-co-trang-nay',
];

let server: TestServer;
let device: Device | undefined;

test.beforeAll(async () => {
  server = await startServer({ DEMO: 'on' });
});
test.afterAll(() => server.stop());
test.afterEach(async () => {
  await device?.close();
  device = undefined;
});

for (const [name, screen, theme, language] of [
  ['a desk, light, in Vietnamese', DESK, 'light', 'vi'],
  ['a desk, dark, in English', DESK, 'dark', 'en'],
  ['a phone, light, in Vietnamese', PHONE, 'light', 'vi'],
] as const) {
  test(`[A1] axe finds nothing on any screen: ${name}`, async () => {
    test.setTimeout(300_000);
    device = await newDevice(server.url, screen);
    const { page } = device;
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const found: Record<string, string[]> = { 'sign-in': await violationsOf(page) };
    await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
    await page.evaluate(
      ([chosen, said]) => {
        localStorage.setItem('so-thi-dua:theme', chosen);
        localStorage.setItem('so-thi-dua:language', said);
      },
      [theme, language] as const,
    );
    for (const path of SCREENS) {
      await page.goto(path);
      // A page that gives way to another one is in the document a moment longer, and hidden.
      await expect(page.locator('#content').locator('visible=true')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: 20_000 });
      await drawn(page);
      // High enough that no card lies half under the bar at the thumb, which a rule about targets would count.
      await page.setViewportSize({ ...screen, height: path.includes('/cham/') ? 14_000 : screen.height });
      found[path] = await violationsOf(page);
    }
    await page.goto('/may-nay');
    await page.getByRole('button', { name: /^(Đổi mật khẩu|Change the password)$/ }).click();
    found['password'] = await violationsOf(page);
    await page.goto(`${BLOC}/cham/muong-te`);
    await page.getByRole('button', { name: /I\.8$/ }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    found['why'] = await violationsOf(page);
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    expect(device.complaints).toEqual([]);
  });
}

test('[A1] a page whose program is still on its way has its name and its place', async () => {
  device = await newDevice(server.url, PHONE, { isWithoutWorker: true });
  const { page } = device;
  const held: (() => void)[] = [];
  await page.route('**/standings-page-*.js', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/hang`);
  await expect(page.locator('main[aria-busy=true]')).toContainText('Đang mở');
  await expect(page.getByRole('heading', { name: 'Xếp hạng', level: 1 })).toBeAttached();
  expect(await violationsOf(page)).toEqual([]);
  for (const release of held) release();
  await expect(page.locator('main[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('[A2] no screen scrolls sideways at 320 px, nor at the 240 that a phone with large letters has', async () => {
  test.setTimeout(240_000);
  device = await newDevice(server.url, { width: 320, height: 640 });
  const { page } = device;
  await signIn(page, 'truongkhoi', SAMPLE_PASSWORD);
  const wide: string[] = [];
  for (const path of SCREENS.filter((one) => !/\/in\/(phieu|tong-hop)/.test(one))) {
    await page.goto(path);
    await expect(page.locator('#content'), path).toBeVisible();
    await drawn(page);
    for (const width of [240, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const taken = await page.evaluate(() => document.documentElement.scrollWidth);
      if (taken > width) wide.push(`${path}: ${taken} of ${width}`);
    }
  }
  expect(wide).toEqual([]);
});

test('[A3] the grid works by keyboard alone: enter, full marks, not assigned, fill down, why, undo', async () => {
  device = await newDevice(server.url, DESK);
  const { page } = device;
  await signIn(page, 'thuky', SAMPLE_PASSWORD);
  await page.goto(`${BLOC}/cham`);
  const cell = (unit: string, code: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^${unit}, ${code.replace('.', '\\.')} `) });
  await cell('Thành phố Lai Châu', 'I.12').focus();

  await page.keyboard.press('ArrowDown');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toBeFocused();
  await page.keyboard.type('17,5');
  await page.keyboard.press('Tab');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toHaveAccessibleName(/: 17,5,/);
  await expect(cell('Huyện Tam Đường', 'I.13')).toBeFocused();
  await page.keyboard.press('Control+m');
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/: 20,/);
  await page.keyboard.press('n');
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/KG/);
  await page.keyboard.press('Control+z');
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/: 20,/);
  await page.keyboard.press('Home');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toHaveAccessibleName(/: 17,5,/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: /Vì sao 17,5/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toBeFocused();

  // An undo pressed at once means the entry just left, not the one before it.
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+z');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toHaveAccessibleName(/: 17,5,/);

  // A button in the table has its own keys; its toast takes back what it did, and nothing that came after.
  await cell('Huyện Tam Đường', 'I.13').focus();
  await page.keyboard.press('Delete');
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/chưa chấm$/);
  await page.getByRole('button', { name: /^Cho điểm tối đa .* I\.13/ }).focus();
  await page.keyboard.press('Space');
  await page.locator('.toast').hover();
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/: 20,/);
  await cell('Thành phố Lai Châu', 'I.13').focus();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.locator('.toast').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(cell('Huyện Tam Đường', 'I.13')).toHaveAccessibleName(/chưa chấm$/);
  await expect(cell('Thành phố Lai Châu', 'I.13')).toHaveAccessibleName(/: 5,/);

  // A picture has no text, and clears nothing.
  await cell('Thành phố Lai Châu', 'I.13').focus();
  await cell('Thành phố Lai Châu', 'I.13').evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'anh.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  // Who comes to the bar by Tab types there as in the cell.
  await page.locator('#formula-input').focus();
  await page.keyboard.press('F2');
  await expect(page.locator('#formula-input')).toHaveValue('5');
  await page.keyboard.press('Escape');
  await page.locator('#formula-input').focus();
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  await expect(cell('Thành phố Lai Châu', 'I.13')).toHaveAccessibleName(/: 12,5,/);
  await expect(page.locator('.toasts')).not.toContainText('Đã dán');
  expect(device.complaints).toEqual([]);
});
