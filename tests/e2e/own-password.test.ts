// Somebody's own password: chosen before the first work, changed on the page of the device, and never in the way of work.

import { expect, test } from '@playwright/test';
import type { NewPersonAnswer } from '../../src/protocol/people.ts';
import { SAMPLE_PASSWORD } from '../../src/server/sample/province.ts';
import {
  chooseOwnPassword,
  type Device,
  DESK,
  newDevice,
  PHONE,
  signIn as signInBy,
  waitUntilReady,
} from '../support/device.ts';
import { lookAt } from '../support/look.ts';
import { signIn, startServer, type Client, type TestServer } from '../support/server.ts';

const BLOC = '/k/cac-huyen.2023';
const OWN = 'mùa nước ở Pa Tần';

let server: TestServer;
let administrator: Client;
const devices: Device[] = [];
async function device(screen = DESK): Promise<Device> {
  const one = await newDevice(server.url, screen);
  devices.push(one);
  return one;
}
test.beforeEach(async () => {
  server = await startServer({ DEMO: 'on' });
  administrator = await signIn(server.url, 'quantri');
});
test.afterEach(async () => {
  for (const one of devices.splice(0)) await one.close().catch(() => undefined);
  await server.stop();
});

const given = async (path: string, body: object): Promise<NewPersonAnswer> =>
  (await (await administrator.request('POST', path, body)).json()) as NewPersonAnswer;
/** A clerk's account, as it is handed over. */
const newClerk = (username: string) =>
  given('/api/people', {
    username,
    name: 'Lò Thị Mới',
    office: 'Chuyên viên',
    grants: [{ role: 'unit-clerk', blocId: 'cac-huyen', periodId: 'cac-huyen.2023', unitId: 'sin-ho' }],
  });

test('[AU16] a given password leads to one’s own before the first work; the page of accounts tells who has not chosen', async () => {
  test.setTimeout(120_000);
  const { password } = await newClerk('lo.moi');
  const keeper = await device();
  await signInBy(keeper.page, 'quantri', SAMPLE_PASSWORD);
  const line = keeper.page.getByRole('listitem').filter({ hasText: 'lo.moi' });
  await expect(line.getByText('Mật khẩu được cấp')).toBeVisible();

  const { page, complaints } = await device(PHONE);
  await signInBy(page, 'lo.moi', password);
  await expect(page.getByRole('heading', { name: 'Đặt mật khẩu của riêng bạn' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Để sau, vào làm việc' })).toHaveCount(0);
  await lookAt(page, 'own-password-phone');
  const next = page.getByLabel('Mật khẩu mới', { exact: true });
  const again = page.getByLabel('Gõ lại mật khẩu mới');
  const change = page.getByRole('button', { name: 'Đổi mật khẩu' });
  await next.fill('ngắn');
  await change.click();
  await expect(next).toBeFocused();
  await expect(page.getByText('Mật khẩu mới phải có ít nhất 12 ký tự.')).toBeVisible();
  await lookAt(page, 'own-password-short-phone');
  await next.fill(password);
  await expect(page.getByText('Mật khẩu mới phải khác mật khẩu đang dùng.')).toBeVisible();
  await next.fill(OWN);
  await again.fill('mùa nước');
  await change.click();
  await expect(page.getByText('Hai lần gõ mật khẩu mới chưa giống nhau.')).toBeVisible();
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click();
  await expect(next).toHaveAttribute('type', 'text');
  await page.setViewportSize(DESK);
  await lookAt(page, 'own-password-desk');
  await page.setViewportSize(PHONE);
  await again.fill(OWN);
  await change.click();
  await expect(page).toHaveURL(new RegExp(BLOC));
  await expect(page.getByRole('heading', { name: 'Đặt mật khẩu của riêng bạn' })).toHaveCount(0);
  expect(complaints).toEqual([]);

  await page.goto('/may-nay');
  await expect(page.getByRole('button', { name: 'Đổi mật khẩu' })).toBeVisible();
  await expect(page.getByText('do quản trị cấp')).toHaveCount(0);
  await keeper.page.reload();
  await expect(line).toBeVisible();
  await expect(line.getByText('Mật khẩu được cấp')).toHaveCount(0);
});

test('[AU16] a device that holds work signs in by a given password and keeps and sends everything', async () => {
  test.setTimeout(120_000);
  const { person, password } = await newClerk('lo.xa');
  expect((await signIn(server.url, 'lo.xa', password)).cookie).not.toBe('');
  const far = await device();
  const { page } = far;
  const facts = page.locator('.facts--desk');
  await signInBy(page, 'lo.xa', password);
  await chooseOwnPassword(page, OWN);
  await expect(page).toHaveURL(new RegExp(BLOC));
  await waitUntilReady(page);
  await far.offline(true);
  await page.goto(`${BLOC}/cham`);
  await page.getByRole('gridcell', { name: /^Huyện Sìn Hồ, I\.2 / }).click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(facts.getByText('Chờ gửi 1 mục')).toBeVisible();

  const renewed = await given(`/api/people/${person.id}/password`, {});
  await far.offline(false);
  await page.goto(`${BLOC}/gui`);
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập lại' }).first().click();
  await expect(page.getByText(/còn 1 mục chưa gửi của Lò Thị Mới/)).toBeVisible();
  await signInBy(page, 'lo.xa', renewed.password);
  await expect(page.getByRole('heading', { name: 'Đặt mật khẩu của riêng bạn' })).toBeVisible();

  // A line that breaks here keeps nobody from their work.
  await page.route('**/api/session/password', (route) => route.abort());
  await chooseOwnPassword(page, `${OWN} 2`);
  await expect(page.getByText('Chưa có trả lời của máy chủ')).toBeVisible();
  await lookAt(page, 'own-password-no-answer-desk');
  await page.getByRole('button', { name: 'Để sau, vào làm việc' }).click();
  await expect(facts.getByText(/máy chủ xác nhận/)).toBeVisible();
  const sent = await (await signIn(server.url, 'truongkhoi')).pullAll('cac-huyen');
  expect(JSON.stringify(sent.records.find(({ id }) => id === 'cac-huyen.2023/sin-ho/self'))).toContain(
    person.id,
  );
  await page.goto('/may-nay');
  await expect(page.getByText('Mật khẩu đang dùng do quản trị cấp')).toBeVisible();
});

test('[AU17] it is changed on the page of the device, with the network alone; other devices sign in again', async () => {
  test.setTimeout(120_000);
  const { password } = await newClerk('lo.nha');
  const first = await signIn(server.url, 'lo.nha', password);
  await first.request('POST', '/api/session/password', { password, next: OWN });
  const other = await signIn(server.url, 'lo.nha', OWN);
  const here = await device(PHONE);
  const { page } = here;
  await signInBy(page, 'lo.nha', OWN);
  await waitUntilReady(page);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  const form = page.getByRole('region', { name: 'Đổi mật khẩu' });
  await expect(form.getByText('Tên đăng nhập: lo.nha')).toBeVisible();
  await form.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(form.getByLabel('Mật khẩu đang dùng')).toBeFocused();
  await form.getByLabel('Mật khẩu đang dùng').fill('không phải mật khẩu');
  await form.getByLabel('Mật khẩu mới', { exact: true }).fill(`${OWN} 2`);
  await form.getByLabel('Gõ lại mật khẩu mới').fill(`${OWN} 2`);
  await here.offline(true);
  await form.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(form.getByText('Chưa có trả lời của máy chủ')).toBeVisible();
  await here.offline(false);
  await form.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(form.getByText('Mật khẩu đang dùng chưa đúng.')).toBeVisible();
  await expect(form.getByLabel('Mật khẩu đang dùng')).toBeFocused();
  await lookAt(page, 'change-password-phone', false);
  await form.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/change-password-phone-form.png' });
  await form.getByLabel('Mật khẩu đang dùng').fill(OWN);
  await form.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible();
  await lookAt(page, 'change-password-done-phone');
  expect((await other.request('GET', '/api/session')).status).toBe(401);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toBeVisible();
  await signIn(server.url, 'lo.nha', `${OWN} 2`);
});
