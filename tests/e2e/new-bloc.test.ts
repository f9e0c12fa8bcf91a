// An empty server comes to life: its administrator makes a bloc and gives the roles, and the leader drafts the table.

import { expect, test } from '@playwright/test';
import {
  chooseOwnPassword,
  DESK,
  newDevice,
  PHONE,
  signIn,
  waitUntilReady,
  type Device,
} from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { panel } from '../support/meeting-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const devices: Device[] = [];
const device = async (screen = DESK) => {
  const one = await newDevice(server.url, screen);
  devices.push(one);
  return one;
};

test.beforeEach(async () => {
  server = await startServer({ DEMO: 'off' });
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

test('[BM1] [BM2] an empty server: a bloc is made, roles are given by name, and its leader drafts the table offline', async () => {
  test.setTimeout(150_000);
  const admin = await device();
  const { page } = admin;
  const link = new URL(server.setUpLink ?? '');
  await page.goto(link.pathname + link.hash);
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn A');
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu').fill('mot-mat-khau-dai');
  await page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
  await expect(page.getByText('Chưa có khối nào.')).toBeVisible();
  await lookAt(page, 'new-bloc-accounts-empty');

  await page.getByRole('link', { name: 'Lập khối thi đua' }).click();
  const make = page.getByRole('button', { name: 'Lập khối', exact: true });
  await page.getByLabel('Tên đầy đủ của khối').fill('Khối thi đua các xã vùng cao tỉnh Lai Châu');
  await page.getByLabel('Tên ngắn').fill('Các xã vùng cao');
  await page.getByLabel('Năm, hoặc tên kỳ thi đua').fill('2026');
  await page.getByLabel('Cơ quan cấp trên').fill('UBND TỈNH LAI CHÂU');
  await page.getByLabel('Đơn vị thành viên').fill('Xã Mường Kim\nXã Sìn Hồ\nPhường Tân Phong');
  await expect(page.getByText('Đọc được 3 tên: từ Xã Mường Kim đến Phường Tân Phong.')).toBeVisible();
  await expect(page.getByText('Chọn đơn vị làm trưởng khối.')).toBeVisible();
  await page.getByLabel('Trưởng khối').selectOption('Xã Mường Kim');
  await page.getByLabel('Phó khối').selectOption('Xã Sìn Hồ');
  // With the cable out it says so, and what was typed is there after the page was loaded again.
  await admin.offline(true);
  await make.click();
  await expect(page.getByRole('alert')).toContainText('Chưa tới được máy chủ');
  await expect(page.getByRole('alert')).toBeInViewport();
  await admin.offline(false);
  await page.reload();
  await expect(page.getByLabel('Đơn vị thành viên')).toHaveValue('Xã Mường Kim\nXã Sìn Hồ\nPhường Tân Phong');
  await lookAt(page, 'new-bloc-desk');
  await page.setViewportSize(PHONE);
  await lookAt(page, 'new-bloc-phone');
  await page.setViewportSize(DESK);
  await make.click();
  await expect(page.getByText('Đã lập Khối thi đua các xã vùng cao tỉnh Lai Châu.')).toBeInViewport();
  await expect(page.locator(':focus')).toContainText('Đã lập Khối thi đua');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('link', { name: 'Sang trang Tài khoản' }).click();
  const add = panel(page, 'Thêm tài khoản');
  await add.getByLabel('Họ và tên').fill('Lò Thị B');
  await add.getByLabel('Tên đăng nhập').fill('lo.b');
  await add.getByLabel('Vai trò', { exact: true }).selectOption('bloc-leader');
  await add.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await expect(add).toContainText('Chọn khối của vai trò này.');
  await add.getByLabel('Khối thi đua').selectOption('Khối thi đua các xã vùng cao tỉnh Lai Châu');
  await add.getByLabel('Năm').selectOption('2026');
  await add.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await expect(add).toContainText('Chọn đơn vị của người này');
  await add.getByLabel('Đơn vị').selectOption('Xã Mường Kim');
  // With the cable out nothing is made, and nothing that was typed or chosen goes.
  await admin.offline(true);
  await add.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await expect(page.getByRole('alert')).toContainText('Chưa tới được máy chủ');
  await expect(add.getByLabel('Họ và tên')).toHaveValue('Lò Thị B');
  await expect(add.getByLabel('Đơn vị')).toHaveValue(/./);
  await admin.offline(false);
  await add.getByRole('button', { name: 'Tạo tài khoản' }).click();
  const told = await page.getByText(/^Mật khẩu của Lò Thị B: \S+/).textContent();
  const password = /: (\S+)$/.exec(told?.trim() ?? '')?.[1] ?? '';
  await expect(page.getByText(/Trưởng khối · Xã Mường Kim · .* · 2026/)).toBeVisible();
  await expect(add.getByLabel('Họ và tên')).toHaveValue('');
  await lookAt(page, 'new-bloc-roles');

  const leader = await device();
  await signIn(leader.page, 'lo.b', password);
  await chooseOwnPassword(leader.page, 'Mường Kim mùa lúa chín');
  await expect(leader.page).toHaveURL(/\/k\//);
  await waitUntilReady(leader.page);
  await leader.offline(true);
  await leader.page.goto('/k/cac-xa-vung-cao.2026');
  await expect(leader.page.getByRole('heading', { name: /Khối thi đua các xã vùng cao/ })).toBeVisible();
  await lookAt(leader.page, 'new-bloc-leader-home');
  // [TM8] Nothing is hidden from anybody: there are no sheets before the table is in force.
  for (const path of ['cham', 'hang', 'ra-soat', 'thu']) {
    await leader.page.goto(`/k/cac-xa-vung-cao.2026/${path}`);
    await expect(leader.page.getByText('Chưa có phiếu: bảng tiêu chí chưa áp dụng.')).toBeVisible();
    await lookAt(leader.page, `new-bloc-leader-${path}`);
  }
  await leader.page.goto('/k/cac-xa-vung-cao.2026/bang/1');
  await leader.page.getByRole('row', { name: /^I / }).click();
  await leader.page.getByRole('button', { name: 'Thêm tiêu chí' }).click();
  const name = leader.page.getByRole('textbox', { name: 'Nội dung' });
  await expect(name).toHaveValue('');
  await expect(name).toBeFocused();
  await leader.page.keyboard.type('Thu ngân sách');
  await leader.page.getByLabel('Điểm tối đa', { exact: true }).fill('1.000');
  await leader.page.getByLabel('Cách chấm', { exact: true }).selectOption('expert');
  await expect(leader.page.getByText('Không thấy chỗ nào sai.')).toBeVisible();
  await lookAt(leader.page, 'new-bloc-designer');
  await leader.page.goto('/k/cac-xa-vung-cao.2026/bang');
  await expect(leader.page.getByRole('button', { name: 'Trình Sở Nội vụ' })).toBeEnabled();
  expect([...admin.complaints, ...leader.complaints]).toEqual([]);
});

test('[BM1] [AU5] [AU6] a second press while the first is on its way makes nothing twice and is refused nothing', async () => {
  const admin = await device();
  const { page } = admin;
  const asked: string[] = [];
  let letThrough = () => {};
  await page.route(/\/api\/(set-up|blocs|people)$/, async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    asked.push(new URL(route.request().url()).pathname);
    await new Promise<void>((resolve) => (letThrough = resolve));
    await route.continue();
  });
  /** Presses, and presses again what is greyed by then. */
  const pressTwice = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    const before = asked.length;
    await button.click();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.click({ force: true });
    await expect(button).toHaveAccessibleDescription(/^Đang .*(…|chờ một chút\.)$/);
    await expect.poll(() => asked.length).toBe(before + 1);
    letThrough();
  };
  const link = new URL(server.setUpLink ?? '');
  await page.goto(link.pathname + link.hash);
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn A');
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu').fill('mot-mat-khau-dai');
  await pressTwice('Tạo tài khoản quản trị');

  await page.getByRole('link', { name: 'Lập khối thi đua' }).click();
  await page.getByLabel('Tên đầy đủ của khối').fill('Khối thi đua các xã vùng cao tỉnh Lai Châu');
  await page.getByLabel('Tên ngắn').fill('Các xã vùng cao');
  await page.getByLabel('Năm, hoặc tên kỳ thi đua').fill('2026');
  await page.getByLabel('Cơ quan cấp trên').fill('UBND TỈNH LAI CHÂU');
  await page.getByLabel('Đơn vị thành viên').fill('Xã Mường Kim\nXã Sìn Hồ');
  await page.getByLabel('Trưởng khối').selectOption('Xã Mường Kim');
  await pressTwice('Lập khối');
  await expect(page.getByText('Đã lập Khối thi đua các xã vùng cao tỉnh Lai Châu.')).toBeVisible();

  await page.getByRole('link', { name: 'Sang trang Tài khoản' }).click();
  const add = panel(page, 'Thêm tài khoản');
  await add.getByLabel('Họ và tên').fill('Trần Thị B');
  await add.getByLabel('Tên đăng nhập').fill('tran.b');
  await add.getByLabel('Vai trò', { exact: true }).selectOption('province-officer');
  await pressTwice('Tạo tài khoản');
  await expect(page.getByText(/^Mật khẩu của Trần Thị B: \S+/)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(asked).toEqual(['/api/set-up', '/api/blocs', '/api/people']);
});
